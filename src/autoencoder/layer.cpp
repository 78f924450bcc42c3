#include "layer.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "errors.hpp"

namespace xenoglyph {
namespace {

// More than these are a mistake, or a file that means harm.
constexpr Eigen::Index most_extent = 100'000;
constexpr double most_numbers = 1U << 26U;

std::string named(std::string_view field) { return "its " + std::string(field); }

void check_field(std::string_view field, Eigen::Index value, std::size_t number) {
  if (value < 1 || value > most_extent) {
    throw InvalidNetwork(number, named(field) + " must be from 1 to " +
                                     std::to_string(most_extent) + ", not " +
                                     std::to_string(value));
  }
}

void check_field(std::string_view field, const ImageShape& value, std::size_t number) {
  if (value.height < 1 || value.width < 1 || value.channels < 1) {
    throw InvalidNetwork(number, named(field) + " must be at least one, not " + to_string(value));
  }
  if (static_cast<double>(value.height) * static_cast<double>(value.width) *
          static_cast<double>(value.channels) >
      most_numbers) {
    throw InvalidNetwork(number, named(field) + ", " + to_string(value) + ", are too many");
  }
}

template <class Scalar>
typename LayerKinds::Layer<Scalar> zero_layer(const LayerShape& shape, const ImageShape& inputs,
                                              std::size_t number) {
  check_field("inputs", inputs, number);
  return std::visit(
      [&]<class Shape>(const Shape& kind) -> typename LayerKinds::Layer<Scalar> {
        Shape::visit_fields(kind, [&](std::string_view field, const auto& value) {
          check_field(field, value, number);
        });
        if (kind.parameter_count(inputs) > most_numbers) {
          throw InvalidNetwork(number, "it has too many weights");
        }
        auto layer = Shape::template Layer<Scalar>::zero(kind, inputs);
        layer.activation = shape.activation;
        layer.l2 = shape.l2;
        check_field("outputs", layer.output_shape(), number);
        return layer;
      },
      shape.kind);
}

}  // namespace

template <class Scalar>
Layer<Scalar>::Layer(const LayerShape& shape, const ImageShape& inputs, std::size_t number)
    : kind_(zero_layer<Scalar>(shape, inputs, number)) {}

template <class Scalar>
std::string_view Layer<Scalar>::kind() const {
  return kind_name(shape().kind);
}

template <class Scalar>
LayerShape Layer<Scalar>::shape() const {
  return std::visit(
      [](const auto& layer) -> LayerShape {
        return {layer.shape(), layer.activation, layer.l2};
      },
      kind_);
}

template <class Scalar>
ImageShape Layer<Scalar>::input_shape() const {
  return std::visit([](const auto& layer) { return layer.input_shape(); }, kind_);
}

template <class Scalar>
ImageShape Layer<Scalar>::output_shape() const {
  return std::visit([](const auto& layer) { return layer.output_shape(); }, kind_);
}

template <class Scalar>
Activation Layer<Scalar>::activation() const {
  return std::visit([](const auto& layer) { return layer.activation; }, kind_);
}

template <class Scalar>
double Layer<Scalar>::l2() const {
  return std::visit([](const auto& layer) { return layer.l2; }, kind_);
}

template <class Scalar>
std::vector<Parameter<Scalar>> Layer<Scalar>::parameters() {
  return std::visit([](auto& layer) { return layer.parameters(); }, kind_);
}

template <class Scalar>
std::vector<Parameter<const Scalar>> Layer<Scalar>::parameters() const {
  // What is given away is const again.
  return read_only(const_cast<Layer&>(*this).parameters());
}

template <class Scalar>
Eigen::Index Layer<Scalar>::parameter_count() const {
  Eigen::Index count = 0;
  for (const Parameter<const Scalar>& parameter : parameters()) {
    count += static_cast<Eigen::Index>(parameter.values.size());
  }
  return count;
}

template <class Scalar>
Eigen::Index Layer<Scalar>::work() const {
  return std::visit([](const auto& layer) { return layer.work(); }, kind_);
}

template <class Scalar>
void Layer<Scalar>::check(std::size_t number) const {
  std::visit([number](const auto& layer) { layer.check(number); }, kind_);
  for (const Parameter<const Scalar>& parameter : parameters()) {
    if (!std::all_of(parameter.values.begin(), parameter.values.end(),
                     [](Scalar value) { return std::isfinite(value); })) {
      throw InvalidNetwork(number, "its weights must be finite");
    }
  }
  if (!(l2() >= 0.0)) {
    throw InvalidNetwork(number, "its L2 strength must be 0 or more");
  }
}

template <class Scalar>
void Layer<Scalar>::forward(const Scalar* inputs, Eigen::Index rows, Activation applied,
                            Scalar* outputs) const {
  std::visit([&](const auto& layer) { layer.forward(inputs, rows, applied, outputs); }, kind_);
}

template <class Scalar>
void Layer<Scalar>::backward(const Scalar* inputs, const Scalar* gradients, Eigen::Index rows,
                             Scalar* parameter_gradients, Scalar* input_gradients) const {
  std::visit(
      [&](const auto& layer) {
        layer.backward(inputs, gradients, rows, parameter_gradients, input_gradients);
      },
      kind_);
}

template <class Scalar>
template <class Other>
Layer<Other> Layer<Scalar>::cast() const {
  Layer<Other> result(shape(), input_shape(), 0);
  const std::vector<Parameter<const Scalar>> from = parameters();
  const std::vector<Parameter<Other>> to = result.parameters();
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::transform(from[i].values.begin(), from[i].values.end(), to[i].values.begin(),
                   [](Scalar value) { return static_cast<Other>(value); });
  }
  return result;
}

std::vector<ImageShape> output_shapes(const NetworkShape& shape) {
  std::vector<ImageShape> shapes;
  ImageShape inputs = shape.inputs;
  for (std::size_t i = 0; i < shape.layers.size(); ++i) {
    shapes.push_back(Layer<float>(shape.layers[i], inputs, i).output_shape());
    inputs = shape.inputs_after(i, shapes.back());
  }
  return shapes;
}

template class Layer<float>;
template class Layer<double>;
template Layer<float> Layer<float>::cast() const;
template Layer<double> Layer<float>::cast() const;
template Layer<float> Layer<double>::cast() const;
template Layer<double> Layer<double>::cast() const;

}  // namespace xenoglyph
