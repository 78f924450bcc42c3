#pragma once

#include "autoencoder/loss.hpp"
#include "base/rows.hpp"
#include "data/autoencoder_file.hpp"
#include "data/tensor.hpp"

namespace xenoglyph::cli {

/// A network as its file holds it, and what storing it so has cost.
struct ScoredNetwork {
  data::AutoencoderFile file;
  Loss before;  ///< on validation images, of the weights before they were rounded
  Loss stored;  ///< of the weights that the file holds
};

/// The network with its weights rounded to `type`, and among its notes both losses on
/// `validation_images`, how many these are, and the program that wrote it.
ScoredNetwork scored_network(data::AutoencoderFile network, const Rows<float>& validation_images,
                             data::TensorType type);

/// The same where there are no images to measure on: the losses that the notes tell of become those
/// before rounding, unless the rounding changes no weight.
data::AutoencoderFile unscored_network(data::AutoencoderFile network, data::TensorType type);

}  // namespace xenoglyph::cli
