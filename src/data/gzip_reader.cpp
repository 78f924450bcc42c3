#include "data/gzip_reader.hpp"

#include "data/file_error.hpp"

#ifndef __EMSCRIPTEN__
#include <algorithm>
#include <limits>
#include <new>

#include <zlib.h>
#endif

namespace xenoglyph::data {

bool is_gzip(std::span<const std::byte> content) {
  return content.size() >= 2 && content[0] == std::byte{0x1F} && content[1] == std::byte{0x8B};
}

std::size_t most_inflated(std::size_t compressed) { return 1032 * compressed; }

#ifdef __EMSCRIPTEN__

struct GzipReader::State {};

GzipReader::GzipReader(std::span<const std::byte> /*content*/, const std::string& name) {
  throw FileError(name + ": is compressed with gzip; decompress it first");
}

GzipReader::~GzipReader() = default;

std::size_t GzipReader::read(std::span<std::byte> /*piece*/) { return 0; }

#else

namespace {

constexpr int gzip_only = 16;  // zlib's flag for gzip's header, added to the window's size

// zlib counts in 32 bits.
uInt step(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

struct GzipReader::State {
  State(std::span<const std::byte> content, const std::string& file) : rest(content), name(file) {
    if (::inflateInit2(&stream, MAX_WBITS + gzip_only) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ::inflateEnd(&stream); }

  z_stream stream{};
  std::span<const std::byte> rest;  ///< not yet inflated
  const std::string& name;
  bool ended = false;

  // One call of zlib's, which fills `piece` in part or whole. Returns how much it wrote.
  std::size_t inflate_into(std::span<std::byte> piece) {
    const uInt given = step(rest.size());
    const uInt room = step(piece.size());
    // zlib does not write to its input, but its interface is older than const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(rest.data()));
    stream.avail_in = given;
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = room;
    const int status = ::inflate(&stream, Z_NO_FLUSH);
    rest = rest.subspan(given - stream.avail_in);
    const std::size_t written = room - stream.avail_out;
    if (status == Z_STREAM_END) {
      end_member();
    } else if (status == Z_MEM_ERROR) {
      throw std::bad_alloc();
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      throw FileError(name + ": its gzip data are damaged; fetch or compress the file anew");
    } else if (written == 0 && rest.empty()) {
      throw FileError(name + ": its gzip data are truncated; fetch or compress the file anew");
    }
    return written;
  }

  void end_member() {
    if (is_gzip(rest)) {
      ::inflateReset(&stream);
    } else if (rest.empty()) {
      ended = true;
    } else {
      throw FileError(name + ": has " + std::to_string(rest.size()) +
                      " bytes after the end of its gzip data");
    }
  }
};

GzipReader::GzipReader(std::span<const std::byte> content, const std::string& name)
    : state_(std::make_unique<State>(content, name)) {}

GzipReader::~GzipReader() = default;

std::size_t GzipReader::read(std::span<std::byte> piece) {
  std::size_t count = 0;
  while (count < piece.size() && !state_->ended) {
    count += state_->inflate_into(piece.subspan(count));
  }
  return count;
}

#endif

std::string inflated(std::span<const std::byte> content, const std::string& name) {
  constexpr std::size_t piece_size = std::size_t{1} << 20;
  GzipReader reader(content, name);
  std::string text;
  while (true) {
    const std::size_t start = text.size();
    text.resize(start + piece_size);
    const std::size_t count = reader.read(std::as_writable_bytes(std::span(text).subspan(start)));
    if (count < piece_size) {
      text.resize(start + count);
      return text;
    }
  }
}

}  // namespace xenoglyph::data
