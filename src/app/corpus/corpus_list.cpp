// The corpora that ship with the page.
#include "app/corpus/corpus_source.hpp"
#include "app/corpus/mnist_corpus.hpp"

namespace xenoglyph::app {

CorpusSources all_corpora() {
  return {
      mnist_source({.name = "selu-6",
                    .title = "Digits as six numbers",
                    .meaning = "A dense network that keeps its signals in scale by itself: the "
                               "experiment as it was first made.",
                    .layers = {784, 256, 128, 6, 128, 256, 784},
                    .network_file = "autoencoder.safetensors",
                    .codes_file = "codes.safetensors"}),
  };
}

}  // namespace xenoglyph::app
