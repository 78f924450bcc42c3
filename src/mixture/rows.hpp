#pragma once

#include <algorithm>

#include <Eigen/Core>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace xenoglyph::internal {

/// Points with each one's coordinates side by side in memory.
template <class Scalar>
using Rows = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Multiplications below which a second thread costs more than it helps.
inline constexpr Eigen::Index least_parallel_work = Eigen::Index{1} << 22;

/// Threads that for_each_block may take.
inline int thread_count() {
#ifdef _OPENMP
  return omp_get_max_threads();
#else
  return 1;
#endif
}

/// Calls work(first, size) for runs of at most `block_size` of `count` rows or columns, on all
/// threads of OpenMP where it is and `multiplications` are many. `work` must not throw, and its
/// calls must not touch one another's memory; so results don't depend on the number of threads.
template <class Work>
void for_each_block(Eigen::Index count, Eigen::Index block_size, Eigen::Index multiplications,
                    const Work& work) {
  const Eigen::Index blocks = (count + block_size - 1) / block_size;
#ifdef _OPENMP
#pragma omp parallel for schedule(static) if (blocks > 1 && multiplications >= least_parallel_work)
#else
  static_cast<void>(multiplications);
#endif
  for (Eigen::Index block = 0; block < blocks; ++block) {
    const Eigen::Index first = block * block_size;
    work(first, std::min(block_size, count - first));
  }
}

/// Points that are worked on together and stay in the cache.
inline constexpr Eigen::Index rows_of_block = 240;

}  // namespace xenoglyph::internal
