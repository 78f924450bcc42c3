// The table of everything that can be set.
#include <set>
#include <string>
#include <variant>

#include <catch_amalgamated.hpp>

#include "app/address/address.hpp"
#include "app/options/fit_rows.hpp"
#include "demo_options.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

const Settings& defaults() { return demo_options().defaults(); }

}  // namespace

TEST_CASE("every number takes its limits and nothing beyond them") {
  for (const SettingsRow& row : demo_options().rows()) {
    CAPTURE(row.key);
    double low = 0.0;
    double high = 0.0;
    if (const auto* whole = std::get_if<WholeNumber>(&row.kind)) {
      low = whole->low;
      high = whole->high;
      Settings settings = defaults();
      CHECK_FALSE(row.set_text(settings, "1.5"));
    } else if (const auto* real = std::get_if<RealNumber>(&row.kind)) {
      low = real->low;
      high = real->high;
    } else {
      continue;
    }
    for (const double limit : {low, high}) {
      Settings settings = defaults();
      REQUIRE(row.set_text(settings, write_option(row.kind, limit)));
      CHECK(row.number(settings) == limit);
      Settings by_number = defaults();
      row.set_number(by_number, limit);
      CHECK(by_number == settings);
    }
    for (const double beyond : {low - 1.0, high + 1.0}) {
      Settings settings = defaults();
      CHECK_FALSE(row.set_text(settings, write_option(row.kind, beyond)));
      CHECK(settings == defaults());
    }
  }
}

TEST_CASE("every choice can be chosen by its name and by its place") {
  for (const SettingsRow& row : demo_options().rows()) {
    const auto* one = std::get_if<OneOf>(&row.kind);
    if (one == nullptr) {
      continue;
    }
    for (std::size_t place = 0; place < one->choices.size(); ++place) {
      CAPTURE(row.key, place);
      Settings by_name = defaults();
      REQUIRE(row.set_text(by_name, one->choices[place].value));
      CHECK(row.number(by_name) == static_cast<double>(place));
      CHECK(row.text(by_name) == one->choices[place].value);
      Settings by_place = defaults();
      row.set_number(by_place, static_cast<double>(place));
      CHECK(by_place == by_name);
    }
  }
}

TEST_CASE("each option sets something of its own") {
  // Whatever else two options share, no two of them write the same value.
  std::set<std::string> changed;
  for (const SettingsRow& row : demo_options().rows()) {
    const auto* one = std::get_if<OneOf>(&row.kind);
    if (!row.number || (one != nullptr && one->choices.size() < 2)) {
      continue;
    }
    Settings settings = defaults();
    row.set_number(settings, row.number(settings) == 1.0 ? 0.0 : 1.0);
    int differing = 0;
    for (const SettingsRow& other : demo_options().rows()) {
      differing += other.text(settings) != other.text(demo_options().defaults()) ? 1 : 0;
    }
    CAPTURE(row.key);
    CHECK(differing == 1);
  }
}

TEST_CASE("what a control needs is there: a label and a hint for each that has one") {
  for (const SettingsRow& row : demo_options().rows()) {
    CAPTURE(row.key);
    CHECK(row.hint.empty() == (row.label.empty() || row.key == "theme"));
  }
}

TEST_CASE("the options of the codes' fit are those of the toy points' fit, under a prefix") {
  for (const OptionRow<MmlOptions>& row : fit_rows(8)) {
    std::string key = row.key;
    key.front() = static_cast<char>(key.front() - 'a' + 'A');
    const SettingsRow& toy = demo_options()[row.key];
    const SettingsRow& codes = demo_options()["codes" + key];
    CAPTURE(row.key);
    CHECK(codes.control == toy.control);
    CHECK(codes.label == toy.label);
    Settings settings;
    MmlOptions alone = settings.codes_fit;
    const double other = row.number(alone) == 1.0 ? 0.0 : 1.0;
    row.set_number(alone, other);
    codes.set_number(settings, other);
    CHECK(settings.codes_fit == alone);
    CHECK(alone != Settings{}.codes_fit);
    CHECK(settings.fit == Settings{}.fit);
  }
}

TEST_CASE("after the largest seed comes the first") {
  CHECK(next_seed(7) == 8);
  CHECK(next_seed(9007199254740990) == 9007199254740991);
  CHECK(next_seed(9007199254740991) == 0);
}

TEST_CASE("a control is called as its key, in small letters") {
  CHECK(control_name("kMax") == "k-max");
  CHECK(control_name("regularizationStrength") == "regularization-strength");
  CHECK(control_name("theme") == "theme");
}
