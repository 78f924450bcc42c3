// One more covariance type costs itself, its enumerator and a place in the list.
#include "mixture/covariance_shape.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

#include "mixture/merge_search.hpp"
#include "mixture/split_search.hpp"
#include "mixture/variance_shape.hpp"
#include "samples.hpp"

namespace xenoglyph::internal {
namespace {

/// A fifth: variances along the axes, shared by all components.
class TiedDiagonalShape final : public DiagonalShape {
 public:
  std::string_view name() const override { return "tied diagonal"; }
  bool is_shared() const override { return true; }
};

// What EM ends with from k spread components.
EmStart settled(const Standardization& data, const CovarianceEstimator& estimator, Eigen::Index k) {
  EmOptions options;
  options.threshold = 1e-14;
  options.max_sweeps = 20000;
  Random random(1);
  EmRun run(data, spread_start(data, k, estimator, random), options, estimator);
  double before = run.log_likelihood();
  while (!run.done()) {
    run.advance();
    CHECK(run.log_likelihood() > before - 1e-9 * std::abs(before));
    before = run.log_likelihood();
  }
  REQUIRE(run.converged());
  return run.mixture();
}

// Responsibilities by the textbook, n x k.
Eigen::MatrixXd responsibilities(const EmStart& mixture, const Points& points) {
  Eigen::MatrixXd joint(points.rows(), mixture.weights.size());
  for (Eigen::Index j = 0; j < joint.cols(); ++j) {
    const Gaussian& component = mixture.components[static_cast<std::size_t>(j)];
    const Eigen::ArrayXd variances = component.covariance.col(0);
    for (Eigen::Index i = 0; i < points.rows(); ++i) {
      const Eigen::ArrayXd step = points.row(i).transpose() - component.mean;
      joint(i, j) = mixture.weights(j) * std::exp(-0.5 * (step.square() / variances).sum()) /
                    std::sqrt(variances.prod());
    }
  }
  return joint.array().colwise() / joint.rowwise().sum().array();
}

TEST_CASE("A fifth type is fitted, split and joined", "[shape]") {
  const TiedDiagonalShape shape;
  const Eigen::Index d = GENERATE(2, 8);
  CAPTURE(d);
  CHECK(shape.component_parameters(d) == d);
  const Points points = test::random_mixture(CovarianceType::tied, 3, d, 12).sample(600, 1).points;
  const Standardization data(points, shape);
  const CovarianceEstimator estimator(shape, {RegularizationKind::floor, 1e-9}, data.variances(),
                                      data.steps());
  CHECK_FALSE(estimator.needs_pooled());
  const EmStart three = settled(data, estimator, 3);

  const Eigen::MatrixXd r = responsibilities(three, data.points());
  Eigen::VectorXd squares = Eigen::VectorXd::Zero(d);
  for (Eigen::Index j = 0; j < 3; ++j) {
    const Gaussian& component = three.components[static_cast<std::size_t>(j)];
    const double count = r.col(j).sum();
    CHECK(std::abs(count / 600.0 - three.weights(j)) < 1e-5);
    const Eigen::VectorXd mean = data.points().transpose() * r.col(j) / count;
    CHECK((mean - component.mean).norm() < 1e-4);
    CHECK(component.covariance == three.components[0].covariance);
    const Points centered = data.points().rowwise() - mean.transpose();
    squares += centered.cwiseAbs2().transpose() * r.col(j);
  }
  CHECK((squares / 600.0 - three.components[0].covariance).norm() < 1e-4 * squares.norm() / 600.0);

  SplitSearch split(data, settled(data, estimator, 2), estimator, 0.0, Random(2));
  while (!split.done()) {
    split.advance();
  }
  const std::optional<EmStart> parts = split.take_best();
  REQUIRE(parts);
  REQUIRE(parts->components.size() == 3);
  CHECK(split.gain() > 0.0);
  CHECK(parts->components[0].covariance == parts->components[2].covariance);

  EmStart four = three;
  four.weights.conservativeResize(4);
  four.weights(3) = 0.4 * four.weights(1);
  four.weights(1) *= 0.6;
  four.components.push_back(four.components[1]);
  four.components[3].mean(0) += 0.01;
  MergeSearch merge(data, four, shape, 0.0);
  while (!merge.done()) {
    merge.advance();
  }
  const std::optional<EmStart> merged = merge.result();
  REQUIRE(merged);
  CHECK((merged->weights - three.weights).norm() < 1e-12);
  CHECK(merged->components[1].covariance == three.components[1].covariance);
}

TEST_CASE("What a shape stores fits what it says of it", "[shape]") {
  const CovarianceShape* shape = GENERATE(from_range(covariance_shapes()));
  const Eigen::Index d = GENERATE(1, 3);
  CAPTURE(shape->name(), d);
  CHECK(&shape_of(shape->type()) == shape);
  CHECK(covariance_type_from_string(shape->name()) == shape->type());
  CHECK_FALSE(shape->meaning().empty());
  const Eigen::VectorXd variances = Eigen::VectorXd::LinSpaced(d, 1.0, 2.0);
  Eigen::MatrixXd covariance = shape->of_variances(variances);
  CHECK_NOTHROW(shape->require_stored({covariance}, 1, d));
  CHECK_THROWS_AS(shape->require_stored({}, 1, d), InvalidArgument);
  CHECK(covariance.rows() == shape->rows(d));
  CHECK(covariance.cols() == shape->columns(d));
  CHECK(shape->along_axes(covariance) == shape->stored_values(variances));
  const Eigen::MatrixXd expanded = shape->expanded(covariance, d);
  CHECK(expanded.trace() == Catch::Approx(variances.sum()));
  CHECK(shape->expanded(shape->in_units(covariance, std::vector<int>(3, 2), 1), d) ==
        16.0 * expanded);
  Eigen::MatrixXd whitening;
  const std::optional<double> log_determinant_root = shape->whiten(covariance, d, whitening);
  REQUIRE(log_determinant_root);
  CHECK(*log_determinant_root == Catch::Approx(0.5 * std::log(expanded.determinant())));
  CHECK(shape->mean_ratio(covariance, whitening) == Catch::Approx(1.0));
  const Eigen::VectorXd difference = Eigen::VectorXd::Constant(d, 3.0);
  CHECK(shape->whitened(whitening, difference).squaredNorm() ==
        Catch::Approx(difference.dot(expanded.inverse() * difference)));
  const Eigen::VectorXd floors = shape->stored_values(variances);
  CHECK(shape->exceeds(covariance, 0.99 * floors));
  CHECK_FALSE(shape->exceeds(covariance, 1.01 * floors));
  Eigen::MatrixXd raised = covariance;
  shape->raise_to_floors(raised, 2.0 * floors);
  CHECK((raised - 2.0 * covariance).norm() < 1e-12);
  shape->raise_to_pooled(covariance, raised, 0.75);
  CHECK((shape->expanded(covariance, d) - 1.5 * expanded).norm() < 1e-12);
  Eigen::MatrixXd outer = Eigen::MatrixXd::Zero(shape->rows(d), shape->columns(d));
  shape->add_outer(outer, 2.0, difference);
  CHECK(shape->scatter(difference.transpose(), 2.0 * difference.transpose()) == outer);
}

#ifndef __EMSCRIPTEN__  // the sources are the same
// "CovarianceType::" and a small letter after it.
bool names_an_enumerator(const std::string& text) {
  const std::string scope = "CovarianceType::";
  for (std::size_t at = text.find(scope); at != std::string::npos; at = text.find(scope, at + 1)) {
    const char next = at + scope.size() < text.size() ? text[at + scope.size()] : ' ';
    if (next >= 'a' && next <= 'z') {
      return true;
    }
  }
  return false;
}

TEST_CASE("Types are told apart by their shapes alone", "[shape]") {
  // Where one is named: the shapes themselves, defaults, the toy sets' true mixtures, and the
  // mixture that a network learnt, which is one of variances.
  const std::set<std::string> permitted{"mixture/matrix_shape.hpp", "mixture/variance_shape.hpp",
                                        "mixture/fit_em.hpp",       "mixture/fit_mml.hpp",
                                        "cli/mixture_options.hpp",  "cli/selection_table.hpp",
                                        "data/toy_sets.cpp",        "cli/encode_command.cpp"};
  const std::filesystem::path root = XENOGLYPH_TEST_DATA "/../../src";
  std::set<std::string> naming;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp") {
      continue;
    }
    std::ifstream file(entry.path());
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const std::string name = entry.path().lexically_relative(root).generic_string();
    CAPTURE(name);
    if (names_an_enumerator(text)) {
      naming.insert(name);
    }
    for (const std::string& type : covariance_type_names()) {
      if (extension == ".cpp") {
        CHECK(text.find('"' + type + '"') == std::string::npos);
      }
    }
  }
  CHECK(naming == permitted);
}
#endif

}  // namespace
}  // namespace xenoglyph::internal
