#include "small_digits.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "base/random.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

data::AutoencoderFile untrained_network(Eigen::Index code, Eigen::Index pixels) {
  std::vector<Layer<float>> layers;
  Random random(5);
  for (const auto& [inputs, outputs] :
       std::vector<std::pair<Eigen::Index, Eigen::Index>>{{pixels, code}, {code, pixels}}) {
    DenseLayer<float> layer;
    layer.kernel = Rows<float>(inputs, outputs);
    for (float& weight : layer.kernel.reshaped()) {
      weight = 0.05F * static_cast<float>(random.normal());
    }
    layer.bias = Eigen::RowVectorXf::Zero(outputs);
    layer.activation = inputs == pixels ? Activation::selu : Activation::sigmoid;
    layers.emplace_back(layer);
  }
  return {Autoencoder<float>(std::move(layers), 0), {}};
}

data::Codes ten_groups(Eigen::Index count) {
  Random random(7);
  data::Codes result;
  result.codes.resize(count, 6);
  for (Eigen::Index i = 0; i < count; ++i) {
    const auto digit = static_cast<int>(i % 10);
    for (Eigen::Index j = 0; j < 6; ++j) {
      const double centre = (digit >> (j % 4) & 1) != 0 ? 4.0 : -4.0;
      result.codes(i, j) = static_cast<float>(centre + 0.5 * random.normal());
    }
    result.labels.push_back(static_cast<std::uint8_t>(digit));
  }
  return result;
}

}  // namespace xenoglyph::app
