#pragma once

#include <stdexcept>

namespace xenoglyph::data {

/// A file can't be used. what() is one line: the file's name, the row where there is one, the
/// fault.
class FileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace xenoglyph::data
