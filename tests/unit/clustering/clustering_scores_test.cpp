// Scores of clusterings against scikit-learn's and SciPy's
// (tests/data/clustering_metrics_oracle.json), their invariants, and what they refuse.
#include "clustering/clustering_scores.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <numeric>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "../mixture/samples.hpp"

namespace xenoglyph {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Labels = Eigen::VectorXi;

struct Score {
  const char* name;
  double (*score)(const LabelsView& clusters, const LabelsView& classes);
};

constexpr std::array<Score, 4> scores{{{"purity", purity},
                                       {"ari", adjusted_rand_index},
                                       {"nmi_arithmetic", normalized_mutual_information},
                                       {"accuracy_hungarian", matched_accuracy}}};

Labels labels_of(const nlohmann::json& numbers) {
  Labels labels(std::ssize(numbers));
  for (Eigen::Index i = 0; i < labels.size(); ++i) {
    labels(i) = numbers.at(static_cast<std::size_t>(i));
  }
  return labels;
}

Labels random_labels(Eigen::Index n, std::size_t k, Random& random) {
  Labels labels(n);
  for (int& label : labels) {
    label = static_cast<int>(random.index(k));
  }
  return labels;
}

Labels renamed(const Labels& labels, const std::function<int(int)>& name) {
  return labels.unaryExpr(name);
}

// All ways of giving each of the fewer clusters or classes one of the more, one after the other.
int most_matched(const Eigen::MatrixXi& confusion) {
  const Eigen::MatrixXi wide =
      confusion.rows() <= confusion.cols() ? confusion : Eigen::MatrixXi(confusion.transpose());
  std::vector<int> columns(static_cast<std::size_t>(wide.cols()));
  std::iota(columns.begin(), columns.end(), 0);
  int most = 0;
  do {
    int matched = 0;
    for (Eigen::Index row = 0; row < wide.rows(); ++row) {
      matched += wide(row, columns[static_cast<std::size_t>(row)]);
    }
    most = std::max(most, matched);
  } while (std::next_permutation(columns.begin(), columns.end()));
  return most;
}

TEST_CASE("Scores are scikit-learn's and SciPy's", "[scores]") {
  std::ifstream file(XENOGLYPH_TEST_DATA "/clustering_metrics_oracle.json");
  const nlohmann::json oracle = nlohmann::json::parse(file);
  REQUIRE(oracle.at("cases").size() >= 3);
  for (const nlohmann::json& one : oracle.at("cases")) {
    const Labels clusters = labels_of(one.at("clusters"));
    const Labels classes = labels_of(one.at("labels"));
    for (const Score& score : scores) {
      CAPTURE(score.name, clusters.size());
      CHECK_THAT(score.score(clusters, classes),
                 WithinAbs(one.at(score.name).get<double>(), 1e-10));
    }
  }
}

TEST_CASE("Scores worked out by hand", "[scores]") {
  // A cluster of three and one of two; the classes share two and one of them.
  const Labels clusters{{0, 0, 0, 1, 1}};
  const Labels classes{{0, 0, 1, 1, 2}};
  CHECK(purity(clusters, classes) == 3.0 / 5.0);
  CHECK(matched_accuracy(clusters, classes) == 3.0 / 5.0);
  // Pairs: 10 in all, 4 in clusters, 2 in classes, 1 in both.
  CHECK_THAT(adjusted_rand_index(clusters, classes), WithinAbs((1.0 - 0.8) / (3.0 - 0.8), 1e-15));
  const auto entropy = [](const std::vector<double>& shares) {
    double sum = 0.0;
    for (const double share : shares) {
      sum -= share * std::log(share);
    }
    return sum;
  };
  const double of_clusters = entropy({0.6, 0.4});
  const double of_classes = entropy({0.4, 0.4, 0.2});
  const double of_both = entropy({0.4, 0.2, 0.2, 0.2});
  CHECK_THAT(
      normalized_mutual_information(clusters, classes),
      WithinAbs(2.0 * (of_clusters + of_classes - of_both) / (of_clusters + of_classes), 1e-15));
}

TEST_CASE("Scores depend on who is together, not on names or on order", "[scores]") {
  Random random(1);
  const Labels clusters = random_labels(300, 7, random);
  Labels classes = random_labels(300, 4, random);
  classes.head(200) = clusters.head(200).unaryExpr([](int label) { return label % 4; });
  const Labels other_clusters = renamed(clusters, [](int label) { return (label * 3 + 2) % 7; });
  // Names may leave gaps, and be as large as names get.
  const Labels other_classes =
      renamed(classes, [](int label) { return std::numeric_limits<int>::max() - 1000 * label; });
  for (const Score& score : scores) {
    CAPTURE(score.name);
    const double expected = score.score(clusters, classes);
    CHECK(expected > 0.1);
    CHECK(expected < 0.95);
    CHECK_THAT(score.score(other_clusters, other_classes), WithinAbs(expected, 1e-12));
    CHECK_THAT(score.score(clusters.reverse(), classes.reverse()), WithinAbs(expected, 1e-12));
  }
  CHECK(adjusted_rand_index(classes, clusters) == adjusted_rand_index(clusters, classes));
  CHECK_THAT(normalized_mutual_information(classes, clusters),
             WithinAbs(normalized_mutual_information(clusters, classes), 1e-12));
  CHECK(matched_accuracy(classes, clusters) == matched_accuracy(clusters, classes));
}

TEST_CASE("The same partition scores 1", "[scores]") {
  Random random(2);
  const Labels labels = random_labels(120, 9, random);
  const Labels same = renamed(labels, [](int label) { return 20 - label; });
  const Labels one_part = Labels::Zero(50);
  const Labels part_a_point = Labels::LinSpaced(50, 0, 49);
  const Labels one_point{{3}};
  for (const Score& score : scores) {
    CAPTURE(score.name);
    CHECK_THAT(score.score(labels, same), WithinAbs(1.0, 1e-12));
    CHECK_THAT(score.score(one_part, one_part), WithinAbs(1.0, 1e-12));
    CHECK_THAT(score.score(part_a_point, part_a_point.reverse()), WithinAbs(1.0, 1e-12));
    CHECK(score.score(one_point, one_point) == 1.0);
  }
}

TEST_CASE("One cluster, or one a point, tells nothing of the classes", "[scores]") {
  Random random(3);
  // Pair counts whose products have no exact double: the score is 0 all the same.
  for (const Eigen::Index n : {10, 101, 70'001}) {
    const Labels classes = random_labels(n, 10, random);
    const double most = confusion_matrix(Labels::Zero(n), classes).maxCoeff();
    CHECK(adjusted_rand_index(Labels::Zero(n), classes) == 0.0);
    CHECK(normalized_mutual_information(Labels::Zero(n), classes) == 0.0);
    CHECK(purity(Labels::Zero(n), classes) == most / static_cast<double>(n));
    CHECK(matched_accuracy(Labels::Zero(n), classes) == most / static_cast<double>(n));
    const Labels each_its_own = Labels::LinSpaced(n, 0, static_cast<int>(n) - 1);
    CHECK(adjusted_rand_index(each_its_own, classes) == 0.0);
    CHECK(purity(each_its_own, classes) == 1.0);
  }
}

TEST_CASE("Labels dealt out at random have an adjusted Rand index about 0", "[scores]") {
  Random random(4);
  double sum = 0.0;
  for (int i = 0; i < 200; ++i) {
    sum += adjusted_rand_index(random_labels(100, 5, random), random_labels(100, 8, random));
  }
  CHECK_THAT(sum / 200.0, WithinAbs(0.0, 2e-3));
}

TEST_CASE("Each cluster is matched to the class with which the most points are right", "[scores]") {
  Random random(5);
  for (int i = 0; i < 300; ++i) {
    const Eigen::Index n_clusters = 1 + static_cast<Eigen::Index>(random.index(6));
    const Eigen::Index n_classes = 1 + static_cast<Eigen::Index>(random.index(6));
    Eigen::MatrixXi confusion(n_clusters, n_classes);
    for (int& count : confusion.reshaped()) {
      count = static_cast<int>(random.index(i % 2 == 0 ? 4 : 1000));
    }
    const Eigen::VectorXi matched = matched_classes(confusion);
    REQUIRE(matched.size() == n_clusters);
    std::vector<int> taken;
    int sum = 0;
    for (Eigen::Index cluster = 0; cluster < n_clusters; ++cluster) {
      if (matched(cluster) >= 0) {
        REQUIRE(matched(cluster) < n_classes);
        CHECK(std::count(taken.begin(), taken.end(), matched(cluster)) == 0);
        taken.push_back(matched(cluster));
        sum += confusion(cluster, matched(cluster));
      }
    }
    CAPTURE(confusion);
    CHECK(std::ssize(taken) == std::min(n_clusters, n_classes));
    CHECK(sum == most_matched(confusion));
  }
}

TEST_CASE("Matching takes what is best in all, not the largest count first", "[scores]") {
  Eigen::MatrixXi confusion(2, 2);
  confusion << 10, 9, 9, 1;
  CHECK(matched_classes(confusion) == Labels{{1, 0}});
  confusion.resize(3, 1);
  confusion << 2, 5, 4;
  CHECK(matched_classes(confusion) == Labels{{-1, 0, -1}});
  confusion = Eigen::MatrixXi::Zero(2, 3);
  CHECK(matched_classes(confusion).minCoeff() >= 0);
  CHECK(matched_classes(Eigen::MatrixXi(0, 0)).size() == 0);
  CHECK(matched_classes(Eigen::MatrixXi(2, 0)) == Labels{{-1, -1}});
}

TEST_CASE("The confusion matrix counts points by cluster and class", "[scores]") {
  const Labels clusters{{0, 2, 2, 0, 2}};
  const Labels classes{{1, 0, 1, 1, 0}};
  Eigen::MatrixXi expected(3, 2);
  expected << 0, 2, 0, 0, 2, 1;
  CHECK(confusion_matrix(clusters, classes) == expected);
  CHECK(majority_classes(expected) == Labels{{1, -1, 0}});
  const Eigen::MatrixXi larger = confusion_matrix(clusters, classes, 4, 10);
  CHECK(larger.rows() == 4);
  CHECK(larger.cols() == 10);
  CHECK(larger.topLeftCorner(3, 2) == expected);
  CHECK(larger.sum() == 5);
  Eigen::MatrixXi tie(1, 3);
  tie << 1, 4, 4;
  CHECK(majority_classes(tie) == Labels{{1}});
}

TEST_CASE("Components that a mixture predicts are labels", "[scores]") {
  const MixtureSample sample = test::three_gaussians().sample(500, 6);
  const Labels predicted = test::three_gaussians().predict(sample.points);
  const Eigen::MatrixXi confusion = confusion_matrix(predicted, sample.components);
  CHECK(confusion.sum() == 500);
  CHECK(purity(predicted, sample.components) > 0.9);
  CHECK(majority_classes(confusion) == Labels{{0, 1, 2}});
}

template <typename Call>
void check_refused(const Call& call, const std::string& argument, const std::string& reason) {
  CAPTURE(argument, reason);
  try {
    call();
    FAIL_CHECK("accepted");
  } catch (const InvalidArgument& error) {
    CHECK(error.argument() == argument);
    CHECK_THAT(error.what(), ContainsSubstring(reason));
  }
}

TEST_CASE("Scores say what is wrong with the labels", "[scores][wrong]") {
  const Labels good{{0, 1, 2}};
  const auto check_all = [](const Labels& clusters, const Labels& classes,
                            const std::string& argument, const std::string& reason) {
    for (const Score& score : scores) {
      CAPTURE(score.name);
      check_refused([&] { score.score(clusters, classes); }, argument, reason);
    }
    check_refused([&] { confusion_matrix(clusters, classes); }, argument, reason);
    check_refused([&] { confusion_matrix(clusters, classes, 3, 3); }, argument, reason);
  };
  check_all(Labels(), good, "clusters", "there are no labels");
  check_all(good, Labels(), "classes", "there are no labels");
  check_all(good, Labels{{0, 1}}, "classes", "there are 2 labels for the clusters' 3");
  check_all(Labels{{0, -1, 1}}, good, "clusters", "label 1 is -1");
  check_all(good, Labels{{0, 1, -7}}, "classes", "label 2 is -7");
  check_refused([&] { confusion_matrix(good, good, 2, 3); }, "clusters", "label 2 is 2");
  check_refused([&] { confusion_matrix(good, good, 3, 2); }, "classes", "label 2 is 2");
  const Labels huge{{0, std::numeric_limits<int>::max(), 1}};
  check_refused([&] { confusion_matrix(huge, good); }, "clusters", "too large a matrix");
  check_refused([&] { confusion_matrix(huge, huge); }, "classes", "too large a matrix");
}

}  // namespace
}  // namespace xenoglyph
