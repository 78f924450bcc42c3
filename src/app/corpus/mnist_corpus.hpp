#pragma once

#include "app/corpus/corpus_source.hpp"
#include "data/autoencoder_file.hpp"
#include "data/codes_file.hpp"

namespace xenoglyph::app {

/// MNIST's test images as codes of a network that was trained on its other images. Throws
/// data::FileError when network and codes don't fit one another, or a label is missing or none of
/// 0 to 9.
Corpus mnist_corpus(data::AutoencoderFile network, data::Codes codes);

/// The same from the two files that ship with the page.
CorpusSource mnist_source();

}  // namespace xenoglyph::app
