#pragma once

#include <string>
#include <utility>
#include <variant>

#include "cli/points_input.hpp"
#include "data/kmeans_json.hpp"
#include "mixture/gaussian_mixture.hpp"

namespace xenoglyph::cli {

/// What gives points to clusters: a mixture its components, k-means its centres.
class ClusteringModel {
 public:
  /// Reads a model's JSON, told apart by content; "-" is standard input. Throws data::FileError.
  static ClusteringModel read(const std::string& path);

  Eigen::Index n_clusters() const;
  Eigen::Index n_features() const;
  /// The cluster of each point. Throws data::FileError for points of another number of coordinates;
  /// `path` is where they came from.
  Eigen::VectorXi predict(const AnyPoints& points, const std::string& path) const;

 private:
  using Any = std::variant<GaussianMixture, data::KmeansModel>;

  explicit ClusteringModel(Any any) : any_(std::move(any)) {}

  Any any_;
};

}  // namespace xenoglyph::cli
