#include "app/chapters/compress/pair_colouring.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "app/digits/digit_colours.hpp"

namespace xenoglyph::app {

namespace {

constexpr float dimmed = 0.12F;

bool is_hidden(const Settings& settings, int place) {
  return ((settings.hidden >> static_cast<unsigned>(place)) & 1U) != 0U;
}

}  // namespace

std::vector<std::uint8_t> categories_of(const Settings& settings, const Digits& digits,
                                        const CodesFit& fit) {
  if (settings.colour_by == ColourBy::digit) {
    return digits.labels;
  }
  std::vector<std::uint8_t> categories;
  categories.reserve(fit.assignment().size());
  for (const int id : fit.assignment()) {
    categories.push_back(
        static_cast<std::uint8_t>(id >= 0 && id < unclaimed_category ? id : unclaimed_category));
  }
  return categories;
}

std::vector<LegendEntry> legend_of(const Settings& settings, const Digits& digits,
                                   const CodesFit& fit, bool dark) {
  std::vector<LegendEntry> legend;
  if (settings.colour_by == ColourBy::digit) {
    std::array<int, 10> counts{};
    for (const std::uint8_t label : digits.labels) {
      ++counts.at(label);
    }
    for (int digit = 0; digit < 10; ++digit) {
      const double share =
          counts.at(static_cast<std::size_t>(digit)) / static_cast<double>(digits.labels.size());
      legend.push_back(
          {digit, digit, digit, share, digit_colour(digit, dark), is_hidden(settings, digit)});
    }
  } else if (fit.has_mixture()) {
    int number = 0;
    for (const int place : fit.by_weight()) {
      const Symbol& symbol = fit.symbols()[static_cast<std::size_t>(place)];
      ++number;
      legend.push_back({symbol.id, number, number - 1, symbol.weight,
                        component_colour(symbol.id, static_cast<int>(fit.options().k_max), dark),
                        is_hidden(settings, number - 1)});
    }
  }
  return legend;
}

std::vector<Colour> palette_of(const std::vector<LegendEntry>& legend, int highlighted, bool dark) {
  std::vector<Colour> palette(category_count, Colour{0, 0, 0, 0});
  const bool any = std::any_of(legend.begin(), legend.end(), [highlighted](const auto& entry) {
    return entry.category == highlighted && !entry.hidden;
  });
  for (const LegendEntry& entry : legend) {
    if (!entry.hidden) {
      palette[static_cast<std::size_t>(entry.category)] =
          with_alpha(entry.colour, !any || entry.category == highlighted ? 1.0F : dimmed);
    }
  }
  palette[unclaimed_category] = with_alpha(
      dark ? Colour{0.55F, 0.57F, 0.6F} : Colour{0.6F, 0.62F, 0.65F}, any ? dimmed / 2 : 0.5F);
  return palette;
}

}  // namespace xenoglyph::app
