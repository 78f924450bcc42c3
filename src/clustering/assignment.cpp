#include "assignment.hpp"

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace xenoglyph::internal {
namespace {

constexpr int none = -1;
constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();

// Rows join one after the other. Each looks for the cheapest way to a free column, on which rows
// that have one may change theirs. Row and column prices keep every reduced cost at 0 or above, and
// at 0 where a row has its column, so that Dijkstra's search finds the way.
class Assignment {
 public:
  explicit Assignment(const Eigen::MatrixXi& gains)
      : gains_(gains),
        row_prices_(Prices::Zero(gains.rows())),
        column_prices_(Prices::Zero(gains.cols())),
        row_of_(Eigen::VectorXi::Constant(gains.cols(), none)),
        column_of_(Eigen::VectorXi::Constant(gains.rows(), none)) {
    // So that no reduced cost is below 0 to begin with.
    if (gains.cols() > 0) {
      row_prices_ = -gains.cast<std::int64_t>().rowwise().maxCoeff();
    }
    for (int row = 0; row < gains.rows(); ++row) {
      add(row);
    }
  }

  const Eigen::VectorXi& columns() const { return column_of_; }

 private:
  using Prices = Eigen::Matrix<std::int64_t, Eigen::Dynamic, 1>;

  // How the search from one new row reached the columns.
  struct Search {
    explicit Search(Eigen::Index n_columns)
        : distances(Prices::Constant(n_columns, unreached)),
          from_row(Eigen::VectorXi::Constant(n_columns, none)),
          settled(static_cast<std::size_t>(n_columns), false) {}

    Prices distances;
    Eigen::VectorXi from_row;
    std::vector<bool> settled;
    int end = none;  // the free column
  };

  std::int64_t reduced_cost(int row, int column) const {
    return -std::int64_t{gains_(row, column)} - row_prices_(row) - column_prices_(column);
  }

  Search search_from(int row) const {
    Search search(gains_.cols());
    std::int64_t distance = 0;
    while (search.end == none) {
      int nearest = none;
      for (int column = 0; column < gains_.cols(); ++column) {
        if (search.settled[static_cast<std::size_t>(column)]) {
          continue;
        }
        const std::int64_t candidate = distance + reduced_cost(row, column);
        if (candidate < search.distances(column)) {
          search.distances(column) = candidate;
          search.from_row(column) = row;
        }
        if (nearest == none || search.distances(column) < search.distances(nearest)) {
          nearest = column;
        }
      }
      distance = search.distances(nearest);
      row = row_of_(nearest);
      if (row == none) {
        search.end = nearest;
      } else {
        search.settled[static_cast<std::size_t>(nearest)] = true;
      }
    }
    return search;
  }

  void add(int new_row) {
    const Search search = search_from(new_row);
    const std::int64_t length = search.distances(search.end);
    row_prices_(new_row) += length;
    for (int column = 0; column < gains_.cols(); ++column) {
      if (search.settled[static_cast<std::size_t>(column)]) {
        const std::int64_t shorter_by = length - search.distances(column);
        row_prices_(row_of_(column)) += shorter_by;
        column_prices_(column) -= shorter_by;
      }
    }
    // Back along the way: each row takes the column that it was left for.
    int column = search.end;
    while (column != none) {
      const int row = search.from_row(column);
      row_of_(column) = row;
      std::swap(column, column_of_(row));
    }
  }

  const Eigen::MatrixXi& gains_;
  Prices row_prices_;
  Prices column_prices_;
  Eigen::VectorXi row_of_;     // by column, none where it is free
  Eigen::VectorXi column_of_;  // by row, none until it has joined
};

}  // namespace

Eigen::VectorXi best_assignment(const Eigen::MatrixXi& gains) {
  return Assignment(gains).columns();
}

}  // namespace xenoglyph::internal
