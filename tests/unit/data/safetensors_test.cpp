// The format as its own documentation describes it, in bytes written out by hand.

#include "data/safetensors.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "data/file_error.hpp"
#include "safetensors_bytes.hpp"

namespace {

using namespace std::string_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using xenoglyph::data::FileError;
using xenoglyph::data::read_safetensors;
using xenoglyph::data::Tensor;
using xenoglyph::data::TensorFile;
using xenoglyph::data::TensorType;
using xenoglyph::data::to_safetensors;

TensorFile read(const std::string& content) {
  return read_safetensors(std::as_bytes(std::span(content)), "w.safetensors");
}

std::string fault(const std::string& content) {
  try {
    read(content);
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

std::string fault_of_header(const std::string& header, const std::string& data = "") {
  return fault(safetensors(header, data));
}

// One tensor "a" of 2 bytes, described by `entry`.
std::string fault_of_entry(const std::string& entry) {
  return fault_of_header("{\"a\":" + entry + "}", "xy");
}

std::string u8_entry(std::uint64_t begin, std::uint64_t end) {
  return R"({"dtype":"U8","shape":[)" + std::to_string(end - begin) + R"(],"data_offsets":[)" +
         std::to_string(begin) + "," + std::to_string(end) + "]}";
}

const std::string good = safetensors(R"({"a":)" + u8_entry(0, 2) + "}", "xy");

}  // namespace

TEST_CASE("every type is read from bytes written out by hand") {
  // 1, -2 and 0.1 as F16, F32 and F64; -2 and 2^53 + 1 as I64; 7 and 255 as U8.
  const std::string f16 = "\x00\x3C\x00\xC0\x66\x2E"s;
  const std::string f32 = "\x00\x00\x80\x3F\x00\x00\x00\xC0\xCD\xCC\xCC\x3D"s;
  const std::string f64 =
      "\x00\x00\x00\x00\x00\x00\xF0\x3F\x00\x00\x00\x00\x00\x00\x00\xC0\x9A\x99\x99\x99\x99\x99\xB9\x3F"s;
  const std::string i64 = "\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x00\x00\x00\x00\x00\x20\x00"s;
  const std::string u8 = "\x07\xFF"s;
  const std::string header = R"({"__metadata__":{"made by":"hand","empty":""},)"
                             R"("half":{"dtype":"F16","shape":[3],"data_offsets":[0,6]},)"
                             R"("single":{"shape":[3,1],"dtype":"F32","data_offsets":[6,18]},)"
                             R"("double":{"data_offsets":[18,42],"dtype":"F64","shape":[1,3]},)"
                             R"("integers":{"dtype":"I64","shape":[2],"data_offsets":[42,58]},)"
                             R"("bytes":{"dtype":"U8","shape":[1,2,1],"data_offsets":[58,60]},)"
                             R"("none":{"dtype":"F32","shape":[0,4],"data_offsets":[60,60]}}   )";
  const TensorFile file = read(safetensors(header, f16 + f32 + f64 + i64 + u8));

  CHECK(file.tensors.size() == 6);
  CHECK(file.metadata == std::map<std::string, std::string>{{"made by", "hand"}, {"empty", ""}});
  CHECK(numbers(file.tensors.at("half")) == std::vector<double>{1.0, -2.0, 0.0999755859375});
  CHECK(numbers(file.tensors.at("single")) ==
        std::vector<double>{1.0, -2.0, static_cast<double>(0.1F)});
  CHECK(numbers(file.tensors.at("double")) == std::vector<double>{1.0, -2.0, 0.1});
  CHECK(integers(file.tensors.at("integers")) ==
        std::vector<std::int64_t>{-2, (std::int64_t{1} << 53) + 1});
  CHECK(integers(file.tensors.at("bytes")) == std::vector<std::int64_t>{7, 255});
  CHECK(file.tensors.at("bytes").shape == std::vector<std::size_t>{1, 2, 1});
  CHECK(to_matrix(file.tensors.at("single")) == Eigen::Vector3d(1.0, -2.0, 0.1F));
  CHECK(to_matrix(file.tensors.at("double")) == Eigen::RowVector3d(1.0, -2.0, 0.1));
  CHECK(numbers(file.tensors.at("none")).empty());
}

TEST_CASE("a tensor of no dimension is one number") {
  const std::string header = R"({"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}})";
  CHECK(numbers(read(safetensors(header, "x")).tensors.at("a")) == std::vector<double>{'x'});
}

TEST_CASE("files of no tensor are read") {
  CHECK(read(safetensors("{}", "")).tensors.empty());
  CHECK(read(safetensors(R"({"__metadata__":{"a":"b"}})", "")).metadata.at("a") == "b");
}

TEST_CASE("what is written has the expected bytes") {
  TensorFile file;
  file.metadata["k"] = "v\"\n";
  file.tensors["b"] = vector_tensor(Eigen::Vector2d(1.0, -2.0), TensorType::f16);
  file.tensors["a"] = vector_tensor(Eigen::Vector2d(7.0, 255.0), TensorType::u8);
  file.tensors["c"] = matrix_tensor(Eigen::RowVector2d(1.0, -2.0), TensorType::f32);
  const std::string header = R"({"__metadata__":{"k":"v\"\n"},)"
                             R"("c":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},)"
                             R"("b":{"dtype":"F16","shape":[2],"data_offsets":[8,12]},)"
                             R"("a":{"dtype":"U8","shape":[2],"data_offsets":[12,14]}})";
  const std::string padded = header + std::string(7 - (header.size() + 7) % 8, ' ');
  CHECK(to_safetensors(file) ==
        safetensors(padded, "\x00\x00\x80\x3F\x00\x00\x00\xC0\x00\x3C\x00\xC0\x07\xFF"s));
}

TEST_CASE("what is written is read again") {
  const Eigen::MatrixXd values =
      (Eigen::MatrixXd(2, 3) << 1.5, -2.25, 3.0, 0.0, 1000.0, -0.125).finished();
  TensorFile file;
  file.metadata = {{"recipe", "long"}, {"ümlaut", "日本"}};
  for (const TensorType type : {TensorType::f16, TensorType::f32, TensorType::f64}) {
    file.tensors[std::string(to_string(type))] = matrix_tensor(values, type);
  }
  const std::vector<std::int64_t> extremes{std::numeric_limits<std::int64_t>::min(), -1, 0,
                                           std::numeric_limits<std::int64_t>::max()};
  file.tensors["I64"] = xenoglyph::data::integer_tensor(extremes);
  const TensorFile again = read(to_safetensors(file));
  CHECK(again.metadata == file.metadata);
  CHECK(again.tensors.size() == 4);
  for (const std::string name : {"F16", "F32", "F64"}) {
    CHECK(again.tensors.at(name).shape == std::vector<std::size_t>{2, 3});
    CHECK(to_matrix(again.tensors.at(name)) == values);
  }
  CHECK(integers(again.tensors.at("I64")) == extremes);
  CHECK(to_safetensors(again) == to_safetensors(file));
}

TEST_CASE("a header's length that lies") {
  CHECK_THAT(fault(""), StartsWith("w.safetensors: is too short"));
  CHECK_THAT(fault("\x02\0\0\0\0\0\0"s), ContainsSubstring("too short"));
  CHECK_THAT(fault("\x03\0\0\0\0\0\0\0{}"s), ContainsSubstring("truncated"));
  CHECK_THAT(fault("\x01\0\0\0\0\0\0\0{}"s), ContainsSubstring("not JSON"));
  CHECK_THAT(fault("\0\0\0\0\0\0\0\0{}"s), ContainsSubstring("begin with a brace"));
  CHECK_THAT(fault("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF{}"s), ContainsSubstring("at most 100000000"));
  CHECK_THAT(fault("\x01\xE1\xF5\x05\0\0\0\0{}"s), ContainsSubstring("at most 100000000"));
}

TEST_CASE("safetensors cut anywhere are refused") {
  for (std::size_t length = 0; length < good.size(); ++length) {
    CAPTURE(length);
    CHECK_THAT(fault(good.substr(0, length)), StartsWith("w.safetensors: "));
  }
  REQUIRE(fault(good).empty());
}

TEST_CASE("offsets that overlap, leave holes or reach beyond the data") {
  const auto fault_of = [](const std::string& a, const std::string& b, std::size_t size) {
    return fault_of_header("{\"a\":" + a + ",\"b\":" + b + "}", std::string(size, 'x'));
  };
  CHECK(fault_of(u8_entry(0, 2), u8_entry(2, 4), 4).empty());
  CHECK(fault_of(u8_entry(2, 4), u8_entry(0, 2), 4).empty());
  CHECK_THAT(fault_of(u8_entry(0, 2), u8_entry(1, 4), 4),
             ContainsSubstring("tensor \"b\" begins inside the tensor before it"));
  CHECK_THAT(fault_of(u8_entry(0, 2), u8_entry(0, 2), 2), ContainsSubstring("begins inside"));
  CHECK_THAT(fault_of(u8_entry(0, 2), u8_entry(3, 4), 4),
             ContainsSubstring("tensor \"b\" leaves bytes before it"));
  CHECK_THAT(fault_of(u8_entry(1, 2), u8_entry(2, 4), 4),
             ContainsSubstring("tensor \"a\" leaves bytes before it"));
  CHECK_THAT(fault_of(u8_entry(0, 2), u8_entry(2, 4), 5),
             ContainsSubstring("1 bytes after its last tensor"));
  CHECK_THAT(fault_of(u8_entry(0, 2), u8_entry(2, 4), 3), ContainsSubstring("truncated"));
  CHECK_THAT(
      fault_of_entry(
          R"({"dtype":"U8","shape":[2],"data_offsets":[18446744073709551614,18446744073709551616]})"),
      ContainsSubstring("not as safetensors has it"));
  CHECK_THAT(
      fault_of_entry(
          R"({"dtype":"U8","shape":[2],"data_offsets":[18446744073709551613,18446744073709551615]})"),
      ContainsSubstring("truncated"));
  CHECK_THAT(fault_of_entry(R"({"dtype":"U8","shape":[2],"data_offsets":[2,0]})"),
             ContainsSubstring("needs 2 bytes"));
}

TEST_CASE("shapes and types that don't fit the bytes") {
  const auto entry = [](const std::string& type, const std::string& shape) {
    return R"({"dtype":")" + type + R"(","shape":)" + shape + R"(,"data_offsets":[0,2]})";
  };
  CHECK(fault_of_entry(entry("F16", "[1]")).empty());
  CHECK(fault_of_entry(entry("U8", "[2,1,1]")).empty());
  CHECK_THAT(fault_of_entry(entry("F32", "[1]")), ContainsSubstring("needs 4 bytes"));
  CHECK_THAT(fault_of_entry(entry("U8", "[3]")), ContainsSubstring("needs 3 bytes"));
  CHECK_THAT(fault_of_entry(entry("U8", "[0]")), ContainsSubstring("needs 0 bytes"));
  // Products that are 2 where an integer's upper bits are lost.
  CHECK_THAT(fault_of_entry(entry("U8", "[9223372036854775809,2]")),
             ContainsSubstring("than there can be"));
  CHECK_THAT(fault_of_entry(entry("F16", "[9223372036854775809]")),
             ContainsSubstring("than there can be"));
  CHECK_THAT(fault_of_entry(entry("U8", "[4294967296,4294967296,2]")),
             ContainsSubstring("than there can be"));
  CHECK_THAT(fault_of_entry(entry("U8", "[-2]")), ContainsSubstring("\"shape\" is not as"));
  CHECK_THAT(fault_of_entry(entry("U8", "[2.0]")), ContainsSubstring("\"shape\" is not as"));
  CHECK_THAT(fault_of_entry(entry("U8", "2")), ContainsSubstring("\"shape\" is not as"));
  CHECK_THAT(fault_of_entry(entry("U8", "[[2]]")), ContainsSubstring("\"shape\" is not as"));
  for (const std::string type : {"F16", "BF16", "I16", "U16"}) {
    CHECK(fault_of_entry(entry(type, "[1]")).empty());
  }
  for (const std::string type : {"I8", "U8", "BOOL"}) {
    CHECK(fault_of_entry(entry(type, "[2]")).empty());
  }
  for (const std::string type : {"I32", "U32", "F32"}) {
    CHECK_THAT(fault_of_entry(entry(type, "[1]")), ContainsSubstring("needs 4 bytes"));
  }
  CHECK_THAT(fault_of_entry(entry("U64", "[1]")), ContainsSubstring("needs 8 bytes"));
  CHECK_THAT(fault_of_entry(entry("F8_E4M3", "[2]")),
             ContainsSubstring("numbers of type F8_E4M3; F16, BF16, F32"));
  CHECK_THAT(fault_of_entry(entry("u8", "[2]")), ContainsSubstring("numbers of type u8"));
}

TEST_CASE("descriptions that are not whole or not of this format") {
  CHECK_THAT(fault_of_entry("{}"), ContainsSubstring("lacks its dtype"));
  CHECK_THAT(fault_of_entry(R"({"dtype":"U8","data_offsets":[0,2]})"),
             ContainsSubstring("lacks its shape"));
  CHECK_THAT(fault_of_entry(R"({"dtype":"U8","shape":[2]})"),
             ContainsSubstring("lacks its data_offsets"));
  CHECK_THAT(fault_of_entry(R"({"dtype":"U8","shape":[2],"data_offsets":[0]})"),
             ContainsSubstring("has 1 data_offsets"));
  CHECK_THAT(fault_of_entry(R"({"dtype":"U8","shape":[2],"data_offsets":[0,1,2]})"),
             ContainsSubstring("has 3 data_offsets"));
  CHECK_THAT(fault_of_entry(R"({"dtype":3,"shape":[2],"data_offsets":[0,2]})"),
             ContainsSubstring("\"dtype\" is not as"));
  CHECK_THAT(fault_of_entry(R"({"type":"U8","shape":[2],"data_offsets":[0,2]})"),
             ContainsSubstring("\"type\" is not as"));
  CHECK_THAT(fault_of_entry(R"({"dtype":"U8","shape":[2],"data_offsets":[0,2],"more":[1]})"),
             ContainsSubstring("\"more\" is not as"));
  CHECK_THAT(fault_of_entry("[0,2]"), ContainsSubstring("not described by a JSON object"));
  CHECK_THAT(fault_of_entry("null"), ContainsSubstring("not described by a JSON object"));
  CHECK_THAT(fault_of_header(R"({"__metadata__":{"a":1}})"), ContainsSubstring("not a string"));
  CHECK_THAT(fault_of_header(R"({"__metadata__":{"a":{"b":"c"}}})"),
             ContainsSubstring("not a string"));
  CHECK_THAT(fault_of_header(R"({"__metadata__":["a"]})"), ContainsSubstring("JSON object"));
  CHECK_THAT(fault_of_header("{} {}"), ContainsSubstring("not JSON"));
  CHECK_THAT(fault_of_header("[]"), ContainsSubstring("brace"));
  CHECK_THAT(fault_of_header("{\"\xFF\":1}"), ContainsSubstring("not JSON"));
}

TEST_CASE("names that occur twice") {
  CHECK_THAT(fault_of_header("{\"a\":" + u8_entry(0, 1) + ",\"a\":" + u8_entry(1, 2) + "}", "xy"),
             ContainsSubstring("two entries \"a\""));
  CHECK_THAT(fault_of_header(R"({"__metadata__":{},"__metadata__":{}})"),
             ContainsSubstring("two entries \"__metadata__\""));
  CHECK_THAT(fault_of_header(R"({"__metadata__":{"a":"b","a":"b"}})"),
             ContainsSubstring("two entries \"a\""));
  CHECK_THAT(fault_of_entry(R"({"dtype":"U8","dtype":"U8","shape":[2],"data_offsets":[0,2]})"),
             ContainsSubstring("two fields \"dtype\""));
  CHECK_THAT(fault_of_entry(R"({"dtype":"U8","shape":[2],"shape":[2],"data_offsets":[0,2]})"),
             ContainsSubstring("two fields \"shape\""));
}

TEST_CASE("JSON bombs end at once") {
  const std::size_t deep = 1'000'000;
  CHECK_THAT(fault_of_header("{\"a\":" + std::string(deep, '[')), StartsWith("w.safetensors: "));
  std::string nested;
  for (int i = 0; i < 100'000; ++i) {
    nested += "{\"a\":";
  }
  CHECK_THAT(fault_of_header(nested), StartsWith("w.safetensors: "));
  CHECK_THAT(fault_of_entry(R"({"dtype":"U8","shape":[)" + std::string(deep, '[')),
             ContainsSubstring("\"shape\" is not as"));
  CHECK_THAT(fault_of_header(R"({"a":1e)" + std::string(1000, '9') + "}"),
             StartsWith("w.safetensors: "));
}
