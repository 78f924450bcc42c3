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
struct TransposedConvolutionLayer;

/// A transposed convolution without its weights.
struct TransposedConvolutionShape {
  template <class Scalar>
  using Layer = TransposedConvolutionLayer<Scalar>;
  static constexpr std::string_view kind = "transposed-convolution";

  Eigen::Index channels = 0;  ///< of its outputs
  Eigen::Index kernel = 3;    ///< height and width of the square that one input reaches
  Eigen::Index stride = 1;    ///< outputs are so many times as high and wide as inputs

  template <class Self, class Visitor>
  static void visit_fields(Self& self, const Visitor& visit) {
    visit(std::string_view("channels"), self.channels);
    visit(std::string_view("kernel"), self.kernel);
    visit(std::string_view("stride"), self.stride);
  }

  /// In double, so that no number is too large for it.
  double parameter_count(const ImageShape& inputs) const;

  friend bool operator==(const TransposedConvolutionShape&,
                         const TransposedConvolutionShape&) = default;
};

/// The transpose of a convolution with 'same' padding (convolution_geometry.hpp), whose maps are
/// its inputs: height x width x filters in, stride height x stride width x channels out.
template <class Scalar>
struct TransposedConvolutionLayer {
  using Shape = TransposedConvolutionShape;

  ConvolutionGeometry geometry;
  Rows<Scalar> kernel;     ///< (row, column, channel of the outputs) x channels of the inputs
  RowVector<Scalar> bias;  ///< one a channel of the outputs
  Activation activation = Activation::leaky_relu;
  double l2 = 0.0;  ///< strength of the penalty: the loss gets l2 * sum of the kernel's squares

  static TransposedConvolutionLayer zero(const TransposedConvolutionShape& shape,
                                         const ImageShape& inputs);

  TransposedConvolutionShape shape() const;
  ImageShape input_shape() const {
    return {geometry.map_height(), geometry.map_width(), geometry.filters};
  }
  ImageShape output_shape() const { return {geometry.height, geometry.width, geometry.channels}; }
  std::vector<Parameter<Scalar>> parameters();
  Eigen::Index work() const;

  void check(std::size_t number) const;

  void forward(const Scalar* inputs, Eigen::Index rows, Activation applied, Scalar* outputs) const;
  void backward(const Scalar* inputs, const Scalar* gradients, Eigen::Index rows,
                Scalar* parameter_gradients, Scalar* input_gradients) const;
};

extern template struct TransposedConvolutionLayer<float>;
extern template struct TransposedConvolutionLayer<double>;

}  // namespace xenoglyph
