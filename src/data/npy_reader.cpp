#include "data/npy_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "data/binary_numbers.hpp"
#include "data/file_error.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

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

constexpr std::array<std::size_t, 4> widths{1, 2, 4, 8};

// NumPy's type string: byte order, kind, bytes of a number.
std::optional<BinaryFormat> plain_format(const std::string& descr) {
  if (descr.size() != 3 || std::string_view("<>|=").find(descr[0]) == std::string_view::npos) {
    return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(descr[2] - '0');
  if (std::find(widths.begin(), widths.end(), size) == widths.end()) {
    return std::nullopt;
  }
  const bool big_endian = descr[0] == '>';
  switch (descr[1]) {
    case 'f':
      if (size > 1) {
        return BinaryFormat{BinaryKind::floating, size, big_endian};
      }
      return std::nullopt;
    case 'i':
      return BinaryFormat{BinaryKind::signed_integer, size, big_endian};
    case 'u':
      return BinaryFormat{BinaryKind::unsigned_integer, size, big_endian};
    case 'b':
      if (size == 1) {
        return BinaryFormat{BinaryKind::boolean, size, big_endian};
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

// What an array holds that is no table of numbers, in words.
std::string_view kind_name(const std::string& descr) {
  switch (descr.size() > 1 ? descr[1] : '?') {
    case 'f':
    case 'i':
    case 'u':
      return "numbers of an unusual width";
    case 'c':
      return "complex numbers";
    case 'O':
      return "Python objects";
    case 'M':
    case 'm':
      return "no numbers but dates or times";
    case 'S':
    case 'U':
    case 'a':
      return "no numbers but texts";
    default:
      return "no numbers";
  }
}

BinaryFormat number_format(const std::string& descr, const std::string& name) {
  const std::optional<BinaryFormat> format = plain_format(descr);
  if (!format) {
    throw FileError(name + ": holds " + std::string(kind_name(descr)) + " (" + printable(descr) +
                    "); save one array of real numbers, such as float64");
  }
  return *format;
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
  const BinaryFormat format = number_format(header.descr, name);
  if (header.shape.empty() || header.shape.size() > 2) {
    throw FileError(name + ": has shape " + shape_text(header.shape) +
                    "; a table has one or two dimensions (rows, columns)");
  }
  const std::uint64_t rows = header.shape[0];
  const std::uint64_t columns = header.shape.size() == 2 ? header.shape[1] : 1;
  const auto bytes = content.subspan(header_start + header_length);
  check_size(bytes, rows, columns, format.size, header, name);

  return read_matrix(bytes,
                     {format, static_cast<std::size_t>(rows), static_cast<std::size_t>(columns),
                      header.fortran_order},
                     name);
}

}  // namespace xenoglyph::data
