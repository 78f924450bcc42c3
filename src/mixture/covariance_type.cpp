#include "covariance_type.hpp"

#include "../base/errors.hpp"
#include "covariance_shape.hpp"

namespace xenoglyph {

using internal::covariance_shapes;
using internal::CovarianceShape;
using internal::shape_of;

std::vector<CovarianceType> covariance_types() {
  std::vector<CovarianceType> types;
  for (const CovarianceShape* shape : covariance_shapes()) {
    types.push_back(shape->type());
  }
  return types;
}

std::vector<std::string> covariance_type_names() {
  std::vector<std::string> names;
  for (const CovarianceShape* shape : covariance_shapes()) {
    names.emplace_back(shape->name());
  }
  for (const CovarianceShape* shape : covariance_shapes()) {
    if (!shape->other_name().empty()) {
      names.emplace_back(shape->other_name());
    }
  }
  return names;
}

std::string_view to_string(CovarianceType type) { return shape_of(type).name(); }

std::string_view meaning(CovarianceType type) { return shape_of(type).meaning(); }

CovarianceType covariance_type_from_string(std::string_view name) {
  std::string known;
  for (const CovarianceShape* shape : covariance_shapes()) {
    if (name == shape->name() || (!name.empty() && name == shape->other_name())) {
      return shape->type();
    }
    known.append(known.empty() ? "" : ", ").append(shape->name());
  }
  throw InvalidArgument("covariance_type", "\"" + std::string(name) + "\" is none of " + known);
}

Eigen::Index component_parameters(CovarianceType type, Eigen::Index n_features) {
  return shape_of(type).component_parameters(n_features);
}

Eigen::Index mixture_parameters(CovarianceType type, Eigen::Index n_components,
                                Eigen::Index n_features) {
  const CovarianceShape& shape = shape_of(type);
  return n_components * n_features +
         shape.stored_count(n_components) * shape.free_parameters(n_features) + n_components - 1;
}

}  // namespace xenoglyph
