#include "app/corpus/mnist_corpus.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "app/corpus/asset_size.hpp"
#include "app/ui/numbers.hpp"
#include "data/file_error.hpp"

namespace xenoglyph::app {

namespace {

constexpr int digits = 10;

// As the training noted it, of the weights as they are stored.
std::optional<double> loss_of(const data::AutoencoderFile& network) {
  const auto note = network.notes.find("validation_cross_entropy");
  return note == network.notes.end() ? std::nullopt : parse_number(note->second);
}

}  // namespace

Corpus mnist_corpus(data::AutoencoderFile network, data::Codes codes) {
  if (static_cast<Eigen::Index>(codes.labels.size()) != codes.codes.rows() ||
      std::any_of(codes.labels.begin(), codes.labels.end(),
                  [](std::uint8_t label) { return label >= digits; })) {
    throw data::FileError("The file of codes doesn't say which digit each is.");
  }
  CorpusClasses classes{data::as_classes(codes.labels), {}};
  for (int digit = 0; digit < digits; ++digit) {
    classes.names.push_back(std::to_string(digit));
  }
  const std::optional<double> loss = loss_of(network);
  return Corpus(
      {.words = {.sample = "image",
                 .item = "handwritten digit",
                 .class_name = "digit",
                 .class_plural = "digits",
                 .count_remark =
                     "A person counts ten digits; a component finds one way of writing a digit."},
       .codes = std::move(codes.codes),
       .classes = std::move(classes),
       .network = std::move(network.autoencoder),
       .loss = loss,
       .image = {28, 28, 1},
       .drawing = DrawingStyle{}});
}

CorpusSource mnist_source(const MnistNetwork& network) {
  return {
      .name = network.name,
      .title = network.title,
      .meaning = network.meaning,
      .files = {network.network_file, network.codes_file},
      .make =
          [weights = network.network_file, codes = network.codes_file](const ArrivedFiles& files) {
            return mnist_corpus(data::read_autoencoder(files.at(weights), weights),
                                data::read_codes(files.at(codes), codes));
          },
      .bytes = asset_size(network.network_file) + asset_size(network.codes_file),
      .layers = network.layers};
}

}  // namespace xenoglyph::app
