// Options that are written by rules of their own, to and from the text of an address.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/address/points_code.hpp"
#include "app/address/strokes_code.hpp"
#include "app/options/option.hpp"
#include "app/options/settings.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

std::optional<int> whole_number(std::string_view text, double low, double high) {
  double number = 0.0;
  if (!read_option(WholeNumber{low, high}, text, number)) {
    return std::nullopt;
  }
  return static_cast<int>(number);
}

// Whole numbers with commas between them, each in low..high; nothing where it is none of that.
std::optional<std::vector<int>> whole_numbers(std::string_view text, double low, double high) {
  std::vector<int> numbers;
  while (true) {
    const std::size_t comma = text.find(',');
    const std::optional<int> number = whole_number(text.substr(0, comma), low, high);
    if (!number) {
      return std::nullopt;
    }
    numbers.push_back(*number);
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

}  // namespace

std::string axes_text(const Settings& settings) {
  return with_commas(std::array{settings.axis_x + 1, settings.axis_y + 1});
}

bool set_axes(Settings& settings, std::string_view text) {
  const auto axes = whole_numbers(text, 1, 999);
  if (!axes || axes->size() != 2 || axes->at(0) == axes->at(1)) {
    return false;
  }
  settings.axis_x = axes->at(0) - 1;
  settings.axis_y = axes->at(1) - 1;
  return true;
}

bool set_hidden(Settings& settings, std::string_view text) {
  const auto places = whole_numbers(text, 0, 63);
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

bool set_pinned(Settings& settings, std::string_view text) {
  auto points = whole_numbers(text, 1, 1e7);
  if (!points || points->size() > 2 || (points->size() == 2 && points->at(0) == points->at(1))) {
    return false;
  }
  for (int& point : *points) {
    --point;
  }
  settings.pinned = std::move(*points);
  return true;
}

std::string coordinates_text(const Settings& settings) {
  std::vector<int> from_one = settings.coordinates;
  for (int& number : from_one) {
    ++number;
  }
  return with_commas(from_one);
}

bool set_coordinates(Settings& settings, std::string_view text) {
  auto numbers = whole_numbers(text, 1, largest_code);
  if (!numbers) {
    return false;
  }
  std::sort(numbers->begin(), numbers->end());
  numbers->erase(std::unique(numbers->begin(), numbers->end()), numbers->end());
  if (numbers->size() < 2 || numbers->size() > static_cast<std::size_t>(most_coordinates)) {
    return false;
  }
  for (int& number : *numbers) {
    --number;
  }
  settings.coordinates = std::move(*numbers);
  return true;
}

std::string turn_text(const Settings& settings) {
  // Tenths of a degree are finer than anybody sees.
  const auto rounded = [](double degrees) { return std::round(10.0 * degrees) / 10.0; };
  return with_commas(std::array{rounded(settings.turn.yaw), rounded(settings.turn.pitch)});
}

bool set_turn(Settings& settings, std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) {
    return false;
  }
  const std::optional<double> yaw = parse_number(text.substr(0, comma));
  const std::optional<double> pitch = parse_number(text.substr(comma + 1));
  if (!yaw || !pitch || std::abs(*yaw) > 180.0 || std::abs(*pitch) > 90.0) {
    return false;
  }
  settings.turn = {*yaw, *pitch};
  return true;
}

std::string pinned_text(const Settings& settings) {
  std::vector<int> points = settings.pinned;
  for (int& point : points) {
    ++point;
  }
  return with_commas(points);
}

bool set_code(Settings& settings, std::string_view text) {
  std::vector<double> code;
  while (code.size() < largest_code) {
    const std::size_t comma = text.find(',');
    double number = 0.0;
    if (!read_option(RealNumber{-100, 100}, text.substr(0, comma), number)) {
      return false;
    }
    code.push_back(number);
    if (comma == std::string_view::npos) {
      settings.code = std::move(code);
      return true;
    }
    text.remove_prefix(comma + 1);
  }
  return false;
}

bool set_walk(Settings& settings, std::string_view text) {
  const auto ends = whole_numbers(text, 1, most_components);
  if (!ends || ends->size() != 2) {
    return false;
  }
  settings.walk_from = ends->at(0);
  settings.walk_to = ends->at(1);
  return true;
}

bool set_drawing(Settings& settings, std::string_view text) {
  auto strokes = decode_strokes(text);
  if (!strokes) {
    return false;
  }
  settings.drawing = std::make_shared<const Strokes>(std::move(*strokes));
  return true;
}

std::string code_text(const Settings& settings) {
  return settings.code ? with_commas(*settings.code) : std::string();
}

std::string walk_text(const Settings& settings) {
  return with_commas(std::array{settings.walk_from, settings.walk_to});
}

std::string walk_at_text(const Settings& settings) {
  return format_significant(settings.walk_at, 3);
}

std::string drawing_text(const Settings& settings) { return encode_strokes(*settings.drawing); }

std::string points_text(const Settings& settings) {
  return settings.dataset == own_dataset ? encode_points(settings.own->points) : std::string();
}

bool set_points(Settings& settings, std::string_view text) {
  auto points = decode_points(text);
  if (!points) {
    return false;
  }
  settings.own = std::make_shared<const OwnPoints>(OwnPoints{std::move(*points), {}, {}});
  return true;
}

}  // namespace xenoglyph::app
