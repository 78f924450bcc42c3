#include "cli/scored_network.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "autoencoder/trainer.hpp"
#include "data/numbers.hpp"

namespace xenoglyph::cli {

namespace {

constexpr const char* loss_key = "validation_loss";
constexpr const char* cross_entropy_key = "validation_cross_entropy";
constexpr const char* divergence_key = "validation_divergence";

std::string before_rounding(const std::string& key) { return key + "_before_rounding"; }

std::string as_is(const std::string& key) { return key; }

/// Notes a loss, each of its parts under what `name` makes of its key.
void note_loss(data::AutoencoderFile& network, const Loss& loss,
               std::string (*name)(const std::string&)) {
  network.notes[name(loss_key)] = data::format_number(loss.total());
  network.notes[name(cross_entropy_key)] = data::format_number(loss.cross_entropy);
  if (network.autoencoder.code_kind() == CodeKind::variational) {
    network.notes[name(divergence_key)] = data::format_number(loss.divergence);
  }
}

/// What the recipe says that a variational code's divergence counts.
double divergence_weight(const data::AutoencoderFile& network) {
  const auto told = network.notes.find("divergence_weight");
  if (told != network.notes.end()) {
    const data::ParsedNumber weight = data::parse_number(told->second);
    if (weight.kind == data::NumberKind::finite) {
      return weight.value;
    }
  }
  return TrainerOptions{}.divergence_weight;
}

// Of networks of one shape.
bool same_weights(const Autoencoder<float>& a, const Autoencoder<float>& b) {
  const std::vector<Parameter<const float>> ours = a.parameters();
  const std::vector<Parameter<const float>> theirs = b.parameters();
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (!std::equal(ours[i].values.begin(), ours[i].values.end(), theirs[i].values.begin())) {
      return false;
    }
  }
  return true;
}

}  // namespace

ScoredNetwork scored_network(data::AutoencoderFile network, const Rows<float>& validation_images,
                             data::TensorType type) {
  const double weight = divergence_weight(network);
  const Loss before = reconstruction_loss<float>(network.autoencoder, validation_images, weight);
  network.autoencoder = data::rounded(network.autoencoder, type);
  const Loss stored = reconstruction_loss<float>(network.autoencoder, validation_images, weight);
  network.notes["generator"] = "xenoglyph " XENOGLYPH_VERSION;
  network.notes["validation_images"] = std::to_string(validation_images.rows());
  note_loss(network, stored, as_is);
  note_loss(network, before, before_rounding);
  return {std::move(network), before, stored};
}

data::AutoencoderFile unscored_network(data::AutoencoderFile network, data::TensorType type) {
  Autoencoder<float> stored = data::rounded(network.autoencoder, type);
  if (!same_weights(stored, network.autoencoder)) {
    for (const char* const key : {loss_key, cross_entropy_key, divergence_key}) {
      if (auto told = network.notes.extract(key)) {
        network.notes.insert_or_assign(before_rounding(key), std::move(told.mapped()));
      }
    }
  }
  network.autoencoder = std::move(stored);
  return network;
}

}  // namespace xenoglyph::cli
