#include "network_kernels_webassembly.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include <wasm_simd128.h>

namespace xenoglyph::webassembly {
namespace {

using std::ptrdiff_t;

constexpr ptrdiff_t lanes = 4;
// A tile of outputs that stays in registers while all inputs are gone through: with two vectors of
// weights, one input and one product they are 12 of the 16 that x86-64 has.
constexpr ptrdiff_t tile_rows = 4;
constexpr ptrdiff_t tile_columns = 2 * lanes;
// Rows of weights that a single row of inputs takes at once, each a stream of its own from memory.
constexpr ptrdiff_t streams = 4;

// Weights and biases of some columns of a layer.
struct Panel {
  const float* weights;  // of the first of them, for the first input
  ptrdiff_t stride;      // from one input's weights to the next's
  const float* biases;
  ptrdiff_t input_size;
  ptrdiff_t output_size;  // of the whole layer: from one row of outputs to the next
};

v128_t multiply_add(v128_t a, v128_t b, v128_t sum) {
  return wasm_f32x4_add(sum, wasm_f32x4_mul(a, b));
}

// e^x within 2 units in the last place, for x held within the range of normal results.
//
// x is n log 2 + rest with |rest| at most half of log 2: n goes into the exponent's bits, e^rest is
// a polynomial of least relative error.
v128_t exponential(v128_t x) {
  const v128_t highest = wasm_f32x4_const_splat(88.37F);
  const v128_t lowest = wasm_f32x4_const_splat(-87.33F);
  x = wasm_f32x4_pmax(wasm_f32x4_pmin(x, highest), lowest);
  // Adding it leaves a float whose last bits are the nearest integer.
  const v128_t round_to_integer = wasm_f32x4_const_splat(0x1.8p23F);
  const v128_t shifted = multiply_add(x, wasm_f32x4_const_splat(0x1.715476p0F), round_to_integer);
  const v128_t n = wasm_f32x4_sub(shifted, round_to_integer);
  // log 2 in two parts, of which the first has so few bits that its product with n is exact.
  v128_t rest = multiply_add(n, wasm_f32x4_const_splat(-0x1.62ep-1F), x);
  rest = multiply_add(n, wasm_f32x4_const_splat(-0x1.0bfbe8p-15F), rest);
  v128_t power = wasm_f32x4_const_splat(0x1.6a1f92p-10F);
  power = multiply_add(power, rest, wasm_f32x4_const_splat(0x1.123a56p-7F));
  power = multiply_add(power, rest, wasm_f32x4_const_splat(0x1.5558fcp-5F));
  power = multiply_add(power, rest, wasm_f32x4_const_splat(0x1.555490p-3F));
  power = multiply_add(power, rest, wasm_f32x4_const_splat(0x1.fffffcp-2F));
  power = multiply_add(power, rest, wasm_f32x4_const_splat(1.0F));
  power = multiply_add(power, rest, wasm_f32x4_const_splat(1.0F));
  return wasm_i32x4_add(power, wasm_i32x4_shl(shifted, 23));
}

v128_t selu(v128_t x) {
  const v128_t zero = wasm_f32x4_const_splat(0.0F);
  const v128_t scale = wasm_f32x4_const_splat(static_cast<float>(selu_scale));
  const v128_t scale_alpha = wasm_f32x4_const_splat(static_cast<float>(selu_scale * selu_alpha));
  // One of the two terms is always 0.
  const v128_t below = wasm_f32x4_mul(
      scale_alpha,
      wasm_f32x4_sub(exponential(wasm_f32x4_pmin(x, zero)), wasm_f32x4_const_splat(1.0F)));
  return multiply_add(scale, wasm_f32x4_pmax(x, zero), below);
}

v128_t sigmoid(v128_t x) {
  const v128_t one = wasm_f32x4_const_splat(1.0F);
  return wasm_f32x4_div(one, wasm_f32x4_add(one, exponential(wasm_f32x4_neg(x))));
}

v128_t leaky_relu(v128_t x) {
  return wasm_f32x4_pmax(
      x, wasm_f32x4_mul(x, wasm_f32x4_const_splat(static_cast<float>(leaky_relu_slope))));
}

v128_t relu(v128_t x) { return wasm_f32x4_pmax(x, wasm_f32x4_const_splat(0.0F)); }

template <class Function>
void apply(Function function, float* values, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    wasm_v128_store(values + i, function(wasm_v128_load(values + i)));
  }
  if (i < count) {
    float rest[lanes] = {};
    std::copy(values + i, values + count, rest);
    wasm_v128_store(rest, function(wasm_v128_load(rest)));
    std::copy(rest, rest + (count - i), values + i);
  }
}

// The sums of some rows in all columns of a panel.
template <int Rows, int Vectors>
void tile(const float* inputs, const Panel& panel, float* outputs) {
  v128_t sums[Rows][Vectors];
  for (int v = 0; v < Vectors; ++v) {
    const v128_t bias = wasm_v128_load(panel.biases + v * lanes);
    for (int row = 0; row < Rows; ++row) {
      sums[row][v] = bias;
    }
  }
  const float* weights = panel.weights;
  for (ptrdiff_t i = 0; i < panel.input_size; ++i, weights += panel.stride) {
    v128_t weight[Vectors];
    for (int v = 0; v < Vectors; ++v) {
      weight[v] = wasm_v128_load(weights + v * lanes);
    }
    for (int row = 0; row < Rows; ++row) {
      const v128_t input = wasm_v128_load32_splat(inputs + row * panel.input_size + i);
      for (int v = 0; v < Vectors; ++v) {
        sums[row][v] = multiply_add(input, weight[v], sums[row][v]);
      }
    }
  }
  for (int row = 0; row < Rows; ++row) {
    for (int v = 0; v < Vectors; ++v) {
      wasm_v128_store(outputs + row * panel.output_size + v * lanes, sums[row][v]);
    }
  }
}

template <int Vectors>
void all_rows(const float* inputs, ptrdiff_t rows, const Panel& panel, float* outputs) {
  for (; rows >= tile_rows; rows -= tile_rows) {
    tile<tile_rows, Vectors>(inputs, panel, outputs);
    inputs += tile_rows * panel.input_size;
    outputs += tile_rows * panel.output_size;
  }
  switch (rows) {
    case 3:
      return tile<3, Vectors>(inputs, panel, outputs);
    case 2:
      return tile<2, Vectors>(inputs, panel, outputs);
    case 1:
      return tile<1, Vectors>(inputs, panel, outputs);
    default:
      return;
  }
}

void one_column(const float* inputs, ptrdiff_t rows, const Panel& panel, float* outputs) {
  for (ptrdiff_t row = 0; row < rows; ++row) {
    float sum = *panel.biases;
    for (ptrdiff_t i = 0; i < panel.input_size; ++i) {
      sum += inputs[row * panel.input_size + i] * panel.weights[i * panel.stride];
    }
    outputs[row * panel.output_size] = sum;
  }
}

void product(const float* inputs, ptrdiff_t rows, const Panel& layer, float* outputs) {
  // A column's weights are a row apart, each on a page of its own: too many pages to go through
  // once for each tile.
  std::vector<float> packed;
  if (rows > tile_rows) {
    packed.resize(static_cast<std::size_t>(layer.input_size * tile_columns));
  }
  Panel panel = layer;
  ptrdiff_t left = layer.output_size;
  for (; left >= tile_columns; left -= tile_columns) {
    Panel compact = panel;
    if (!packed.empty()) {
      float* next = packed.data();
      for (ptrdiff_t i = 0; i < panel.input_size; ++i, next += tile_columns) {
        std::memcpy(next, panel.weights + i * panel.stride, sizeof(float) * tile_columns);
      }
      compact.weights = packed.data();
      compact.stride = tile_columns;
    }
    all_rows<2>(inputs, rows, compact, outputs);
    panel.weights += tile_columns;
    panel.biases += tile_columns;
    outputs += tile_columns;
  }
  if (left >= lanes) {
    all_rows<1>(inputs, rows, panel, outputs);
    panel.weights += lanes;
    panel.biases += lanes;
    outputs += lanes;
    left -= lanes;
  }
  for (; left > 0; --left, ++panel.weights, ++panel.biases, ++outputs) {
    one_column(inputs, rows, panel, outputs);
  }
}

// outputs += the next Count inputs times their rows of weights.
template <int Count>
void add_rows(const float* inputs, const float* weights, ptrdiff_t output_size, float* outputs) {
  v128_t input[Count];
  for (int s = 0; s < Count; ++s) {
    input[s] = wasm_v128_load32_splat(inputs + s);
  }
  ptrdiff_t column = 0;
  for (; column + lanes <= output_size; column += lanes) {
    v128_t sum = wasm_v128_load(outputs + column);
    for (int s = 0; s < Count; ++s) {
      sum = multiply_add(input[s], wasm_v128_load(weights + s * output_size + column), sum);
    }
    wasm_v128_store(outputs + column, sum);
  }
  for (; column < output_size; ++column) {
    for (int s = 0; s < Count; ++s) {
      outputs[column] += inputs[s] * weights[s * output_size + column];
    }
  }
}

// One row of inputs uses each weight once, so they are read in the order in which they lie.
void row_product(const float* inputs, const Panel& layer, float* outputs) {
  std::copy(layer.biases, layer.biases + layer.output_size, outputs);
  ptrdiff_t i = 0;
  for (; i + streams <= layer.input_size; i += streams) {
    add_rows<streams>(inputs + i, layer.weights + i * layer.output_size, layer.output_size,
                      outputs);
  }
  for (; i < layer.input_size; ++i) {
    add_rows<1>(inputs + i, layer.weights + i * layer.output_size, layer.output_size, outputs);
  }
}

}  // namespace

void activate(Activation activation, float* values, ptrdiff_t count) {
  switch (activation) {
    case Activation::identity:
      break;
    case Activation::selu:
      apply(selu, values, count);
      break;
    case Activation::relu:
      apply(relu, values, count);
      break;
    case Activation::leaky_relu:
      apply(leaky_relu, values, count);
      break;
    case Activation::sigmoid:
      apply(sigmoid, values, count);
      break;
    case Activation::tanh:
      std::transform(values, values + count, values, [](float x) { return std::tanh(x); });
      break;
  }
}

void forward(const float* inputs, ptrdiff_t rows, ptrdiff_t input_size, const float* kernel,
             const float* bias, ptrdiff_t output_size, Activation activation, float* outputs) {
  const Panel layer{kernel, output_size, bias, input_size, output_size};
  if (rows == 1) {
    row_product(inputs, layer, outputs);
  } else {
    product(inputs, rows, layer, outputs);
  }
  activate(activation, outputs, rows * output_size);
}

}  // namespace xenoglyph::webassembly
