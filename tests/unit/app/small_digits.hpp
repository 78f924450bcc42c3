#pragma once

#include "data/autoencoder_file.hpp"
#include "data/codes_file.hpp"

/// Stand-ins for what ships with the page, small enough for quick tests.
namespace xenoglyph::app {

/// A network of the right shape that was never trained.
data::AutoencoderFile untrained_network(Eigen::Index code = 6, Eigen::Index pixels = 784);

/// Codes of ten clear groups, a digit each, by turns.
data::Codes ten_groups(Eigen::Index count = 1000);

}  // namespace xenoglyph::app
