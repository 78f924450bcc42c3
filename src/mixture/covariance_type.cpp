#include "covariance_type.hpp"

#include <string>

#include "../base/errors.hpp"

namespace xenoglyph {

std::string_view to_string(CovarianceType type) {
  switch (type) {
    case CovarianceType::full:
      return "full";
    case CovarianceType::tied:
      return "tied";
    case CovarianceType::diagonal:
      return "diagonal";
    case CovarianceType::spherical:
      return "spherical";
  }
  throw InvalidArgument("covariance_type", "not one of the four types");
}

CovarianceType covariance_type_from_string(std::string_view name) {
  for (const CovarianceType type : {CovarianceType::full, CovarianceType::tied,
                                    CovarianceType::diagonal, CovarianceType::spherical}) {
    if (name == to_string(type)) {
      return type;
    }
  }
  if (name == "diag") {
    return CovarianceType::diagonal;
  }
  throw InvalidArgument("covariance_type",
                        "\"" + std::string(name) + "\" is none of full, tied, diagonal, spherical");
}

Eigen::Index component_parameters(CovarianceType type, Eigen::Index n_features) {
  switch (type) {
    case CovarianceType::full:
      return n_features + n_features * (n_features + 1) / 2;
    case CovarianceType::tied:
      return n_features;
    case CovarianceType::diagonal:
      return 2 * n_features;
    case CovarianceType::spherical:
      return n_features + 1;
  }
  throw InvalidArgument("covariance_type", "not one of the four types");
}

Eigen::Index mixture_parameters(CovarianceType type, Eigen::Index n_components,
                                Eigen::Index n_features) {
  const Eigen::Index shared =
      type == CovarianceType::tied ? n_features * (n_features + 1) / 2 : Eigen::Index{0};
  return n_components * component_parameters(type, n_features) + shared + n_components - 1;
}

}  // namespace xenoglyph
