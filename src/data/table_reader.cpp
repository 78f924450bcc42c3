#include "data/table_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "data/codes_file.hpp"
#include "data/csv_reader.hpp"
#include "data/gzip_reader.hpp"
#include "data/input_file.hpp"
#include "data/npy_reader.hpp"
#include "data/safetensors.hpp"

namespace xenoglyph::data {

namespace {

using namespace std::string_view_literals;

struct ForeignFormat {
  std::string_view start;  ///< the bytes with which such files begin
  std::string_view advice;
};

// What people hand over by mistake, with the way out.
constexpr std::array foreign_formats{
    ForeignFormat{
        "PK\x03\x04"sv,
        "is a ZIP archive (NPZ, XLSX or ODS?); save the table as CSV, or one array as NPY"sv},
    ForeignFormat{"\x1F\x8B"sv, "is compressed with gzip twice; decompress it first"sv},
    ForeignFormat{"BZh"sv, "is compressed with bzip2; decompress it first"sv},
    ForeignFormat{"\xFD\x37zXZ"sv, "is compressed with xz; decompress it first"sv},
    ForeignFormat{"\x28\xB5\x2F\xFD"sv, "is compressed with zstd; decompress it first"sv},
    ForeignFormat{"7z\xBC\xAF"sv, "is a 7z archive; unpack it first"sv},
    ForeignFormat{"\xFF\xFE"sv, "is UTF-16 text; save it as UTF-8"sv},
    ForeignFormat{"\xFE\xFF"sv, "is UTF-16 text; save it as UTF-8"sv},
    ForeignFormat{"\0\0\xFE\xFF"sv, "is UTF-32 text; save it as UTF-8"sv},
    ForeignFormat{"\0\0\x08"sv, "is an IDX file of images or labels, not a table"sv},
    ForeignFormat{"\x89HDF"sv, "is an HDF5 file; save the table as CSV or NPY"sv},
    ForeignFormat{"\xD0\xCF\x11\xE0"sv, "is an old Excel file (XLS?); save the table as CSV"sv},
    ForeignFormat{"%PDF"sv, "is a PDF file; save the table as CSV or NPY"sv},
    ForeignFormat{"PAR1"sv, "is a Parquet file; save the table as CSV or NPY"sv},
    ForeignFormat{"ARROW1"sv, "is an Arrow file; save the table as CSV or NPY"sv},
    ForeignFormat{"MATLAB 5.0"sv, "is a MAT file of Matlab; save the table as CSV"sv},
    ForeignFormat{"\x89PNG"sv, "is a PNG image, not a table"sv},
    ForeignFormat{"<?xml"sv, "is XML; save the table as CSV"sv},
    ForeignFormat{"<!DOCTYPE"sv, "is an HTML page; save the table as CSV"sv},
};

bool is_text(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte >= 0x20 ? byte != 0x7F : character == '\t' || character == '\n' || character == '\r';
}

// Without its mark, such text shows by the zeros between its letters.
bool is_unmarked_utf16(std::string_view text) {
  constexpr std::size_t seen = 4;
  if (text.size() < seen) {
    return false;
  }
  const auto zero = [text](std::size_t i) { return text[i] == '\0'; };
  const bool little = !zero(0) && zero(1) && !zero(2) && zero(3);
  const bool big = zero(0) && !zero(1) && zero(2) && !zero(3);
  return (little && is_text(text[0])) || (big && is_text(text[1]));
}

std::string_view text_of(std::span<const std::byte> content) {
  return {reinterpret_cast<const char*>(content.data()), content.size()};
}

const ForeignFormat* foreign_format(std::string_view text) {
  const auto* const found =
      std::find_if(foreign_formats.begin(), foreign_formats.end(),
                   [text](const ForeignFormat& format) { return text.starts_with(format.start); });
  return found == foreign_formats.end() ? nullptr : found;
}

bool is_csv(std::span<const std::byte> content) {
  const std::string_view text = text_of(content);
  return foreign_format(text) == nullptr && std::all_of(text.begin(), text.end(), is_text);
}

Table read_npy_table(std::span<const std::byte> content, const std::string& name,
                     Header /*header*/) {
  return {read_npy(content, name), {}, {}};
}

Table read_codes_table(std::span<const std::byte> content, const std::string& name,
                       Header /*header*/) {
  ExactCodes codes = read_exact_codes(content, name);
  return {std::move(codes.codes), {}, std::move(codes.labels)};
}

Table read_csv_table(std::span<const std::byte> content, const std::string& name, Header header) {
  return read_csv(text_of(content), name, header);
}

constexpr std::array formats{
    TableFormat{"NPY", ".npy", is_npy, read_npy_table},
    TableFormat{"safetensors", ".safetensors", is_safetensors, read_codes_table},
    TableFormat{"CSV", ".csv,.tsv,.txt", is_csv, read_csv_table},
};

Table read_plain_table(std::span<const std::byte> content, const std::string& name, Header header) {
  if (content.empty()) {
    throw FileError(name + ": is empty");
  }
  for (const TableFormat& format : formats) {
    if (format.is_such(content)) {
      return format.read(content, name, header);
    }
  }
  const std::string_view text = text_of(content);
  if (const ForeignFormat* const foreign = foreign_format(text)) {
    throw FileError(name + ": " + std::string(foreign->advice));
  }
  throw FileError(name + (is_unmarked_utf16(text)
                              ? ": is UTF-16 text; save it as UTF-8"
                              : ": is neither CSV (it is not text) nor NPY nor safetensors"));
}

}  // namespace

std::span<const TableFormat> table_formats() { return formats; }

std::string table_extensions() {
  std::string extensions;
  for (const TableFormat& format : formats) {
    extensions.append(extensions.empty() ? "" : ",").append(format.extensions);
  }
  return extensions;
}

Table read_table(std::span<const std::byte> content, const std::string& name, Header header) {
  if (!is_gzip(content)) {
    return read_plain_table(content, name, header);
  }
  const std::string text = inflated(content, name);
  return read_plain_table(std::as_bytes(std::span(text)), name, header);
}

Table read_table_file(const std::filesystem::path& path, Header header) {
  const std::string content = read_file(path);
  return read_table(std::as_bytes(std::span(content)), display_name(path), header);
}

}  // namespace xenoglyph::data
