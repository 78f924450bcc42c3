#include "cli/notes.hpp"

#include <iostream>
#include <utility>
#include <vector>

#include "cli/one_line.hpp"

namespace xenoglyph::cli {

namespace {

std::vector<std::string>& notes() {
  static std::vector<std::string> all;
  return all;
}

}  // namespace

void note(const std::string& text) { notes().push_back(text); }

void print_notes() {
  for (const std::string& text : std::exchange(notes(), {})) {
    std::cerr << "xenoglyph: " << one_line(text) << '\n';
  }
}

}  // namespace xenoglyph::cli
