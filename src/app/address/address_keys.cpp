// The table of everything that an address can say.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/address/address.hpp"
#include "app/address/points_code.hpp"
#include "app/address/strokes_code.hpp"
#include "app/ui/numbers.hpp"
#include "data/toy_sets.hpp"
#include "mixture/errors.hpp"

namespace xenoglyph::app {

namespace {

constexpr std::array chapter_names{"fit", "compress", "discover", "dream", "judge"};
constexpr std::array theme_names{"auto", "light", "dark"};
constexpr std::array tool_names{"select", "add", "erase"};
constexpr std::array colour_by_names{"digit", "component"};
constexpr std::array card_order_names{"weight", "digit"};
constexpr std::array walk_between_names{"components", "pins"};
constexpr std::array judged_names{"mml", "bic", "aic", "kmeans"};

template <class Enum, std::size_t Size>
bool set_by_name(Enum& target, const std::array<const char*, Size>& names, std::string_view value) {
  const auto found = std::find(names.begin(), names.end(), value);
  if (found == names.end()) {
    return false;
  }
  target = static_cast<Enum>(found - names.begin());
  return true;
}

template <class Enum, std::size_t Size>
const char* name_in(const std::array<const char*, Size>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

template <class Number>
bool set_whole(Number& target, std::string_view value, double low, double high) {
  const auto number = parse_number(value);
  if (!number || *number != std::trunc(*number) || *number < low || *number > high) {
    return false;
  }
  target = static_cast<Number>(*number);
  return true;
}

bool set_real(double& target, std::string_view value, double low, double high) {
  const auto number = parse_number(value);
  if (!number || *number < low || *number > high) {
    return false;
  }
  target = *number;
  return true;
}

bool set_flag(bool& target, std::string_view value) {
  if (value != "0" && value != "1") {
    return false;
  }
  target = value == "1";
  return true;
}

std::string flag(bool value) { return value ? "1" : "0"; }

template <class Enum>
bool set_by_parser(Enum& target, Enum (*parse)(std::string_view), std::string_view value) {
  try {
    target = parse(value);
    return true;
  } catch (const InvalidArgument&) {
    return false;
  }
}

bool set_dataset(Settings& settings, std::string_view value) {
  const auto sets = data::toy_sets();
  if (value != own_dataset &&
      std::none_of(sets.begin(), sets.end(),
                   [&](const data::ToySetInfo& info) { return info.name == value; })) {
    return false;
  }
  settings.dataset = value;
  return true;
}

bool set_axes(Settings& settings, std::string_view value) {
  const std::size_t comma = value.find(',');
  if (comma == std::string_view::npos) {
    return false;
  }
  int x = 0;
  int y = 0;
  if (!set_whole(x, value.substr(0, comma), 1, 999) ||
      !set_whole(y, value.substr(comma + 1), 1, 999) || x == y) {
    return false;
  }
  settings.axis_x = x - 1;
  settings.axis_y = y - 1;
  return true;
}

bool set_own_points(Settings& settings, std::string_view value) {
  auto points = decode_points(value);
  if (!points) {
    return false;
  }
  settings.own = std::make_shared<const OwnPoints>(OwnPoints{std::move(*points), {}, {}});
  return true;
}

// Whole numbers with commas between them, each in low..high; nothing where it is none of that.
std::optional<std::vector<int>> whole_numbers(std::string_view text, double low, double high) {
  std::vector<int> numbers;
  while (true) {
    const std::size_t comma = text.find(',');
    int number = 0;
    if (!set_whole(number, text.substr(0, comma), low, high)) {
      return std::nullopt;
    }
    numbers.push_back(number);
    if (comma == std::string_view::npos) {
      return numbers;
    }
    text.remove_prefix(comma + 1);
  }
}

template <class Numbers>
std::string with_commas(const Numbers& numbers) {
  std::string text;
  for (const auto number : numbers) {
    if (!text.empty()) {
      text += ',';
    }
    text += format_shortest(static_cast<double>(number));
  }
  return text;
}

bool set_hidden(Settings& settings, std::string_view value) {
  const auto places = whole_numbers(value, 0, 63);
  if (!places) {
    return false;
  }
  settings.hidden = 0;
  for (const int place : *places) {
    settings.hidden |= std::uint64_t{1} << static_cast<unsigned>(place);
  }
  return true;
}

std::string hidden_text(const Settings& settings) {
  std::vector<int> places;
  for (int place = 0; place < 64; ++place) {
    if ((settings.hidden >> static_cast<unsigned>(place) & 1U) != 0U) {
      places.push_back(place);
    }
  }
  return with_commas(places);
}

bool set_pinned(Settings& settings, std::string_view value) {
  auto points = whole_numbers(value, 1, 1e7);
  if (!points || points->size() > 2 || (points->size() == 2 && points->at(0) == points->at(1))) {
    return false;
  }
  for (int& point : *points) {
    --point;
  }
  settings.pinned = std::move(*points);
  return true;
}

std::string pinned_text(const Settings& settings) {
  std::vector<int> points = settings.pinned;
  for (int& point : points) {
    ++point;
  }
  return with_commas(points);
}

bool set_code(Settings& settings, std::string_view value) {
  std::array<double, code_size> code{};
  for (std::size_t i = 0; i < code.size(); ++i) {
    const std::size_t comma = value.find(',');
    if ((comma == std::string_view::npos) != (i + 1 == code.size()) ||
        !set_real(code.at(i), value.substr(0, comma), -100, 100)) {
      return false;
    }
    value.remove_prefix(std::min(comma, value.size() - 1) + 1);
  }
  settings.code = code;
  return true;
}

bool set_walk(Settings& settings, std::string_view value) {
  const auto ends = whole_numbers(value, 1, most_components);
  if (!ends || ends->size() != 2) {
    return false;
  }
  settings.walk_from = ends->at(0);
  settings.walk_to = ends->at(1);
  return true;
}

bool set_drawing(Settings& settings, std::string_view value) {
  auto strokes = decode_strokes(value);
  if (!strokes) {
    return false;
  }
  settings.drawing = std::make_shared<const Strokes>(std::move(*strokes));
  return true;
}

constexpr double largest_seed = 9007199254740991.0;  // 2^53 - 1: exact in JavaScript too

using View = std::string_view;

const std::array keys{
    AddressKey{"chapter", "the chapter that is open", "fit, compress, discover, dream, judge", true,
               [](const Settings& s) { return std::string(to_string(s.chapter)); },
               [](Settings& s, View v) { return set_by_name(s.chapter, chapter_names, v); }},
    AddressKey{"dataset", "the points: a toy set, or the visitor's own",
               "three-gaussians, overlapping-four, five-with-background, shrinking-spiral, moons, "
               "circles, blobs, old-faithful, own",
               true, [](const Settings& s) { return s.dataset; }, set_dataset},
    AddressKey{"seed", "draws the toy set and places the first components", "0 to 2^53 - 1", true,
               [](const Settings& s) { return std::to_string(s.fit.seed); },
               [](Settings& s, View v) { return set_whole(s.fit.seed, v, 0, largest_seed); }},
    AddressKey{"kMax", "components at the start", "1 to 64", true,
               [](const Settings& s) { return std::to_string(s.fit.k_max); },
               [](Settings& s, View v) { return set_whole(s.fit.k_max, v, 1, most_components); }},
    AddressKey{"kMin", "fewest components to try", "1 to 64", false,
               [](const Settings& s) { return std::to_string(s.fit.k_min); },
               [](Settings& s, View v) { return set_whole(s.fit.k_min, v, 1, most_components); }},
    AddressKey{"covariance", "shape of the components", "full, tied, diagonal, spherical", false,
               [](const Settings& s) { return std::string(to_string(s.fit.covariance_type)); },
               [](Settings& s, View v) {
                 return set_by_parser(s.fit.covariance_type, covariance_type_from_string, v);
               }},
    AddressKey{"criterion", "which message length chooses", "program, paper", false,
               [](const Settings& s) { return std::string(to_string(s.fit.criterion)); },
               [](Settings& s, View v) {
                 return set_by_parser(s.fit.criterion, criterion_from_string, v);
               }},
    AddressKey{"restarts", "independent starts; the shortest message is kept", "1 to 20", false,
               [](const Settings& s) { return std::to_string(s.fit.restarts); },
               [](Settings& s, View v) { return set_whole(s.fit.restarts, v, 1, 20); }},
    AddressKey{"threshold", "relative change of the message length at which a mixture has settled",
               "1e-9 to 0.01", false,
               [](const Settings& s) { return format_shortest(s.fit.threshold); },
               [](Settings& s, View v) { return set_real(s.fit.threshold, v, 1e-9, 0.01); }},
    AddressKey{
        "regularization", "how covariances are kept from collapsing", "pooled, floor, prior, ridge",
        false, [](const Settings& s) { return std::string(to_string(s.fit.regularization.kind)); },
        [](Settings& s, View v) {
          return set_by_parser(s.fit.regularization.kind, regularization_kind_from_string, v);
        }},
    AddressKey{
        "regularizationStrength", "its strength, relative to the data's variance", "0 to 1", false,
        [](const Settings& s) { return format_shortest(s.fit.regularization.strength); },
        [](Settings& s, View v) { return set_real(s.fit.regularization.strength, v, 0, 1); }},
    AddressKey{"maxSweeps", "a start ends after so many sweeps", "1 to 100000", false,
               [](const Settings& s) { return std::to_string(s.fit.max_sweeps); },
               [](Settings& s, View v) { return set_whole(s.fit.max_sweeps, v, 1, 100000); }},
    AddressKey{"speed", "of playing", "0.1 to 20", false,
               [](const Settings& s) { return format_shortest(s.speed); },
               [](Settings& s, View v) { return set_real(s.speed, v, 0.1, 20); }},
    AddressKey{"play", "the fit goes on by itself", "0, 1", false,
               [](const Settings& s) { return flag(s.play); },
               [](Settings& s, View v) { return set_flag(s.play, v); }},
    AddressKey{"step", "where a paused fit stands: component updates since its start",
               "0 to 10000000", false, [](const Settings& s) { return std::to_string(s.step); },
               [](Settings& s, View v) { return set_whole(s.step, v, 0, 1e7); }},
    AddressKey{"tool", "what a click in the picture does", "select, add, erase", false,
               [](const Settings& s) { return std::string(to_string(s.tool)); },
               [](Settings& s, View v) { return set_by_name(s.tool, tool_names, v); }},
    AddressKey{"showPoints", "points in the picture", "0, 1", false,
               [](const Settings& s) { return flag(s.show_points); },
               [](Settings& s, View v) { return set_flag(s.show_points, v); }},
    AddressKey{"showEllipses", "components as ellipses at two standard deviations", "0, 1", false,
               [](const Settings& s) { return flag(s.show_ellipses); },
               [](Settings& s, View v) { return set_flag(s.show_ellipses, v); }},
    AddressKey{"showDensity", "the mixture's density as a soft field", "0, 1", false,
               [](const Settings& s) { return flag(s.show_density); },
               [](Settings& s, View v) { return set_flag(s.show_density, v); }},
    AddressKey{"showTruth", "the true mixture, dashed, where there is one", "0, 1", false,
               [](const Settings& s) { return flag(s.show_truth); },
               [](Settings& s, View v) { return set_flag(s.show_truth, v); }},
    AddressKey{"colourPoints", "points in their components' colours", "0, 1", false,
               [](const Settings& s) { return flag(s.colour_points); },
               [](Settings& s, View v) { return set_flag(s.colour_points, v); }},
    AddressKey{"axes", "the two coordinates shown, counted from 1", "1,2", false,
               [](const Settings& s) {
                 return std::to_string(s.axis_x + 1) + "," + std::to_string(s.axis_y + 1);
               },
               set_axes},
    AddressKey{"codesSeed", "places the first components among the digits' codes", "0 to 2^53 - 1",
               false, [](const Settings& s) { return std::to_string(s.codes_fit.seed); },
               [](Settings& s, View v) { return set_whole(s.codes_fit.seed, v, 0, largest_seed); }},
    AddressKey{"codesKMax", "components at the start of the codes' fit", "1 to 60", false,
               [](const Settings& s) { return std::to_string(s.codes_fit.k_max); },
               [](Settings& s, View v) {
                 return set_whole(s.codes_fit.k_max, v, 1, most_codes_components);
               }},
    AddressKey{"codesKMin", "fewest components of the codes' fit", "1 to 60", false,
               [](const Settings& s) { return std::to_string(s.codes_fit.k_min); },
               [](Settings& s, View v) {
                 return set_whole(s.codes_fit.k_min, v, 1, most_codes_components);
               }},
    AddressKey{
        "codesCovariance", "shape of the codes' components", "full, tied, diagonal, spherical",
        false,
        [](const Settings& s) { return std::string(to_string(s.codes_fit.covariance_type)); },
        [](Settings& s, View v) {
          return set_by_parser(s.codes_fit.covariance_type, covariance_type_from_string, v);
        }},
    AddressKey{"codesCriterion", "which message length chooses for the codes", "program, paper",
               false,
               [](const Settings& s) { return std::string(to_string(s.codes_fit.criterion)); },
               [](Settings& s, View v) {
                 return set_by_parser(s.codes_fit.criterion, criterion_from_string, v);
               }},
    AddressKey{"codesRestarts", "independent starts of the codes' fit", "1 to 20", false,
               [](const Settings& s) { return std::to_string(s.codes_fit.restarts); },
               [](Settings& s, View v) { return set_whole(s.codes_fit.restarts, v, 1, 20); }},
    AddressKey{"codesThreshold", "as threshold, for the codes' fit", "1e-9 to 0.01", false,
               [](const Settings& s) { return format_shortest(s.codes_fit.threshold); },
               [](Settings& s, View v) { return set_real(s.codes_fit.threshold, v, 1e-9, 0.01); }},
    AddressKey{
        "codesRegularization", "as regularization, for the codes' fit",
        "pooled, floor, prior, ridge", false,
        [](const Settings& s) { return std::string(to_string(s.codes_fit.regularization.kind)); },
        [](Settings& s, View v) {
          return set_by_parser(s.codes_fit.regularization.kind, regularization_kind_from_string, v);
        }},
    AddressKey{
        "codesRegularizationStrength", "as regularizationStrength, for the codes' fit", "0 to 1",
        false,
        [](const Settings& s) { return format_shortest(s.codes_fit.regularization.strength); },
        [](Settings& s, View v) { return set_real(s.codes_fit.regularization.strength, v, 0, 1); }},
    AddressKey{"codesMaxSweeps", "as maxSweeps, for the codes' fit", "1 to 100000", false,
               [](const Settings& s) { return std::to_string(s.codes_fit.max_sweeps); },
               [](Settings& s, View v) { return set_whole(s.codes_fit.max_sweeps, v, 1, 100000); }},
    AddressKey{"codesPlay", "the codes' fit goes on by itself", "0, 1", false,
               [](const Settings& s) { return flag(s.codes_play); },
               [](Settings& s, View v) { return set_flag(s.codes_play, v); }},
    AddressKey{"codesStep", "where the codes' fit stands while paused", "0 to 10000000", false,
               [](const Settings& s) { return std::to_string(s.codes_step); },
               [](Settings& s, View v) { return set_whole(s.codes_step, v, 0, 1e7); }},
    AddressKey{"codesSpeed", "of playing the codes' fit", "0.1 to 20", false,
               [](const Settings& s) { return format_shortest(s.codes_speed); },
               [](Settings& s, View v) { return set_real(s.codes_speed, v, 0.1, 20); }},
    AddressKey{
        "component", "the component that is looked at, by falling weight; 0: none, or all",
        "0 to 60", false, [](const Settings& s) { return std::to_string(s.component); },
        [](Settings& s, View v) { return set_whole(s.component, v, 0, most_codes_components); }},
    AddressKey{
        "order", "of the cards of the found symbols", "weight, digit", false,
        [](const Settings& s) { return std::string(name_in(card_order_names, s.card_order)); },
        [](Settings& s, View v) { return set_by_name(s.card_order, card_order_names, v); }},
    AddressKey{"colourBy", "colours of the pair plot", "digit, component", false,
               [](const Settings& s) { return std::string(name_in(colour_by_names, s.colour_by)); },
               [](Settings& s, View v) { return set_by_name(s.colour_by, colour_by_names, v); }},
    AddressKey{"hidden", "what the pair plot leaves out: digits, or components counted from 0",
               "numbers from 0 to 63", false, hidden_text, set_hidden},
    AddressKey{"pinned", "codes that stay shown, at most two", "numbers from 1 to 10000", false,
               pinned_text, set_pinned},
    AddressKey{"drawing", "the visitor's drawing", "strokes, two characters a coordinate", false,
               [](const Settings& s) { return encode_strokes(*s.drawing); }, set_drawing},
    AddressKey{"temperature", "scale of the covariance that Dream samples from", "0 to 4", false,
               [](const Settings& s) { return format_shortest(s.temperature); },
               [](Settings& s, View v) { return set_real(s.temperature, v, 0, 4); }},
    AddressKey{"dreamSeed", "draws Dream's samples", "0 to 2^53 - 1", false,
               [](const Settings& s) { return std::to_string(s.dream_seed); },
               [](Settings& s, View v) { return set_whole(s.dream_seed, v, 0, largest_seed); }},
    AddressKey{"code", "the code of the six sliders", "six numbers", false,
               [](const Settings& s) { return s.code ? with_commas(*s.code) : std::string(); },
               set_code},
    AddressKey{
        "walkBetween", "what the walk leads between", "components, pins", false,
        [](const Settings& s) { return std::string(name_in(walk_between_names, s.walk_between)); },
        [](Settings& s, View v) { return set_by_name(s.walk_between, walk_between_names, v); }},
    AddressKey{"walk", "the two components of the walk, by falling weight", "two of 1 to 64", false,
               [](const Settings& s) {
                 return with_commas(std::array{s.walk_from, s.walk_to});
               },
               set_walk},
    AddressKey{"walkAt", "where the walk stands, 0 to 1", "0 to 1", false,
               [](const Settings& s) { return format_significant(s.walk_at, 3); },
               [](Settings& s, View v) { return set_real(s.walk_at, v, 0, 1); }},
    AddressKey{"walkPlay", "the walk goes on by itself", "0, 1", false,
               [](const Settings& s) { return flag(s.walk_play); },
               [](Settings& s, View v) { return set_flag(s.walk_play, v); }},
    AddressKey{"judged", "whose partition Judge holds against the labels", "mml, bic, aic, kmeans",
               false,
               [](const Settings& s) { return std::string(name_in(judged_names, s.judged)); },
               [](Settings& s, View v) { return set_by_name(s.judged, judged_names, v); }},
    AddressKey{"sweepKMax", "most components and clusters that Judge's sweeps try", "2 to 60",
               false, [](const Settings& s) { return std::to_string(s.sweep_k_max); },
               [](Settings& s, View v) { return set_whole(s.sweep_k_max, v, 2, most_swept); }},
    AddressKey{"sweepStarts", "independent starts of each fit of the sweeps", "1 to 10", false,
               [](const Settings& s) { return std::to_string(s.sweep_starts); },
               [](Settings& s, View v) { return set_whole(s.sweep_starts, v, 1, 10); }},
    AddressKey{"kmeansK", "clusters of the k-means that is looked at", "1 to 60", false,
               [](const Settings& s) { return std::to_string(s.kmeans_k); },
               [](Settings& s, View v) { return set_whole(s.kmeans_k, v, 1, most_swept); }},
    AddressKey{"emSweep", "the sweep for BIC and AIC runs by itself", "0, 1", false,
               [](const Settings& s) { return flag(s.em_sweep); },
               [](Settings& s, View v) { return set_flag(s.em_sweep, v); }},
    AddressKey{"kmeansSweep", "the sweep of k-means runs by itself", "0, 1", false,
               [](const Settings& s) { return flag(s.kmeans_sweep); },
               [](Settings& s, View v) { return set_flag(s.kmeans_sweep, v); }},
    AddressKey{"theme", "colours of the page", "auto, light, dark", false,
               [](const Settings& s) { return std::string(to_string(s.theme)); },
               [](Settings& s, View v) { return set_by_name(s.theme, theme_names, v); }},
    AddressKey{"points", "the visitor's own points, up to 2400 numbers",
               "low,high for each coordinate, then two characters a number", false,
               [](const Settings& s) {
                 return s.dataset == own_dataset ? encode_points(s.own->points) : std::string();
               },
               set_own_points},
};

}  // namespace

std::string_view to_string(Chapter chapter) {
  return chapter_names.at(static_cast<std::size_t>(chapter));
}

std::string_view to_string(ThemeChoice theme) {
  return theme_names.at(static_cast<std::size_t>(theme));
}

std::string_view to_string(Tool tool) { return tool_names.at(static_cast<std::size_t>(tool)); }

std::span<const AddressKey> address_keys() { return keys; }

}  // namespace xenoglyph::app
