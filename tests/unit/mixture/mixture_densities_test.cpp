#include "mixture/mixture_densities.hpp"

#include <catch_amalgamated.hpp>

#include "samples.hpp"

namespace xenoglyph::internal {
namespace {

std::vector<Gaussian> components_of(const GaussianMixture& mixture) {
  const CovarianceShape& shape = shape_of(mixture.covariance_type());
  std::vector<Gaussian> components;
  for (Eigen::Index j = 0; j < mixture.n_components(); ++j) {
    Gaussian component;
    component.mean = mixture.means().row(j).transpose();
    component.covariance = mixture.covariances()[static_cast<std::size_t>(shape.stored_index(j))];
    REQUIRE(factorize(shape, component));
    components.push_back(component);
  }
  return components;
}

double fresh_log_likelihood(const MixtureDensities& densities, CovarianceType type,
                            const Points& points) {
  Eigen::MatrixXd means(densities.n_components(), points.cols());
  std::vector<Eigen::MatrixXd> covariances;
  for (Eigen::Index j = 0; j < densities.n_components(); ++j) {
    const Gaussian& component = densities.components()[static_cast<std::size_t>(j)];
    means.row(j) = component.mean.transpose();
    if (j < shape_of(type).stored_count(densities.n_components())) {
      covariances.push_back(component.covariance);
    }
  }
  return GaussianMixture(type, densities.weights(), means, covariances).log_likelihood(points);
}

TEST_CASE("The log-likelihood without a component is that after its removal", "[densities]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const double spread = GENERATE(1.0, 1e-3);  // overlapping, and so far apart that densities vanish
  CAPTURE(test::name(type), spread);
  const GaussianMixture near = test::random_mixture(type, 5, 2, 3);
  const Points points = near.sample(500, 1).points;
  std::vector<Eigen::MatrixXd> covariances = near.covariances();
  for (Eigen::MatrixXd& covariance : covariances) {
    covariance *= spread * spread;
  }
  const GaussianMixture mixture(type, near.weights(), near.means(), covariances);
  for (Eigen::Index j = 0; j < 5; ++j) {
    MixtureDensities densities(points, shape_of(type));
    densities.reset(components_of(mixture), mixture.weights());
    const double before = densities.log_likelihood();
    const double without = densities.log_likelihood_without(j);
    CHECK(densities.log_likelihood() == before);
    densities.remove(j);
    CHECK(test::relative_difference(without, fresh_log_likelihood(densities, type, points)) <
          1e-12);
  }
}

TEST_CASE("Replacing and removing components keeps the densities of a fresh mixture",
          "[densities]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Eigen::Index d = GENERATE(1, 2, 3, 6, 9);
  CAPTURE(test::name(type), d);
  const GaussianMixture mixture = test::random_mixture(type, 7, d, 5);
  Points points = mixture.sample(601, 2).points;  // not a multiple of anything
  points.row(17) *= 1e3;                          // far from every component
  points.row(300) *= -1e5;
  MixtureDensities densities(points, shape_of(type));
  densities.reset(components_of(mixture), mixture.weights());
  const auto drift = [&] {
    return test::relative_difference(densities.log_likelihood(),
                                     fresh_log_likelihood(densities, type, points));
  };
  CHECK(drift() < 1e-12);
  Random random(9);
  for (int step = 0; step < 40; ++step) {
    const auto j =
        static_cast<Eigen::Index>(random.index(static_cast<std::size_t>(densities.n_components())));
    if (step % 10 == 9) {
      densities.remove(j);
    } else {
      // Far jumps and changes of scale that make sums cancel, overflow and underflow.
      Gaussian component = densities.components()[static_cast<std::size_t>(j)];
      component.mean += Eigen::VectorXd::Constant(d, 30.0 * random.normal());
      if (!shape_of(type).is_shared()) {
        component.covariance *= std::exp2(random.normal());
      }
      REQUIRE(factorize(shape_of(type), component));
      densities.replace(j, 0.01 + random.uniform(), component);
    }
    REQUIRE(drift() < 1e-11);
  }
  CHECK(densities.n_components() == 3);
}

TEST_CASE("A point keeps its density when the only component near it goes", "[densities]") {
  Eigen::MatrixXd means(3, 1);
  means << 0.0, 1.0, 1e4;
  const GaussianMixture mixture(CovarianceType::full, Eigen::Vector3d(0.4, 0.3, 0.3), means,
                                std::vector<Eigen::MatrixXd>(3, Eigen::MatrixXd::Ones(1, 1)));
  const Points points = Eigen::Vector4d(0.2, 0.9, 1e4, 1e4 + 1.0);
  MixtureDensities densities(points, shape_of(CovarianceType::full));
  densities.reset(components_of(mixture), mixture.weights());
  densities.remove(2);
  CHECK(test::relative_difference(densities.log_likelihood(),
                                  fresh_log_likelihood(densities, CovarianceType::full, points)) <
        1e-13);
  Gaussian back = densities.components()[0];
  back.mean(0) = 1e4;
  densities.replace(0, 0.5, back);
  CHECK(test::relative_difference(densities.log_likelihood(),
                                  fresh_log_likelihood(densities, CovarianceType::full, points)) <
        1e-13);
}

TEST_CASE("Moments are the weighted mean and scatter", "[densities]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Eigen::Index d = GENERATE(1, 2, 5, 8);
  CAPTURE(test::name(type), d);
  const GaussianMixture mixture = test::random_mixture(type, 3, d, 11);
  const Points points = mixture.sample(517, 4).points;
  const Eigen::MatrixXd responsibilities = mixture.predict_proba(points);
  MixtureDensities densities(points, shape_of(type));
  densities.reset(components_of(mixture), mixture.weights());
  for (Eigen::Index j = 0; j < 3; ++j) {
    const WeightedMoments moments = densities.moments(j);
    const Eigen::VectorXd r = responsibilities.col(j);
    const Eigen::VectorXd mean = points.transpose() * r / r.sum();
    const Eigen::MatrixXd centered = points.rowwise() - mean.transpose();
    const Eigen::MatrixXd scatter = centered.transpose() * r.asDiagonal() * centered;
    CHECK(test::relative_difference(moments.count, r.sum()) < 1e-12);
    CHECK((moments.mean - mean).norm() < 1e-11 * (1.0 + mean.norm()));
    switch (shape_of(type).rank()) {
      case 2:
        CHECK((moments.scatter - scatter).norm() < 1e-11 * scatter.norm());
        break;
      case 1:
        CHECK((moments.scatter - scatter.diagonal()).norm() < 1e-11 * scatter.norm());
        break;
      default:
        CHECK(test::relative_difference(moments.scatter(0, 0), scatter.trace()) < 1e-11);
    }
  }
}

TEST_CASE("Moments about a mean that was far off keep their digits", "[densities]") {
  const CovarianceType type = GENERATE(from_range(test::all_types));
  const Eigen::Index d = GENERATE(2, 8);
  CAPTURE(test::name(type), d);
  const Points points =
      1e-3 * test::random_mixture(CovarianceType::full, 2, d, 3).sample(200, 6).points;
  const GaussianMixture mixture = test::random_mixture(type, 1, d, 4);
  std::vector<Gaussian> components = components_of(mixture);
  components[0].mean.setConstant(1e5);
  MixtureDensities densities(points, shape_of(type));
  densities.reset(components, mixture.weights());
  const WeightedMoments moments = densities.moments(0);
  const Eigen::MatrixXd centered = points.rowwise() - points.colwise().mean();
  const Eigen::VectorXd squares = centered.cwiseAbs2().colwise().sum().transpose();
  const double found = shape_of(type).along_axes(moments.scatter).sum();
  CHECK(std::abs(found - squares.sum()) < 1e-9 * squares.sum());
}

}  // namespace
}  // namespace xenoglyph::internal
