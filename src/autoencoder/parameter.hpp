#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <Eigen/Core>

namespace xenoglyph {

/// Numbers of a layer that are learnt, and what others must know of them: whoever starts, updates,
/// averages or stores them needs no more than this of a layer. `Scalar` is const where they are
/// only read.
template <class Scalar>
struct Parameter {
  std::string_view name;              ///< in its layer, as in files: "kernel"
  std::vector<Eigen::Index> extents;  ///< as in files; the last one's index runs fastest
  std::span<Scalar> values;           ///< in the layer's own memory
  double fan_in = 0.0;   ///< numbers that one output is the sum of; 0 for what starts at 0
  double fan_out = 0.0;  ///< outputs that one input has a part in
  double l2 = 0.0;       ///< the loss gets l2 * sum of the squares
  /// Which of the extents counts the outputs, or of an image the channels of the outputs. Numbers
  /// of one output are about as large, so that they can share a scale. None where each output has
  /// a single number.
  std::optional<std::size_t> output_extent = {};
};

/// The same parameters, to read only.
template <class Scalar>
std::vector<Parameter<const Scalar>> read_only(const std::vector<Parameter<Scalar>>& parameters) {
  std::vector<Parameter<const Scalar>> result;
  result.reserve(parameters.size());
  for (const Parameter<Scalar>& parameter : parameters) {
    result.push_back({parameter.name, parameter.extents, parameter.values, parameter.fan_in,
                      parameter.fan_out, parameter.l2, parameter.output_extent});
  }
  return result;
}

/// A number for each parameter of a network (a gradient, a moment): in the order of its layers, and
/// of each layer's parameters, and then those of its code's prior.
template <class Scalar>
using ParameterVector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

}  // namespace xenoglyph
