// The corpora that ship with the page.
#include "app/corpus/corpus_source.hpp"
#include "app/corpus/mnist_corpus.hpp"

namespace xenoglyph::app {

CorpusSources all_corpora() { return {mnist_source()}; }

}  // namespace xenoglyph::app
