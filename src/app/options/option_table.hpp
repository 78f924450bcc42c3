#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/options/option.hpp"
#include "app/options/settings.hpp"

namespace xenoglyph::app {

using SettingsRow = OptionRow<Settings>;

/// Everything that can be set, a row each.
class OptionTable {
 public:
  /// @param chapters  the chapters that can be opened, by name; the first is the default
  /// @param corpora   likewise the corpora
  OptionTable(std::vector<Choice> chapters, std::vector<Choice> corpora);

  /// In the order in which an address has them.
  std::span<const SettingsRow> rows() const { return rows_; }
  /// The row of a key; throws std::out_of_range where there is none.
  const SettingsRow& operator[](std::string_view key) const;
  /// What the page opens with.
  const Settings& defaults() const { return defaults_; }

 private:
  Settings defaults_;
  std::vector<SettingsRow> rows_;
};

}  // namespace xenoglyph::app
