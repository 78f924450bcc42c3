#include "clustering/majority_classifier.hpp"

#include <string>

#include <catch_amalgamated.hpp>

#include "../mixture/samples.hpp"

namespace xenoglyph {
namespace {

using Labels = Eigen::VectorXi;

Labels labels_of(const std::vector<int>& values) {
  return Eigen::Map<const Labels>(values.data(), static_cast<Eigen::Index>(values.size()));
}

TEST_CASE("A cluster stands for its majority's class, an empty one for that of all",
          "[classifier]") {
  // Cluster 0: classes 3 3 1; cluster 2: classes 1 2, of which 1 is the lower. 3 and 1 are each
  // there three times.
  const Labels clusters = labels_of({0, 0, 0, 2, 2, 4, 4});
  const Labels classes = labels_of({3, 3, 1, 2, 1, 3, 1});
  const MajorityClassifier classifier(clusters, classes, 6);
  CHECK(classifier.classes() == labels_of({3, 1, 1, 1, 1, 1}));
  CHECK(classifier.predict(labels_of({5, 0, 2})) == labels_of({1, 3, 1}));
  // More of class 3: the empty clusters follow it.
  const MajorityClassifier other(labels_of({0, 0, 1}), labels_of({3, 3, 0}), 3);
  CHECK(other.classes() == labels_of({3, 0, 3}));
}

TEST_CASE("The error of a classifier is tested on another set", "[classifier]") {
  const MajorityClassifier classifier(labels_of({0, 0, 1, 1}), labels_of({7, 7, 4, 4}), 2);
  CHECK(classifier.error(labels_of({0, 1}), labels_of({7, 4})) == 0.0);
  CHECK(classifier.error(labels_of({0, 1, 1, 0}), labels_of({7, 7, 9, 7})) == 0.5);
  CHECK(classifier.error(labels_of({1}), labels_of({7})) == 1.0);
}

TEST_CASE("On its own set a classifier errs where the clustering is not pure", "[classifier]") {
  Random random(2);
  for (int round = 0; round < 20; ++round) {
    Labels clusters(50);
    Labels classes(50);
    for (Eigen::Index i = 0; i < 50; ++i) {
      clusters(i) = static_cast<int>(random.index(8));
      classes(i) = static_cast<int>(random.index(4));
    }
    const MajorityClassifier classifier(clusters, classes, 10);
    CHECK(classifier.error(clusters, classes) ==
          Catch::Approx(1.0 - purity(clusters, classes)).epsilon(1e-12));
  }
}

TEST_CASE("A classifier says what is wrong", "[classifier][wrong]") {
  const Labels two = labels_of({0, 1});
  const auto refused = [](const auto& call, const std::string& argument) {
    try {
      call();
      FAIL_CHECK("accepted");
    } catch (const InvalidArgument& error) {
      CHECK(error.argument() == argument);
    }
  };
  refused([&] { MajorityClassifier(Labels(), Labels(), 2); }, "clusters");
  refused([&] { MajorityClassifier(two, labels_of({0}), 2); }, "classes");
  refused([&] { MajorityClassifier(two, labels_of({0, -1}), 2); }, "classes");
  refused([&] { MajorityClassifier(two, two, 1); }, "clusters");
  refused([&] { MajorityClassifier(labels_of({-1, 0}), two, 2); }, "clusters");
  const MajorityClassifier classifier(two, two, 2);
  refused([&] { classifier.predict(labels_of({2})); }, "clusters");
  refused([&] { classifier.predict(labels_of({-1})); }, "clusters");
  refused([&] { classifier.error(two, labels_of({0})); }, "classes");
  refused([&] { classifier.error(Labels(), Labels()); }, "classes");
}

TEST_CASE("The mean purity counts small clusters as much as large ones", "[scores]") {
  // Shares of the majorities: 3/4, 1, 1/2; cluster 1 has no points.
  const Labels clusters = labels_of({0, 0, 0, 0, 2, 3, 3});
  const Labels classes = labels_of({1, 1, 1, 0, 5, 2, 4});
  CHECK(mean_purity(clusters, classes) == Catch::Approx((0.75 + 1.0 + 0.5) / 3.0).epsilon(1e-15));
  CHECK(purity(clusters, classes) == Catch::Approx(5.0 / 7.0).epsilon(1e-15));
  CHECK(mean_purity(classes, classes) == 1.0);
  CHECK_THROWS_AS(mean_purity(clusters, labels_of({1})), InvalidArgument);
}

}  // namespace
}  // namespace xenoglyph
