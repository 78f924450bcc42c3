#include "cli/table_input.hpp"

#include <map>

#include "cli/notes.hpp"
#include "data/input_file.hpp"
#include "data/table_reader.hpp"

namespace xenoglyph::cli {

namespace {

const std::map<std::string, data::Header>& header_names() {
  static const std::map<std::string, data::Header> names{
      {"auto", data::Header::automatic}, {"yes", data::Header::yes}, {"no", data::Header::no}};
  return names;
}

CLI::Option* add_option(CLI::App& command, const std::string& name, const std::string& description,
                        data::Header& header) {
  const CLI::IsMember known({"auto", "yes", "no"});
  return command
      .add_option_function<std::string>(
          name, [&header](const std::string& word) { header = header_names().at(word); },
          description)
      ->check(known)
      ->type_name("auto|yes|no");
}

void note_doubt(const data::Table& table, const std::string& name, const std::string& option) {
  const std::string row = name + ": the first row (" + table.first_row_cells + ")";
  if (table.first_row == data::FirstRow::numbers_as_names) {
    note(row + " is taken for the columns' names; " + option + " no reads it as a point");
  } else if (table.first_row == data::FirstRow::perhaps_names) {
    note(row + " is read as a point; " + option + " yes takes it for the columns' names");
  }
}

}  // namespace

CLI::Option* add_header_option(CLI::App& command, data::Header& header) {
  return add_option(command, "--header",
                    "Whether the first row of a text table holds the columns' names [auto: where "
                    "it looks so]",
                    header);
}

CLI::Option* add_labels_header_option(CLI::App& command, data::Header& header) {
  return add_option(command, "--labels-header", "The same of tables of labels [as --header]",
                    header);
}

data::Table read_table(const std::string& path, data::Header header, const std::string& option) {
  const std::string content = data::read_file(path);
  return read_table(std::as_bytes(std::span(content)), data::display_name(path), header, option);
}

data::Table read_table(std::span<const std::byte> content, const std::string& name,
                       data::Header header, const std::string& option) {
  try {
    data::Table table = data::read_table(content, name, header);
    if (header == data::Header::automatic) {
      note_doubt(table, name, option);
    }
    for (const std::string& remark : table.remarks) {
      note(std::string(name).append(": ").append(remark));
    }
    return table;
  } catch (const data::FirstRowError& error) {
    throw data::FileError(std::string(error.what()) + " (" + option +
                          " yes takes the row for names)");
  }
}

}  // namespace xenoglyph::cli
