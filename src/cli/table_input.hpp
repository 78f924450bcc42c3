#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <CLI/CLI.hpp>

#include "data/table.hpp"

namespace xenoglyph::cli {

/// Adds --header, auto, yes or no: whether the first row of the command's text tables holds names.
CLI::Option* add_header_option(CLI::App& command, data::Header& header);

/// Adds --labels-header, the same for tables of labels only; without it --header counts for them.
CLI::Option* add_labels_header_option(CLI::App& command, data::Header& header);

/// Reads a table (CSV, NPY, safetensors, also in gzip); "-" is standard input. What may surprise in
/// how it was read becomes a note (notes.hpp). Throws data::FileError.
///
/// @param option  what says `header` on the command line, for messages
data::Table read_table(const std::string& path, data::Header header,
                       const std::string& option = "--header");
/// The same of content that was read before; `name` is what messages call it.
data::Table read_table(std::span<const std::byte> content, const std::string& name,
                       data::Header header, const std::string& option = "--header");

}  // namespace xenoglyph::cli
