#pragma once

#include <cstddef>

namespace xenoglyph {

/// Calls work(i) for each i below count, on all cores where OpenMP is (natively), else in order.
/// `work` must not throw, and its calls must not touch one another's memory.
template <class Work>
void for_each_in_parallel(std::ptrdiff_t count, const Work& work) {
#ifdef _OPENMP
#pragma omp parallel for schedule(dynamic) if (count > 1)
#endif
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    work(i);
  }
}

}  // namespace xenoglyph
