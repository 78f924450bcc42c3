#include "app/chapters/compress/pair_colouring.hpp"

#include <algorithm>
#include <cstddef>

#include "app/corpus/class_colours.hpp"

namespace xenoglyph::app {

namespace {

constexpr float dimmed = 0.12F;

bool is_hidden(const Settings& settings, int place) {
  return ((settings.hidden >> static_cast<unsigned>(place)) & 1U) != 0U;
}

}  // namespace

std::vector<std::uint8_t> categories_of(const Settings& settings, const Corpus& corpus,
                                        const CodesFit& fit) {
  std::vector<std::uint8_t> categories;
  if (settings.colour_by == ColourBy::label) {
    categories.assign(static_cast<std::size_t>(corpus.count()), unclaimed_category);
    if (const CorpusClasses* classes = corpus.classes()) {
      std::transform(classes->labels.begin(), classes->labels.end(), categories.begin(),
                     [](int label) { return static_cast<std::uint8_t>(label); });
    }
    return categories;
  }
  categories.reserve(fit.assignment().size());
  for (const int id : fit.assignment()) {
    categories.push_back(
        static_cast<std::uint8_t>(id >= 0 && id < unclaimed_category ? id : unclaimed_category));
  }
  return categories;
}

std::vector<LegendEntry> legend_of(const Settings& settings, const Corpus& corpus,
                                   const CodesFit& fit, bool dark) {
  std::vector<LegendEntry> legend;
  if (settings.colour_by == ColourBy::label) {
    const CorpusClasses* classes = corpus.classes();
    if (classes == nullptr) {
      return legend;
    }
    for (int label = 0; label < classes->count(); ++label) {
      const double share = corpus.class_sizes()[static_cast<std::size_t>(label)] /
                           static_cast<double>(corpus.count());
      legend.push_back({label, label, classes->name(label), label, share,
                        class_colour(label, classes->count(), dark), is_hidden(settings, label)});
    }
  } else if (fit.has_mixture()) {
    int number = 0;
    for (const int place : fit.by_weight()) {
      const Symbol& symbol = fit.symbols()[static_cast<std::size_t>(place)];
      ++number;
      legend.push_back({symbol.id, number, std::to_string(number), number - 1, symbol.weight,
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
