// Compiled with -march=x86-64-v3.
#define Eigen EigenAvx2
#define XENOGLYPH_KERNELS avx2

#include "network_kernels_body.hpp"

namespace xenoglyph::avx2 {

extern const NetworkKernels<float> float_kernels;
const NetworkKernels<float> float_kernels = kernels_for<float>("AVX2");

}  // namespace xenoglyph::avx2
