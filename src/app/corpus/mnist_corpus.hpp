#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "app/corpus/corpus_source.hpp"
#include "data/autoencoder_file.hpp"
#include "data/codes_file.hpp"

namespace xenoglyph::app {

/// MNIST's test images as codes of a network that was trained on its other images. Throws
/// data::FileError when network and codes don't fit one another, or a label is missing or none of
/// 0 to 9.
Corpus mnist_corpus(data::AutoencoderFile network, data::Codes codes);

/// A network for MNIST's images that ships with the page: a row of the list of corpora.
struct MnistNetwork {
  std::string name;     ///< in addresses: "selu-6"
  std::string title;    ///< for visitors
  std::string meaning;  ///< a sentence: what it is for
  /// Values in each layer, as the file has them: a visitor sees them before it is fetched.
  std::vector<Eigen::Index> layers;
  std::string network_file;  ///< in assets/
  std::string codes_file;    ///< likewise: MNIST's test images as its codes, with their labels
};

/// The same from two files that ship with the page.
CorpusSource mnist_source(const MnistNetwork& network);

}  // namespace xenoglyph::app
