#include "app/options/fit_rows.hpp"

#include <cctype>
#include <initializer_list>
#include <string>
#include <utility>

#include "app/options/option_rows.hpp"
#include "base/errors.hpp"

namespace xenoglyph::app {

namespace {

struct Named {
  const char* label;
  const char* meaning;
};

// Choices under the library's own names, in the order of their labels.
template <class Enum>
std::vector<Choice> named(std::initializer_list<std::pair<Enum, Named>> values) {
  std::vector<Choice> choices;
  for (const auto& [value, text] : values) {
    choices.push_back({std::string(to_string(value)), text.label, text.meaning});
  }
  return choices;
}

// All that the library knows, under its own names and as labels those with a capital.
std::vector<Choice> covariance_choices() {
  std::vector<Choice> choices;
  for (const CovarianceType type : covariance_types()) {
    const std::string name(to_string(type));
    std::string label = name;
    label.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(label.front())));
    choices.push_back({name, label, std::string(meaning(type))});
  }
  return choices;
}

// A value that the library reads and writes by name; also by its other names.
template <class Enum, class Access>
void add_named(OptionRows<MmlOptions>& rows, const OptionText& text, Access access,
               Enum (*parse)(std::string_view), std::vector<Choice> choices) {
  const OneOf kind{choices};
  auto& row = rows.one_of(text, access, std::move(choices));
  row.number = [access, kind](const MmlOptions& options) {
    double place = 0.0;
    read_option(kind, to_string(std::invoke(access, options)), place);
    return place;
  };
  row.set_number = [access, kind, parse](MmlOptions& options, double number) {
    std::invoke(access, options) = parse(write_option(kind, number));
  };
  row.text = [access](const MmlOptions& options) {
    return std::string(to_string(std::invoke(access, options)));
  };
  row.set_text = [access, parse](MmlOptions& options, std::string_view given) {
    try {
      std::invoke(access, options) = parse(given);
      return true;
    } catch (const InvalidArgument&) {
      return false;
    }
  };
}

}  // namespace

double first_strength(RegularizationKind kind) {
  return kind == RegularizationKind::pooled ? 0.5 : 0.01;
}

std::vector<OptionRow<MmlOptions>> fit_rows(int most) {
  OptionRows<MmlOptions> rows;
  rows.seed({.key = "seed",
             .label = "Seed",
             .meaning = "draws the toy set and places the first components",
             .hint = "Fixes all chance: the same seed gives the same points and the same fit "
                     "everywhere.",
             .always = true},
            &MmlOptions::seed);
  rows.whole({.key = "kMax",
              .label = "Components at the start",
              .meaning = "components at the start",
              .hint = "So many Gaussians begin, each on a random point. More than needed is the "
                      "point: the useless ones die.",
              .formula = "k_max",
              .always = true},
             &MmlOptions::k_max, 1, most);
  rows.whole({.key = "kMin",
              .label = "Fewest components",
              .meaning = "fewest components to try",
              .hint = "The fit stops when so few are left.",
              .formula = "k_min"},
             &MmlOptions::k_min, 1, most);
  add_named(rows,
            {.key = "covariance",
             .label = "Covariance",
             .meaning = "shape of the components",
             .hint = "What shape the components' covariances may have.",
             .formula = "\xCE\xA3"},
            &MmlOptions::covariance_type, covariance_type_from_string, covariance_choices());
  add_named(rows,
            {.key = "criterion",
             .label = "Criterion",
             .meaning = "which message length chooses",
             .hint = "Which message length chooses. N: free parameters of one component; n: "
                     "points; k: components."},
            &MmlOptions::criterion, criterion_from_string,
            named<Criterion>(
                {{Criterion::program,
                  {"Program",
                   "The length that the authors' published program minimises:\n"
                   "\xE2\x88\x92log p + N/2 \xCE\xA3 log w + (N+1)/2 k log n"}},
                 {Criterion::paper,
                  {"Paper",
                   "Equation 15 of the paper: it punishes components more.\n"
                   "\xE2\x88\x92log p + N/2 \xCE\xA3 log(n w/12) + k/2 log(n/12) + k(N+1)/2"}}}));
  rows.whole({.key = "restarts",
              .label = "Starts",
              .meaning = "independent starts; the shortest message is kept",
              .hint = "Independent starts from other random points; the shortest message of all "
                      "is kept."},
             &MmlOptions::restarts, 1, 20);
  rows.real({.key = "threshold",
             .label = "Threshold",
             .meaning = "relative change of the message length at which a mixture has settled",
             .hint = "A mixture has settled when a sweep changes the message length by less than "
                     "this share.",
             .formula = "|L\xE2\x80\xB2 \xE2\x88\x92 L| < threshold |L|"},
            &MmlOptions::threshold,
            {.low = 1e-9, .high = 1e-2, .digits = 1, .logarithmic_from = 1e-9});
  add_named(
      rows,
      {.key = "regularization",
       .label = "Regularisation",
       .meaning = "how covariances are kept from collapsing",
       .hint = "How covariances are kept from collapsing onto a few points in a line."},
      [](auto& options) -> auto& { return options.regularization.kind; },
      regularization_kind_from_string,
      named<RegularizationKind>(
          {{RegularizationKind::pooled,
            {"Pooled",
             "A component of few points can't be much narrower than the others are on average."}},
           {RegularizationKind::floor,
            {"Floor", "Variances below the scale are raised to it; the others are left alone."}},
           {RegularizationKind::prior,
            {"Prior", "A weak inverse Wishart prior on each covariance."}},
           {RegularizationKind::ridge, {"Ridge", "The scale is added to every variance."}}}));
  rows.real({.key = "regularizationStrength",
             .label = "Strength",
             .meaning = "its strength, relative to the data's variance",
             .hint = "Of the regularisation: 0 for none. Pooled: how large a part of the others' "
                     "variance a component keeps. Else the scale, as a share of the data's "
                     "variance along each axis."},
            [](auto& options) -> auto& { return options.regularization.strength; },
            {.low = 0.0, .high = 1.0, .digits = 1, .logarithmic_from = 1e-8});
  rows.whole({.key = "maxSweeps",
              .label = "Most sweeps",
              .meaning = "a start ends after so many sweeps",
              .hint = "A start ends after so many sweeps, settled or not."},
             &MmlOptions::max_sweeps, 1, 100000);
  return rows.take();
}

}  // namespace xenoglyph::app
