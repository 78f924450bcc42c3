// Samples of a mixture, the sheet that shows them, and the walk between two codes.
#include <algorithm>
#include <cmath>
#include <string>

#include <catch_amalgamated.hpp>

#include "app/chapters/dream/dream_export.hpp"
#include "app/chapters/dream/dream_samples.hpp"
#include "app/chapters/dream/sample_sheet.hpp"
#include "app/chapters/dream/sheet_layout.hpp"
#include "app/chapters/dream/walk.hpp"
#include "app/corpus/mnist_corpus.hpp"
#include "app/options/settings.hpp"
#include "base/errors.hpp"
#include "base/random.hpp"
#include "base/rows.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

// Three components in six dimensions, each with correlations of its own.
GaussianMixture mixture() {
  Random random(3);
  Eigen::MatrixXd means(3, 6);
  std::vector<Eigen::MatrixXd> covariances;
  for (Eigen::Index j = 0; j < 3; ++j) {
    Eigen::MatrixXd factor(6, 6);
    for (double& value : factor.reshaped()) {
      value = random.normal();
    }
    covariances.push_back(factor * factor.transpose() + 0.1 * Eigen::MatrixXd::Identity(6, 6));
    for (Eigen::Index i = 0; i < 6; ++i) {
      means(j, i) = 8.0 * random.normal();
    }
  }
  return {CovarianceType::full, Eigen::Vector3d(0.5, 0.3, 0.2), means, covariances};
}

constexpr Eigen::Index image_size = 784;
constexpr Eigen::Index code_size = 6;

// A network that decodes a code to itself, through a sigmoid, at the first pixels.
Corpus plain_digits() {
  DenseLayer<float> in;
  in.kernel = Rows<float>::Zero(image_size, code_size);
  in.bias = Eigen::RowVectorXf::Zero(code_size);
  DenseLayer<float> out;
  out.kernel = Rows<float>::Zero(code_size, image_size);
  out.kernel.leftCols(code_size).setIdentity();
  out.bias = Eigen::RowVectorXf::Zero(image_size);
  out.activation = Activation::sigmoid;
  data::Codes codes;
  codes.codes = Rows<float>::Random(10, code_size);
  codes.labels.assign(10, 0);
  return mnist_corpus({Autoencoder<float>({in, out}, 0), {}}, codes);
}

// A clock that goes on by so much each time it is read.
SampleSheet::Clock ticking(double step) {
  return [step, now = 0.0]() mutable { return now += step; };
}

}  // namespace

TEST_CASE("samples of a component have its mean and its covariance times the temperature") {
  const GaussianMixture gaussians = mixture();
  const Eigen::Index count = 40000;
  for (const double temperature : {0.25, 1.0, 3.0}) {
    for (Eigen::Index component = 0; component < 3; ++component) {
      CAPTURE(temperature, component);
      const MixtureSample sample = dream_samples(gaussians, component, temperature, count, 17);
      REQUIRE(sample.points.rows() == count);
      REQUIRE(sample.points.cols() == 6);
      CHECK((sample.components.array() == static_cast<int>(component)).all());
      const Eigen::MatrixXd expected = temperature * gaussians.covariance(component);
      const Eigen::RowVectorXd mean = sample.points.colwise().mean();
      const Eigen::MatrixXd centred = sample.points.rowwise() - gaussians.means().row(component);
      const Eigen::MatrixXd covariance = centred.transpose() * centred / count;
      // Five standard errors: of a mean sqrt(s_ii / n), of a covariance
      // sqrt((s_ii s_jj + s_ij^2) / n).
      for (Eigen::Index i = 0; i < 6; ++i) {
        CHECK(std::abs(mean(i) - gaussians.means()(component, i)) <
              5 * std::sqrt(expected(i, i) / count));
        for (Eigen::Index j = 0; j < 6; ++j) {
          const double error =
              std::sqrt((expected(i, i) * expected(j, j) + std::pow(expected(i, j), 2)) / count);
          CHECK(std::abs(covariance(i, j) - expected(i, j)) < 5 * error);
        }
      }
    }
  }
}

TEST_CASE("samples of the whole mixture come from each component as often as it weighs") {
  const GaussianMixture gaussians = mixture();
  const Eigen::Index count = 40000;
  const MixtureSample sample = dream_samples(gaussians, std::nullopt, 1.0, count, 5);
  for (int component = 0; component < 3; ++component) {
    const double weight = gaussians.weights()(component);
    const double share =
        static_cast<double>((sample.components.array() == component).count()) / count;
    CHECK(std::abs(share - weight) < 5 * std::sqrt(weight * (1 - weight) / count));
  }
  // Each point belongs to the component that it is said to be from.
  const Eigen::VectorXd mean = dream_mean(gaussians, std::nullopt);
  const Eigen::VectorXd sampled = sample.points.colwise().mean().transpose();
  const Eigen::MatrixXd centred = sample.points.rowwise() - mean.transpose();
  const Eigen::VectorXd deviations =
      (centred.array().square().colwise().sum() / count).sqrt().matrix().transpose();
  for (Eigen::Index i = 0; i < 6; ++i) {
    CHECK(std::abs(sampled(i) - mean(i)) < 5 * deviations(i) / std::sqrt(count));
  }
}

TEST_CASE(
    "temperature 0 gives the means; rising, it moves each sample straight away from its own") {
  const GaussianMixture gaussians = mixture();
  const MixtureSample cold = dream_samples(gaussians, 1, 0.0, 50, 9);
  for (Eigen::Index i = 0; i < 50; ++i) {
    CHECK(cold.points.row(i) == gaussians.means().row(1));
  }
  const MixtureSample none = dream_samples(gaussians, std::nullopt, 0.0, 50, 9);
  const MixtureSample one = dream_samples(gaussians, std::nullopt, 1.0, 50, 9);
  const MixtureSample four = dream_samples(gaussians, std::nullopt, 4.0, 50, 9);
  CHECK(none.components == one.components);
  CHECK(four.components == one.components);
  CHECK((four.points - none.points).isApprox(2.0 * (one.points - none.points), 1e-12));
  for (Eigen::Index i = 0; i < 50; ++i) {
    CHECK(none.points.row(i) == gaussians.means().row(none.components(i)));
  }
}

TEST_CASE("a seed draws the same samples again, and the first ones whatever their number") {
  const GaussianMixture gaussians = mixture();
  for (const std::optional<Eigen::Index> component :
       {std::optional<Eigen::Index>{}, std::optional<Eigen::Index>{2}}) {
    const Points few = dream_samples(gaussians, component, 0.7, 7, 11).points;
    const Points many = dream_samples(gaussians, component, 0.7, 300, 11).points;
    CHECK(few == many.topRows(7));
    CHECK(many == dream_samples(gaussians, component, 0.7, 300, 11).points);
    CHECK((few - dream_samples(gaussians, component, 0.7, 7, 12).points).cwiseAbs().maxCoeff() >
          0.1);
    CHECK(dream_samples(gaussians, component, 0.7, 0, 11).points.rows() == 0);
  }
  // At temperature 1 they are what the mixture itself gives for the seed.
  CHECK(dream_samples(gaussians, std::nullopt, 1.0, 20, 4).points ==
        gaussians.sample(20, 4).points);
  CHECK(dream_samples(gaussians, 2, 1.0, 20, 4).points == gaussians.sample_component(2, 20, 4));
}

TEST_CASE("samples refuse what can't be drawn") {
  const GaussianMixture gaussians = mixture();
  CHECK_THROWS_AS(dream_samples(gaussians, 3, 1.0, 5, 1), InvalidArgument);
  CHECK_THROWS_AS(dream_samples(gaussians, -1, 1.0, 5, 1), InvalidArgument);
  CHECK_THROWS_AS(dream_samples(gaussians, 0, 1.0, -1, 1), InvalidArgument);
  CHECK_THROWS_AS(dream_samples(gaussians, 0, -0.1, 5, 1), InvalidArgument);
  CHECK_THROWS_AS(dream_samples(gaussians, 0, std::nan(""), 5, 1), InvalidArgument);
}

TEST_CASE("the sheet's tiles lie in its area, in whole rows, of about the wanted side") {
  for (const float width : {100.0F, 368.0F, 656.0F, 912.0F, 1552.0F, 2800.0F, 3472.0F}) {
    for (const float height : {60.0F, 284.0F, 404.0F, 730.0F, 1800.0F}) {
      CAPTURE(width, height);
      const float gap = 4.0F;
      const SheetLayout layout = sheet_layout(width, height, gap, 56.0F, 768);
      const auto columns = static_cast<float>(layout.columns);
      const auto rows = static_cast<float>(layout.rows);
      CHECK(layout.count() >= 1);
      CHECK(layout.count() <= 768);
      CHECK(layout.side == std::floor(layout.side));
      CHECK(rows * (layout.side + gap) - gap <= height + 1e-3F);
      CHECK((columns - 1) * layout.column_step + layout.side <= width + 1e-2F);
      CHECK((layout.columns == 1 || layout.column_step >= layout.side + gap - 1e-3F));
      // No further column nor row would fit.
      CHECK((columns + 1) * (layout.side + gap) - gap > width);
      CHECK((rows + 1) * (layout.side + gap) - gap > height);
      if (layout.count() < 700) {
        CHECK(layout.side >= std::floor(0.85F * 56.0F) - 1.0F);
        CHECK(layout.side <= 1.35F * 56.0F);
      }
    }
  }
  const SheetLayout nothing = sheet_layout(10.0F, 0.0F, 4.0F, 56.0F, 768);
  CHECK(nothing.count() == 1);
}

TEST_CASE("a sheet is decoded over several frames, and all of it agrees with its codes") {
  const GaussianMixture gaussians = mixture();
  const Corpus digits = plain_digits();
  SampleSheet sheet(ticking(0.002));
  SheetRequest request{1, 0, 1.0, 3, 100};
  std::vector<Eigen::Index> shown;
  const auto show = [&](Eigen::Index index, std::span<const float> image) {
    shown.push_back(index);
    CHECK(image.size() == 784);
  };
  CHECK(sheet.complete());
  int frames = 0;
  do {
    const Eigen::Index before = sheet.decoded();
    sheet.advance(gaussians, digits, request, 0.005, show);
    CHECK(sheet.decoded() > (frames == 0 ? 0 : before));
    CHECK(sheet.shown() == sheet.decoded());
    ++frames;
  } while (!sheet.complete());
  CHECK(frames > 2);
  CHECK(shown.size() == 100);
  CHECK(sheet.drawn() == request);
  CHECK(sheet.codes() == dream_samples(gaussians, 0, 1.0, 100, 3).points);
  CHECK(sheet.images().isApprox(digits.decode(sheet.codes().cast<float>())));

  // Nothing is left to do.
  sheet.advance(gaussians, digits, request, 1.0, show);
  CHECK(shown.size() == 100);

  // A changed request waits until the sheet at work is whole; its images stay till theirs come.
  request.seed = 4;
  sheet.advance(gaussians, digits, request, 0.005, show);
  REQUIRE_FALSE(sheet.complete());
  CHECK(sheet.shown() == 100);
  SheetRequest later = request;
  later.temperature = 2.0;
  while (!sheet.complete()) {
    sheet.advance(gaussians, digits, later, 0.005, show);
    CHECK(sheet.drawn() == request);
  }
  sheet.advance(gaussians, digits, later, 1.0, show);
  CHECK(sheet.drawn() == later);
  CHECK(sheet.images().isApprox(digits.decode(sheet.codes().cast<float>())));
}

TEST_CASE("a sheet that grows decodes only what is new") {
  const GaussianMixture gaussians = mixture();
  const Corpus digits = plain_digits();
  SampleSheet sheet([] { return 0.0; });
  std::vector<Eigen::Index> shown;
  const auto show = [&](Eigen::Index index, std::span<const float>) { shown.push_back(index); };
  sheet.advance(gaussians, digits, {1, std::nullopt, 1.0, 3, 50}, 1.0, show);
  CHECK(shown.size() == 50);
  shown.clear();
  sheet.advance(gaussians, digits, {1, std::nullopt, 1.0, 3, 60}, 1.0, show);
  CHECK(shown == std::vector<Eigen::Index>{50, 51, 52, 53, 54, 55, 56, 57, 58, 59});
  CHECK(sheet.images().isApprox(digits.decode(sheet.codes().cast<float>())));
  shown.clear();
  sheet.advance(gaussians, digits, {1, std::nullopt, 1.0, 3, 20}, 1.0, show);
  CHECK(shown.empty());
  CHECK(sheet.shown() == 20);
  CHECK(sheet.images().rows() == 20);
  sheet.advance(gaussians, digits, {2, std::nullopt, 1.0, 3, 20}, 1.0, show);
  CHECK(shown.size() == 20);
}

TEST_CASE("a walk goes to and fro, slowly at its ends") {
  Walk walk;
  walk.set(0.0);
  double highest = 0.0;
  double before = 0.0;
  const double step = 0.01;
  for (double time = step; time < Walk::seconds_a_way - step / 2; time += step) {
    walk.advance(step, false);
    CHECK(walk.at() > before);
    before = walk.at();
    highest = std::max(highest, before);
    const double expected = (1 - std::cos(M_PI * time / Walk::seconds_a_way)) / 2;
    CHECK(walk.at() == Catch::Approx(expected).margin(1e-6));
  }
  CHECK(highest > 0.9999);
  walk.advance(step, false);
  walk.advance(Walk::seconds_a_way / 2, false);
  CHECK(walk.at() == Catch::Approx(0.5).margin(1e-5));
  walk.advance(Walk::seconds_a_way / 4, false);
  CHECK(walk.at() < 0.2);
  walk.advance(Walk::seconds_a_way / 2, false);
  CHECK(walk.at() > 0.1);
  // From where it was put, forwards.
  walk.set(0.7);
  walk.advance(0.1, false);
  CHECK(walk.at() > 0.7);
  walk.set(7.0);
  CHECK(walk.at() == 1.0);
}

TEST_CASE("with little motion a walk stands at its stages") {
  Walk walk;
  walk.set(0.3);
  walk.advance(0.9 * Walk::seconds_a_stage, true);
  CHECK(walk.at() == 0.3);
  std::vector<int> stages;
  for (int i = 0; i < 18; ++i) {
    walk.advance(Walk::seconds_a_stage, true);
    const double stage = walk.at() * (Walk::stages - 1);
    CHECK(stage == std::round(stage));
    stages.push_back(static_cast<int>(stage));
  }
  CHECK(stages == std::vector<int>{3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4});
}

TEST_CASE("files of a sheet say what they were drawn from, and hold it") {
  CHECK(dream_file_name(0, 1.0, 1, "png") == "xenoglyph-mixture-temperature-1-seed-1.png");
  CHECK(dream_file_name(12, 0.25, 9007199254740991, "csv") ==
        "xenoglyph-component-12-temperature-0.25-seed-9007199254740991.csv");
  const GaussianMixture gaussians = mixture();
  const Corpus digits = plain_digits();
  SampleSheet sheet([] { return 0.0; });
  sheet.advance(gaussians, digits, {1, 1, 1.0, 3, 12}, 1.0, [](Eigen::Index, auto) {});
  const std::string csv = sheet_csv(sheet);
  CHECK(csv.starts_with("code_0,code_1,code_2,code_3,code_4,code_5\n"));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 13);
  const std::string png = sheet_png(sheet, digits, 5);
  REQUIRE(png.size() > 24);
  CHECK(png.starts_with("\x89PNG\r\n\x1A\n"));
  const auto number = [&](std::size_t at) {
    return (static_cast<unsigned char>(png[at + 2]) << 8) + static_cast<unsigned char>(png[at + 3]);
  };
  // Five a row in three rows, 28 pixels and a gap of 2 each, three times as large.
  CHECK(number(16) == 3 * (5 * 30 + 2));
  CHECK(number(20) == 3 * (3 * 30 + 2));
}
