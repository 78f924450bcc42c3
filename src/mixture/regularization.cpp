#include "regularization.hpp"

#include <string>

#include "errors.hpp"

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

}  // namespace xenoglyph
