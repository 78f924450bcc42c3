#include "study_sets.hpp"

#include <string>
#include <utility>
#include <vector>

#include "base/errors.hpp"
#include "data/toy_sets.hpp"
#include "mixture/covariance_shape.hpp"

namespace xenoglyph::bench {

StudySet draw_study_set(std::string_view name, std::uint64_t seed) {
  if (name == "tight-blobs") {
    const data::ToySet blobs = data::make_toy_set("blobs", seed);
    std::vector<Eigen::MatrixXd> covariances = blobs.true_mixture->covariances();
    for (Eigen::MatrixXd& covariance : covariances) {
      covariance /= 40.0;
    }
    GaussianMixture truth(CovarianceType::full, blobs.true_mixture->weights(),
                          blobs.true_mixture->means(), std::move(covariances));
    Points points = truth.sample(blobs.points.rows(), seed).points;
    return {std::move(points), std::move(truth)};
  }
  data::ToySet set = data::make_toy_set(name, seed);
  if (!set.true_mixture) {
    throw InvalidArgument("name", "\"" + std::string(name) + "\" has no true mixture");
  }
  return {std::move(set.points), *std::move(set.true_mixture)};
}

std::optional<GaussianMixture> as_type(const GaussianMixture& mixture, CovarianceType type) {
  const internal::CovarianceShape& shape = internal::shape_of(type);
  std::vector<Eigen::MatrixXd> covariances;
  for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
    const Eigen::MatrixXd covariance = mixture.covariance(j);
    const Eigen::VectorXd variances = covariance.diagonal();
    const bool diagonal = covariance.isDiagonal(1e-12);
    const bool spherical = diagonal && (variances.array() == variances(0)).all();
    if ((shape.rank() < 2 && !diagonal) || (shape.rank() < 1 && !spherical) ||
        (shape.is_shared() && covariance != mixture.covariance(0))) {
      return std::nullopt;
    }
    if (j < shape.stored_count(mixture.n_components())) {
      covariances.push_back(shape.is_matrix() ? covariance : shape.of_variances(variances));
    }
  }
  return GaussianMixture(type, mixture.weights(), mixture.means(), std::move(covariances));
}

}  // namespace xenoglyph::bench
