#include "cli/one_line.hpp"

#include <algorithm>

namespace xenoglyph::cli {

std::string one_line(std::string message) {
  const auto is_control = [](char character) {
    return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
  };
  while (!message.empty() && is_control(message.back())) {
    message.pop_back();
  }
  std::ranges::replace_if(message, is_control, ' ');
  return message;
}

}  // namespace xenoglyph::cli
