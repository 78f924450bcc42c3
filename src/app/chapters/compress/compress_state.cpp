// What scripts can learn of the Compress chapter.
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/chapters/compress/compress_chapter.hpp"
#include "app/ui/rect_json.hpp"

namespace xenoglyph::app {

namespace {

using nlohmann::json;

json numbers(const Eigen::VectorXf& vector) {
  return std::vector<float>(vector.begin(), vector.end());
}

json claims_as_json(const std::vector<Claim>& claims) {
  json list = json::array();
  for (const Claim& claim : claims) {
    list.push_back({{"component", claim.number}, {"responsibility", claim.responsibility}});
  }
  return list;
}

// Places in a cell are for tests that point at it: where its mark stands in the cell of the second
// row and first column.
json point_as_json(const ReadPoint& point, const std::vector<float>& plotted, const Corpus& corpus,
                   const PairCells& cells, float ratio) {
  if (point.index() < 0) {
    return nullptr;
  }
  const std::size_t second = plotted.size() > 1 ? 1 : 0;
  const CellPlace cell{static_cast<int>(second), 0};
  const CorpusClasses* classes = corpus.classes();
  return {
      {"index", point.index()},
      {"code", numbers(point.code())},
      {"image", numbers(point.image())},
      {"digit", classes == nullptr ? json(nullptr) : json(classes->labels(point.index()))},
      {"component", point.claims().empty() ? json(nullptr) : json(point.claims().front().number)},
      {"responsibility",
       point.claims().empty() ? json(nullptr) : json(point.claims().front().responsibility)},
      {"x", cells.x_of(cell, plotted[0]) / ratio},
      {"y", cells.y_of(cell, plotted[second]) / ratio}};
}

}  // namespace

void CompressChapter::add_state(json& state, const Inquiry& inquiry) const {
  if (!inquiry.shown) {
    return;
  }
  json& told = state["compress"] = json::object();
  if (generation_ != inquiry.open_corpus.generation() || cells_.ranges.empty()) {
    return;
  }
  const Settings& settings = inquiry.settings;
  const CodesFit& fit = inquiry.open_corpus.fit();
  const float pixel_ratio = inquiry.pixel_ratio;
  json legend = json::array();
  for (const LegendEntry& entry : legend_) {
    legend.push_back({{"number", entry.number},
                      {"category", entry.category},
                      {"share", entry.share},
                      {"hidden", entry.hidden},
                      {"highlighted", entry.category == highlighted_}});
  }
  json cells = json::array();
  for (const CellPlace& place : cells_.places()) {
    json cell = rect_as_json(cells_.rect(place), pixel_ratio);
    cell["row"] = place.row;
    cell["column"] = place.column;
    cells.push_back(cell);
  }
  json ranges = json::array();
  for (const Interval& range : plotted_.ranges()) {
    ranges.push_back({range.low, range.high});
  }
  json pinned = json::array();
  for (const ReadPoint& point : pinned_) {
    if (point.index() >= 0) {
      pinned.push_back(
          point_as_json(point, plotted_.of(point.code()), inquiry.corpus(), cells_, pixel_ratio));
    }
  }
  json drawing = nullptr;
  if (!drawing_.blank()) {
    const bool claimed = !drawing_.claims().empty();
    drawing = {{"strokes", settings.drawing->size()},
               {"image", numbers(drawing_.image())},
               {"code", numbers(drawing_.code())},
               {"reconstruction", numbers(drawing_.reconstruction())},
               {"component", claimed ? json(drawing_.claims().front().number) : json(nullptr)},
               {"responsibilities", claims_as_json(drawing_.claims())}};
  }
  constexpr std::array kinds{"pairs", "plane", "space"};
  told = {
      {"plot", rect_as_json(cells_.area, pixel_ratio)},
      {"cells", cells},
      {"kind", kinds.at(static_cast<std::size_t>(plotted_.kind()))},
      {"axes", plotted_.names()},
      {"ranges", ranges},
      {"drawing_area", rect_as_json(pad_rect_, pixel_ratio)},
      {"colour_by", inquiry.options["colourBy"].text(settings)},
      {"legend", legend},
      {"hovered", looked_at_.index() < 0 ? json(nullptr)
                                         : point_as_json(looked_at_, plotted_.of(looked_at_.code()),
                                                         inquiry.corpus(), cells_, pixel_ratio)},
      {"pinned", pinned},
      {"drawing", drawing},
      {"plot_drawings", view_.drawings()},
      {"network",
       inquiry.corpus().draws() ? json(layer_values(inquiry.corpus().network())) : json(nullptr)},
      {"fitted", fit.has_mixture() && fit.done()}};
}

}  // namespace xenoglyph::app
