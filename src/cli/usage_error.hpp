#pragma once

#include <stdexcept>

namespace xenoglyph::cli {

/// The command was called in a way that can't work; ends with exit status 2. what() names the
/// option as it is typed.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace xenoglyph::cli
