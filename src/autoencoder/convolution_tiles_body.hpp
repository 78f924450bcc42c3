// The tiles that the convolutions' inner loops are made of, in one definition for each instruction
// set: see network_kernels_body.hpp.
//
// No matrix of patches is made. A square of the image (continued by zeros in a copy) is a few runs
// of numbers, a row of the square each, and a tile of outputs - some places by some filters - stays
// in registers while all runs are gone through. A transposed convolution is the same: places whose
// rows and columns leave the same rest by the stride see the same weights, so it is stride x stride
// plain convolutions of the map with parts of the kernel.
#pragma once

#include <Eigen/Core>

#include "convolution_geometry.hpp"
#include "network_kernels.hpp"

namespace xenoglyph::XENOGLYPH_KERNELS {

using Eigen::Index;

template <class Scalar>
using Packet = typename Eigen::internal::packet_traits<Scalar>::type;
template <class Scalar>
constexpr Index lanes = Eigen::internal::packet_traits<Scalar>::size;
template <class Scalar>
using Buffer = Eigen::Array<Scalar, Eigen::Dynamic, 1>;

// With two vectors of weights and one input the sums of a tile are 15 of 16 registers; where a
// product needs one more (no fused multiply-add, and WebAssembly's compilers take one), fewer rows.
#ifdef EIGEN_VECTORIZE_FMA
constexpr Index tile_rows = 6;
#else
constexpr Index tile_rows = 4;
#endif
constexpr Index tile_vectors = 2;

/// Sizes of tiles as even as can be: the first place of tile `index` of `count`.
constexpr Index tile_start(Index places, Index count, Index index) {
  return places * index / count;
}

/// Calls `work` with `rows`, from 1 to tile_rows, as a constant.
template <class Work>
void with_rows(Index rows, const Work& work) {
  switch (rows) {
    case 1:
      return work(std::integral_constant<int, 1>{});
    case 2:
      return work(std::integral_constant<int, 2>{});
    case 3:
      return work(std::integral_constant<int, 3>{});
    case 4:
      return work(std::integral_constant<int, 4>{});
#ifdef EIGEN_VECTORIZE_FMA
    case 5:
      return work(std::integral_constant<int, 5>{});
    default:
      return work(std::integral_constant<int, 6>{});
#else
    default:
      return;
#endif
  }
}

/// What one output is the sum of, times a weight each: `runs` of `length` numbers, `step` apart.
struct Window {
  Index runs;
  Index step;
  Index length;

  Index size() const { return runs * length; }
};

/// A grid of outputs: the first one's window, the first one's place, and the way to the next ones.
template <class Scalar>
struct Grid {
  const Scalar* inputs;
  Index input_row;
  Index input_column;
  Scalar* outputs;
  Index output_row;
  Index output_column;
  Index rows;
  Index columns;
};

/// Weights in the order in which tiles take them: panels of a tile's columns, in each the biases
/// and then a row for each number of the window; columns that are not there are 0. For few outputs,
/// whose vectors run along the window instead: a row an output, the bias first.
template <class Scalar>
struct PackedWeights {
  Buffer<Scalar> numbers;
  Index window = 0;
  Index outputs = 0;
  bool narrow = false;

  void resize(const Window& shape, Index output_count) {
    window = shape.size();
    outputs = output_count;
    narrow = 2 * outputs <= lanes<Scalar> && shape.length >= lanes<Scalar>;
    numbers.setZero((window + 1) * (narrow ? outputs : panels() * lanes<Scalar>));
  }
  // In vectors.
  Index panels() const { return (outputs + lanes<Scalar> - 1) / lanes<Scalar>; }

  /// Row 0 is the biases.
  Scalar& at(Index row, Index output) {
    if (narrow) {
      return numbers[output * (window + 1) + row];
    }
    constexpr Index width = tile_vectors * lanes<Scalar>;
    const Index start = output / width * width;
    const Index columns = std::min(width, panels() * lanes<Scalar> - start);
    return numbers[start * (window + 1) + row * columns + output - start];
  }
};

template <int Rows, int Vectors, class Scalar>
void sum_tile(const Scalar* const* places, const Window& window, const Scalar* weights,
              Scalar* const* outputs, Index columns) {
  namespace simd = Eigen::internal;
  Packet<Scalar> sums[Rows][Vectors];
  for (int v = 0; v < Vectors; ++v) {
    for (int row = 0; row < Rows; ++row) {
      sums[row][v] = simd::ploadu<Packet<Scalar>>(weights + v * lanes<Scalar>);
    }
  }
  weights += Vectors * lanes<Scalar>;
  for (Index run = 0; run < window.runs; ++run) {
    const Scalar* inputs[Rows];
    for (int row = 0; row < Rows; ++row) {
      inputs[row] = places[row] + run * window.step;
    }
    for (Index i = 0; i < window.length; ++i) {
      Packet<Scalar> weight[Vectors];
      for (int v = 0; v < Vectors; ++v) {
        weight[v] = simd::ploadu<Packet<Scalar>>(weights + v * lanes<Scalar>);
      }
      for (int row = 0; row < Rows; ++row) {
        const auto input = simd::pset1<Packet<Scalar>>(inputs[row][i]);
        for (int v = 0; v < Vectors; ++v) {
          sums[row][v] = simd::pmadd(input, weight[v], sums[row][v]);
        }
      }
      weights += Vectors * lanes<Scalar>;
    }
  }
  if (columns == Vectors * lanes<Scalar>) {
    for (int row = 0; row < Rows; ++row) {
      for (int v = 0; v < Vectors; ++v) {
        simd::pstoreu(outputs[row] + v * lanes<Scalar>, sums[row][v]);
      }
    }
    return;
  }
  for (int row = 0; row < Rows; ++row) {
    Scalar numbers[Vectors * lanes<Scalar>];
    for (int v = 0; v < Vectors; ++v) {
      simd::pstoreu(numbers + v * lanes<Scalar>, sums[row][v]);
    }
    for (Index column = 0; column < columns; ++column) {
      outputs[row][column] = numbers[column];
    }
  }
}

/// One output of some places, by vectors along the window.
template <int Rows, class Scalar>
void dot_tile(const Scalar* const* places, const Window& window, const Scalar* weights,
              Scalar* const* outputs, Index output) {
  namespace simd = Eigen::internal;
  Packet<Scalar> sums[Rows];
  Scalar rests[Rows];
  for (int row = 0; row < Rows; ++row) {
    sums[row] = simd::pset1<Packet<Scalar>>(Scalar(0));
    rests[row] = *weights;
  }
  ++weights;
  for (Index run = 0; run < window.runs; ++run) {
    const Scalar* inputs[Rows];
    for (int row = 0; row < Rows; ++row) {
      inputs[row] = places[row] + run * window.step;
    }
    Index i = 0;
    for (; i + lanes<Scalar> <= window.length; i += lanes<Scalar>) {
      const auto weight = simd::ploadu<Packet<Scalar>>(weights + i);
      for (int row = 0; row < Rows; ++row) {
        sums[row] = simd::pmadd(simd::ploadu<Packet<Scalar>>(inputs[row] + i), weight, sums[row]);
      }
    }
    for (; i < window.length; ++i) {
      for (int row = 0; row < Rows; ++row) {
        rests[row] += inputs[row][i] * weights[i];
      }
    }
    weights += window.length;
  }
  for (int row = 0; row < Rows; ++row) {
    outputs[row][output] = rests[row] + simd::predux(sums[row]);
  }
}

/// Every output of the grid: the biases plus its window times the weights.
template <class Scalar>
void sum_windows(const Grid<Scalar>& grid, const Window& window,
                 const PackedWeights<Scalar>& weights) {
  const Index count = grid.rows * grid.columns;
  const Index tiles = (count + tile_rows - 1) / tile_rows;
  const Index width = weights.narrow ? 1 : tile_vectors * lanes<Scalar>;
  for (Index start = 0; start < weights.outputs; start += width) {
    const Scalar* const panel = weights.numbers.data() + start * (weights.window + 1);
    const Index columns = std::min(width, weights.outputs - start);
    Index row = 0;
    Index column = 0;
    for (Index tile = 0; tile < tiles; ++tile) {
      const Index places = tile_start(count, tiles, tile + 1) - tile_start(count, tiles, tile);
      const Scalar* inputs[tile_rows];
      Scalar* outputs[tile_rows];
      for (Index place = 0; place < places; ++place) {
        inputs[place] = grid.inputs + row * grid.input_row + column * grid.input_column;
        outputs[place] = grid.outputs + row * grid.output_row + column * grid.output_column;
        if (++column == grid.columns) {
          column = 0;
          ++row;
        }
      }
      with_rows(places, [&](auto rows) {
        if (weights.narrow) {
          return dot_tile<rows.value, Scalar>(inputs, window, panel, outputs, start);
        }
        for (Index place = 0; place < places; ++place) {
          outputs[place] += start;
        }
        if (columns > lanes<Scalar>) {
          sum_tile<rows.value, 2, Scalar>(inputs, window, panel, outputs, columns);
        } else {
          sum_tile<rows.value, 1, Scalar>(inputs, window, panel, outputs, columns);
        }
      });
    }
  }
}

/// Images in a frame of zeros that stays as it is from image to image.
template <class Scalar>
class Frame {
 public:
  Frame(Index rows, Index columns, Index depth, Index above, Index left, Index images = 1)
      : row_(columns * depth),
        size_(rows * row_),
        first_(above * row_ + left * depth),
        numbers_(Buffer<Scalar>::Zero(size_ * images)) {}

  /// From one row of the frame to the next.
  Index row() const { return row_; }
  Index size() const { return size_; }
  const Scalar* data() const { return numbers_.data(); }

  void fill(const Scalar* image, Index rows, Index run, Index place = 0) {
    Scalar* to = numbers_.data() + place * size_ + first_;
    for (Index row = 0; row < rows; ++row, image += run, to += row_) {
      std::copy(image, image + run, to);
    }
  }

 private:
  Index row_;
  Index size_;
  Index first_;
  Buffer<Scalar> numbers_;
};

template <class Scalar>
Frame<Scalar> image_frame(const ConvolutionGeometry& geometry, Index images) {
  const Index above = geometry.zeros_above();
  const Index left = geometry.zeros_left();
  const Index rows = std::max((geometry.map_height() - 1) * geometry.stride + geometry.kernel,
                              above + geometry.height);
  const Index columns = std::max((geometry.map_width() - 1) * geometry.stride + geometry.kernel,
                                 left + geometry.width);
  return {rows, columns, geometry.channels, above, left, images};
}

}  // namespace xenoglyph::XENOGLYPH_KERNELS
