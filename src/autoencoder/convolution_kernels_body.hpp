// The convolutions' inner loops, forward and for the kernel's gradient, in one definition for each
// instruction set: see network_kernels_body.hpp, which includes this in its namespace's terms.
#pragma once

#include <Eigen/Core>

#include "convolution_geometry.hpp"
#include "convolution_tiles_body.hpp"

namespace xenoglyph::XENOGLYPH_KERNELS {

template <class Scalar, auto Activate>
void convolve(const ConvolutionGeometry& geometry, const Scalar* images, Index rows,
              const Scalar* kernel, const Scalar* bias, Activation activation, Scalar* maps) {
  const Index channels = geometry.channels;
  const Index filters = geometry.filters;
  Frame<Scalar> frame = image_frame<Scalar>(geometry, 1);
  const Window window{geometry.kernel, frame.row(), geometry.kernel * channels};
  PackedWeights<Scalar> weights;
  weights.resize(window, filters);
  for (Index filter = 0; filter < filters; ++filter) {
    weights.at(0, filter) = bias == nullptr ? Scalar(0) : bias[filter];
    for (Index i = 0; i < window.size(); ++i) {
      weights.at(i + 1, filter) = kernel[i * filters + filter];
    }
  }
  for (Index image = 0; image < rows; ++image) {
    frame.fill(images, geometry.height, geometry.width * channels);
    sum_windows(
        {frame.data(), geometry.stride * frame.row(), geometry.stride * channels, maps,
         geometry.map_width() * filters, filters, geometry.map_height(), geometry.map_width()},
        window, weights);
    Activate(activation, maps, geometry.map_size());
    images += geometry.image_size();
    maps += geometry.map_size();
  }
}

/// Which rows (or columns) of an image leave a certain rest by the stride, and what they see.
struct Residue {
  Residue(Index rest, Index kernel, Index stride, Index zeros, Index size)
      : taps(rest < kernel ? (kernel - rest + stride - 1) / stride : 0),
        first(((rest - zeros) % stride + stride) % stride),
        count(first < size ? (size - first + stride - 1) / stride : 0),
        map_first((first + zeros) / stride) {}

  Index taps;       ///< rows of the kernel, `stride` apart, that reach these rows
  Index first;      ///< the first of these rows of the image
  Index count;      ///< how many there are
  Index map_first;  ///< the last row of the map that the first one sees
};

template <class Scalar, auto Activate>
void transposed_convolve(const ConvolutionGeometry& geometry, const Scalar* maps, Index rows,
                         const Scalar* kernel, const Scalar* bias, Activation activation,
                         Scalar* images) {
  const Index stride = geometry.stride;
  const Index size = geometry.kernel;
  const Index filters = geometry.filters;
  const Index channels = geometry.channels;
  const Index reach = (size + stride - 1) / stride - 1;  // rows of the map before and after
  Frame<Scalar> frame((geometry.height - 1 + geometry.zeros_above()) / stride + 1 + reach,
                      (geometry.width - 1 + geometry.zeros_left()) / stride + 1 + reach, filters,
                      reach, reach);
  struct Part {
    Residue y;
    Residue x;
    Window window;
    PackedWeights<Scalar> weights;
  };
  std::vector<Part> parts;
  for (Index y_rest = 0; y_rest < stride; ++y_rest) {
    for (Index x_rest = 0; x_rest < stride; ++x_rest) {
      const Residue y(y_rest, size, stride, geometry.zeros_above(), geometry.height);
      const Residue x(x_rest, size, stride, geometry.zeros_left(), geometry.width);
      if (y.count == 0 || x.count == 0) {
        continue;
      }
      Part& part = parts.emplace_back(Part{y, x, {y.taps, frame.row(), x.taps * filters}, {}});
      part.weights.resize(part.window, channels);
      for (Index channel = 0; channel < channels; ++channel) {
        Index row = 0;
        part.weights.at(row++, channel) = bias == nullptr ? Scalar(0) : bias[channel];
        // Where the map is gone through forwards, the kernel is gone through backwards.
        for (Index ky = y_rest + (y.taps - 1) * stride; ky >= 0; ky -= stride) {
          for (Index kx = x_rest + (x.taps - 1) * stride; kx >= 0; kx -= stride) {
            const Scalar* from = kernel + ((ky * size + kx) * channels + channel) * filters;
            for (Index filter = 0; filter < filters; ++filter) {
              part.weights.at(row++, channel) = from[filter];
            }
          }
        }
      }
    }
  }
  for (Index image = 0; image < rows; ++image) {
    frame.fill(maps, geometry.map_height(), geometry.map_width() * filters);
    for (const Part& part : parts) {
      const Index y = part.y.map_first + reach - (part.y.taps - 1);
      const Index x = part.x.map_first + reach - (part.x.taps - 1);
      sum_windows(
          {frame.data() + y * frame.row() + x * filters, frame.row(), filters,
           images + (part.y.first * geometry.width + part.x.first) * channels,
           stride * geometry.width * channels, stride * channels, part.y.count, part.x.count},
          part.window, part.weights);
    }
    Activate(activation, images, geometry.image_size());
    maps += geometry.map_size();
    images += geometry.image_size();
  }
}

/// Pairs of an input and a gradient that go into one tile of a kernel's gradient.
template <class Scalar>
struct Places {
  const Scalar* inputs;
  Index input_image;
  Index input_row;
  Index input_column;
  const Scalar* gradients;
  Index gradient_image;
  Index gradient_column;
  Index images;
  Index rows;
  Index columns;
};

/// sums (rows of the tile's columns) += inputs^T * gradients.
template <int Rows, int Vectors, class Scalar>
void gradient_tile(const Places<Scalar>& places, Scalar* tile) {
  namespace simd = Eigen::internal;
  Packet<Scalar> sums[Rows][Vectors];
  for (int row = 0; row < Rows; ++row) {
    for (int v = 0; v < Vectors; ++v) {
      sums[row][v] = simd::ploadu<Packet<Scalar>>(tile + (row * Vectors + v) * lanes<Scalar>);
    }
  }
  for (Index image = 0; image < places.images; ++image) {
    const Scalar* gradients = places.gradients + image * places.gradient_image;
    for (Index y = 0; y < places.rows; ++y) {
      const Scalar* inputs = places.inputs + image * places.input_image + y * places.input_row;
      for (Index x = 0; x < places.columns; ++x) {
        Packet<Scalar> gradient[Vectors];
        for (int v = 0; v < Vectors; ++v) {
          gradient[v] = simd::ploadu<Packet<Scalar>>(gradients + v * lanes<Scalar>);
        }
        for (int row = 0; row < Rows; ++row) {
          const auto input = simd::pset1<Packet<Scalar>>(inputs[row]);
          for (int v = 0; v < Vectors; ++v) {
            sums[row][v] = simd::pmadd(input, gradient[v], sums[row][v]);
          }
        }
        inputs += places.input_column;
        gradients += places.gradient_column;
      }
    }
  }
  for (int row = 0; row < Rows; ++row) {
    for (int v = 0; v < Vectors; ++v) {
      simd::pstoreu(tile + (row * Vectors + v) * lanes<Scalar>, sums[row][v]);
    }
  }
}

// Places that a tile of the gradient goes over before it is written back.
constexpr Index gradient_places = 256;

template <class Scalar>
void kernel_gradient(const ConvolutionGeometry& geometry, const Scalar* images, const Scalar* maps,
                     Index rows, Scalar* gradient) {
  const Index channels = geometry.channels;
  const Index filters = geometry.filters;
  const Index places = geometry.map_height() * geometry.map_width();
  const Index at_once = std::min(rows, std::max<Index>(1, gradient_places / places));
  Frame<Scalar> frame = image_frame<Scalar>(geometry, at_once);
  // Vectors of gradients don't reach beyond a place.
  const Index depth = (filters + lanes<Scalar> - 1) / lanes<Scalar> * lanes<Scalar>;
  Frame<Scalar> wider(depth == filters ? 0 : places, 1, depth, 0, 0, at_once);
  const Index run = geometry.kernel * channels;
  const Index window = geometry.kernel * run;
  Buffer<Scalar> sums = Buffer<Scalar>::Zero(window * depth);
  for (Index start = 0; start < rows; start += at_once) {
    const Index count = std::min(at_once, rows - start);
    const Scalar* gradients = maps + start * geometry.map_size();
    for (Index image = 0; image < count; ++image) {
      frame.fill(images + (start + image) * geometry.image_size(), geometry.height,
                 geometry.width * channels, image);
      if (depth != filters) {
        wider.fill(gradients + image * geometry.map_size(), places, filters, image);
      }
    }
    if (depth != filters) {
      gradients = wider.data();
    }
    for (Index first = 0; first < depth; first += tile_vectors * lanes<Scalar>) {
      const Index columns = std::min(tile_vectors * lanes<Scalar>, depth - first);
      const Index tiles = (run + tile_rows - 1) / tile_rows;
      for (Index ky = 0; ky < geometry.kernel; ++ky) {
        for (Index tile = 0; tile < tiles; ++tile) {
          const Index from = tile_start(run, tiles, tile);
          const Places<Scalar> pairs{frame.data() + ky * frame.row() + from,
                                     frame.size(),
                                     geometry.stride * frame.row(),
                                     geometry.stride * channels,
                                     gradients + first,
                                     places * depth,
                                     depth,
                                     count,
                                     geometry.map_height(),
                                     geometry.map_width()};
          Scalar* to = sums.data() + first * window + (ky * run + from) * columns;
          with_rows(tile_start(run, tiles, tile + 1) - from, [&](auto height) {
            if (columns > lanes<Scalar>) {
              gradient_tile<height.value, 2, Scalar>(pairs, to);
            } else {
              gradient_tile<height.value, 1, Scalar>(pairs, to);
            }
          });
        }
      }
    }
  }
  for (Index filter = 0; filter < filters; ++filter) {
    const Index first = filter / (tile_vectors * lanes<Scalar>)*(tile_vectors * lanes<Scalar>);
    const Index columns = std::min(tile_vectors * lanes<Scalar>, depth - first);
    for (Index i = 0; i < window; ++i) {
      gradient[i * filters + filter] = sums[first * window + i * columns + filter - first];
    }
  }
}

}  // namespace xenoglyph::XENOGLYPH_KERNELS
