#include "nearest_center.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "../base/lanes.hpp"
#include "../base/rows.hpp"

namespace xenoglyph::internal {
namespace {

using Eigen::Index;

// What the search reads and writes.
template <class Scalar>
struct Search {
  Index n_features;
  Index n_groups;
  const Scalar* groups;
  const Scalar* half_squares;
  const Scalar* points;
  Index count;
  int* nearest;
};

// A register's numbers, and as many whole numbers of the same size.
template <class Scalar, int bytes>
struct Register {
  using Whole = std::conditional_t<sizeof(Scalar) == 4, std::int32_t, std::int64_t>;
  static constexpr int count = bytes / static_cast<int>(sizeof(Scalar));
  using Values __attribute__((vector_size(bytes))) = Scalar;
  using Indices __attribute__((vector_size(bytes))) = Whole;
  using InMemory __attribute__((vector_size(bytes), aligned(sizeof(Scalar)), may_alias)) = Scalar;
};

// The nearest centres of `rows` points. |x - c|^2 = |x|^2 - 2 (x c - |c|^2 / 2): the nearest centre
// has the largest of the latter. Each lane keeps the best of its own centres.
template <class Scalar, int bytes, int registers, int rows>
XENOGLYPH_INLINE void search_rows(const Search<Scalar>& search, Index first) {
  using Lane = Register<Scalar, bytes>;
  using Values = typename Lane::Values;
  using Indices = typename Lane::Indices;
  constexpr int group_size = registers * Lane::count;
  constexpr auto none = std::numeric_limits<typename Lane::Whole>::max();
  const Scalar* const points = search.points + first * search.n_features;
  Values best[rows];
  Indices best_index[rows];
  for (int row = 0; row < rows; ++row) {
    best[row] = Values{} - std::numeric_limits<Scalar>::infinity();
    best_index[row] = Indices{};
  }
  Indices index{};
  for (int lane = 0; lane < Lane::count; ++lane) {
    index[lane] = lane;
  }
  const Scalar* centers = search.groups;
  for (Index group = 0; group < search.n_groups; ++group) {
    Values nearness[rows][registers];
    for (int part = 0; part < registers; ++part) {
      const Values half_square = *reinterpret_cast<const typename Lane::InMemory*>(
          search.half_squares + group * group_size + part * Lane::count);
      for (int row = 0; row < rows; ++row) {
        nearness[row][part] = -half_square;
      }
    }
    for (Index a = 0; a < search.n_features; ++a, centers += group_size) {
      Values coordinates[registers];
      for (int part = 0; part < registers; ++part) {
        coordinates[part] =
            *reinterpret_cast<const typename Lane::InMemory*>(centers + part * Lane::count);
      }
      for (int row = 0; row < rows; ++row) {
        const Scalar coordinate = points[row * search.n_features + a];
        for (int part = 0; part < registers; ++part) {
          nearness[row][part] += coordinate * coordinates[part];
        }
      }
    }
    for (int part = 0; part < registers; ++part) {
      for (int row = 0; row < rows; ++row) {
        best_index[row] = nearness[row][part] > best[row] ? index : best_index[row];
        best[row] = nearness[row][part] > best[row] ? nearness[row][part] : best[row];
      }
      index += Lane::count;
    }
  }
  for (int row = 0; row < rows; ++row) {
    // Without branches, which nobody could predict.
    Scalar largest = best[row][0];
    for (int lane = 1; lane < Lane::count; ++lane) {
      largest = best[row][lane] > largest ? best[row][lane] : largest;
    }
    const Indices candidates = best[row] == largest ? best_index[row] : Indices{} + none;
    auto nearest = candidates[0];
    for (int lane = 1; lane < Lane::count; ++lane) {
      nearest = candidates[lane] < nearest ? candidates[lane] : nearest;
    }
    search.nearest[first + row] = static_cast<int>(nearest);
  }
}

template <class Scalar, int bytes, int registers, int rows>
XENOGLYPH_INLINE void search_all(const Search<Scalar>& search) {
  Index first = 0;
  for (; first + rows <= search.count; first += rows) {
    search_rows<Scalar, bytes, registers, rows>(search, first);
  }
  for (; first < search.count; ++first) {
    search_rows<Scalar, bytes, registers, 1>(search, first);
  }
}

// Two registers of centres at a time, and as many points as there are registers left for.
constexpr int registers_of_group = 2;

template <class Scalar>
void search_narrow(const Search<Scalar>& search) {
  search_all<Scalar, 16, registers_of_group, 5>(search);
}

#if defined(__x86_64__)
template <class Scalar>
__attribute__((target("avx2"))) void search_avx2(const Search<Scalar>& search) {
  search_all<Scalar, 32, registers_of_group, 5>(search);
}

template <class Scalar>
__attribute__((target("avx512f"))) void search_avx512(const Search<Scalar>& search) {
  search_all<Scalar, 64, registers_of_group, 12>(search);
}
#endif

template <class Scalar>
void search_with(int register_bytes, const Search<Scalar>& search) {
  switch (register_bytes) {
#if defined(__x86_64__)
    case 64:
      search_avx512(search);
      return;
    case 32:
      search_avx2(search);
      return;
#endif
    default:
      search_narrow(search);
  }
}

template <class Scalar>
Index group_size_of(int register_bytes) {
  return registers_of_group * register_bytes / static_cast<int>(sizeof(Scalar));
}

}  // namespace

const std::vector<int>& register_widths() {
  static const std::vector<int> widths = [] {
    std::vector<int> found{16};
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2")) {
      found.push_back(32);
      if (__builtin_cpu_supports("avx512f")) {
        found.push_back(64);
      }
    }
#endif
    return found;
  }();
  return widths;
}

template <class Scalar>
NearestCenter<Scalar>::NearestCenter(const Rows<double>& centers, int register_bytes)
    : register_bytes_(register_bytes),
      n_features_(centers.cols()),
      n_groups_((centers.rows() + group_size_of<Scalar>(register_bytes) - 1) /
                group_size_of<Scalar>(register_bytes)) {
  const Index size = group_size_of<Scalar>(register_bytes);
  groups_.assign(static_cast<std::size_t>(n_groups_ * size * n_features_), Scalar(0));
  half_squares_.assign(static_cast<std::size_t>(n_groups_ * size),
                       std::numeric_limits<Scalar>::infinity());
  for (Index j = 0; j < centers.rows(); ++j) {
    Scalar* to = groups_.data() + j / size * size * n_features_ + j % size;
    double square = 0.0;
    for (Index a = 0; a < n_features_; ++a) {
      const auto coordinate = static_cast<Scalar>(centers(j, a));
      to[a * size] = coordinate;
      square += static_cast<double>(coordinate) * static_cast<double>(coordinate);
    }
    half_squares_[static_cast<std::size_t>(j)] = static_cast<Scalar>(0.5 * square);
  }
}

template <class Scalar>
void NearestCenter<Scalar>::find(const Scalar* points, Index count, int* nearest) const {
  search_with<Scalar>(register_bytes_, {n_features_, n_groups_, groups_.data(),
                                        half_squares_.data(), points, count, nearest});
}

template class NearestCenter<float>;
template class NearestCenter<double>;

}  // namespace xenoglyph::internal
