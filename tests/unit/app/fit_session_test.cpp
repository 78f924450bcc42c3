#include "app/fitting/fit_session.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <catch_amalgamated.hpp>

#include "data/toy_sets.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

MmlOptions seeded(std::uint64_t seed) {
  MmlOptions options;
  options.seed = seed;
  return options;
}

Points three_gaussians() { return data::make_toy_set("three-gaussians", 1).points; }

// A clock that moves on by so much whenever it is read.
FitSession::Clock ticking(double step) {
  return [step, now = 0.0]() mutable { return now += step; };
}

FitSession::Clock standing() {
  return [] { return 0.0; };
}

double play_to_the_end(FitSession& session) {
  double seconds = 0.0;
  while (session.status() != FitStatus::done && seconds < 1000.0) {
    session.tick(1.0 / 60.0, 1.0);
    seconds += 1.0 / 60.0;
  }
  return seconds;
}

}  // namespace

TEST_CASE("a fit that plays ends where the same fit in one call ends") {
  const Points points = three_gaussians();
  FitSession session(standing());
  session.start(points, seeded(1));
  CHECK(session.status() == FitStatus::paused);
  session.play();
  CHECK(session.status() == FitStatus::playing);
  play_to_the_end(session);
  REQUIRE(session.status() == FitStatus::done);
  const MmlResult whole = fit_mml(points, seeded(1));
  CHECK(session.fitter().best_message_length() == whole.message_length);
  CHECK(session.fitter().best().means() == whole.mixture.means());
  CHECK(session.best_ids().size() == static_cast<std::size_t>(whole.mixture.n_components()));
  CHECK_FALSE(session.busy());
  CHECK_FALSE(session.tick(1.0, 1.0));
}

TEST_CASE("a whole fit can be followed: it takes about eight seconds on every toy set") {
  for (const data::ToySetInfo& info : data::toy_sets()) {
    CAPTURE(std::string(info.name));
    FitSession session(standing());
    session.start(data::make_toy_set(info.name, 1).points, seeded(1));
    session.play();
    const double seconds = play_to_the_end(session);
    CHECK(seconds > 5.0);
    CHECK(seconds < 12.0);
  }
}

TEST_CASE("a tick works no longer than its budget, but for the step that it is in") {
  const double read = 0.001;
  FitSession session(ticking(read), 0.008);
  session.start(three_gaussians(), seeded(1));
  session.go_to_step(1'000'000);
  while (session.busy()) {
    session.tick(1.0 / 60.0, 1.0);
    REQUIRE(session.longest_slice() <= 0.008 + 2 * read);
  }
  CHECK(session.status() == FitStatus::done);
}

TEST_CASE("in haste a tick takes its share of a long frame, and the budget of a short one") {
  const double read = 0.001;
  for (const auto& [frame, most] : {std::pair(0.5, 0.2), std::pair(0.01, 0.008)}) {
    FitSession session(ticking(read), 0.008);
    session.start(three_gaussians(), seeded(1));
    session.go_to_step(1'000'000);
    session.tick(frame, 1.0, 0.4);
    CHECK(session.longest_slice() > most - 2 * read);
    CHECK(session.longest_slice() <= most + 2 * read);
  }
}

TEST_CASE("speed changes the pace, not the fit") {
  double last = 1e9;
  for (const double speed : {0.5, 1.0, 4.0}) {
    FitSession session(standing());
    session.start(three_gaussians(), seeded(2));
    session.play();
    double seconds = 0.0;
    while (session.busy()) {
      session.tick(1.0 / 60.0, speed);
      seconds += 1.0 / 60.0;
    }
    CHECK(seconds < 0.7 * last);
    last = seconds;
  }
}

TEST_CASE("a page that slept does not rush") {
  FitSession session(standing());
  session.start(three_gaussians(), seeded(1));
  session.play();
  session.tick(0.05, 1.0);
  const int before = session.steps();
  session.tick(0.05, 1.0);
  const int usual = session.steps() - before;
  CHECK(usual > 0);
  CHECK(usual < 40);
}

TEST_CASE("each kind of step goes as far as it says, then pauses") {
  FitSession session(standing());
  session.start(three_gaussians(), seeded(1));
  session.step_component();
  CHECK(session.tick(0.016, 1.0));
  CHECK(session.steps() == 1);
  CHECK(session.status() == FitStatus::paused);
  CHECK_FALSE(session.tick(0.016, 1.0));

  session.step_sweep();
  session.tick(0.016, 1.0);
  CHECK(session.fitter().history().size() == 1);
  CHECK(session.fitter().status().sweep_completed);
  CHECK_FALSE(session.busy());

  session.step_annihilation();
  session.tick(0.016, 1.0);
  CHECK(session.marks().size() == 1);
  CHECK(session.fitter().status().n_components == 24);
  CHECK_FALSE(session.busy());

  const int steps = session.steps();
  session.go_to_step(steps + 50);
  session.tick(0.016, 1.0);
  CHECK(session.steps() == steps + 50);
  CHECK_FALSE(session.busy());
}

TEST_CASE("a step number is a place that can be returned to") {
  FitSession first(standing());
  first.start(three_gaussians(), seeded(3));
  first.go_to_step(333);
  first.tick(0.016, 1.0);
  FitSession second(ticking(0.003));
  second.start(three_gaussians(), seeded(3));
  second.go_to_step(333);
  while (second.busy()) {
    second.tick(0.016, 1.0);
  }
  CHECK(second.steps() == 333);
  CHECK(first.fitter().current().means() == second.fitter().current().means());
}

TEST_CASE("marks and events tell of every component that left, once") {
  FitSession session(standing());
  session.start(three_gaussians(), seeded(1));
  session.play();
  std::multiset<int> left;
  while (session.busy()) {
    session.tick(1.0 / 60.0, 1.0);
    for (const FitEvent& event : session.events()) {
      if (event.event == MmlEvent::annihilated || event.event == MmlEvent::pruned) {
        left.insert(event.component);
      }
    }
  }
  CHECK(left.size() == session.marks().size());
  CHECK(std::set<int>(left.begin(), left.end()).size() == left.size());
  const auto alive = static_cast<std::size_t>(session.fitter().current().n_components());
  CHECK(left.size() + alive == 25);
  CHECK(std::is_sorted(session.marks().begin(), session.marks().end(),
                       [](const CurveMark& a, const CurveMark& b) { return a.record < b.record; }));
  const auto& ids = session.best_ids();
  CHECK(std::set<int>(ids.begin(), ids.end()).size() == ids.size());
  CHECK(std::all_of(ids.begin(), ids.end(), [](int id) { return id >= 0 && id < 25; }));
}

TEST_CASE("fewer points than components start with fewer components") {
  FitSession session(standing());
  session.start(three_gaussians().topRows(10), seeded(1));
  REQUIRE(session.has_fit());
  CHECK(session.fitter().options().k_max == 10);
}

TEST_CASE("points that can't be fitted leave a problem, not a fit") {
  Points points = three_gaussians();
  points(5, 1) = std::numeric_limits<double>::quiet_NaN();
  FitSession session(standing());
  session.start(points, seeded(1));
  CHECK_FALSE(session.has_fit());
  CHECK_THAT(session.problem(), Catch::Matchers::ContainsSubstring("5"));
  session.play();
  CHECK_FALSE(session.tick(1.0, 1.0));
  CHECK(session.status() == FitStatus::paused);
  session.start(three_gaussians(), seeded(1));
  CHECK(session.has_fit());
  CHECK(session.problem().empty());
}
