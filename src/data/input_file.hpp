#pragma once

#include <filesystem>
#include <string>

namespace xenoglyph::data {

/// What messages call an input: the path as given, "standard input" for "-".
std::string display_name(const std::filesystem::path& path);

/// The whole content of a file, a pipe, or standard input ("-"). Throws FileError when it can't be
/// opened or read, or is a directory.
std::string read_file(const std::filesystem::path& path);

/// The same, inflated where it is gzip.
std::string read_inflated_file(const std::filesystem::path& path);

}  // namespace xenoglyph::data
