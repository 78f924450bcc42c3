#include "data/table_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "data/codes_file.hpp"
#include "data/csv_reader.hpp"
#include "data/input_file.hpp"
#include "data/npy_reader.hpp"
#include "data/safetensors.hpp"

namespace xenoglyph::data {

namespace {

struct ForeignFormat {
  std::string_view start;  ///< the bytes with which such files begin
  std::string_view advice;
};

// What people hand over by mistake, with the way out.
constexpr std::array<ForeignFormat, 7> foreign_formats{{
    {"PK\x03\x04",
     "is a ZIP archive (NPZ, XLSX or ODS?); save the table as CSV, or one array as NPY"},
    {"\x1F\x8B", "is compressed with gzip; decompress it first"},
    {"\xFF\xFE", "is UTF-16 text; save it as UTF-8"},
    {"\xFE\xFF", "is UTF-16 text; save it as UTF-8"},
    {"\x89HDF", "is an HDF5 file; save the table as CSV or NPY"},
    {"%PDF", "is a PDF file; save the table as CSV or NPY"},
    {"PAR1", "is a Parquet file; save the table as CSV or NPY"},
}};

bool is_text(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte >= 0x20 ? byte != 0x7F : character == '\t' || character == '\n' || character == '\r';
}

}  // namespace

Table read_table(std::span<const std::byte> content, const std::string& name) {
  if (content.empty()) {
    throw FileError(name + ": is empty");
  }
  if (is_npy(content)) {
    return {read_npy(content, name), {}};
  }
  if (is_safetensors(content)) {
    return {read_codes(content, name).codes.cast<double>(), {}};
  }
  const std::string_view text(reinterpret_cast<const char*>(content.data()), content.size());
  for (const ForeignFormat& format : foreign_formats) {
    if (text.starts_with(format.start)) {
      throw FileError(name + ": " + std::string(format.advice));
    }
  }
  if (!std::all_of(text.begin(), text.end(), is_text)) {
    throw FileError(name + ": is neither CSV (it is not text) nor NPY nor safetensors");
  }
  return read_csv(text, name);
}

Table read_table_file(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  return read_table(std::as_bytes(std::span(content)), display_name(path));
}

}  // namespace xenoglyph::data
