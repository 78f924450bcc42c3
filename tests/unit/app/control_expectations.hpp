#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "watched_page.hpp"

/// What each control of each chapter is for, how it is worked by mouse and by keyboard, and what
/// must follow.
namespace xenoglyph::app {

struct Expectation {
  std::string id;
  /// The thing that must change.
  std::function<nlohmann::json(const WatchedPage&)> effect;
  /// A closer look at the effect; by default, that it is another one.
  std::function<bool(const nlohmann::json& before, const nlohmann::json& after)> expected = {};
  /// Where a click or Space is not how it is worked. By keyboard it has the focus already.
  std::function<void(WatchedPage&)> mouse = {};
  std::function<void(WatchedPage&)> keyboard = {};
  /// The address to start from where it is not its table's.
  std::string base = {};
  /// A control that is clicked first.
  std::string prepare = {};
  /// False for parts of a control that the keyboard reaches as a whole.
  bool by_keyboard = true;
};

struct ControlTable {
  std::string chapter;
  std::string base;  ///< where the chapter stands still
  std::vector<Expectation> expectations;
  /// What is folded away, and something in it.
  std::vector<std::pair<std::string, std::string>> folds;
  /// Beginnings of names of which there are as many as components, or that another table tests.
  std::vector<std::string> others;
  CorpusSources corpora = all_corpora();
};

/// One for each chapter, and one for what there is only with several corpora.
std::vector<ControlTable> control_tables();

}  // namespace xenoglyph::app
