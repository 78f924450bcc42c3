#include <catch_amalgamated.hpp>

#include "samples.hpp"

namespace xenoglyph {
namespace {

TEST_CASE("Names of covariance types go there and back", "[names]") {
  for (const CovarianceType type : test::all_types) {
    CHECK(covariance_type_from_string(to_string(type)) == type);
  }
  CHECK(covariance_type_from_string("diag") == CovarianceType::diagonal);
  CHECK(to_string(CovarianceType::diagonal) == "diagonal");
  CHECK_THROWS_WITH(covariance_type_from_string("round"),
                    Catch::Matchers::StartsWith(
                        "covariance_type: \"round\" is none of full, tied, diagonal, spherical"));
  CHECK_THROWS_AS(covariance_type_from_string(""), InvalidArgument);
  CHECK_THROWS_WITH(to_string(CovarianceType{99}), "covariance_type: not one of the types");
}

TEST_CASE("Names of criteria go there and back", "[names]") {
  for (const Criterion criterion : {Criterion::program, Criterion::paper}) {
    CHECK(criterion_from_string(to_string(criterion)) == criterion);
  }
  CHECK_THROWS_AS(criterion_from_string("Program"), InvalidArgument);
}

TEST_CASE("Names of regularisations go there and back", "[names]") {
  for (const RegularizationKind kind : {RegularizationKind::floor, RegularizationKind::prior,
                                        RegularizationKind::ridge, RegularizationKind::pooled}) {
    CHECK(regularization_kind_from_string(to_string(kind)) == kind);
  }
  CHECK_THROWS_AS(regularization_kind_from_string(""), InvalidArgument);
}

TEST_CASE("Free parameters are counted by type", "[names]") {
  CHECK(component_parameters(CovarianceType::full, 6) == 27);
  CHECK(component_parameters(CovarianceType::tied, 6) == 6);
  CHECK(component_parameters(CovarianceType::diagonal, 6) == 12);
  CHECK(component_parameters(CovarianceType::spherical, 6) == 7);
  CHECK(mixture_parameters(CovarianceType::full, 3, 2) == 3 * 5 + 2);
  CHECK(mixture_parameters(CovarianceType::tied, 3, 2) == 3 * 2 + 3 + 2);
  CHECK(mixture_parameters(CovarianceType::diagonal, 3, 2) == 3 * 4 + 2);
  CHECK(mixture_parameters(CovarianceType::spherical, 3, 2) == 3 * 3 + 2);
}

}  // namespace
}  // namespace xenoglyph
