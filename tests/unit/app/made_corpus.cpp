#include "made_corpus.hpp"

#include <utility>

#include "base/random.hpp"
#include "small_digits.hpp"

namespace xenoglyph::app {

Corpus made_corpus(const MadeCorpus& asked) {
  Random random(3);
  CorpusParts parts;
  parts.codes.resize(made_groups * 40, asked.code_size);
  for (Eigen::Index i = 0; i < parts.codes.rows(); ++i) {
    for (Eigen::Index j = 0; j < asked.code_size; ++j) {
      const double centre = 10.0 * static_cast<double>((i + j) % made_groups);
      parts.codes(i, j) = static_cast<float>(centre + 0.5 * random.normal());
    }
  }
  if (asked.classes > 0) {
    CorpusClasses classes{Eigen::VectorXi(parts.codes.rows()), {}};
    for (Eigen::Index i = 0; i < parts.codes.rows(); ++i) {
      classes.labels(i) = static_cast<int>(i % asked.classes);
    }
    for (int i = 0; i < asked.classes; ++i) {
      classes.names.push_back("kind " + std::string(1, static_cast<char>('a' + i)));
    }
    parts.classes = std::move(classes);
  }
  if (asked.network) {
    parts.network = untrained_network(asked.code_size, 63).autoencoder;
    parts.image = {9, 7, 1};
    parts.words.sample = "image";
  }
  return Corpus(std::move(parts));
}

CorpusSource made_source(const std::string& name, const MadeCorpus& asked,
                         std::vector<std::string> files) {
  CorpusSource source{.name = name,
                      .title = "The corpus " + name,
                      .meaning = "Made for a test.",
                      .files = std::move(files),
                      .make = [asked](const ArrivedFiles&) { return made_corpus(asked); },
                      .bytes = 2e6};
  if (asked.network) {
    source.layers = {63, asked.code_size, 63};
  }
  return source;
}

}  // namespace xenoglyph::app
