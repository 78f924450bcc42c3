#pragma once

#include <chrono>
#include <string>

namespace xenoglyph::cli {

/// One line on standard error that is rewritten as work goes on. Silent where standard error is
/// not a terminal.
class Progress {
 public:
  Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Clears the line.
  ~Progress();

  /// Whether anybody sees it: standard error is a terminal.
  bool is_shown() const { return terminal_; }
  /// Whether it is time for the next report: on a terminal, ten times a second.
  bool is_due();
  void report(const std::string& line);
  /// Says something that stays.
  void conclude(const std::string& line);

 private:
  using Clock = std::chrono::steady_clock;

  bool terminal_;
  bool shown_ = false;
  Clock::time_point next_;
};

}  // namespace xenoglyph::cli
