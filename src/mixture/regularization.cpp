#include "regularization.hpp"

#include <string>

#include "../base/errors.hpp"
#include "../base/validation.hpp"

namespace xenoglyph {

std::string_view to_string(RegularizationKind kind) {
  switch (kind) {
    case RegularizationKind::floor:
      return "floor";
    case RegularizationKind::prior:
      return "prior";
    case RegularizationKind::ridge:
      return "ridge";
    case RegularizationKind::pooled:
      return "pooled";
  }
  throw InvalidArgument("regularization", "not one of the four kinds");
}

RegularizationKind regularization_kind_from_string(std::string_view name) {
  for (const RegularizationKind kind : {RegularizationKind::floor, RegularizationKind::prior,
                                        RegularizationKind::ridge, RegularizationKind::pooled}) {
    if (name == to_string(kind)) {
      return kind;
    }
  }
  throw InvalidArgument("regularization",
                        "\"" + std::string(name) + "\" is none of floor, prior, ridge, pooled");
}

namespace internal {

void require_regularization(const Regularization& regularization) {
  to_string(regularization.kind);  // throws for a kind that is none
  if (!(regularization.strength >= 0.0 && regularization.strength <= 1.0)) {
    throw InvalidArgument("regularization",
                          "the strength must be from 0 to 1, is " + shown(regularization.strength));
  }
}

}  // namespace internal

}  // namespace xenoglyph
