#include "app/address.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <utility>

#include "app/chapters/fit/points_code.hpp"
#include "app/ui/numbers.hpp"
#include "data/toy_sets.hpp"
#include "mixture/errors.hpp"

namespace xenoglyph::app {

namespace {

constexpr std::array chapter_names{"fit", "compress", "discover", "dream", "judge"};
constexpr std::array theme_names{"auto", "light", "dark"};
constexpr std::array tool_names{"select", "add", "erase"};

template <class Enum, std::size_t Size>
bool set_by_name(Enum& target, const std::array<const char*, Size>& names, std::string_view value) {
  const auto found = std::find(names.begin(), names.end(), value);
  if (found == names.end()) {
    return false;
  }
  target = static_cast<Enum>(found - names.begin());
  return true;
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

// Some programs that pass links on write "," as "%2C".
std::string without_percent_codes(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int code = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, code, 16).ptr ==
            text.data() + i + 3) {
      decoded += static_cast<char>(code);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
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

std::string to_address(const Settings& settings) {
  static const Settings defaults;
  std::string address;
  for (const AddressKey& key : keys) {
    const std::string value = key.get(settings);
    if (!key.always && value == key.get(defaults)) {
      continue;
    }
    if (!address.empty()) {
      address += '&';
    }
    address.append(key.key).append("=").append(value);
  }
  return address;
}

ReadAddress from_address(std::string_view text) {
  ReadAddress result;
  const std::string decoded = without_percent_codes(text);
  std::string_view address = decoded;
  if (address.starts_with('#')) {
    address.remove_prefix(1);
  }
  while (!address.empty()) {
    const std::size_t end = std::min(address.find('&'), address.size());
    const std::string_view part = address.substr(0, end);
    address.remove_prefix(std::min(end + 1, address.size()));
    if (part.empty()) {
      continue;
    }
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view name = part.substr(0, equals);
    const std::string_view value = part.substr(std::min(equals + 1, part.size()));
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const AddressKey& candidate) {
      return candidate.key == name;
    });
    if (key == keys.end()) {
      result.faults.push_back("The address has an unknown key: " + std::string(name));
    } else if (!key->set(result.settings, value)) {
      result.faults.push_back(std::string(name) + " can't be \"" + std::string(value) +
                              "\"; allowed: " + std::string(key->values));
    }
  }
  MmlOptions& fit = result.settings.fit;
  if (fit.k_min > fit.k_max) {
    result.faults.push_back("kMin can't be more than kMax (" + std::to_string(fit.k_max) + ")");
    fit.k_min = fit.k_max;
  }
  return result;
}

}  // namespace xenoglyph::app
