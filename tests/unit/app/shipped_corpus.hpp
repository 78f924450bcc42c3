#pragma once

#include "app/corpus/corpus.hpp"
#include "app/corpus/corpus_source.hpp"

namespace xenoglyph::app {

/// A corpus that ships with the page, made of its files.
Corpus made_of_assets(const CorpusSource& source);

/// The corpus that opens by itself, from the files that ship with the page; read once.
const Corpus& shipped_corpus();

}  // namespace xenoglyph::app
