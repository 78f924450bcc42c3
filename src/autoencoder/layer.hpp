#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "activation.hpp"
#include "image_shape.hpp"
#include "layer_kinds.hpp"
#include "network_shape.hpp"
#include "parameter.hpp"

namespace xenoglyph {

/// A layer of a network, of any kind (layer_kinds.hpp lists them). A value.
///
/// What a kind has to have, beside `activation`, `l2` and a Shape with its name and its fields, is
/// what this class asks of it: everything else (network, training, files) speaks to this class.
template <class Scalar>
class Layer {
 public:
  using Kind = typename LayerKinds::Layer<Scalar>;

  /// Implicit: a dense layer is a layer.
  template <class One>
  requires std::constructible_from<Kind, One> Layer(One kind) : kind_(std::move(kind)) {}

  /// A layer of that shape that takes `inputs`, all its parameters 0. Throws InvalidNetwork, naming
  /// it `number`, when no such layer can be.
  Layer(const LayerShape& shape, const ImageShape& inputs, std::size_t number);

  /// This layer as one of its kind; throws std::bad_variant_access when it is another.
  template <template <class> class One>
  const One<Scalar>& as() const {
    return std::get<One<Scalar>>(kind_);
  }
  template <template <class> class One>
  One<Scalar>& as() {
    return std::get<One<Scalar>>(kind_);
  }

  /// "dense"
  std::string_view kind() const;
  LayerShape shape() const;
  ImageShape input_shape() const;
  ImageShape output_shape() const;
  Activation activation() const;
  /// Strength of the penalty on the squares of its weights; biases have none.
  double l2() const;

  /// What it has learnt, by name. The numbers may be changed, their count may not.
  std::vector<Parameter<Scalar>> parameters();
  std::vector<Parameter<const Scalar>> parameters() const;
  Eigen::Index parameter_count() const;

  /// Multiplications and additions for one sample, as pairs.
  Eigen::Index work() const;

  /// Throws InvalidNetwork, naming the layer `number`, when its parameters don't fit one another or
  /// aren't finite.
  void check(std::size_t number) const;

  /// outputs (rows x output size) = `applied` of the layer's sums of inputs (rows x input size).
  /// `applied` is its activation, or the identity where a loss takes the sums themselves.
  void forward(const Scalar* inputs, Eigen::Index rows, Activation applied, Scalar* outputs) const;

  /// From the derivatives by its sums, `gradients` (rows x output size): those by its parameters,
  /// in their order, and by its inputs (rows x input size), which may be null: not wanted.
  void backward(const Scalar* inputs, const Scalar* gradients, Eigen::Index rows,
                Scalar* parameter_gradients, Scalar* input_gradients) const;

  /// The same layer in another precision.
  template <class Other>
  Layer<Other> cast() const;

 private:
  Kind kind_;
};

/// What each layer of a network gives. Throws InvalidNetwork.
std::vector<ImageShape> output_shapes(const NetworkShape& shape);

extern template class Layer<float>;
extern template class Layer<double>;

}  // namespace xenoglyph
