#include "control_expectations.hpp"

#include <string>

#include <catch_amalgamated.hpp>

#include "made_corpus.hpp"

namespace xenoglyph::app {

namespace {

using nlohmann::json;
using Effect = std::function<json(const WatchedPage&)>;

// An option of the address, or null while it has its default.
Effect setting(const std::string& key) {
  return [key](const WatchedPage& page) -> json {
    const std::string address = "&" + page.state()["address"].get<std::string>();
    const std::size_t start = address.find("&" + key + "=");
    if (start == std::string::npos) {
      return nullptr;
    }
    const std::size_t value = start + key.size() + 2;
    return address.substr(value, address.find('&', value) - value);
  };
}

// A part of the state, by its JSON pointer.
Effect part(const std::string& pointer) {
  return [pointer](const WatchedPage& page) -> json {
    return page.state().value(json::json_pointer(pointer), json());
  };
}

Effect presence(const std::string& id) {
  return [id](const WatchedPage& page) -> json { return page.has_control(id); };
}

std::function<bool(const json&, const json&)> becomes(const json& value) {
  return [value](const json& /*before*/, const json& after) { return after == value; };
}

std::function<bool(const json&, const json&)> grows_by(int step) {
  return [step](const json& before, const json& after) {
    return after.get<int>() == before.get<int>() + step;
  };
}

std::function<void(WatchedPage&)> press(const std::vector<ImGuiKey>& keys) {
  return [keys](WatchedPage& page) {
    for (const ImGuiKey key : keys) {
      page.press_key(key);
    }
  };
}

Expectation with_base(Expectation expectation, const std::string& base) {
  expectation.base = base;
  return expectation;
}

Expectation toggle(const std::string& id, const std::string& key) { return {id, setting(key)}; }

Expectation slider(const std::string& id, const std::string& key) {
  return {.id = id,
          .effect = setting(key),
          .mouse = [id](WatchedPage& page) { page.click(id, 0.4); },
          .keyboard = press({ImGuiKey_RightArrow})};
}

// A number that is typed over the old one; Tab has opened it for typing.
Expectation number(const std::string& id, const std::string& key, const std::string& text) {
  const auto type = [text](WatchedPage& page) {
    page.press_key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type(text);
    page.press_key(ImGuiKey_Enter);
  };
  return {.id = id,
          .effect = setting(key),
          .expected = becomes(text),
          .mouse =
              [id, type](WatchedPage& page) {
                page.click(id);
                page.frames(4);
                type(page);
              },
          .keyboard = type};
}

// One of several side by side: the pointer hits the options, the keyboard the whole.
Expectation segmented(const std::string& id, const std::string& key) {
  return {.id = id,
          .effect = setting(key),
          .mouse = [id](WatchedPage& page) { page.click(id, 0.95); },
          .keyboard = press({ImGuiKey_RightArrow})};
}

// One of the options; `value` is null for the default.
Expectation option(const std::string& id, const std::string& key, const json& value,
                   const std::string& base = {}) {
  return {.id = id,
          .effect = setting(key),
          .expected = becomes(value),
          .base = base,
          .by_keyboard = false};
}

// Opened and chosen from by mouse; by keyboard opened with Space, moved in with an arrow, and
// closed with Enter.
Expectation select(const std::string& id, const std::string& key, const std::string& value,
                   const std::string& base = {}) {
  return {.id = id,
          .effect = setting(key),
          .mouse =
              [id, value](WatchedPage& page) {
                page.click(id);
                page.frames(20);
                page.click(id + ":" + value);
              },
          .keyboard =
              [](WatchedPage& page) {
                page.press_key(ImGuiKey_Space);
                page.frames(20);
                page.press_key(ImGuiKey_DownArrow);
                page.frames(20);
                page.press_key(ImGuiKey_Enter);
              },
          .base = base};
}

// What is handed to the visitor: files, file choosers, texts in the clipboard.
Expectation saves(const std::string& id, const std::string& base = {}) {
  return {.id = id,
          .effect = [](const WatchedPage& /*page*/) -> json {
            return platform::fake::world().saved.size();
          },
          .base = base};
}

Expectation copies(const std::string& id) {
  return {id,
          [](const WatchedPage& /*page*/) -> json { return platform::fake::world().clipboard; }};
}

Expectation opens(const std::string& chapter) {
  return {"chapter-" + chapter, part("/chapter"), becomes(chapter)};
}

// And the picker of networks, which the table of several corpora works.
const std::vector<std::string> bar = {"chapter-", "theme", "about", "corpus"};

using Expectations = std::vector<Expectation>;

void append(Expectations& all, Expectations more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// A key of the codes' fit from that of the toy points' fit: kMax, codesKMax.
std::string under(const std::string& prefix, std::string key) {
  if (!prefix.empty()) {
    key.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(key.front())));
  }
  return prefix + key;
}

// The options of a fit and its course, which Fit and Discover both have.
Expectations fit_expectations(const std::string& prefix, const std::string& base,
                              const std::string& fit) {
  const auto key = [&](const std::string& name) { return under(prefix, name); };
  const auto at = [&](const std::string& name, const std::string& value) {
    return base + "&" + key(name) + "=" + value;
  };
  return {
      {"play",
       [fit](const WatchedPage& page) -> json { return page.state()[fit]["status"] != "paused"; }},
      {"restart", part("/" + fit + "/status"), becomes("playing")},
      {"step-component", part("/" + fit + "/step"), grows_by(1)},
      {"step-sweep", part("/" + fit + "/sweep"), grows_by(1)},
      {"step-annihilation", part("/" + fit + "/n_components"), grows_by(-1)},
      slider("speed", key("speed")),
      number("speed-value", key("speed"), "3.5"),
      slider("k-max", key("kMax")),
      number("k-max-value", key("kMax"), "13"),
      segmented("covariance", key("covariance")),
      option("covariance:full", key("covariance"), nullptr, at("covariance", "tied")),
      option("covariance:tied", key("covariance"), "tied"),
      option("covariance:diagonal", key("covariance"), "diagonal"),
      option("covariance:spherical", key("covariance"), "spherical"),
      number("seed", key("seed"), "42"),
      {"new-seed", setting(key("seed"))},
      {"more", presence("k-min")},
      slider("k-min", key("kMin")),
      number("k-min-value", key("kMin"), "3"),
      slider("restarts", key("restarts")),
      number("restarts-value", key("restarts"), "4"),
      segmented("criterion", key("criterion")),
      option("criterion:program", key("criterion"), nullptr, at("criterion", "paper")),
      option("criterion:paper", key("criterion"), "paper"),
      slider("threshold", key("threshold")),
      number("threshold-value", key("threshold"), "0.0002"),
      with_base(segmented("regularization", key("regularization")), at("regularization", "prior")),
      option("regularization:floor", key("regularization"), "floor"),
      option("regularization:pooled", key("regularization"), nullptr,
             at("regularization", "prior")),
      option("regularization:prior", key("regularization"), "prior"),
      option("regularization:ridge", key("regularization"), "ridge"),
      slider("regularization-strength", key("regularizationStrength")),
      number("regularization-strength-value", key("regularizationStrength"), "0.03"),
      slider("max-sweeps", key("maxSweeps")),
      number("max-sweeps-value", key("maxSweeps"), "77"),
      saves("save-model"),
      copies("copy-link"),
  };
}

ControlTable fit_table() {
  const std::string base = "play=0&step=60&showDensity=0";
  const std::string spiral = "dataset=shrinking-spiral&" + base;
  Expectations all = {
      opens("compress"),
      opens("discover"),
      opens("dream"),
      opens("judge"),
      {"theme", part("/theme")},
      {"about", presence("close-about")},
      {.id = "close-about", .effect = presence("close-about"), .prepare = "about"},
      select("dataset", "dataset", "moons"),
      segmented("tool", "tool"),
      option("tool:select", "tool", nullptr, base + "&tool=add"),
      option("tool:add", "tool", "add"),
      option("tool:erase", "tool", "erase"),
      {"open-file",
       [](const WatchedPage& /*page*/) -> json { return platform::fake::world().file_choosers; },
       grows_by(1)},
      {"clear-points", part("/fit/n_points"), becomes(0)},
      select("axis-x", "axes", "3", spiral),
      select("axis-y", "axes", "3", spiral),
      toggle("show-points", "showPoints"),
      toggle("colour-points", "colourPoints"),
      toggle("show-ellipses", "showEllipses"),
      toggle("show-density", "showDensity"),
      toggle("show-truth", "showTruth"),
      saves("save-points"),
      // A point where it is clicked, or where the keyboard's cross stands.
      with_base({"picture", part("/fit/n_points"), grows_by(1)}, "dataset=own&tool=add&play=0"),
  };
  append(all, fit_expectations("", base, "fit"));
  return {"fit", base, std::move(all), {{"more", "k-min"}}, {"component-", "chapter-fit"}};
}

ControlTable compress_table() {
  const std::string base = "chapter=compress&codesKMax=8";
  const std::string drawn = base + "&drawing=MzMzZmZm";
  const Effect strokes = [](const WatchedPage& page) -> json {
    const json drawing = page.state()["compress"]["drawing"];
    return drawing.is_null() ? json(0) : drawing["strokes"];
  };
  Expectations all = {
      {.id = "drawing",
       .effect = strokes,
       .expected = grows_by(1),
       .keyboard = press({ImGuiKey_Space})},
      with_base({"undo-stroke", strokes, grows_by(-1)}, drawn),
      with_base({"clear-drawing", strokes, grows_by(-1)}, drawn),
      segmented("colour-by", "colourBy"),
      option("colour-by:digit", "colourBy", nullptr, base + "&colourBy=component"),
      option("colour-by:component", "colourBy", "component"),
      // Clicks along the diagonal of a cell meet a dot sooner or later.
      {.id = "pair-plot",
       .effect = [](const WatchedPage& page) -> json {
         return page.state()["compress"]["pinned"].size();
       },
       .expected = grows_by(1),
       .mouse =
           [](WatchedPage& page) {
             for (double share = 0.02; page.state()["compress"]["pinned"].empty() && share < 1.0;
                  share += 0.02) {
               page.click_in(page.state()["compress"]["cells"][6], share, 1.0 - share);
             }
           },
       .keyboard = press({ImGuiKey_RightArrow, ImGuiKey_Space})},
  };
  for (int digit = 0; digit < 10; ++digit) {
    all.push_back({"legend-digit-" + std::to_string(digit), setting("hidden"),
                   becomes(std::to_string(digit))});
  }
  std::vector<std::string> others = bar;
  others.emplace_back("legend-component-");
  return {"compress", base, std::move(all), {}, others};
}

ControlTable discover_table() {
  const std::string base = "chapter=discover&codesPlay=0&codesStep=60&codesKMax=25";
  Expectations all = {
      {"card-1", part("/discover/component"), becomes(1)},
      with_base({"sample-symbol", part("/chapter"), becomes("dream")}, base + "&component=2"),
      segmented("order", "order"),
      option("order:weight", "order", nullptr, base + "&order=digit"),
      option("order:digit", "order", "digit"),
  };
  append(all, fit_expectations("codes", base, "codes_fit"));
  std::vector<std::string> others = bar;
  others.emplace_back("card-");
  return {"discover", base, std::move(all), {{"more", "k-min"}}, others};
}

ControlTable dream_table() {
  // A fit that is soon over.
  const std::string base = "chapter=dream&codesKMax=6";
  const std::string own_code = base + "&code=1,2,3,0,-1,-2";
  Expectations all = {
      with_base({"dream-component-0", setting("component"), becomes(nullptr)},
                base + "&component=2"),
      {"dream-component-2", setting("component"), becomes("2")},
      slider("temperature", "temperature"),
      number("temperature-value", "temperature", "0.35"),
      {"new-samples", setting("dreamSeed"), becomes("2")},
      with_base({"finish-fit", part("/codes_fit/status"),
                 [](const json& /*before*/, const json& after) { return after != "paused"; }},
                base + "&codesPlay=0&codesStep=40"),
      {.id = "sheet",
       .effect = setting("code"),
       .keyboard = press({ImGuiKey_DownArrow, ImGuiKey_RightArrow, ImGuiKey_Space})},
      with_base({"back-to-mean", setting("code"), becomes(nullptr)}, own_code),
      segmented("walk-between", "walkBetween"),
      option("walk-between:components", "walkBetween", nullptr,
             base + "&walkBetween=pins&pinned=3,5"),
      option("walk-between:pins", "walkBetween", "pins"),
      select("walk-from", "walk", "3"),
      select("walk-to", "walk", "4"),
      {"walk-play", part("/dream/walk/playing"), becomes(true)},
      slider("walk-at", "walkAt"),
      number("walk-at-value", "walkAt", "0.25"),
      slider("walk-film", "walkAt"),
      saves("save-sheet"),
      saves("save-codes"),
      copies("copy-link"),
  };
  for (int i = 1; i <= 6; ++i) {
    const std::string id = "code-" + std::to_string(i);
    all.push_back(with_base(slider(id, "code"), own_code));
    Expectation typed = number(id + "-value", "code", "1.5");
    typed.base = own_code;
    typed.expected = [i](const json& before, const json& after) {
      const auto at = [i](const std::string& code) {
        std::size_t start = 0;
        for (int j = 1; j < i; ++j) {
          start = code.find(',', start) + 1;
        }
        return code.substr(start, code.find(',', start) - start);
      };
      return after != before && at(after.get<std::string>()) == "1.5";
    };
    all.push_back(typed);
  }
  std::vector<std::string> others = bar;
  others.emplace_back("dream-component-");
  return {"dream", base, std::move(all), {}, others};
}

ControlTable judge_table() {
  // The codes' fit stands still early on, and no sweep runs.
  const std::string quiet = "chapter=judge&codesPlay=0&codesStep=60&codesKMax=25";
  const std::string base = quiet + "&sweepKMax=20";
  Expectations all = {
      opens("fit"),
      {"run-mml",
       [](const WatchedPage& page) -> json {
         return page.state()["codes_fit"]["status"] != "paused";
       }},
      {"run-em", setting("emSweep"), becomes("1")},
      {"run-kmeans", setting("kmeansSweep"), becomes("1")},
      slider("kmeans-k", "kmeansK"),
      number("kmeans-k-value", "kmeansK", "7"),
      // A press on a curve chooses the k under it.
      {.id = "elbow",
       .effect = setting("kmeansK"),
       .mouse = [](WatchedPage& page) { page.click("elbow", 0.2); },
       .keyboard = press({ImGuiKey_RightArrow})},
      segmented("judged", "judged"),
      option("judged:mml", "judged", nullptr, base + "&judged=bic"),
      option("judged:bic", "judged", "bic"),
      option("judged:aic", "judged", "aic"),
      option("judged:kmeans", "judged", "kmeans"),
      {"cluster-1",
       [](const WatchedPage& page) -> json {
         return page.state()["chapter"].get<std::string>() + " " +
                setting("component")(page).dump();
       },
       becomes("discover \"1\"")},
      slider("sweep-k-max", "sweepKMax"),
      number("sweep-k-max-value", "sweepKMax", "13"),
      slider("sweep-starts", "sweepStarts"),
      number("sweep-starts-value", "sweepStarts", "4"),
      toggle("compare", "compare"),
      saves("save-table", quiet + "&sweepKMax=2&kmeansSweep=1"),
      copies("copy-link"),
  };
  std::vector<std::string> others = bar;
  others.emplace_back("cluster-");
  return {"judge", base, std::move(all), {}, others};
}

ControlTable corpora_table() {
  const std::string base = "chapter=compress&codesKMax=6";
  const std::string many = base + "&corpus=many";
  const std::string chosen = many + "&plotAxes=coordinates&coordinates=1,2,3";
  Expectations all = {
      select("corpus", "corpus", "second"),
      // Dragged by mouse; by keyboard with Shift.
      {.id = "pair-plot",
       .effect = setting("turn"),
       .mouse =
           [](WatchedPage& page) {
             const json plot = page.state()["compress"]["plot"];
             page.drag_in(plot, {0.4, 0.4}, {0.6, 0.5});
           },
       .keyboard = [](WatchedPage& page) { page.press_key(ImGuiKey_LeftArrow, ImGuiMod_Shift); },
       .base = base + "&corpus=second"},
      with_base(segmented("plot-axes", "plotAxes"), many),
      option("plot-axes:principal", "plotAxes", nullptr, many + "&plotAxes=coordinates"),
      option("plot-axes:coordinates", "plotAxes", "coordinates", many),
      with_base({"coordinate-2", setting("coordinates"), becomes("1,3")}, chosen),
      with_base({"coordinate-9", setting("coordinates"), becomes("1,2,3,9")}, chosen),
  };
  // All else is in the tables before.
  return {.chapter = "compress",
          .base = base,
          .expectations = std::move(all),
          .folds = {},
          .others = {""},
          .corpora = {made_source("first", {2, 3, true}), made_source("second", {3, 3, true}),
                      made_source("many", {9, 3, true})}};
}

}  // namespace

std::vector<ControlTable> control_tables() {
  return {fit_table(),   compress_table(), discover_table(),
          dream_table(), judge_table(),    corpora_table()};
}

}  // namespace xenoglyph::app
