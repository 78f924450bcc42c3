#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "data/file_error.hpp"
#include "data/idx_reader.hpp"
#include "idx_files.hpp"

namespace {

using namespace std::string_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using xenoglyph::data::FileError;
using xenoglyph::data::Images;
using xenoglyph::data::read_idx_images;
using xenoglyph::data::read_idx_labels;

Images images(const std::string& content) {
  return read_idx_images(std::as_bytes(std::span(content)), "a.idx");
}

std::vector<std::uint8_t> labels(const std::string& content) {
  return read_idx_labels(std::as_bytes(std::span(content)), "a.idx");
}

template <typename Read>
std::string fault(const Read& read, const std::string& content) {
  try {
    read(content);
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

// Two images of 2 x 3.
const std::string two_images = idx({2, 2, 3}, "\x00\x01\x02\x03\x04\x05\xFA\xFB\xFC\xFD\xFE\xFF"s);

}  // namespace

TEST_CASE("images are read with their size, row by row") {
  const Images read = images(two_images);
  CHECK(read.count == 2);
  CHECK(read.height == 2);
  CHECK(read.width == 3);
  CHECK(read.pixels ==
        std::vector<std::uint8_t>{0, 1, 2, 3, 4, 5, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF});
}

TEST_CASE("labels are read") {
  CHECK(labels(idx({4}, "\x07\x02\x01\x00"s)) == std::vector<std::uint8_t>{7, 2, 1, 0});
}

TEST_CASE("more than one piece of bytes is read whole") {
  const std::string values(std::size_t{3} << 20, 'x');
  const Images read = images(idx({3, 1024, 1024}, values));
  CHECK(read.pixels.size() == values.size());
  CHECK(read.pixels.back() == 'x');
}

TEST_CASE("a file that is not of unsigned bytes in IDX is refused with what it is") {
  CHECK_THAT(fault(images, ""), StartsWith("a.idx: is empty"));
  CHECK_THAT(fault(images, "\0\0\x08"s), ContainsSubstring("too short"));
  CHECK_THAT(fault(images, "\x01\0\x08\x03"s + two_images), ContainsSubstring("not an IDX file"));
  CHECK_THAT(fault(images, "\0\x01\x08\x03"s + two_images), ContainsSubstring("not an IDX file"));
  CHECK_THAT(fault(images, "x,y\n1,2\n"), ContainsSubstring("not an IDX file"));
  CHECK_THAT(fault(images, idx({1, 1, 1}, "x", 0x0A)), ContainsSubstring("no type of numbers"));
  CHECK_THAT(fault(images, idx({1, 1, 1}, "x", 0x00)), ContainsSubstring("no type of numbers"));
  CHECK_THAT(fault(images, idx({1, 1, 1}, "x", 0x09)), ContainsSubstring("holds signed bytes"));
  CHECK_THAT(fault(images, idx({1, 1, 1}, "xx", 0x0B)), ContainsSubstring("16-bit integers"));
  CHECK_THAT(fault(images, idx({1, 1, 1}, "xxxx", 0x0C)), ContainsSubstring("32-bit integers"));
  CHECK_THAT(fault(images, idx({1, 1, 1}, "xxxx", 0x0D)), ContainsSubstring("32-bit floating"));
  CHECK_THAT(fault(images, idx({1, 1, 1}, "xxxxxxxx", 0x0E)), ContainsSubstring("64-bit floating"));
}

TEST_CASE("images and labels are not taken for one another") {
  CHECK_THAT(fault(images, idx({1}, "x")),
             ContainsSubstring("has 1 dimension; images have 3 dimensions"));
  CHECK_THAT(fault(labels, two_images), ContainsSubstring("has 3 dimensions; labels have 1"));
  CHECK_THAT(fault(images, idx({}, "")), ContainsSubstring("has 0 dimensions"));
  CHECK_THAT(fault(images, "\0\0\x08\xFF"s), ContainsSubstring("has 255 dimensions"));
}

TEST_CASE("a header that promises another number of bytes is a lie") {
  CHECK_THAT(fault(images, idx({3, 2, 3}, std::string(12, 'x'))),
             ContainsSubstring("truncated: its header says 3 x 2 x 3 bytes"));
  CHECK_THAT(fault(images, idx({2, 2, 3}, std::string(13, 'x'))),
             ContainsSubstring("bytes after its last image"));
  CHECK_THAT(fault(labels, idx({2}, "xyz")), ContainsSubstring("bytes after its last label"));
  CHECK_THAT(fault(images, idx({1, 2, 3}, two_images.substr(16))),
             ContainsSubstring("bytes after its last image"));
}

TEST_CASE("sizes of zero, and sizes whose product overflows") {
  CHECK_THAT(fault(images, idx({0, 28, 28}, "")), ContainsSubstring("holds nothing"));
  CHECK_THAT(fault(images, idx({2, 0, 28}, "")), ContainsSubstring("holds nothing"));
  CHECK_THAT(fault(images, idx({2, 28, 0}, "")), ContainsSubstring("holds nothing"));
  CHECK_THAT(fault(labels, idx({0}, "")), ContainsSubstring("holds nothing"));
  constexpr std::uint32_t most = 0xFFFFFFFFU;
  CHECK_THAT(fault(images, idx({most, most, most}, "x")), ContainsSubstring("truncated"));
  // These products are 2^64 and 2^32, and so 0 where an integer's upper bits are lost.
  CHECK_THAT(fault(images, idx({0x80000000U, 0x80000000U, 4}, "x")),
             ContainsSubstring("truncated"));
  CHECK_THAT(fault(images, idx({0x10000U, 0x10000U, 1}, "x")), ContainsSubstring("truncated"));
}

TEST_CASE("a file of images that was cut anywhere is refused") {
  for (std::size_t length = 0; length < two_images.size(); ++length) {
    CAPTURE(length);
    CHECK_THAT(fault(images, two_images.substr(0, length)), StartsWith("a.idx: is "));
  }
}

#ifdef __EMSCRIPTEN__
TEST_CASE("on the web gzip is the browser's work") {
  CHECK_THAT(fault(images, "\x1F\x8B\x08\0"s), ContainsSubstring("decompress it first"));
}
#endif
