#include "cli/training_start.hpp"

#include <utility>

#include "autoencoder/code_prior.hpp"
#include "autoencoder/errors.hpp"
#include "cli/network_files.hpp"
#include "data/file_error.hpp"
#include "data/input_file.hpp"
#include "data/model_json.hpp"

namespace xenoglyph::cli {

namespace {

CodePrior<float> prior_of(const GaussianMixture& mixture) {
  Rows<double> variances(mixture.n_components(), mixture.n_features());
  for (Eigen::Index c = 0; c < mixture.n_components(); ++c) {
    variances.row(c) = mixture.covariance(c).diagonal().transpose();
  }
  return CodePrior<double>::from_mixture(mixture.weights().transpose(), mixture.means(), variances)
      .cast<float>();
}

}  // namespace

data::AutoencoderFile read_start(const std::string& weights, const std::string& prior) {
  data::AutoencoderFile start = read_weights(weights);
  if (prior.empty()) {
    return start;
  }
  const data::Model model =
      data::model_from_json(data::read_file(prior), data::display_name(prior));
  const Autoencoder<float>& network = start.autoencoder;
  try {
    start.autoencoder = Autoencoder<float>(network.layers(), network.code_layer(),
                                           network.code_kind(), prior_of(model.mixture));
  } catch (const InvalidNetwork& error) {
    throw data::FileError(data::display_name(prior) + ": is no prior of the codes of " +
                          data::display_name(weights) + ": " + error.what());
  }
  return start;
}

}  // namespace xenoglyph::cli
