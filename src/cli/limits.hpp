#pragma once

#include <CLI/CLI.hpp>

namespace xenoglyph::cli {

/// What a number on the command line must at least be. CLI11's own ranges show limits with hundreds
/// of digits.
CLI::Validator at_least(double least);

}  // namespace xenoglyph::cli
