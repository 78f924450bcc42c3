#pragma once

#include <string>

#include "app/chapters/dream/sample_sheet.hpp"

/// What can be taken away from Dream, as the contents of files.
namespace xenoglyph::app {

/// "xenoglyph-component-3-temperature-1-seed-2.png": says what the samples were drawn from.
/// @param component  counted from 1; 0 for the whole mixture
std::string dream_file_name(int component, double temperature, std::uint64_t seed,
                            const std::string& extension);

/// The sheet as a PNG, white on black as the data are, so many images a row.
std::string sheet_png(const SampleSheet& sheet, const Corpus& corpus, int columns);

/// The samples' codes, as the command that decodes reads them.
std::string sheet_csv(const SampleSheet& sheet);

}  // namespace xenoglyph::app
