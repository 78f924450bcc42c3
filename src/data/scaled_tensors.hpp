#pragma once

#include <span>
#include <string>

#include <Eigen/Core>

#include "autoencoder/parameter.hpp"
#include "data/tensor_fields.hpp"

namespace xenoglyph::data {

/// The name of the tensor with the scales of another one: "layers.2.kernel.scale".
std::string scale_name(const std::string& tensor);

/// Stores a parameter in a byte a number: as I8, from -127 to 127, and beside it as F32 a scale for
/// each index of its output extent (a precondition: it has one). A number is its integer times the
/// scale of its output, rounded to a float, and is at most half a scale from what it was; the
/// largest of an output is 127 or -127. An output of zeros has scale 0. Storing what was read gives
/// the same integers and scales. (Scales of numbers below 1e-36 are coarser, and may do neither.)
void store_scaled(TensorFile& file, const std::string& name,
                  const Parameter<const float>& parameter);

/// The inverse: numbers of the parameter's extents, by its index. Throws FileError when the scales
/// are missing, not as many as outputs, negative, not finite, or 0 where an integer is not, and for
/// -128.
Eigen::VectorXd read_scaled(const TensorFields& fields, const std::string& name,
                            const Parameter<float>& parameter);

}  // namespace xenoglyph::data
