#include "majority_classifier.hpp"

#include <algorithm>
#include <string>

namespace xenoglyph {

MajorityClassifier::MajorityClassifier(const LabelsView& clusters, const LabelsView& classes,
                                       Eigen::Index n_clusters) {
  const Eigen::Index n_classes = classes.size() == 0 ? 1 : std::max(classes.maxCoeff(), 0) + 1;
  const Eigen::MatrixXi confusion = confusion_matrix(clusters, classes, n_clusters, n_classes);
  Eigen::Index most_frequent = 0;
  confusion.colwise().sum().maxCoeff(&most_frequent);
  classes_ = majority_classes(confusion);
  for (int& majority : classes_) {
    majority = majority < 0 ? static_cast<int>(most_frequent) : majority;
  }
}

Eigen::VectorXi MajorityClassifier::predict(const LabelsView& clusters) const {
  Eigen::VectorXi predicted(clusters.size());
  for (Eigen::Index i = 0; i < clusters.size(); ++i) {
    if (clusters(i) < 0 || clusters(i) >= classes_.size()) {
      throw InvalidArgument("clusters", "must lie in 0.." + std::to_string(classes_.size() - 1) +
                                            ", but that of point " + std::to_string(i) + " is " +
                                            std::to_string(clusters(i)));
    }
    predicted(i) = classes_(clusters(i));
  }
  return predicted;
}

double MajorityClassifier::error(const LabelsView& clusters, const LabelsView& classes) const {
  if (clusters.size() == 0 || clusters.size() != classes.size()) {
    throw InvalidArgument("classes",
                          "there must be one for each of the points, at least one: "
                          "there are " +
                              std::to_string(classes.size()) + " for " +
                              std::to_string(clusters.size()));
  }
  const Eigen::VectorXi predicted = predict(clusters);
  return static_cast<double>((predicted.array() != classes.array()).count()) /
         static_cast<double>(classes.size());
}

}  // namespace xenoglyph
