#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "base/errors.hpp"
#include "base/rows.hpp"
#include "data/codes_file.hpp"
#include "data/file_error.hpp"
#include "data/png_writer.hpp"
#include "data/safetensors.hpp"
#include "data/table_reader.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using xenoglyph::InvalidArgument;
using xenoglyph::Rows;
using xenoglyph::data::Codes;
using xenoglyph::data::contact_sheet;
using xenoglyph::data::ContactSheetOptions;
using xenoglyph::data::FileError;
using xenoglyph::data::GreyPicture;
using xenoglyph::data::read_codes;
using xenoglyph::data::TensorFile;
using xenoglyph::data::TensorType;

Codes three_codes() {
  Codes codes;
  codes.codes = (Rows<float>(3, 2) << 0.5F, -1.25F, 2.0F, 3.0F, -0.75F, 0.0F).finished();
  codes.labels = {7, 0, 9};
  codes.notes = {{"images", "three"}};
  return codes;
}

Codes read(const std::string& content) {
  return read_codes(std::as_bytes(std::span(content)), "c.safetensors");
}

std::string fault(const TensorFile& file) {
  try {
    read(to_safetensors(file));
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

TensorFile with_codes(const Eigen::MatrixXd& codes) {
  TensorFile file;
  file.tensors["codes"] = matrix_tensor(codes, TensorType::f64);
  return file;
}

}  // namespace

TEST_CASE("codes are written and read again, in each precision") {
  for (const TensorType type : {TensorType::f16, TensorType::f32, TensorType::f64}) {
    const Codes again = read(to_safetensors(three_codes(), type));
    CHECK(again.codes == three_codes().codes);
    CHECK(again.labels == three_codes().labels);
    CHECK(again.notes == three_codes().notes);
  }
  Codes unlabelled = three_codes();
  unlabelled.labels.clear();
  CHECK(read(to_safetensors(unlabelled, TensorType::f16)).labels.empty());
}

TEST_CASE("codes that don't fit are not written") {
  Codes codes = three_codes();
  codes.codes(1, 1) = 70000.0F;
  CHECK_THROWS_AS(to_safetensors(codes, TensorType::f16), InvalidArgument);
  CHECK(read(to_safetensors(codes, TensorType::f32)).codes == codes.codes);
  codes.labels.pop_back();
  CHECK_THROWS_AS(to_safetensors(codes, TensorType::f32), InvalidArgument);
}

TEST_CASE("files that hold no codes, or not usable ones, are refused") {
  CHECK_THAT(fault({}), ContainsSubstring("c.safetensors: has no tensor \"codes\""));
  CHECK_THAT(fault(with_codes(Eigen::MatrixXd(0, 6))), ContainsSubstring("holds no numbers"));
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THAT(fault(with_codes(Eigen::Matrix2d{{1, 2}, {3, nan}})),
             ContainsSubstring("row 2: column 2 is not a finite number"));
  CHECK_THAT(fault(with_codes(Eigen::Matrix2d{{-infinity, 2}, {3, 4}})),
             ContainsSubstring("row 1: column 1 is not a finite number"));
  CHECK_THAT(fault(with_codes(Eigen::Matrix2d{{1e300, 2}, {3, 4}})),
             ContainsSubstring("too large"));

  TensorFile file;
  file.tensors["codes"] = {TensorType::f32, {2, 1, 1}, std::vector<std::byte>(8)};
  CHECK_THAT(fault(file), ContainsSubstring("should have 2 dimensions"));
  const std::vector<std::int64_t> vast{1, (std::int64_t{1} << 53) + 1};
  file.tensors["codes"] = xenoglyph::data::integer_tensor(vast);
  CHECK_THAT(fault(file), ContainsSubstring("row 2: column 1 is 9007199254740993, an integer"));

  file = with_codes(Eigen::Matrix2d::Identity());
  const auto labelled = [&file](std::vector<std::int64_t> labels) {
    file.tensors["labels"] = xenoglyph::data::integer_tensor(labels);
    return file;
  };
  CHECK(fault(labelled({0, 255})).empty());
  CHECK_THAT(fault(labelled({0, 256})), ContainsSubstring("from 0 to 255"));
  CHECK_THAT(fault(labelled({0, -1})), ContainsSubstring("from 0 to 255"));
  CHECK_THAT(fault(labelled({1})), ContainsSubstring("1 labels for 2 codes"));
}

TEST_CASE("codes of every type are read, and doubles to the last bit") {
  const Eigen::Matrix2d values{{0, 1}, {1, 1}};
  for (const TensorType type :
       {TensorType::f16, TensorType::bf16, TensorType::f32, TensorType::f64, TensorType::i8,
        TensorType::i16, TensorType::i32, TensorType::i64, TensorType::u8, TensorType::u16,
        TensorType::u32, TensorType::u64, TensorType::boolean}) {
    CAPTURE(to_string(type));
    TensorFile file;
    file.tensors["codes"] = matrix_tensor(values, type);
    CHECK(read(to_safetensors(file)).codes.cast<double>() == values);
  }
  // As floats, these three are one.
  const Eigen::Vector3d far(1.7e9, 1.7e9 + 1, 1.7e9 + 2);
  const std::string text = to_safetensors(with_codes(far));
  CHECK(xenoglyph::data::read_table(std::as_bytes(std::span(text)), "c").points == far);
  TensorFile list;
  list.tensors["codes"] = vector_tensor(far, TensorType::f64);
  const std::string list_text = to_safetensors(list);
  CHECK(xenoglyph::data::read_table(std::as_bytes(std::span(list_text)), "c").points == far);
}

TEST_CASE("a table of points is read from the codes of a safetensors file") {
  const std::string content = to_safetensors(three_codes(), TensorType::f16);
  const auto table =
      xenoglyph::data::read_table(std::as_bytes(std::span(content)), "c.safetensors");
  CHECK(table.points == three_codes().codes.cast<double>());
  CHECK(table.column_names.empty());
}

TEST_CASE("a contact sheet holds each image at its place") {
  // Three images of 1 x 2; two a row, with a gap of one pixel, at scale 1.
  const Rows<float> images = (Rows<float>(3, 2) << 0.0F, 1.0F, 0.5F, 0.25F, 2.0F, -1.0F).finished();
  const GreyPicture sheet = contact_sheet(images, 1, 2, {.columns = 2, .scale = 1, .gap = 1});
  CHECK(sheet.width == 7);
  CHECK(sheet.height == 5);
  const std::vector<std::uint8_t> expected{0, 0,   0,   0, 0,   0,  0,  //
                                           0, 0,   255, 0, 128, 64, 0,  //
                                           0, 0,   0,   0, 0,   0,  0,  //
                                           0, 255, 0,   0, 0,   0,  0,  //
                                           0, 0,   0,   0, 0,   0,  0};
  CHECK(sheet.pixels == expected);

  const GreyPicture large = contact_sheet(images, 1, 2, {.columns = 3, .scale = 2, .gap = 0});
  CHECK(large.width == 12);
  CHECK(large.height == 2);
  const std::vector<std::uint8_t> row{0, 0, 255, 255, 128, 128, 64, 64, 255, 255, 0, 0};
  CHECK(std::vector<std::uint8_t>(large.pixels.begin(), large.pixels.begin() + 12) == row);
  CHECK(std::vector<std::uint8_t>(large.pixels.begin() + 12, large.pixels.end()) == row);
}

TEST_CASE("a contact sheet is about as many images wide as high") {
  const Rows<float> images = Rows<float>::Zero(10, 4);
  const GreyPicture sheet = contact_sheet(images, 2, 2, {.columns = 0, .scale = 1, .gap = 0});
  CHECK(sheet.width == 8);
  CHECK(sheet.height == 6);
}

TEST_CASE("contact sheets that can't be are refused") {
  const Rows<float> images = Rows<float>::Zero(2, 6);
  CHECK_THROWS_AS(contact_sheet(Rows<float>(0, 6), 2, 3), InvalidArgument);
  CHECK_THROWS_AS(contact_sheet(images, 3, 3), InvalidArgument);
  CHECK_THROWS_AS(contact_sheet(images, -2, -3), InvalidArgument);
  CHECK_THROWS_AS(contact_sheet(images, 2, 3, {.columns = -1}), InvalidArgument);
  CHECK_THROWS_AS(contact_sheet(images, 2, 3, {.scale = 0}), InvalidArgument);
  CHECK_THROWS_AS(contact_sheet(images, 2, 3, {.gap = -1}), InvalidArgument);
  CHECK_THROWS_AS(contact_sheet(images, 2, 3, {.scale = 100000}), InvalidArgument);
  CHECK_THROWS_AS(contact_sheet(images, 2, 3, {.gap = Eigen::Index{1} << 30}), InvalidArgument);
}

TEST_CASE("a PNG has its signature, its size and grey pixels of eight bits") {
  GreyPicture picture;
  picture.width = 3;
  picture.height = 258;
  picture.pixels.assign(3 * 258, 7);
  const std::string png = to_png(picture);
  CHECK(png.starts_with("\x89PNG\r\n\x1A\n"));
  CHECK(png.substr(12, 4) == "IHDR");
  CHECK(png.substr(16, 10) == std::string("\0\0\0\x03\0\0\x01\x02\x08\0", 10));
  CHECK(png.substr(png.size() - 8, 4) == "IEND");
}
