#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "activation.hpp"
#include "image_shape.hpp"
#include "parameter.hpp"

namespace xenoglyph {

template <class Scalar>
struct DenseLayer;

/// A dense layer without its weights.
struct DenseShape {
  template <class Scalar>
  using Layer = DenseLayer<Scalar>;
  static constexpr std::string_view kind = "dense";

  ImageShape outputs;  ///< a number, or the image that the next layer takes them for

  template <class Self, class Visitor>
  static void visit_fields(Self& self, const Visitor& visit) {
    visit(std::string_view("outputs"), self.outputs);
  }

  /// In double, so that no number is too large for it.
  double parameter_count(const ImageShape& inputs) const {
    return (static_cast<double>(inputs.size()) + 1.0) * static_cast<double>(outputs.size());
  }

  friend bool operator==(const DenseShape&, const DenseShape&) = default;
};

/// A dense layer: activation(x * kernel + bias) for each row x. (What each kind of layer has to
/// have: layer.hpp.)
template <class Scalar>
struct DenseLayer {
  using Shape = DenseShape;

  Rows<Scalar> kernel;     ///< inputs x outputs, as Keras has it (PyTorch's is its transpose)
  RowVector<Scalar> bias;  ///< one an output
  Activation activation = Activation::selu;
  double l2 = 0.0;  ///< strength of the penalty: the loss gets l2 * sum of the kernel's squares
  ImageShape image = {};  ///< what the outputs are taken for, of their number; none: a plain list

  static DenseLayer zero(const DenseShape& shape, const ImageShape& inputs);

  DenseShape shape() const { return {output_shape()}; }
  ImageShape input_shape() const { return kernel.rows(); }
  ImageShape output_shape() const { return image.channels > 0 ? image : kernel.cols(); }
  std::vector<Parameter<Scalar>> parameters();
  Eigen::Index work() const { return kernel.size() + bias.size(); }

  void check(std::size_t number) const;

  void forward(const Scalar* inputs, Eigen::Index rows, Activation applied, Scalar* outputs) const;
  void backward(const Scalar* inputs, const Scalar* gradients, Eigen::Index rows,
                Scalar* parameter_gradients, Scalar* input_gradients) const;
};

extern template struct DenseLayer<float>;
extern template struct DenseLayer<double>;

}  // namespace xenoglyph
