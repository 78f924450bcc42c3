#pragma once

#include <stdexcept>
#include <string>

namespace xenoglyph::cli {

/// Long work was stopped by a signal, and what it had done was put aside; what() says where.
class Interrupted : public std::runtime_error {
 public:
  Interrupted(int signal, const std::string& message)
      : std::runtime_error(message), signal_(signal) {}
  int signal() const { return signal_; }

 private:
  int signal_;
};

/// While it lives, the first Ctrl-C (SIGINT) or SIGTERM is only noted, for the work to stop at a
/// good place. A second one ends the program as usual. There is one of these at a time.
class SignalWatch {
 public:
  SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;
  ~SignalWatch();

  /// The signal that came, or 0.
  static int received();
};

}  // namespace xenoglyph::cli
