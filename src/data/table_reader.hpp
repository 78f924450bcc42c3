#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "data/table.hpp"

namespace xenoglyph::data {

/// A kind of file that tables are read from.
struct TableFormat {
  std::string_view name;  ///< as messages call it: "CSV"
  /// Usual ends of such files' names, with commas between: ".csv,.tsv,.txt".
  std::string_view extensions;
  bool (*is_such)(std::span<const std::byte> content);
  Table (*read)(std::span<const std::byte> content, const std::string& name, Header header);
};

/// All of them; a file has the first format that it is such a file of.
std::span<const TableFormat> table_formats();

/// The extensions of all formats, with commas between: what a file dialogue offers.
std::string table_extensions();

/// Reads CSV (csv_reader.hpp: comma, semicolon, tab or blanks; optional header), NPY
/// (npy_reader.hpp: numbers of all widths, one or two dimensions) or the codes of a safetensors
/// file (codes_file.hpp, with their labels), each also in gzip (natively only: gzip_reader.hpp),
/// told apart by content. Every number is finite. `name` is what messages call the data; `header`
/// matters to CSV only. Throws FileError.
Table read_table(std::span<const std::byte> content, const std::string& name,
                 Header header = Header::automatic);

/// The same from a file; "-" is standard input. Throws FileError.
Table read_table_file(const std::filesystem::path& path, Header header = Header::automatic);

}  // namespace xenoglyph::data
