#include "data/input_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>

#include "data/file_error.hpp"
#include "data/gzip_reader.hpp"

namespace xenoglyph::data {

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string read_stream(std::FILE* stream, const std::string& name) {
  std::string content;
  std::array<char, 65536> buffer{};
  while (true) {
    errno = 0;
    const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), stream);
    content.append(buffer.data(), count);
    if (count < buffer.size()) {
      if (std::ferror(stream) != 0) {
        throw FileError(name + ": cannot be read: " + std::strerror(errno));
      }
      return content;
    }
  }
}

}  // namespace

std::string display_name(const std::filesystem::path& path) {
  return path == "-" ? "standard input" : path.string();
}

std::string read_file(const std::filesystem::path& path) {
  const std::string name = display_name(path);
  if (path == "-") {
    return read_stream(stdin, name);
  }
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    throw FileError(name + ": cannot be opened: " + std::strerror(errno));
  }
  return read_stream(file.get(), name);
}

std::string read_inflated_file(const std::filesystem::path& path) {
  std::string content = read_file(path);
  const auto bytes = std::as_bytes(std::span(content));
  return is_gzip(bytes) ? inflated(bytes, display_name(path)) : content;
}

}  // namespace xenoglyph::data
