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
      mnist_source({.name = "vae-2",
                    .title = "A plane without gaps",
                    .meaning = "A variational network: codes are drawn at random about their "
                               "places and kept near the middle, so that every place of the "
                               "plane decodes to a drawing.",
                    .layers = {784, 25088, 12544, 6272, 2, 6272, 12544, 25088, 784},
                    .network_file = "vae-2.safetensors",
                    .codes_file = "vae-2-codes.safetensors"}),
  };
}

}  // namespace xenoglyph::app
