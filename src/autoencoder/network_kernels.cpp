#define XENOGLYPH_KERNELS baseline

#include "network_kernels_body.hpp"

#ifdef __wasm_simd128__
#include "network_kernels_webassembly.hpp"
#endif

namespace xenoglyph {

#ifdef XENOGLYPH_X86_KERNELS
namespace avx2 {
extern const NetworkKernels<float> float_kernels;
}
namespace avx512 {
extern const NetworkKernels<float> float_kernels;
}
#endif

namespace {

template <class Scalar>
constexpr NetworkKernels<Scalar> baseline_kernels = baseline::kernels_for<Scalar>("baseline");

#ifdef __wasm_simd128__
constexpr NetworkKernels<float> webassembly_kernels = [] {
  NetworkKernels<float> kernels = baseline_kernels<float>;
  kernels.instruction_set = "WebAssembly SIMD";
  kernels.forward = &webassembly::forward;
  kernels.convolve = &baseline::convolve<float, &webassembly::activate>;
  kernels.transposed_convolve = &baseline::transposed_convolve<float, &webassembly::activate>;
  return kernels;
}();
#endif

}  // namespace

template <>
std::vector<const NetworkKernels<double>*> available_network_kernels() {
  return {&baseline_kernels<double>};
}

template <>
std::vector<const NetworkKernels<float>*> available_network_kernels() {
  std::vector<const NetworkKernels<float>*> kernels = {&baseline_kernels<float>};
#ifdef __wasm_simd128__
  kernels.push_back(&webassembly_kernels);
#endif
#ifdef XENOGLYPH_X86_KERNELS
  // What -march=x86-64-v3 and -v4 let the compiler use, as far as these loops do.
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
      __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    kernels.push_back(&avx2::float_kernels);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl")) {
      kernels.push_back(&avx512::float_kernels);
    }
  }
#endif
  return kernels;
}

template <class Scalar>
const NetworkKernels<Scalar>& network_kernels() {
  static const NetworkKernels<Scalar>& fastest = *available_network_kernels<Scalar>().back();
  return fastest;
}

template const NetworkKernels<float>& network_kernels();
template const NetworkKernels<double>& network_kernels();

}  // namespace xenoglyph
