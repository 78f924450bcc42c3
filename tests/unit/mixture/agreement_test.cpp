// The native and the WebAssembly build give the same mixtures. tests/data/mixture_agreement.json
// holds what the native build gave; both builds are compared with it. To write it anew after a
// change that is meant to change results: mixture_tests "[write-agreement]", with the native build.
#include <fstream>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "samples.hpp"

namespace xenoglyph {
namespace {

const char* const agreement_file = XENOGLYPH_TEST_DATA "/mixture_agreement.json";

nlohmann::json fit_all() {
  nlohmann::json fits = nlohmann::json::array();
  for (const CovarianceType type : test::all_types) {
    for (const Criterion criterion : {Criterion::program, Criterion::paper}) {
      for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const bool plane = seed % 2 == 0;
        const GaussianMixture truth =
            plane ? test::three_gaussians() : test::random_mixture(type, 4, 5, seed);
        MmlOptions options;
        options.covariance_type = type;
        options.criterion = criterion;
        options.regularization = {RegularizationKind::floor, 1e-2};
        options.seed = seed;
        const MmlResult result = fit_mml(truth.sample(600, seed).points, options);
        fits.push_back({{"points", plane ? "three Gaussians" : "random mixture"},
                        {"covariance_type", to_string(type)},
                        {"criterion", to_string(criterion)},
                        {"seed", seed},
                        {"n_components", result.mixture.n_components()},
                        {"n_iter", result.n_iter},
                        {"message_length", result.message_length}});
      }
    }
  }
  return fits;
}

TEST_CASE("Every build finds the same number of components and message length", "[agreement]") {
  std::ifstream file(agreement_file);
  REQUIRE(file);
  const nlohmann::json expected = nlohmann::json::parse(file).at("fits");
  const nlohmann::json fits = fit_all();
  REQUIRE(fits.size() == expected.size());
  for (std::size_t i = 0; i < fits.size(); ++i) {
    CAPTURE(expected[i].dump());
    CHECK(fits[i].at("covariance_type") == expected[i].at("covariance_type"));
    CHECK(fits[i].at("n_components") == expected[i].at("n_components"));
    CHECK_THAT(fits[i].at("message_length").get<double>(),
               Catch::Matchers::WithinRel(expected[i].at("message_length").get<double>(), 1e-6));
  }
}

TEST_CASE("Write what this build finds", "[.][write-agreement]") {
  const nlohmann::json content = {
      {"made_by",
       "mixture_tests \"[write-agreement]\", native build (tests/unit/mixture/agreement_test.cpp)"},
      {"fits", fit_all()}};
  std::ofstream file(agreement_file);
  file << content.dump(1) << '\n';
  REQUIRE(file.flush());
}

}  // namespace
}  // namespace xenoglyph
