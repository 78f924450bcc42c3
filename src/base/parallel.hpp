#pragma once

#include <algorithm>

#include <Eigen/Core>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace xenoglyph::internal {

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

/// Calls work(first, size) for runs of at most `longest` of `count` rows or columns, on all
/// threads of OpenMP where it is and `multiplications` are many. `work` must not throw, and its
/// calls must not touch one another's memory; so results don't depend on the number of threads.
template <class Work>
void for_each_block(Eigen::Index count, Eigen::Index longest, Eigen::Index multiplications,
                    const Work& work) {
  const Eigen::Index blocks = (count + longest - 1) / longest;
#ifdef _OPENMP
#pragma omp parallel for schedule(static) if (blocks > 1 && multiplications >= least_parallel_work)
#else
  static_cast<void>(multiplications);
#endif
  for (Eigen::Index block = 0; block < blocks; ++block) {
    const Eigen::Index first = block * longest;
    work(first, std::min(longest, count - first));
  }
}

/// Calls work(i) for each i below count, on all threads of OpenMP where it is, whichever is free;
/// else in order. `work` must not throw, and its calls must not touch one another's memory.
template <class Work>
void for_each_in_parallel(Eigen::Index count, const Work& work) {
#ifdef _OPENMP
#pragma omp parallel for schedule(dynamic) if (count > 1)
#endif
  for (Eigen::Index i = 0; i < count; ++i) {
    work(i);
  }
}

/// Points that are worked on together and stay in the cache.
inline constexpr Eigen::Index rows_of_block = 240;

}  // namespace xenoglyph::internal
