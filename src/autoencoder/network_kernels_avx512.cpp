// Compiled with -march=x86-64-v4.
#define Eigen EigenAvx512
#define XENOGLYPH_KERNELS avx512

#include "network_kernels_body.hpp"

namespace xenoglyph::avx512 {

extern const NetworkKernels<float> float_kernels;
const NetworkKernels<float> float_kernels = kernels_for<float>("AVX-512");

}  // namespace xenoglyph::avx512
