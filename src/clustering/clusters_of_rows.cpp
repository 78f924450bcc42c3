#include "clusters_of_rows.hpp"

#include <array>
#include <atomic>

#include "../base/lanes.hpp"
#include "../base/rows.hpp"
#include "nearest_center.hpp"

namespace xenoglyph::internal {
namespace {

using Eigen::Index;

// Coordinates that one thread adds up: whole cache lines of a point, and few parts of a point,
// which the memory is slow to give one by one.
Index columns_of_thread(Index n_features) {
  constexpr Index numbers_of_line = 16;
  const Index columns = (n_features + thread_count() - 1) / thread_count();
  return (columns + numbers_of_line - 1) / numbers_of_line * numbers_of_line;
}

XENOGLYPH_WIDE void add(const float* numbers, Index count, double* sums) {
  for (Index i = 0; i < count; ++i) {
    sums[i] += static_cast<double>(numbers[i]);
  }
}

XENOGLYPH_WIDE void add(const double* numbers, Index count, double* sums) {
  for (Index i = 0; i < count; ++i) {
    sums[i] += numbers[i];
  }
}

template <class Scalar, class View>
Rows<Scalar> about(const View& points, const Eigen::RowVectorXd& center) {
  Rows<Scalar> rows(points.rows(), points.cols());
  for_each_block(points.rows(), rows_of_block, points.size(), [&](Index first, Index size) {
    rows.middleRows(first, size) = points.middleRows(first, size).rowwise() - center.cast<Scalar>();
  });
  return rows;
}

}  // namespace

Rows<double> centered_rows(const PointsView& points, const Eigen::RowVectorXd& center) {
  return about<double>(points, center);
}

Rows<float> centered_rows(const RowsView<float>& points, const Eigen::RowVectorXd& center) {
  return about<float>(points, center);
}

Eigen::RowVectorXd mean_of(const PointsView& points) { return points.colwise().mean(); }

Eigen::RowVectorXd mean_of(const RowsView<float>& points) {
  Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(points.cols());
  for (Index i = 0; i < points.rows(); ++i) {
    sum += points.row(i).cast<double>();
  }
  return sum / static_cast<double>(points.rows());
}

template <class Scalar>
bool assign_to_nearest(const Rows<Scalar>& points, const Rows<double>& centers,
                       Eigen::VectorXi& labels) {
  const NearestCenter<Scalar> nearest_center(centers);
  std::atomic<bool> changed = false;
  for_each_block(points.rows(), rows_of_block, points.size() * centers.rows(),
                 [&](Index first, Index size) {
                   std::array<int, rows_of_block> nearest;
                   nearest_center.find(points.row(first).data(), size, nearest.data());
                   const Eigen::Map<const Eigen::VectorXi> found(nearest.data(), size);
                   if (labels.segment(first, size) != found) {
                     labels.segment(first, size) = found;
                     changed = true;
                   }
                 });
  return changed;
}

template <class Scalar>
Eigen::ArrayXd squared_distances(const Rows<Scalar>& points, const Rows<double>& centers,
                                 const Eigen::VectorXi& labels) {
  Eigen::ArrayXd squares(points.rows());
  for_each_block(points.rows(), rows_of_block, points.size(), [&](Index first, Index size) {
    for (Index i = first; i < first + size; ++i) {
      squares(i) = (points.row(i).template cast<double>() - centers.row(labels(i))).squaredNorm();
    }
  });
  return squares;
}

template <class Scalar>
void squared_distances_from(const Rows<Scalar>& points, Index one, Eigen::ArrayXd& squares) {
  squares.resize(points.rows());
  const Eigen::Matrix<Scalar, 1, Eigen::Dynamic> center = points.row(one);
  for_each_block(points.rows(), rows_of_block, points.size(), [&](Index first, Index size) {
    for (Index i = first; i < first + size; ++i) {
      squares(i) = static_cast<double>((points.row(i) - center).squaredNorm());
    }
  });
}

template <class Scalar>
ClusterSums::ClusterSums(const Rows<Scalar>& points, const Eigen::VectorXi& labels,
                         Index n_clusters)
    : sums(Rows<double>::Zero(n_clusters, points.cols())),
      counts(Eigen::VectorXd::Zero(n_clusters)) {
  for (const int label : labels) {
    counts(label) += 1.0;
  }
  // Each thread has its own coordinates, so that the order of the points is always the same.
  for_each_block(points.cols(), columns_of_thread(points.cols()), points.size(),
                 [&](Index first, Index size) {
                   for (Index i = 0; i < points.rows(); ++i) {
                     add(&points(i, first), size, &sums(labels(i), first));
                   }
                 });
}

template bool assign_to_nearest(const Rows<float>&, const Rows<double>&, Eigen::VectorXi&);
template bool assign_to_nearest(const Rows<double>&, const Rows<double>&, Eigen::VectorXi&);
template Eigen::ArrayXd squared_distances(const Rows<float>&, const Rows<double>&,
                                          const Eigen::VectorXi&);
template Eigen::ArrayXd squared_distances(const Rows<double>&, const Rows<double>&,
                                          const Eigen::VectorXi&);
template void squared_distances_from(const Rows<float>&, Index, Eigen::ArrayXd&);
template void squared_distances_from(const Rows<double>&, Index, Eigen::ArrayXd&);
template ClusterSums::ClusterSums(const Rows<float>&, const Eigen::VectorXi&, Index);
template ClusterSums::ClusterSums(const Rows<double>&, const Eigen::VectorXi&, Index);

}  // namespace xenoglyph::internal
