#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <catch_amalgamated.hpp>

#include "data/input_file.hpp"
#include "data/table_reader.hpp"

namespace {

using namespace std::string_literals;
using Catch::Matchers::ContainsSubstring;
using xenoglyph::Points;
using xenoglyph::data::FileError;
using xenoglyph::data::read_table;

template <typename Number>
std::string bytes(const std::vector<Number>& numbers, bool big_endian = false) {
  std::string result;
  for (const Number number : numbers) {
    std::array<char, sizeof(Number)> raw{};
    std::memcpy(raw.data(), &number, sizeof number);
    if (big_endian) {
      std::reverse(raw.begin(), raw.end());
    }
    result.append(raw.data(), raw.size());
  }
  return result;
}

// A file as NEP 1 describes it, around a given header text.
std::string npy(const std::string& header, const std::string& data, int version = 1) {
  std::string result = "\x93NUMPY"s + static_cast<char>(version) + '\0';
  const std::size_t length = header.size();
  for (int i = 0; i < (version == 1 ? 2 : 4); ++i) {
    result += static_cast<char>(length >> (8 * i) & 0xFF);
  }
  return result + header + data;
}

std::string header(const std::string& descr, const std::string& order, const std::string& shape) {
  return "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape +
         ", }    \n";
}

Points read(const std::string& content) {
  return read_table(std::as_bytes(std::span(content)), "a.npy").points;
}

std::string fault(const std::string& content) {
  try {
    read(content);
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

const Points two_by_three = (Points(2, 3) << 1, 2, 3, 4, 5, 6).finished();
const std::vector<double> by_rows{1, 2, 3, 4, 5, 6};
const std::vector<double> by_columns{1, 4, 2, 5, 3, 6};
const std::string good_header = header("<f8", "False", "(2, 3)");

}  // namespace

TEST_CASE("arrays of every accepted kind are read") {
  CHECK(read(npy(good_header, bytes(by_rows))) == two_by_three);
  CHECK(read(npy(good_header, bytes(by_rows), 2)) == two_by_three);
  CHECK(read(npy(good_header, bytes(by_rows), 3)) == two_by_three);
  CHECK(read(npy(header("<f8", "True", "(2, 3)"), bytes(by_columns))) == two_by_three);
  CHECK(read(npy(header(">f8", "False", "(2, 3)"), bytes(by_rows, true))) == two_by_three);
  const std::vector<float> narrow{1, 2, 3, 4, 5, 6};
  CHECK(read(npy(header("<f4", "False", "(2, 3)"), bytes(narrow))) == two_by_three);
  CHECK(read(npy(header(">f4", "False", "(2, 3)"), bytes(narrow, true))) == two_by_three);
  CHECK(read(npy(header("<f8", "False", "(6,)"), bytes(by_rows))) ==
        Eigen::Map<const Eigen::VectorXd>(by_rows.data(), 6));
}

TEST_CASE("a header may be written in other ways that Python reads") {
  CHECK(read(npy("{\"shape\":(2,3),\"fortran_order\":False,\"descr\":\"<f8\"}", bytes(by_rows))) ==
        two_by_three);
  CHECK(read(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2L, 3L), }\n",
                 bytes(by_rows))) == two_by_three);
}

TEST_CASE("files that NumPy wrote are read") {
  const auto read_file = [](const std::string& name) {
    return xenoglyph::data::read_table_file(XENOGLYPH_TEST_DATA "/tables/" + name).points;
  };
  CHECK(read_file("float64.npy") == two_by_three / 8.0);
  CHECK(read_file("float32_fortran.npy") == two_by_three / 8.0);
  CHECK(read_file("big_endian.npy") == two_by_three / 8.0);
  CHECK(read_file("one_dimension.npy") == Eigen::Vector3d(0.5, -1.0, 1e-3));
}

TEST_CASE("integers of every width, half precision and booleans are read") {
  const auto check = [](const auto number, const std::string& type) {
    using Number = std::remove_const_t<decltype(number)>;
    const std::vector<Number> numbers{1, 2, 3, 4, 5, 6};
    CAPTURE(type);
    CHECK(read(npy(header((sizeof(Number) == 1 ? "|" : "<") + type, "False", "(2, 3)"),
                   bytes(numbers))) == two_by_three);
    CHECK(read(npy(header(">" + type, "False", "(2, 3)"), bytes(numbers, true))) == two_by_three);
    const std::vector<Number> in_columns{1, 4, 2, 5, 3, 6};
    CHECK(read(npy(header("<" + type, "True", "(2, 3)"), bytes(in_columns))) == two_by_three);
  };
  check(std::int8_t{}, "i1");
  check(std::int16_t{}, "i2");
  check(std::int32_t{}, "i4");
  check(std::int64_t{}, "i8");
  check(std::uint8_t{}, "u1");
  check(std::uint16_t{}, "u2");
  check(std::uint32_t{}, "u4");
  check(std::uint64_t{}, "u8");
  const std::vector<std::uint16_t> halves{0x3C00, 0xC000, 0x2E66};
  for (const bool big_endian : {false, true}) {
    CHECK(read(npy(header(big_endian ? ">f2" : "<f2", "False", "(3,)"),
                   bytes(halves, big_endian))) == Eigen::Vector3d(1.0, -2.0, 0.0999755859375));
  }
  CHECK(read(npy(header("|b1", "False", "(3,)"), "\0\1\1"s)) == Eigen::Vector3d(0, 1, 1));
  const std::vector<std::int16_t> negative{-1, -32768, 32767};
  CHECK(read(npy(header("<i2", "False", "(3,)"), bytes(negative))) ==
        Eigen::Vector3d(-1, -32768, 32767));
}

TEST_CASE("integers beyond 2^53 are refused with their row, not rounded") {
  const auto fault_of = [](const auto number, const std::string& type) {
    return fault(
        npy(header(type, "False", "(2,)"), bytes(std::vector{decltype(number){1}, number})));
  };
  constexpr std::int64_t most = std::int64_t{1} << 53;
  CHECK(fault_of(most, "<i8").empty());
  CHECK(fault_of(-most, "<i8").empty());
  CHECK_THAT(fault_of(most + 1, "<i8"),
             ContainsSubstring("a.npy: row 2: column 1 is 9007199254740993, an integer beyond"));
  CHECK_THAT(fault_of(-most - 1, "<i8"), ContainsSubstring("row 2: column 1 is -9007199254740993"));
  CHECK_THAT(fault_of(std::numeric_limits<std::uint64_t>::max(), "<u8"),
             ContainsSubstring("row 2: column 1 is 18446744073709551615"));
}

TEST_CASE("arrays of anything but real numbers are refused with what to do") {
  const auto fault_of = [](const std::string& descr) {
    return fault(npy(header(descr, "False", "(2, 3)"), std::string(48, '\0')));
  };
  CHECK_THAT(fault_of("<M8[ns]"), ContainsSubstring("dates or times"));
  CHECK_THAT(fault_of("|S3"), ContainsSubstring("texts"));
  CHECK_THAT(fault_of("<i3"), ContainsSubstring("unusual width"));
  CHECK_THAT(fault_of("|f1"), ContainsSubstring("unusual width"));
  CHECK_THAT(fault_of("|V2"), ContainsSubstring("no numbers"));
  CHECK_THAT(fault_of("<f16"), ContainsSubstring("unusual width"));
  CHECK_THAT(fault_of("<c16"), ContainsSubstring("complex"));
  CHECK_THAT(fault_of("|O"), ContainsSubstring("Python objects"));
  CHECK_THAT(fault_of("<U5"), ContainsSubstring("no numbers"));
  CHECK_THAT(fault_of(""), ContainsSubstring("no numbers"));
  CHECK_THAT(fault(npy("{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (2,)}", "")),
             ContainsSubstring("structured"));
}

TEST_CASE("shapes that are no table are refused") {
  const auto fault_of = [](const std::string& shape) {
    return fault(npy(header("<f8", "False", shape), bytes(by_rows)));
  };
  CHECK_THAT(fault_of("()"), ContainsSubstring("has shape ()"));
  CHECK_THAT(fault_of("(1, 2, 3)"), ContainsSubstring("has shape (1, 2, 3)"));
  CHECK_THAT(fault_of("(0, 3)"), ContainsSubstring("holds no numbers"));
  CHECK_THAT(fault_of("(3, 0)"), ContainsSubstring("holds no numbers"));
  CHECK_THAT(fault_of("(2, 4)"), ContainsSubstring("truncated"));
  CHECK_THAT(fault_of("(4294967296, 4294967296)"), ContainsSubstring("truncated"));
  CHECK_THAT(fault_of("(1, 2305843009213693953)"), ContainsSubstring("truncated"));
  CHECK_THAT(fault_of("(99999999999999999999999, 1)"), ContainsSubstring("header"));
  CHECK_THAT(fault_of("(-2, 3)"), ContainsSubstring("header"));
  CHECK_THAT(fault_of("(2, 2)"), ContainsSubstring("16 bytes after the array's end"));
}

TEST_CASE("a file that was cut anywhere is refused") {
  const std::string whole = npy(good_header, bytes(by_rows));
  for (std::size_t length = 1; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK_THAT(fault(whole.substr(0, length)), ContainsSubstring("a.npy: is truncated"));
  }
}

TEST_CASE("headers that are no header are refused") {
  for (const std::string text :
       {"", "{", "{}", "{'descr': '<f8'}",
        "{'descr': '<f8', 'fortran_order': false, 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} x", "{'descr", "{'shape': (1",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 'x'}",
        "{'descr': '<f8' 'fortran_order': False, 'shape': (1,)}", "(1, 2)"}) {
    CAPTURE(text);
    CHECK_THAT(fault(npy(text, bytes(by_rows))),
               ContainsSubstring("NPY header can't be understood"));
  }
  CHECK_THAT(fault(npy(good_header, bytes(by_rows), 4)), ContainsSubstring("version 4"));
  CHECK_THAT(fault(npy(good_header, bytes(by_rows), 0)), ContainsSubstring("version 0"));
}

TEST_CASE("numbers that are not finite are refused with their row and column") {
  std::vector<double> numbers = by_rows;
  numbers[5] = std::numeric_limits<double>::quiet_NaN();
  CHECK(fault(npy(good_header, bytes(numbers))) == "a.npy: row 2: column 3 is not a finite number");
  const std::vector<float> narrow{1, std::numeric_limits<float>::infinity()};
  CHECK(fault(npy(header("<f4", "False", "(2,)"), bytes(narrow))) ==
        "a.npy: row 2: column 1 is not a finite number");
}
