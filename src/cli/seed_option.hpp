#pragma once

#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>

namespace xenoglyph::cli {

/// Adds --seed, from 0 to 2^64 - 1. CLI11 by itself would let -1 wrap around.
CLI::Option* add_seed_option(CLI::App& command, std::uint64_t& seed,
                             const std::string& description);

}  // namespace xenoglyph::cli
