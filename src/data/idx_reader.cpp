#include "data/idx_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>

#include "data/file_error.hpp"
#include "data/gzip_reader.hpp"
#include "data/input_file.hpp"

namespace xenoglyph::data {

namespace {

constexpr std::size_t magic_size = 4;
constexpr std::byte unsigned_bytes{0x08};
constexpr std::size_t piece_size = std::size_t{1} << 20;

/// The IDX bytes one piece after the other, whether there is gzip around them or not.
class IdxSource {
 public:
  IdxSource(std::span<const std::byte> content, const std::string& name) : rest_(content) {
    if (is_gzip(content)) {
      gzip_.emplace(content, name);
      most_left_ = most_inflated(content.size());
    } else {
      most_left_ = content.size();
    }
  }

  bool is_compressed() const { return gzip_.has_value(); }

  /// What can be left at most: exact for raw bytes, a bound for compressed ones.
  std::size_t most_left() const { return most_left_; }

  /// Fills `piece` as far as there are bytes, and returns how far.
  std::size_t read(std::span<std::byte> piece) {
    std::size_t count = 0;
    if (gzip_) {
      count = gzip_->read(piece);
    } else {
      count = std::min(piece.size(), rest_.size());
      std::copy_n(rest_.begin(), count, piece.begin());
      rest_ = rest_.subspan(count);
    }
    most_left_ -= std::min(most_left_, count);
    return count;
  }

 private:
  std::span<const std::byte> rest_;
  std::optional<GzipReader> gzip_;
  std::size_t most_left_ = 0;
};

std::string_view type_name(std::byte type) {
  switch (std::to_integer<int>(type)) {
    case 0x09:
      return "signed bytes";
    case 0x0B:
      return "16-bit integers";
    case 0x0C:
      return "32-bit integers";
    case 0x0D:
      return "32-bit floating-point numbers";
    case 0x0E:
      return "64-bit floating-point numbers";
    default:
      return {};
  }
}

// What is expected of a file, in the words of messages.
struct Kind {
  std::size_t dimensions;
  std::string_view expected;  ///< "images (3 dimensions: count, rows, columns)"
};

constexpr Kind images_kind{3, "images have 3 dimensions: count, rows and columns"};
constexpr Kind labels_kind{1, "labels have 1 dimension"};

void check_magic(std::span<const std::byte, magic_size> magic, const Kind& kind,
                 const std::string& name) {
  if (magic[0] != std::byte{0} || magic[1] != std::byte{0}) {
    throw FileError(name + ": is not an IDX file: it does not begin with two zero bytes");
  }
  if (magic[2] != unsigned_bytes) {
    const std::string_view type = type_name(magic[2]);
    throw FileError(name + (type.empty()
                                ? ": is not an IDX file: its third byte is no type of numbers"
                                : ": holds " + std::string(type) + "; unsigned bytes are needed"));
  }
  const auto dimensions = std::to_integer<std::size_t>(magic[3]);
  if (dimensions != kind.dimensions) {
    throw FileError(name + ": has " + std::to_string(dimensions) + " dimension" +
                    (dimensions == 1 ? "" : "s") + "; " + std::string(kind.expected));
  }
}

std::string shape_text(std::span<const std::size_t> shape) {
  std::string text;
  for (const std::size_t extent : shape) {
    text += (text.empty() ? "" : " x ") + std::to_string(extent);
  }
  return text;
}

std::vector<std::size_t> read_shape(IdxSource& source, const Kind& kind, const std::string& name) {
  std::array<std::byte, std::size_t{4} * 3> bytes{};
  const auto needed = std::span(bytes).first(4 * kind.dimensions);
  if (source.read(needed) < needed.size()) {
    throw FileError(name + ": is truncated: its IDX header is not complete");
  }
  std::vector<std::size_t> shape(kind.dimensions);
  for (std::size_t i = 0; i < needed.size(); ++i) {
    shape[i / 4] = shape[i / 4] << 8U | std::to_integer<std::size_t>(needed[i]);
  }
  if (std::count(shape.begin(), shape.end(), std::size_t{0}) > 0) {
    throw FileError(name + ": holds nothing: its header says " + shape_text(shape) + " bytes");
  }
  return shape;
}

// How many bytes the header promises, once that has been found possible.
std::size_t promised_size(std::span<const std::size_t> shape, const IdxSource& source,
                          const std::string& name) {
  std::size_t size = 1;
  for (const std::size_t extent : shape) {
    if (extent > source.most_left() / size) {
      throw FileError(name + ": is truncated: its header says " + shape_text(shape) +
                      " bytes, more than the file " +
                      (source.is_compressed() ? "can hold" : "holds"));
    }
    size *= extent;
  }
  return size;
}

// In pieces, so that a header that promises too much does not have memory set aside for it.
std::vector<std::uint8_t> read_values(IdxSource& source, std::size_t size,
                                      std::span<const std::size_t> shape, const std::string& name) {
  std::vector<std::uint8_t> values;
  while (values.size() < size) {
    const std::size_t start = values.size();
    values.resize(start + std::min(piece_size, size - start));
    const auto piece = std::as_writable_bytes(std::span(values).subspan(start));
    const std::size_t count = source.read(piece);
    if (count < piece.size()) {
      throw FileError(name + ": is truncated: its header says " + shape_text(shape) +
                      " bytes, the file holds " + std::to_string(start + count));
    }
  }
  // Reading on also has gzip's check sum compared.
  std::array<std::byte, 1> beyond{};
  if (source.read(beyond) > 0) {
    throw FileError(name + ": has bytes after its last " + (shape.size() == 1 ? "label" : "image") +
                    ": its header says " + shape_text(shape) + " bytes");
  }
  return values;
}

struct IdxArray {
  std::vector<std::size_t> shape;
  std::vector<std::uint8_t> values;
};

IdxArray read_idx(std::span<const std::byte> content, const Kind& kind, const std::string& name) {
  if (content.empty()) {
    throw FileError(name + ": is empty");
  }
  IdxSource source(content, name);
  std::array<std::byte, magic_size> magic{};
  if (source.read(magic) < magic.size()) {
    throw FileError(name + ": is too short to be an IDX file");
  }
  check_magic(magic, kind, name);
  std::vector<std::size_t> shape = read_shape(source, kind, name);
  const std::size_t size = promised_size(shape, source, name);
  std::vector<std::uint8_t> values = read_values(source, size, shape, name);
  return {std::move(shape), std::move(values)};
}

}  // namespace

bool is_idx(std::span<const std::byte> content, const std::string& name) {
  std::array<std::byte, 2> start{};
  return IdxSource(content, name).read(start) == start.size() && start[0] == std::byte{0} &&
         start[1] == std::byte{0};
}

Images read_idx_images(std::span<const std::byte> content, const std::string& name) {
  IdxArray array = read_idx(content, images_kind, name);
  const auto extent = [&array](std::size_t i) { return static_cast<Eigen::Index>(array.shape[i]); };
  return {extent(0), extent(1), extent(2), std::move(array.values)};
}

std::vector<std::uint8_t> read_idx_labels(std::span<const std::byte> content,
                                          const std::string& name) {
  return read_idx(content, labels_kind, name).values;
}

Images read_idx_images_file(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  return read_idx_images(std::as_bytes(std::span(content)), display_name(path));
}

std::vector<std::uint8_t> read_idx_labels_file(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  return read_idx_labels(std::as_bytes(std::span(content)), display_name(path));
}

}  // namespace xenoglyph::data
