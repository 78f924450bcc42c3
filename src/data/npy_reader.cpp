#include "data/npy_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "data/file_error.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;

constexpr std::string_view magic = "\x93NUMPY";

struct NpyHeader {
  std::string descr;  ///< NumPy's type string, such as "<f8"
  bool fortran_order = false;
  std::vector<std::uint64_t> shape;
};

// The header is a Python dictionary literal of strings, booleans and one tuple of integers.
class HeaderParser {
 public:
  HeaderParser(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  NpyHeader parse() {
    std::optional<std::string> descr;
    std::optional<bool> fortran_order;
    std::optional<std::vector<std::uint64_t>> shape;
    expect('{');
    while (!accept('}')) {
      const std::string key = string();
      expect(':');
      if (key == "descr") {
        if (next() == '[') {
          throw FileError(name_ + ": holds records (a structured dtype), not plain numbers; save " +
                          "its numeric fields as one float64 array");
        }
        descr = string();
      } else if (key == "fortran_order") {
        fortran_order = boolean();
      } else if (key == "shape") {
        shape = tuple();
      } else {
        fail();
      }
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skip_blanks();
    if (position_ != text_.size() || !descr || !fortran_order || !shape) {
      fail();
    }
    return {std::move(*descr), *fortran_order, std::move(*shape)};
  }

 private:
  [[noreturn]] void fail() const {
    throw FileError(name_ + ": its NPY header can't be understood; save it anew with numpy.save");
  }

  void skip_blanks() {
    while (position_ < text_.size() &&
           (text_[position_] == ' ' || text_[position_] == '\n' || text_[position_] == '\t')) {
      ++position_;
    }
  }

  char next() {
    skip_blanks();
    if (position_ == text_.size()) {
      fail();
    }
    return text_[position_];
  }

  bool accept(char character) {
    if (next() != character) {
      return false;
    }
    ++position_;
    return true;
  }

  void expect(char character) {
    if (!accept(character)) {
      fail();
    }
  }

  std::string string() {
    const char quote = next();
    if (quote != '\'' && quote != '"') {
      fail();
    }
    const std::size_t end = text_.find(quote, position_ + 1);
    if (end == std::string_view::npos) {
      fail();
    }
    std::string value(text_.substr(position_ + 1, end - position_ - 1));
    position_ = end + 1;
    return value;
  }

  bool boolean() {
    skip_blanks();
    for (const std::string_view word : {"True", "False"}) {
      if (text_.substr(position_).starts_with(word)) {
        position_ += word.size();
        return word == "True";
      }
    }
    fail();
  }

  std::vector<std::uint64_t> tuple() {
    std::vector<std::uint64_t> values;
    expect('(');
    while (!accept(')')) {
      std::uint64_t value = 0;
      next();
      const char* const begin = text_.data() + position_;
      const auto result = std::from_chars(begin, text_.data() + text_.size(), value);
      if (result.ec != std::errc{}) {
        fail();
      }
      position_ += static_cast<std::size_t>(result.ptr - begin);
      accept('L');  // Python 2 wrote long integers so
      values.push_back(value);
      if (!accept(',')) {
        expect(')');
        break;
      }
    }
    return values;
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t position_ = 0;
};

struct NumberFormat {
  std::size_t size;  ///< 4 or 8 bytes
  bool big_endian;
};

NumberFormat number_format(const std::string& descr, const std::string& name) {
  if (descr == "<f8" || descr == "<f4" || descr == ">f8" || descr == ">f4") {
    return {descr[2] == '8' ? std::size_t{8} : std::size_t{4}, descr[0] == '>'};
  }
  const char kind = descr.size() > 1 ? descr[1] : '?';
  const std::string type = " (" + printable(descr) + ")";
  switch (kind) {
    case 'i':
    case 'u':
      throw FileError(name + ": holds integers" + type +
                      "; save it as numbers with numpy.save(..., array.astype(float))");
    case 'b':
      throw FileError(name + ": holds booleans" + type +
                      "; save it as numbers with numpy.save(..., array.astype(float))");
    case 'f':
      throw FileError(name + ": holds numbers of an unusual width" + type +
                      "; save them as float64 or float32");
    case 'c':
      throw FileError(name + ": holds complex numbers" + type + "; save real ones");
    case 'O':
      throw FileError(name + ": holds Python objects" + type + "; save a float64 array");
    default:
      throw FileError(name + ": holds no numbers" + type + "; save a float64 array");
  }
}

double number_at(const std::byte* bytes, const NumberFormat& format) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < format.size; ++i) {
    const std::size_t place = format.big_endian ? format.size - 1 - i : i;
    bits |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * place);
  }
  if (format.size == sizeof(float)) {
    const auto narrow_bits = static_cast<std::uint32_t>(bits);
    float value = 0.0F;
    std::memcpy(&value, &narrow_bits, sizeof value);
    return static_cast<double>(value);
  }
  double value = 0.0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

std::string shape_text(const std::vector<std::uint64_t>& shape) {
  std::string text = "(";
  for (const std::uint64_t extent : shape) {
    text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
  }
  return text + (shape.size() == 1 ? ",)" : ")");
}

// The array's bytes, once header and shape have been found to agree with what is there.
void check_size(std::span<const std::byte> bytes, std::uint64_t rows, std::uint64_t columns,
                std::size_t number_size, const NpyHeader& header, const std::string& name) {
  if (rows == 0 || columns == 0) {
    throw FileError(name + ": holds no numbers: its shape is " + shape_text(header.shape));
  }
  const std::uint64_t available = bytes.size() / number_size;
  if (rows > available || columns > available / rows) {
    throw FileError(name + ": is truncated: it has " + std::to_string(bytes.size()) +
                    " bytes of numbers, fewer than its shape " + shape_text(header.shape) +
                    " needs");
  }
  const std::uint64_t needed = rows * columns * number_size;
  if (bytes.size() > needed) {
    throw FileError(name + ": has " + std::to_string(bytes.size() - needed) +
                    " bytes after the array's end; save one array to a file");
  }
}

}  // namespace

bool is_npy(std::span<const std::byte> content) {
  const std::size_t length = std::min(content.size(), magic.size());
  return length > 0 && std::equal(magic.begin(), magic.begin() + length, content.begin(),
                                  [](char expected, std::byte got) {
                                    return static_cast<std::byte>(expected) == got;
                                  });
}

Points read_npy(std::span<const std::byte> content, const std::string& name) {
  const auto truncated = [&name]() {
    return FileError(name + ": is truncated: its NPY header is not complete");
  };
  if (content.size() < magic.size() + 4) {
    throw truncated();
  }
  const auto version = std::to_integer<int>(content[magic.size()]);
  if (version < 1 || version > 3) {
    throw FileError(name + ": has NPY format version " + std::to_string(version) +
                    "; versions 1 to 3 are known");
  }
  const std::size_t length_bytes = version == 1 ? 2 : 4;
  const std::size_t header_start = magic.size() + 2 + length_bytes;
  if (content.size() < header_start) {
    throw truncated();
  }
  std::size_t header_length = 0;
  for (std::size_t i = 0; i < length_bytes; ++i) {
    header_length |= std::to_integer<std::size_t>(content[magic.size() + 2 + i]) << (8 * i);
  }
  if (header_length > content.size() - header_start) {
    throw truncated();
  }
  const std::string_view header_text(reinterpret_cast<const char*>(content.data()) + header_start,
                                     header_length);
  const NpyHeader header = HeaderParser(header_text, name).parse();
  const NumberFormat format = number_format(header.descr, name);
  if (header.shape.empty() || header.shape.size() > 2) {
    throw FileError(name + ": has shape " + shape_text(header.shape) +
                    "; a table has one or two dimensions (rows, columns)");
  }
  const std::uint64_t rows = header.shape[0];
  const std::uint64_t columns = header.shape.size() == 2 ? header.shape[1] : 1;
  const auto bytes = content.subspan(header_start + header_length);
  check_size(bytes, rows, columns, format.size, header, name);

  Points points(static_cast<Index>(rows), static_cast<Index>(columns));
  for (std::uint64_t row = 0; row < rows; ++row) {
    for (std::uint64_t column = 0; column < columns; ++column) {
      const std::uint64_t place =
          header.fortran_order ? column * rows + row : row * columns + column;
      const double value =
          number_at(bytes.data() + static_cast<std::size_t>(place) * format.size, format);
      if (!std::isfinite(value)) {
        throw FileError(name + ": row " + std::to_string(row + 1) + ": column " +
                        std::to_string(column + 1) + " is not a finite number");
      }
      points(static_cast<Index>(row), static_cast<Index>(column)) = value;
    }
  }
  return points;
}

}  // namespace xenoglyph::data
