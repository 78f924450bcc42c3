#pragma once

#include <Eigen/Core>

namespace xenoglyph::internal {

/// For each row a column of its own, such that the gains at these places have the largest sum there
/// is. Kuhn, "The Hungarian method for the assignment problem" (1955), by shortest augmenting paths
/// as in Jonker and Volgenant (1987): O(rows^2 columns), exact.
/// @param gains  at least as many columns as rows
Eigen::VectorXi best_assignment(const Eigen::MatrixXi& gains);

}  // namespace xenoglyph::internal
