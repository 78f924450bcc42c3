// What scripts see: the state as JSON, and fitting by a call.
#include <string>

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "app/address/address.hpp"
#include "app/chapters/fit/fit_state.hpp"
#include "app/fit_call.hpp"
#include "app/state_json.hpp"
#include "base/errors.hpp"
#include "base/rows.hpp"
#include "data/toy_sets.hpp"
#include "demo_options.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;
using nlohmann::json;

namespace {

json state_after(int steps) {
  static const Settings settings = demo_options().defaults();
  static FitSession session([] { return 0.0; });
  const auto set = data::make_toy_set("three-gaussians", 1);
  session.start(set.points, settings.fit);
  session.go_to_step(steps);
  session.tick(1.0, 1.0);
  const CorpusArrival arrival;
  const CodesFit codes_fit([] { return 0.0; });
  const std::vector<ControlRecord> controls{
      {"play", "Play", "button", "", 10, 20, 30, 40, true, true, false}};
  json state = page_state({.options = demo_options(),
                           .settings = settings,
                           .arrival = arrival,
                           .codes_fit = codes_fit,
                           .controls = controls,
                           .dark = false,
                           .last_error = {}});
  state["frames"] = frames_state({.frames = 7, .mean_seconds = 0.004, .longest_seconds = 0.02});
  add_fit_state(state, {.session = session,
                        .data = load_fit_data(settings),
                        .picture = {{100, 200, 800, 600}, {{-4, 4}, {-3, 3}}},
                        .curve = {},
                        .pixel_ratio = 2.0F});
  return json::parse(as_text(state));
}

}  // namespace

TEST_CASE("the state has every field that lessons and tests read") {
  const json state = state_after(40);
  CHECK(state["chapter"] == "fit");
  CHECK(state["dataset"] == "three-gaussians");
  CHECK(state["seed"] == 1);
  CHECK(state["theme"] == "auto");
  CHECK(state["dark"] == false);
  CHECK(state["address"] == to_address(demo_options(), demo_options().defaults()));
  CHECK(state["last_error"].is_null());
  CHECK(state["fit"]["status"] == "paused");
  CHECK(state["fit"]["event"] == "updated");
  CHECK(state["fit"]["n_points"] == 900);
  CHECK(state["fit"]["true_components"] == 3);
  CHECK(state["fit"]["n_components"] == 25);
  CHECK(state["fit"]["sweep"] == 1);
  CHECK(state["fit"]["restart"] == 0);
  CHECK(state["fit"]["n_iter"] == 1);
  CHECK(state["fit"]["message_length"].is_number());
  CHECK(state["fit"]["best_message_length"].is_null());
  CHECK(state["options"]["kMax"] == 25);
  CHECK(state["digits"]["status"] == "waiting");
  CHECK(state["digits"]["count"] == 0);
  CHECK(state["codes_fit"]["n_components"] == 0);
  CHECK(state["codes_options"]["kMax"] == 40);
  CHECK(state["view"]["left"] == -4);
  CHECK(state["view"]["top"] == 3);
  CHECK(state["curve"]["records"] == 1);
  CHECK(state["frames"]["count"] == 7);
  CHECK(state["frames"]["mean_ms"] == 4.0);
  CHECK(state["frames"]["longest_ms"] == 20.0);
  CHECK(state["frames"]["longest_slice_ms"].is_number());
  // Rectangles are in CSS pixels.
  CHECK(state["picture"]["x"] == 50);
  CHECK(state["picture"]["height"] == 300);
  REQUIRE(state["controls"].size() == 1);
  const json& control = state["controls"][0];
  CHECK(control["id"] == "play");
  CHECK(control["x"] == 10);
  CHECK(control["enabled"] == true);
  CHECK(control["visible"] == true);
  CHECK(control["focused"] == false);
}

TEST_CASE("the state of a fit that is done tells of the best mixture") {
  const json state = state_after(10'000'000);
  CHECK(state["fit"]["status"] == "done");
  CHECK(state["fit"]["event"] == "converged");
  CHECK(state["fit"]["best_n_components"] == 3);
  CHECK(state["model"]["format"] == "xenoglyph-mixture");
  CHECK(state["model"]["n_components"] == 3);
  CHECK(state["model"]["message_length"] == state["fit"]["best_message_length"]);
  CHECK(state["curve"]["annihilated"].get<int>() + state["curve"]["pruned"].get<int>() == 24);
}

TEST_CASE("a fit by a call is the library's fit") {
  const auto set = data::make_toy_set("three-gaussians", 2);
  const Rows<double> rows = set.points;
  const json model = json::parse(fit_as_json(
      rows.data(), 900, 2, R"({"kMax": 12, "seed": 4, "covariance": "diagonal", "restarts": 2})"));
  MmlOptions options;
  options.k_max = 12;
  options.seed = 4;
  options.restarts = 2;
  options.covariance_type = CovarianceType::diagonal;
  const MmlResult result = fit_mml(set.points, options);
  CHECK(model["message_length"].get<double>() == result.message_length);
  CHECK(model["n_components"] == result.mixture.n_components());
}

TEST_CASE("options are known by their names in either style") {
  const MmlOptions camel = options_from_json(
      R"({"kMax": 9, "kMin": 2, "criterion": "paper", "threshold": 1e-4, "maxSweeps": 50.0,
          "regularization": {"kind": "ridge", "strength": 0.5}})");
  CHECK(camel.k_max == 9);
  CHECK(camel.k_min == 2);
  CHECK(camel.criterion == Criterion::paper);
  CHECK(camel.threshold == 1e-4);
  CHECK(camel.max_sweeps == 50);
  CHECK(camel.regularization.kind == RegularizationKind::ridge);
  CHECK(camel.regularization.strength == 0.5);
  const MmlOptions snake = options_from_json(
      R"({"k_max": 9, "covariance_type": "tied", "max_sweeps": 50, "regularization": 0.25})");
  CHECK(snake.k_max == 9);
  CHECK(snake.covariance_type == CovarianceType::tied);
  CHECK(snake.regularization.strength == 0.25);
  CHECK(options_from_json("").k_max == 25);
  CHECK(options_from_json("{}").k_max == 25);
  CHECK(options_from_json("null").k_max == 25);
  const MmlOptions again = options_from_json(options_to_json(camel).dump());
  CHECK(options_to_json(again) == options_to_json(camel));
}

TEST_CASE("wrong options and wrong points are errors that say what is wrong") {
  const double points[] = {0, 0, 1, 1, 2, 0, 0, 2};
  const auto error = [&](int n, int d, const char* options) {
    return json::parse(fit_as_json(points, n, d, options)).value("error", std::string());
  };
  CHECK_THAT(error(4, 2, R"({"kmax": 3})"), Catch::Matchers::ContainsSubstring("kmax"));
  CHECK_THAT(error(4, 2, R"({"kMax": 2.5})"), Catch::Matchers::ContainsSubstring("k_max"));
  CHECK_THAT(error(4, 2, R"({"kMax": "many"})"), Catch::Matchers::ContainsSubstring("k_max"));
  CHECK_THAT(error(4, 2, R"({"seed": -1})"), Catch::Matchers::ContainsSubstring("seed"));
  CHECK_THAT(error(4, 2, R"({"covariance": "round"})"),
             Catch::Matchers::ContainsSubstring("round"));
  CHECK_THAT(error(4, 2, R"({"regularization": {"size": 1}})"),
             Catch::Matchers::ContainsSubstring("size"));
  CHECK_THAT(error(4, 2, "[]"), Catch::Matchers::ContainsSubstring("options"));
  CHECK_THAT(error(4, 2, "{"), Catch::Matchers::ContainsSubstring("options"));
  CHECK_THAT(error(4, 2, ""),
             Catch::Matchers::ContainsSubstring("k_max"));  // 25 components of 4 points
  CHECK_THAT(error(0, 2, "{}"), Catch::Matchers::ContainsSubstring("points"));
  CHECK_THROWS_AS(options_from_json("[1]"), InvalidArgument);
}
