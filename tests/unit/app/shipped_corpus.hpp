#pragma once

#include "app/corpus/corpus.hpp"

namespace xenoglyph::app {

/// The corpus that opens by itself, from the files that ship with the page; read once.
const Corpus& shipped_corpus();

}  // namespace xenoglyph::app
