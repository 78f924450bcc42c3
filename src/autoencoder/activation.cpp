#include "activation.hpp"

#include "../base/names.hpp"
#include "errors.hpp"

namespace xenoglyph {
namespace {

constexpr Names<Activation, 6> names = {{{Activation::identity, "identity"},
                                         {Activation::selu, "selu"},
                                         {Activation::relu, "relu"},
                                         {Activation::leaky_relu, "leaky-relu"},
                                         {Activation::sigmoid, "sigmoid"},
                                         {Activation::tanh, "tanh"}}};

}  // namespace

std::vector<std::string> activation_names() { return names_in(names); }

std::string_view activation_name(Activation activation) { return name_of(names, activation); }

Activation activation_from_name(std::string_view name) {
  const auto* entry = find_name(names, name);
  if (entry == nullptr) {
    throw InvalidNetwork("activation " + none_of(names, name));
  }
  return entry->first;
}

}  // namespace xenoglyph
