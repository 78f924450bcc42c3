#include "cli/progress.hpp"

#include <iostream>

#include <unistd.h>

namespace xenoglyph::cli {

namespace {

constexpr const char* clear_line = "\r\x1B[K";
constexpr std::chrono::milliseconds interval{100};

}  // namespace

Progress::Progress() : terminal_(::isatty(STDERR_FILENO) != 0), next_(Clock::now() + interval) {}

Progress::~Progress() {
  if (shown_) {
    std::cerr << clear_line << std::flush;
  }
}

bool Progress::is_due() { return terminal_ && Clock::now() >= next_; }

void Progress::report(const std::string& line) {
  if (terminal_) {
    std::cerr << clear_line << line << std::flush;
    shown_ = true;
    next_ = Clock::now() + interval;
  }
}

void Progress::conclude(const std::string& line) {
  if (terminal_) {
    std::cerr << clear_line << line << std::endl;
    shown_ = false;
  }
}

}  // namespace xenoglyph::cli
