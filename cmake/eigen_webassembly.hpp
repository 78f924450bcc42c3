// Included before every source of the web build, so that Eigen 3.4 vectorises on WebAssembly.
//
// Emscripten maps SSE intrinsics to WebAssembly SIMD. Two things of Eigen's x86 path don't hold
// there: MMX registers (clang's header for them refuses to compile) and GCC's inline assembly.
#pragma once

#define __MMINTRIN_H  // clang's guard: keeps <mmintrin.h> out

#include <Eigen/src/Core/util/Macros.h>

#undef EIGEN_COMP_GNUC
#define EIGEN_COMP_GNUC 0
