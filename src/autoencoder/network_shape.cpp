#include "network_shape.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <type_traits>

#include "errors.hpp"

namespace xenoglyph {
namespace {

// Calls visit with a shape of each kind, its fields at their defaults.
template <class Visitor, class... Shapes>
void for_each_kind(const Visitor& visit, std::type_identity<std::variant<Shapes...>> /*kinds*/) {
  (visit(Shapes{}), ...);
}

}  // namespace

std::string_view kind_name(const LayerKinds::Shape& shape) {
  return std::visit([](const auto& one) { return one.kind; }, shape);
}

LayerKinds::Shape kind_from_name(std::string_view name) {
  std::string names;
  LayerKinds::Shape found;
  bool is_known = false;
  for_each_kind(
      [&](const auto& shape) {
        names.append(names.empty() ? "" : ", ").append(shape.kind);
        if (shape.kind == name) {
          found = shape;
          is_known = true;
        }
      },
      std::type_identity<LayerKinds::Shape>{});
  if (!is_known) {
    throw InvalidNetwork("kind of layer '" + std::string(name) + "' is none of " + names);
  }
  return found;
}

NetworkShape digits_network() {
  return network_shape({784, 256, 128, 6, 128, 256, 784}, Activation::selu, 0.01);
}

NetworkShape network_shape(const std::vector<Eigen::Index>& sizes, Activation hidden,
                           double code_l2) {
  if (sizes.size() < 3) {
    throw InvalidNetwork("it needs three sizes or more (input, code, output), not " +
                         std::to_string(sizes.size()));
  }
  for (const Eigen::Index size : sizes) {
    if (size < 1) {
      throw InvalidNetwork("a layer's size must be 1 or more, not " + std::to_string(size));
    }
  }
  const auto narrowest = std::min_element(sizes.begin(), sizes.end());
  if (narrowest == sizes.begin() || std::next(narrowest) == sizes.end()) {
    throw InvalidNetwork("its narrowest layer, the code, must lie between input and output");
  }
  NetworkShape shape;
  shape.inputs = sizes.front();
  shape.code_layer = static_cast<std::size_t>(std::distance(sizes.begin(), narrowest)) - 1;
  for (std::size_t i = 1; i < sizes.size(); ++i) {
    shape.layers.push_back({DenseShape{sizes[i]}, hidden, 0.0});
  }
  shape.layers[shape.code_layer].l2 = code_l2;
  shape.layers.back().activation = Activation::sigmoid;
  return shape;
}

}  // namespace xenoglyph
