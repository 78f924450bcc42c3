#pragma once

#include <CLI/CLI.hpp>

namespace xenoglyph::cli {

/// Adds --threads. `outcome` is what doesn't depend on them: "the weights don't".
CLI::Option* add_threads_option(CLI::App& command, int& threads, const std::string& outcome);

/// Has the work that follows take so many threads; 0: as many as there are cores.
void set_threads(int threads);

}  // namespace xenoglyph::cli
