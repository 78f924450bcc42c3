#include "app/options/option_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "app/options/fit_rows.hpp"
#include "app/options/option_rows.hpp"
#include "data/toy_sets.hpp"

namespace xenoglyph::app {

namespace {

struct Lists {
  std::vector<Choice> chapters;
  std::vector<Choice> datasets;
  std::vector<Choice> corpora;
  std::vector<OptionRow<MmlOptions>> fit = fit_rows(most_components);
  std::vector<OptionRow<MmlOptions>> codes_fit = fit_rows(most_codes_components);
};

std::vector<Choice> datasets() {
  std::vector<Choice> choices;
  for (const data::ToySetInfo& info : data::toy_sets()) {
    choices.push_back({std::string(info.name), std::string(info.title), {}});
  }
  choices.push_back({own_dataset, "Your points", {}});
  return choices;
}

}  // namespace

OptionTable::OptionTable(std::vector<Choice> chapters, std::vector<Choice> corpora) {
  defaults_.chapter = chapters.at(0).value;
  defaults_.corpus = corpora.at(0).value;
  OptionRows<Settings> rows;
  describe_settings(rows, Lists{.chapters = std::move(chapters),
                                .datasets = datasets(),
                                .corpora = std::move(corpora)});
  rows_ = rows.take();
}

const SettingsRow& OptionTable::operator[](std::string_view key) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(),
                                  [key](const SettingsRow& row) { return row.key == key; });
  if (found == rows_.end()) {
    throw std::out_of_range("There is no option " + std::string(key));
  }
  return *found;
}

}  // namespace xenoglyph::app
