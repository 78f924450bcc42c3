#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "app/corpus/corpus.hpp"

namespace xenoglyph::app {

/// Files that have come, by name.
using ArrivedFiles = std::map<std::string, std::vector<std::byte>>;

/// A corpus that can be opened: what it is called, the files that it is made of, and how.
struct CorpusSource {
  std::string name;     ///< in addresses and for scripts: "selu-6"
  std::string title;    ///< for visitors: "Digits as six numbers"
  std::string meaning;  ///< a sentence: what it is for
  std::vector<std::string> files;
  /// Makes it of its files, once all have come. Throws data::FileError, which says in a sentence
  /// what is wrong with which file.
  std::function<Corpus(const ArrivedFiles& files)> make;
  double bytes = 0.0;  ///< of all files together, known before any is fetched; 0: unknown
  /// Values in each layer of its network, from the image to the image; none without a network.
  std::vector<Eigen::Index> layers = {};
};

using CorpusSources = std::vector<CorpusSource>;

/// Those that ship with the page, the one that opens by itself first.
CorpusSources all_corpora();

}  // namespace xenoglyph::app
