#include "cli/interruption.hpp"

#include <csignal>

namespace xenoglyph::cli {

namespace {

// A signal handler can reach nothing else.
volatile std::sig_atomic_t received_signal = 0;

void note(int signal) {
  received_signal = signal;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

}  // namespace

SignalWatch::SignalWatch() {
  received_signal = 0;
  // A shell starts background work with Ctrl-C ignored; so it stays.
  if (std::signal(SIGINT, note) == SIG_IGN) {
    std::signal(SIGINT, SIG_IGN);
  }
  std::signal(SIGTERM, note);
}

SignalWatch::~SignalWatch() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

int SignalWatch::received() { return received_signal; }

}  // namespace xenoglyph::cli
