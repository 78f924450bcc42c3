#include "shipped_corpus.hpp"

#include <cstddef>
#include <span>
#include <string>

#include "app/corpus/corpus_source.hpp"
#include "data/input_file.hpp"

namespace xenoglyph::app {

Corpus made_of_assets(const CorpusSource& source) {
  ArrivedFiles files;
  for (const std::string& name : source.files) {
    const std::string content = data::read_file(std::string(XENOGLYPH_ASSETS) + "/" + name);
    const auto bytes = std::as_bytes(std::span(content));
    files[name].assign(bytes.begin(), bytes.end());
  }
  return source.make(files);
}

const Corpus& shipped_corpus() {
  static const Corpus corpus = made_of_assets(all_corpora().front());
  return corpus;
}

}  // namespace xenoglyph::app
