// Sweeps that run in frames, and partitions held against labels.
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "app/chapters/judge/judge_export.hpp"
#include "app/chapters/judge/judgement.hpp"
#include "app/chapters/judge/partition.hpp"
#include "app/chapters/judge/selection_curves.hpp"
#include "app/chapters/judge/selections.hpp"
#include "app/corpus/mnist_corpus.hpp"
#include "base/random.hpp"
#include "clustering/clustering_scores.hpp"
#include "mixture/fit_em.hpp"
#include "small_digits.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

// Shuffled: every other row must not be one digit's alone.
Corpus small_digits() {
  const data::Codes sorted = ten_groups(400);
  std::vector<int> order(sorted.labels.size());
  std::iota(order.begin(), order.end(), 0);
  Random random(1);
  for (std::size_t i = order.size() - 1; i > 0; --i) {
    std::swap(order[i],
              order[static_cast<std::size_t>(random.uniform() * static_cast<double>(i + 1))]);
  }
  data::Codes codes{sorted.codes(order, Eigen::all), {}, {}};
  for (const int row : order) {
    codes.labels.push_back(sorted.labels[static_cast<std::size_t>(row)]);
  }
  return mnist_corpus(untrained_network(), codes);
}

Selections::EmRun::Clock standing() {
  return [] { return 0.0; };
}

Selections::EmRun::Clock ticking(double step) {
  return [step, now = 0.0]() mutable { return now += step; };
}

Settings sweeping(int k_max) {
  Settings settings;
  settings.sweep_k_max = k_max;
  settings.sweep_starts = 5;
  settings.em_sweep = true;
  settings.kmeans_sweep = true;
  return settings;
}

void work_off(Selections& selections, const Corpus& digits, const Settings& settings) {
  selections.follow(digits, settings);
  int frames = 0;
  while (selections.busy()) {
    selections.tick(digits, 1.0 / 60.0);
    REQUIRE(++frames < 100000);
  }
}

}  // namespace

TEST_CASE("a judgement has the scores of its partition, rows by digit and the worst pairs first") {
  //                                  0  1  2  3  4  5  6  7  8  9 10 11
  const Eigen::VectorXi clusters{{0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3}};
  const Eigen::VectorXi digits{{4, 4, 9, 9, 9, 4, 4, 1, 1, 9, 9, 9}};
  const Judgement judgement = judge(clusters, digits, 5, 10);
  CHECK(judgement.n_clusters() == 5);
  CHECK(judgement.purity == purity(clusters, digits));
  CHECK(judgement.adjusted_rand_index == adjusted_rand_index(clusters, digits));
  CHECK(judgement.matched_accuracy == matched_accuracy(clusters, digits));
  CHECK(judgement.normalized_mutual_information == normalized_mutual_information(clusters, digits));
  CHECK(judgement.confusion.sum() == 12);
  CHECK(judgement.confusion(1, 9) == 2);
  // Cluster 1 has two of each: the lower digit names it. Cluster 4 is empty and comes last.
  CHECK(judgement.majority == Eigen::VectorXi{{4, 4, 1, 9, -1}});
  CHECK(judgement.order == std::vector<int>{2, 1, 0, 3, 4});
  REQUIRE(judgement.confused.size() == 1);
  CHECK(judgement.confused[0].low == 4);
  CHECK(judgement.confused[0].high == 9);
  CHECK(judgement.confused[0].low_as_high.empty());
  CHECK(judgement.confused[0].high_as_low == std::vector<int>{2, 3, 4});
  CHECK(judgement.confused[0].count() == 3);
}

TEST_CASE("every other label names the clusters, the ones between are the test") {
  // Rows 0, 2, 4 teach: cluster 0 stands for 7, cluster 1 for 3. Rows 1, 3, 5 are tested.
  const Eigen::VectorXi clusters{{0, 0, 1, 1, 0, 1}};
  const Eigen::VectorXi digits{{7, 7, 3, 5, 7, 3}};
  CHECK(named_error(clusters, digits, 2) == Catch::Approx(1.0 / 3.0));
  // A cluster that no label names stands for the most frequent digit, here 7.
  const Eigen::VectorXi others{{0, 2, 1, 2, 0, 2}};
  CHECK(named_error(others, digits, 3) == Catch::Approx(2.0 / 3.0));
  CHECK(judge(clusters, digits, 2, 10).test_error == named_error(clusters, digits, 2));
}

TEST_CASE("sweeps end with the records of the same sweeps in one go") {
  const Corpus digits = small_digits();
  const Settings settings = sweeping(12);
  Selections selections(standing());
  CHECK_FALSE(selections.busy());
  work_off(selections, digits, settings);
  REQUIRE(selections.em().done());
  REQUIRE(selections.kmeans().done());
  REQUIRE(selections.em_errors().size() == 12);
  REQUIRE(selections.em_clusters().size() == 12);
  REQUIRE(selections.kmeans_errors().size() == 12);
  const SweepOptions em = em_sweep_options(settings);
  ComponentSweep direct(digits.points(), em);
  while (!direct.done()) {
    direct.advance();
  }
  CHECK(em.em.seed == settings.codes_fit.seed);
  CHECK(em.em.covariance_type == settings.codes_fit.covariance_type);
  for (Eigen::Index k : {1, 5, 12}) {
    CAPTURE(k);
    const auto record = static_cast<std::size_t>(k - 1);
    CHECK(selections.em().sweep().records()[record].log_likelihood ==
          direct.records()[record].log_likelihood);
    CHECK(selections.em_clusters()[record] == direct.mixture(record).predict(digits.points()));
    const KmeansResult clusters =
        fit_kmeans(digits.points(), k, kmeans_sweep_options(settings).kmeans);
    CHECK(selections.kmeans().sweep().records()[record].inertia == clusters.inertia);
    CHECK(selections.kmeans_errors()[record] ==
          named_error(clusters.labels, digits.classes()->labels, k));
  }
  // Ten groups that can't be missed.
  CHECK(selections.em()
            .sweep()
            .records()[static_cast<std::size_t>(selections.em().sweep().best_bic())]
            .n_components == 10);
  CHECK(selections.em_errors()[9] == 0.0);
  CHECK_FALSE(selections.tick(digits, 1.0));
}

TEST_CASE("a sweep stops, goes on, and is forgotten when other fits are asked for") {
  const Corpus digits = small_digits();
  Settings settings = sweeping(20);
  settings.kmeans_sweep = false;
  Selections selections(standing());
  selections.follow(digits, settings);
  while (selections.em_errors().size() < 3) {
    selections.tick(digits, 1.0 / 60.0);
  }
  settings.em_sweep = false;
  selections.follow(digits, settings);
  CHECK_FALSE(selections.busy());
  CHECK_FALSE(selections.tick(digits, 1.0));
  CHECK(selections.em().begun());
  CHECK(selections.em_errors().size() == 3);
  settings.em_sweep = true;
  selections.follow(digits, settings);
  CHECK(selections.em().running());
  CHECK(selections.em_errors().size() == 3);

  const long generation = selections.generation();
  ++settings.codes_fit.seed;
  selections.follow(digits, settings);
  CHECK(selections.em().running());
  CHECK(selections.em_errors().empty());
  CHECK(selections.generation() > generation);
  settings.em_sweep = false;
  settings.sweep_k_max = 4;
  selections.follow(digits, settings);
  CHECK_FALSE(selections.em().begun());
  selections.restart_kmeans(settings);
  CHECK(settings.kmeans_sweep);
  selections.follow(digits, settings);
  CHECK(selections.kmeans().running());
}

TEST_CASE("no frame works longer on a sweep than its share and one step") {
  const Corpus digits = small_digits();
  const Settings settings = sweeping(6);
  // The clock is read once at the start, and once after each step.
  constexpr double step = 0.001;
  const double elapsed = GENERATE(0.001, 1.0 / 60.0, 0.1, 10.0);
  const double budget = std::clamp(0.4 * elapsed, 0.006, 0.012);
  Selections selections(ticking(step));
  selections.follow(digits, settings);
  while (selections.busy()) {
    selections.tick(digits, elapsed);
  }
  for (const double slice :
       {selections.em().longest_slice(), selections.kmeans().longest_slice()}) {
    CHECK(slice > budget - step);
    CHECK(slice < budget + 1.5 * step);
  }
  CHECK(selections.em().seconds() > selections.em().longest_slice());
}

TEST_CASE("the partition that is asked for is the one that is judged") {
  const Corpus digits = small_digits();
  Settings settings = sweeping(12);
  settings.kmeans_k = 7;
  settings.codes_fit.k_max = 14;
  CodesFit fit([] { return 0.0; });
  Selections selections(standing());
  CHECK_FALSE(codes_fit_partition(fit));
  for (const Judged by : {Judged::mml, Judged::bic, Judged::aic, Judged::kmeans}) {
    settings.judged = by;
    CHECK_FALSE(partition_of(settings, fit, selections));
  }
  work_off(selections, digits, settings);
  fit.open(digits, settings);
  while (!fit.done()) {
    fit.tick(1.0, 1e6);
  }
  for (const Judged by : {Judged::mml, Judged::bic, Judged::aic, Judged::kmeans}) {
    settings.judged = by;
    const PartitionVersion version = partition_version(settings, fit, selections);
    CHECK(version == partition_version(settings, fit, selections));
    const auto partition = partition_of(settings, fit, selections);
    REQUIRE(partition);
    CHECK(partition->by == by);
    CHECK(partition->clusters.size() == digits.points().rows());
    CHECK(partition->clusters.minCoeff() >= 0);
    CHECK(partition->clusters.maxCoeff() < partition->n_clusters());
    std::vector<int> numbers = partition->numbers;
    std::sort(numbers.begin(), numbers.end());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      CHECK(numbers[i] == static_cast<int>(i) + 1);
    }
    if (by == Judged::kmeans) {
      CHECK(partition->n_clusters() == 7);
    } else if (by == Judged::mml) {
      CHECK(partition->clusters == fit.mixture().predict(digits.points()));
      for (const Symbol& symbol : fit.symbols()) {
        CHECK(partition->numbers.at(static_cast<std::size_t>(symbol.place)) == symbol.number);
      }
    }
  }
  settings.judged = Judged::kmeans;
  const PartitionVersion seven = partition_version(settings, fit, selections);
  settings.kmeans_k = 8;
  CHECK(partition_version(settings, fit, selections) != seven);
  settings.kmeans_k = 60;
  CHECK(kmeans_k(settings) == 12);
  CHECK(partition_of(settings, fit, selections)->n_clusters() == 12);
}

TEST_CASE("the largest k-means clusters are counted first") {
  const Corpus digits = small_digits();
  Settings settings = sweeping(6);
  settings.judged = Judged::kmeans;
  settings.kmeans_k = 6;
  CodesFit fit([] { return 0.0; });
  Selections selections(standing());
  work_off(selections, digits, settings);
  const auto partition = partition_of(settings, fit, selections);
  REQUIRE(partition);
  std::vector<long> size_of_number(7);
  for (Eigen::Index cluster = 0; cluster < 6; ++cluster) {
    size_of_number.at(
        static_cast<std::size_t>(partition->numbers.at(static_cast<std::size_t>(cluster)))) =
        (partition->clusters.array() == static_cast<int>(cluster)).count();
  }
  for (std::size_t number = 2; number <= 6; ++number) {
    CHECK(size_of_number[number] <= size_of_number[number - 1]);
  }
}

TEST_CASE("curves touch zero where their criterion is least") {
  const Corpus digits = small_digits();
  Settings settings = sweeping(12);
  settings.codes_fit.k_max = 14;
  CodesFit fit([] { return 0.0; });
  Selections selections(standing());
  KCurves none = criterion_curves(fit, selections);
  CHECK(std::all_of(none.curves.begin(), none.curves.end(),
                    [](const KCurve& curve) { return curve.values.empty(); }));
  CHECK(none.range.high > none.range.low);
  CHECK(error_curves(fit, selections, -1.0).curves.front().values.empty());

  work_off(selections, digits, settings);
  fit.open(digits, settings);
  while (!fit.done()) {
    fit.tick(1.0, 1e6);
  }
  const KCurves criteria = criterion_curves(fit, selections);
  REQUIRE(criteria.curves.size() == 3);
  for (const KCurve& curve : criteria.curves) {
    REQUIRE_FALSE(curve.values.empty());
    for (const KCurve::Value& value : curve.values) {
      CHECK(value.value >= 0.0);
    }
    REQUIRE(curve.at(curve.chosen) != nullptr);
  }
  CHECK(criteria.curves[0].chosen == static_cast<int>(fit.symbols().size()));
  CHECK(criteria.curves[1].chosen == 10);
  CHECK(*criteria.curves[1].at(10) == 0.0);
  const auto& records = selections.em().sweep().records();
  CHECK(*criteria.curves[1].at(3) == Catch::Approx((records[2].bic - records[9].bic) / 2.0));
  CHECK(criteria.curves[1].at(13) == nullptr);

  const KCurves inertia = inertia_curves(selections, 4);
  CHECK(*inertia.curves[0].at(1) == 100.0);
  CHECK(inertia.curves[0].chosen == 4);
  CHECK(inertia_curves(selections, 13).curves[0].chosen == 0);
  // The range's ticks include one beside zero: see the axes' test for what ticks there are.
  CHECK(round_ticks(inertia.range.low, inertia.range.high, 2).size() == 2);

  const KCurves errors = error_curves(fit, selections, 0.25);
  CHECK(errors.curves[0].values.size() == 1);
  CHECK(*errors.curves[0].at(static_cast<int>(fit.symbols().size())) == 25.0);
  CHECK(*errors.curves[1].at(10) == 0.0);
  CHECK(*errors.curves[2].at(1) == Catch::Approx(90.0).margin(3.0));
}

TEST_CASE("the table of the sweeps has a line for each k, and empty fields for what has not run") {
  const Corpus digits = small_digits();
  Settings settings = sweeping(3);
  settings.em_sweep = false;
  Selections selections(standing());
  const std::string header =
      "k,log_likelihood,bic,aic,message_length,mixture_error,kmeans_inertia,kmeans_error\n";
  CHECK(sweeps_as_csv(selections) == header);
  work_off(selections, digits, settings);
  const std::string half = sweeps_as_csv(selections);
  CHECK(half.find("\n1,,,,,,") != std::string::npos);
  CHECK(std::count(half.begin(), half.end(), '\n') == 4);
  settings.em_sweep = true;
  work_off(selections, digits, settings);
  const std::string whole = sweeps_as_csv(selections);
  CHECK(whole.find(",,") == std::string::npos);
  CHECK(std::count(whole.begin(), whole.end(), ',') == 4 * 7);
}
