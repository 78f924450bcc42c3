#pragma once

#include <vector>

#include "app/corpus/corpus_source.hpp"
#include "app/options/option_table.hpp"

namespace xenoglyph::app {

/// The options as the page has them, with the names of its chapters and of the corpora that ship.
inline const OptionTable& demo_options() {
  static const std::vector<Choice> corpora = [] {
    std::vector<Choice> choices;
    for (const CorpusSource& source : all_corpora()) {
      choices.push_back({source.name, source.title, {}});
    }
    return choices;
  }();
  static const OptionTable options({{"fit", "Fit", {}},
                                    {"compress", "Compress", {}},
                                    {"discover", "Discover", {}},
                                    {"dream", "Dream", {}},
                                    {"judge", "Judge", {}}},
                                   corpora);
  return options;
}

}  // namespace xenoglyph::app
