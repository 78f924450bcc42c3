#include "cli/clustering_model.hpp"

#include "base/rows.hpp"
#include "cli/files.hpp"
#include "data/input_file.hpp"
#include "data/model_json.hpp"

namespace xenoglyph::cli {

namespace {

Eigen::VectorXi predicted(const GaussianMixture& mixture, const Points& points) {
  return mixture.predict(points);
}

Eigen::VectorXi predicted(const GaussianMixture& mixture, const Rows<float>& points) {
  return mixture.predict(points.cast<double>());
}

template <class Matrix>
Eigen::VectorXi predicted(const data::KmeansModel& model, const Matrix& points) {
  return model.predict(points);
}

}  // namespace

ClusteringModel ClusteringModel::read(const std::string& path) {
  const std::string text = data::read_inflated_file(path);
  const std::string name = data::display_name(path);
  if (data::is_kmeans_json(text)) {
    return ClusteringModel(data::kmeans_from_json(text, name));
  }
  return ClusteringModel(data::model_from_json(text, name).mixture);
}

Eigen::Index ClusteringModel::n_clusters() const {
  const auto* const mixture = std::get_if<GaussianMixture>(&any_);
  return mixture != nullptr ? mixture->n_components()
                            : std::get<data::KmeansModel>(any_).centers.rows();
}

Eigen::Index ClusteringModel::n_features() const {
  const auto* const mixture = std::get_if<GaussianMixture>(&any_);
  return mixture != nullptr ? mixture->n_features()
                            : std::get<data::KmeansModel>(any_).centers.cols();
}

Eigen::VectorXi ClusteringModel::predict(const AnyPoints& points, const std::string& path) const {
  return std::visit(
      [&](const auto& model, const auto& any) {
        check_columns(n_features(), any.cols(), path);
        return predicted(model, any);
      },
      any_, points);
}

}  // namespace xenoglyph::cli
