#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "activation.hpp"
#include "convolution_geometry.hpp"
#include "image_shape.hpp"
#include "parameter.hpp"

namespace xenoglyph {

template <class Scalar>
struct ConvolutionLayer;

/// A convolution without its weights.
struct ConvolutionShape {
  template <class Scalar>
  using Layer = ConvolutionLayer<Scalar>;
  static constexpr std::string_view kind = "convolution";

  Eigen::Index filters = 0;  ///< channels of its outputs
  Eigen::Index kernel = 3;   ///< height and width of the square that one output sees
  Eigen::Index stride = 1;   ///< from one square to the next

  template <class Self, class Visitor>
  static void visit_fields(Self& self, const Visitor& visit) {
    visit(std::string_view("filters"), self.filters);
    visit(std::string_view("kernel"), self.kernel);
    visit(std::string_view("stride"), self.stride);
  }

  /// In double, so that no number is too large for it.
  double parameter_count(const ImageShape& inputs) const;

  friend bool operator==(const ConvolutionShape&, const ConvolutionShape&) = default;
};

/// A convolution of images with 'same' padding (convolution_geometry.hpp): height x width x
/// channels in, ceil(height / stride) x ceil(width / stride) x filters out.
template <class Scalar>
struct ConvolutionLayer {
  using Shape = ConvolutionShape;

  ConvolutionGeometry geometry;
  Rows<Scalar> kernel;     ///< (row, column, channel) of the square x filters
  RowVector<Scalar> bias;  ///< one a filter
  Activation activation = Activation::leaky_relu;
  double l2 = 0.0;  ///< strength of the penalty: the loss gets l2 * sum of the kernel's squares

  static ConvolutionLayer zero(const ConvolutionShape& shape, const ImageShape& inputs);

  ConvolutionShape shape() const;
  ImageShape input_shape() const { return {geometry.height, geometry.width, geometry.channels}; }
  ImageShape output_shape() const {
    return {geometry.map_height(), geometry.map_width(), geometry.filters};
  }
  std::vector<Parameter<Scalar>> parameters();
  Eigen::Index work() const;

  void check(std::size_t number) const;

  void forward(const Scalar* inputs, Eigen::Index rows, Activation applied, Scalar* outputs) const;
  void backward(const Scalar* inputs, const Scalar* gradients, Eigen::Index rows,
                Scalar* parameter_gradients, Scalar* input_gradients) const;
};

extern template struct ConvolutionLayer<float>;
extern template struct ConvolutionLayer<double>;

}  // namespace xenoglyph
