#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "app/corpus/corpus_source.hpp"

namespace xenoglyph::app {

inline constexpr int made_groups = 5;

/// A corpus made for a test.
struct MadeCorpus {
  Eigen::Index code_size = 2;
  int classes = 0;       ///< 0 for no labels
  bool network = false;  ///< for images of 9 x 7
};

/// Five groups of 40 samples each, far apart.
Corpus made_corpus(const MadeCorpus& asked);

/// The same to be opened, once files of those names have come.
CorpusSource made_source(const std::string& name, const MadeCorpus& asked,
                         std::vector<std::string> files = {});

}  // namespace xenoglyph::app
