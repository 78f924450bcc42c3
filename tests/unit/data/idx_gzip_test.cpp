// IDX files with gzip around them, natively.

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>
#include <zlib.h>

#include "data/file_error.hpp"
#include "data/gzip_reader.hpp"
#include "data/idx_reader.hpp"
#include "data/input_file.hpp"
#include "data/table_reader.hpp"
#include "idx_files.hpp"

namespace {

using namespace std::string_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using xenoglyph::data::FileError;
using xenoglyph::data::Images;
using xenoglyph::data::read_idx_images;

Images images(const std::string& content) {
  return read_idx_images(std::as_bytes(std::span(content)), "a.gz");
}

std::string fault(const std::string& content) {
  try {
    images(content);
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  if (::deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, MAX_MEM_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::vector<Bytef> input(text.begin(), text.end());
  std::vector<Bytef> output(::deflateBound(&stream, static_cast<uLong>(input.size())));
  stream.next_in = input.data();
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = output.data();
  stream.avail_out = static_cast<uInt>(output.size());
  const int status = ::deflate(&stream, Z_FINISH);
  output.resize(output.size() - stream.avail_out);
  ::deflateEnd(&stream);
  if (status != Z_STREAM_END) {
    throw std::bad_alloc();
  }
  return {output.begin(), output.end()};
}

const std::string values = "\x00\x01\x02\x03\x04\x05\xFA\xFB\xFC\xFD\xFE\xFF"s;
const std::string two_images = idx({2, 2, 3}, values);

}  // namespace

TEST_CASE("what Python's gzip wrote is read") {
  // gzip.GzipFile(filename='a', mtime=0) of two_images
  const std::string from_python =
      "\x1F\x8B\x08\x08\x00\x00\x00\x00\x02\xFF\x61\x00\x63\x60\xE0\x60\x66\x60\x60\x60"
      "\x82\x62\x66\x06\x46\x26\x66\x16\xD6\x5F\xBF\xFF\xFC\xFD\xF7\x1F\x00\x06\x32\x7E"
      "\x1A\x1C\x00\x00\x00"s;
  const Images read = images(from_python);
  CHECK(read.count == 2);
  CHECK(read.height == 2);
  CHECK(read.width == 3);
  CHECK(read.pixels == std::vector<std::uint8_t>(values.begin(), values.end()));
}

TEST_CASE("several members are one file") {
  const std::string joined = gzip(two_images.substr(0, 9)) + gzip(two_images.substr(9));
  CHECK(images(joined).pixels == images(two_images).pixels);
}

TEST_CASE("large images come whole out of gzip") {
  std::string large(std::size_t{5} << 20, '\0');
  for (std::size_t i = 0; i < large.size(); i += 97) {
    large[i] = static_cast<char>(i / 97);
  }
  const Images read = images(gzip(idx({5, 1024, 1024}, large)));
  CHECK(std::string(read.pixels.begin(), read.pixels.end()) == large);
}

TEST_CASE("gzip that was cut anywhere is refused") {
  const std::string whole = gzip(two_images);
  for (std::size_t length = 2; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK_THAT(fault(whole.substr(0, length)), StartsWith("a.gz: ") && ContainsSubstring("trunc"));
  }
}

TEST_CASE("damaged gzip is refused") {
  std::string damaged = gzip(idx({1, 100, 100}, std::string(10000, 'x')));
  SECTION("in its data") {
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    CHECK_THAT(fault(damaged), ContainsSubstring("damaged"));
  }
  SECTION("in its check sum") {
    damaged[damaged.size() - 8] = static_cast<char>(damaged[damaged.size() - 8] ^ 1);
    CHECK_THAT(fault(damaged), ContainsSubstring("damaged"));
  }
  SECTION("in its length") {
    damaged[damaged.size() - 1] = static_cast<char>(damaged[damaged.size() - 1] ^ 1);
    CHECK_THAT(fault(damaged), ContainsSubstring("damaged"));
  }
  SECTION("in its header") {
    damaged[2] = '\x07';
    CHECK_THAT(fault(damaged), ContainsSubstring("damaged"));
  }
  SECTION("by bytes after its end") {
    CHECK_THAT(fault(damaged + "more"), ContainsSubstring("4 bytes after the end of its gzip"));
  }
}

TEST_CASE("headers lie inside gzip too") {
  CHECK_THAT(fault(gzip(idx({3, 2, 3}, values))),
             ContainsSubstring("header says 3 x 2 x 3 bytes, the file holds 12"));
  CHECK_THAT(fault(gzip(idx({1, 2, 3}, values))), ContainsSubstring("bytes after its last image"));
  CHECK_THAT(fault(gzip(idx({0xFFFFFFFFU, 0xFFFFFFFFU, 4}, values))),
             ContainsSubstring("more than the file can hold"));
  CHECK_THAT(fault(gzip(idx({0x80000000U, 0x80000000U, 4}, values))),
             ContainsSubstring("more than the file can hold"));
  CHECK_THAT(fault(gzip("")), ContainsSubstring("too short"));
}

TEST_CASE("a gzip bomb is inflated no further than its header says") {
  // 32 MiB of zeros in 32 KiB, after one image.
  const std::string bomb =
      gzip(idx({1, 2, 3}, "abcdef")) + gzip(std::string(std::size_t{32} << 20, '\0'));
  REQUIRE(bomb.size() < (std::size_t{1} << 16));
  const std::string name = "a.gz";
  xenoglyph::data::GzipReader all(std::as_bytes(std::span(bomb)), name);
  std::vector<std::byte> piece(std::size_t{16} << 20);
  REQUIRE(all.read(piece) == piece.size());
  CHECK_THAT(fault(bomb), ContainsSubstring("bytes after its last image"));
}

TEST_CASE("no deflate stream beats the bound on inflated sizes") {
  const std::size_t size = std::size_t{16} << 20;
  const std::string compressed = gzip(std::string(size, '\0'));
  CHECK(size <= xenoglyph::data::most_inflated(compressed.size()));
  CHECK(size > xenoglyph::data::most_inflated(compressed.size()) / 2);
}

TEST_CASE("tables and models in gzip are read as what is in them") {
  const auto read = [](const std::string& content) {
    return xenoglyph::data::read_table(std::as_bytes(std::span(content)), "a.gz");
  };
  const xenoglyph::Points points = (xenoglyph::Points(2, 2) << 1, 2, 3, 4).finished();
  CHECK(read(gzip("x,y\n1,2\n3,4\n")).points == points);
  CHECK(read(gzip("1,2\n") + gzip("3,4\n")).points == points);
  const std::string array = xenoglyph::data::read_file(XENOGLYPH_TEST_DATA "/tables/integers.npy");
  CHECK(read(gzip(array)).points == (xenoglyph::Points(2, 3) << 0, 1, 2, 3, 4, 5).finished());
  CHECK_THROWS_WITH(read(gzip(gzip("1,2\n"))),
                    "a.gz: is compressed with gzip twice; decompress it first");
  CHECK_THROWS_WITH(read(gzip("1,2\n").substr(0, 15)), ContainsSubstring("truncated"));
  CHECK_THROWS_WITH(read(gzip("")), "a.gz: is empty");
}
