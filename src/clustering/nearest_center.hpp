#pragma once

#include <vector>

#include <Eigen/Core>

#include "../base/parallel.hpp"
#include "../base/rows.hpp"

namespace xenoglyph::internal {

/// Bytes of the registers that this machine has for the search, the widest last.
const std::vector<int>& register_widths();

/// Finds which of k centres is nearest to a point: a matrix product with all centres, of which only
/// the best is kept. Each number is worked out in the same order on every machine, so that the same
/// centre is found everywhere.
template <class Scalar>
class NearestCenter {
 public:
  /// @param register_bytes  one of register_widths()
  explicit NearestCenter(const Rows<double>& centers,
                         int register_bytes = register_widths().back());

  /// Writes for each point the index of its nearest centre, the first of several.
  /// @param points  count x d, row-major
  void find(const Scalar* points, Eigen::Index count, int* nearest) const;

 private:
  int register_bytes_;
  Eigen::Index n_features_;
  Eigen::Index n_groups_;
  // Groups of as many centres as the machine's registers take at a time: for each coordinate in
  // turn, that of every centre of the group.
  std::vector<Scalar> groups_;
  // Half of each centre's square; infinite for those that fill the last group up.
  std::vector<Scalar> half_squares_;
};

}  // namespace xenoglyph::internal
