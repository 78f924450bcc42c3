#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/corpus/corpus.hpp"

namespace xenoglyph::app {

/// Files that have come, by name.
using ArrivedFiles = std::map<std::string, std::vector<std::byte>>;

/// A corpus that can be opened: what it is called, the files that it is made of, and how.
struct CorpusSource {
  std::string name;     ///< in addresses and for scripts: "selu-6"
  std::string title;    ///< for visitors: "Digits as six numbers"
  std::string meaning;  ///< a sentence
  std::vector<std::string> files;
  /// Makes it of its files, once all have come. Throws data::FileError, which says in a sentence
  /// what is wrong with which file.
  std::function<Corpus(const ArrivedFiles& files)> make;
};

using CorpusSources = std::vector<CorpusSource>;

/// Those that ship with the page, the one that opens by itself first.
CorpusSources all_corpora();

}  // namespace xenoglyph::app
