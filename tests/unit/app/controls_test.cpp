// Every control of every chapter, by mouse and by keyboard, against its table of expectations: one
// without an expectation fails. Real events and real pixels are the browser tests' part.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "control_expectations.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;
using nlohmann::json;

namespace {

constexpr WatchedPage::Options window{.width = 1280, .height = 800};
// So that all controls are in sight of the mouse.
constexpr WatchedPage::Options tall_window{.width = 1280, .height = 2400};
constexpr int most_frames = 400;

void unfold(WatchedPage& page, const ControlTable& table, const std::string& except = {}) {
  for (const auto& [fold, inside] : table.folds) {
    if (fold != except && page.has_control(fold) && !page.has_control(inside)) {
      page.click(fold);
      page.frames(30);
    }
  }
}

const std::string& base_of(const ControlTable& table, const Expectation& expectation) {
  return expectation.base.empty() ? table.base : expectation.base;
}

// An address, and nothing folded away unless the fold itself is meant.
void begin(WatchedPage& page, const ControlTable& table, const std::string& base,
           const std::string& except = {}) {
  REQUIRE(page.shell().go(base).empty());
  page.settle(most_frames);
  unfold(page, table, except);
  page.settle(most_frames);
}

// Works a control and waits for what must follow; a sentence where it doesn't.
std::string fault_of(WatchedPage& page, const Expectation& expectation,
                     const std::function<void(WatchedPage&)>& work) {
  const json before = expectation.effect(page);
  work(page);
  json after;
  for (int i = 0; i < most_frames; ++i) {
    after = expectation.effect(page);
    if (expectation.expected ? expectation.expected(before, after) : after != before) {
      return {};
    }
    page.frame();
  }
  return expectation.id + ": it was " + before.dump() + " and is " + after.dump();
}

std::string focused(const WatchedPage& page) {
  const json state = page.state();
  for (const json& control : state["controls"]) {
    if (control["focused"] == true) {
      return control["id"].get<std::string>();
    }
  }
  return {};
}

// Presses Tab; what has the focus then.
std::string tab(WatchedPage& page) {
  page.press_key(ImGuiKey_Tab);
  page.frames(4);
  return focused(page);
}

std::vector<std::string> bases_of(const ControlTable& table) {
  std::vector<std::string> bases;
  for (const Expectation& expectation : table.expectations) {
    const std::string& base = base_of(table, expectation);
    if (std::find(bases.begin(), bases.end(), base) == bases.end()) {
      bases.push_back(base);
    }
  }
  return bases;
}

}  // namespace

TEST_CASE("every control has an expectation, a label and a size") {
  for (const ControlTable& table : control_tables()) {
    CAPTURE(table.chapter);
    WatchedPage page(table.corpora, table.base, tall_window);
    std::set<std::string> found;
    const auto look = [&] {
      const json state = page.state();
      for (const json& control : state["controls"]) {
        const auto id = control["id"].get<std::string>();
        CAPTURE(id);
        CHECK_FALSE(control["label"].get<std::string>().empty());
        CHECK(control["width"].get<double>() > 0.0);
        CHECK(control["height"].get<double>() > 0.0);
        found.insert(id);
      }
    };
    for (const std::string& base : bases_of(table)) {
      begin(page, table, base);
      look();
    }
    std::set<std::string> expected;
    for (const Expectation& expectation : table.expectations) {
      expected.insert(expectation.id);
      if (!expectation.prepare.empty()) {
        begin(page, table, base_of(table, expectation));
        page.click(expectation.prepare);
        look();
      }
    }
    for (const std::string& id : found) {
      const bool of_many =
          std::any_of(table.others.begin(), table.others.end(),
                      [&](const std::string& start) { return id.starts_with(start); });
      if (!of_many && !expected.contains(id)) {
        FAIL_CHECK(id << " has no expectation");
      }
    }
    for (const std::string& id : expected) {
      if (!found.contains(id)) {
        FAIL_CHECK("an expectation of " << id << ", which there is not");
      }
    }
  }
}

TEST_CASE("every control does its work by mouse") {
  for (const ControlTable& table : control_tables()) {
    WatchedPage page(table.corpora, table.base, tall_window);
    for (const Expectation& expectation : table.expectations) {
      CAPTURE(table.chapter, expectation.id);
      begin(page, table, base_of(table, expectation), expectation.id);
      if (!expectation.prepare.empty()) {
        page.click(expectation.prepare);
        page.frames(30);
      }
      CHECK(page.control(expectation.id)["visible"] == true);
      const auto click = [&](WatchedPage& at) { at.click(expectation.id); };
      const std::string fault = expectation.mouse ? fault_of(page, expectation, expectation.mouse)
                                                  : fault_of(page, expectation, click);
      CHECK(fault == "");
    }
  }
}

TEST_CASE("Tab reaches every control, and the keyboard works it") {
  const auto space = [](WatchedPage& page) { page.press_key(ImGuiKey_Space); };
  for (const ControlTable& table : control_tables()) {
    WatchedPage page(table.corpora, table.base, window);
    std::set<std::string> done;
    for (const std::string& base : bases_of(table)) {
      CAPTURE(table.chapter, base);
      std::set<std::string> left;
      for (const Expectation& expectation : table.expectations) {
        if (base_of(table, expectation) == base && expectation.by_keyboard &&
            expectation.prepare.empty()) {
          left.insert(expectation.id);
        }
      }
      begin(page, table, base);
      for (int presses = 0; presses < 400 && !left.empty(); ++presses) {
        const std::string id = tab(page);
        if (left.erase(id) == 0) {
          continue;
        }
        const auto found = std::find_if(table.expectations.begin(), table.expectations.end(),
                                        [&](const Expectation& each) { return each.id == id; });
        CAPTURE(id);
        CHECK(page.control(id)["visible"] == true);
        const std::string fault = found->keyboard ? fault_of(page, *found, found->keyboard)
                                                  : fault_of(page, *found, space);
        CHECK(fault == "");
        begin(page, table, base);
      }
      CHECK(left == std::set<std::string>{});
    }
  }
}

TEST_CASE("every option of a row is reached by the arrow keys") {
  for (const ControlTable& table : control_tables()) {
    CAPTURE(table.chapter);
    WatchedPage page(table.corpora, table.base, window);
    begin(page, table, table.base);
    const auto is_row = [&](const std::string& id) {
      return !id.empty() && page.control(id)["kind"] == "segmented";
    };
    std::set<std::string> left;
    const json state = page.state();
    for (const json& control : state["controls"]) {
      if (control["kind"] == "segmented") {
        left.insert(control["id"].get<std::string>());
      }
    }
    for (int presses = 0; presses < 400 && !left.empty(); ++presses) {
      const std::string id = tab(page);
      if (!is_row(id) || left.erase(id) == 0) {
        continue;
      }
      CAPTURE(id);
      std::set<std::string> options;
      const json now = page.state();
      for (const json& control : now["controls"]) {
        const auto option = control["id"].get<std::string>();
        if (option.starts_with(id + ":")) {
          options.insert(option.substr(id.size() + 1));
        }
      }
      std::set<std::string> reached;
      for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) {
        for (std::size_t i = 0; i < options.size(); ++i) {
          page.press_key(key);
          page.frames(3);
          reached.insert(page.control(id)["value"].get<std::string>());
        }
      }
      CHECK(reached == options);
      begin(page, table, table.base);
    }
    CHECK(left == std::set<std::string>{});
  }
}
