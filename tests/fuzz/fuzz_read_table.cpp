// Any bytes are a table or a FileError of one line; a table that was read can be written and read
// again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

#include "data/table_reader.hpp"
#include "data/table_writer.hpp"

namespace {

using xenoglyph::data::FileError;
using xenoglyph::data::Table;

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

void check(const Table& table) {
  require(table.points.rows() > 0 && table.points.cols() > 0 && table.points.allFinite());
  const auto columns = static_cast<std::size_t>(table.points.cols());
  require(table.column_names.empty() || table.column_names.size() == columns);
  const std::string text = xenoglyph::data::to_csv(
      table.points, xenoglyph::data::numbered_names("x", table.points.cols()));
  const Table again = xenoglyph::data::read_table(std::as_bytes(std::span(text)), "again");
  require(again.points == table.points);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    check(xenoglyph::data::read_table(std::as_bytes(std::span(data, size)), "fuzz"));
  } catch (const FileError& error) {
    const std::string message = error.what();
    require(message.starts_with("fuzz: ") && message.find('\n') == std::string::npos);
  }
  return 0;
}
