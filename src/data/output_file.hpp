#pragma once

#include <filesystem>
#include <string_view>

namespace xenoglyph::data {

/// Writes a whole file; "-" is standard output. A regular file appears whole or not at all: the
/// content goes to a temporary file beside it, which then takes its name (and, where the file was
/// there, its permissions). Devices, pipes and what stands under /dev and /proc are written to
/// directly. A symbolic link stays one: the file that it points at is replaced. Throws FileError.
void write_file(const std::filesystem::path& path, std::string_view content);

/// Finds out early, before long work, what would keep write_file from succeeding: a directory of
/// that name, no folder to write in. Writes nothing. Throws FileError.
void check_writable(const std::filesystem::path& path);

}  // namespace xenoglyph::data
