#pragma once

#include <string>

#include "data/autoencoder_file.hpp"

namespace xenoglyph::cli {

/// Weights to go on from, with the notes of their own training. With `prior`, a mixture of their
/// codes (model.json), their code is expected where that mixture is: of covariances of any type
/// the variances along the axes count. Throws data::FileError where the mixture is of other codes,
/// or these are not variational.
data::AutoencoderFile read_start(const std::string& weights, const std::string& prior);

}  // namespace xenoglyph::cli
