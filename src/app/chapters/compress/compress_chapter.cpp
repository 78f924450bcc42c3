#include "app/chapters/compress/compress_chapter.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "app/chapters/compress/box_axes.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

// Of the pointer, in CSS pixels.
constexpr float reach = 7.0F;
// The keyboard's shortest step from point to point, in CSS pixels.
constexpr float least_step = 4.0F;
// The pointer's way, in CSS pixels, from which on a press turns the box.
constexpr float least_drag = 4.0F;
constexpr double degrees_a_pixel = 0.4;
constexpr double degrees_a_key = 5.0;

}  // namespace

ChapterText CompressChapter::text() const {
  return {"compress", "Compress",
          "An autoencoder squeezes each sample to a few numbers and brings it back."};
}

ChapterNeeds CompressChapter::needs(const Settings& settings) const {
  // The mixture is needed only for colours.
  return {true,
          settings.colour_by == ColourBy::component ? MixtureWork::in_haste : MixtureWork::none};
}

void CompressChapter::open(const Settings& /*settings*/) {
  pad_.lift();
  key_point_ = -1;
  by_keys_ = false;
  highlighted_ = -1;
}

void CompressChapter::forget_graphics() { view_.forget_graphics(); }

void CompressChapter::give_categories() {
  const std::vector<int>& order = plotted_.order();
  if (order.empty()) {
    view_.set_categories(categories_);
    return;
  }
  std::vector<std::uint8_t> drawn;
  drawn.reserve(order.size());
  for (const int index : order) {
    drawn.push_back(categories_[static_cast<std::size_t>(index)]);
  }
  view_.set_categories(std::move(drawn));
}

void CompressChapter::follow_plotted(const Stage& stage) {
  const Corpus& corpus = stage.corpus();
  const bool another = generation_ != stage.open_corpus.generation();
  if (another) {
    generation_ = stage.open_corpus.generation();
    plotted_.set(corpus, stage.settings);
    coloured_by_.reset();
    categories_.clear();
    key_point_ = -1;
    looked_at_ = {};
    pinned_ = {};
    drawing_ = {};
  } else if (!plotted_.follow(corpus, stage.settings)) {
    return;
  }
  const Rows<float>& codes = plotted_.drawn();
  view_.set_codes({codes.data(), static_cast<std::size_t>(codes.size())},
                  static_cast<int>(codes.cols()));
  const auto count = static_cast<int>(codes.cols());
  if (another || cell_.row >= count || cell_.column >= count) {
    cell_ = count > 1 ? CellPlace{1, 0} : CellPlace{0, 0};
  }
  if (!categories_.empty()) {
    give_categories();
  }
}

void CompressChapter::follow(const Stage& stage) {
  const Corpus& corpus = stage.corpus();
  follow_plotted(stage);
  const Settings& settings = stage.settings;
  const CodesFit& fit = stage.fit();
  const bool by_component = settings.colour_by == ColourBy::component;
  const long version = by_component ? fit.assignment_version() : 0;
  bool recoloured = false;
  if (coloured_by_ != settings.colour_by || coloured_version_ != version) {
    std::vector<std::uint8_t> categories = categories_of(settings, corpus, fit);
    if (categories.size() == static_cast<std::size_t>(corpus.count())) {
      categories_ = std::move(categories);
      give_categories();
      coloured_by_ = settings.colour_by;
      coloured_version_ = version;
      recoloured = true;
    }
  }
  legend_ = legend_of(settings, corpus, fit, stage.dark);
  std::array<bool, category_count> categories_shown{};
  categories_shown.fill(true);
  for (const LegendEntry& entry : legend_) {
    categories_shown.at(static_cast<std::size_t>(entry.category)) = !entry.hidden;
  }
  if (recoloured || categories_shown != shown_categories_) {
    shown_categories_ = categories_shown;
    shown_.resize(categories_.size());
    for (std::size_t i = 0; i < categories_.size(); ++i) {
      shown_[i] = categories_shown.at(categories_[i]);
    }
  }
  follow_points(stage);
}

void CompressChapter::follow_points(const Stage& stage) {
  const CodesFit& fit = stage.fit();
  render::ImageAtlas& atlas = stage.atlas();
  for (std::size_t i = 0; i < pinned_.size(); ++i) {
    const bool there = i < stage.settings.pinned.size();
    pinned_.at(i).read(there ? stage.settings.pinned[i] : -1, stage.corpus(), fit, atlas);
  }
  drawing_.read(stage.settings.drawing, stage.corpus(), fit, atlas);
}

void CompressChapter::pin(Settings& settings, int index) const {
  auto& pinned = settings.pinned;
  const auto found = std::find(pinned.begin(), pinned.end(), index);
  if (found != pinned.end()) {
    pinned.erase(found);
    return;
  }
  if (pinned.size() == pinned_.size()) {
    pinned.erase(pinned.begin());
  }
  pinned.push_back(index);
}

Colour CompressChapter::colour_of(int index) const {
  const int category = categories_[static_cast<std::size_t>(index)];
  for (const LegendEntry& entry : legend_) {
    if (entry.category == category) {
      return entry.colour;
    }
  }
  return {0.5F, 0.5F, 0.5F, 1.0F};
}

void CompressChapter::step(const Stage& stage, const Control& control) {
  const auto pressed = [&](ImGuiKey key) { return stage.ui.key_on(control, key); };
  const int count = cells_.count();
  const bool next = pressed(ImGuiKey_PageDown);
  if (count > 1 && !cells_.single && (next || pressed(ImGuiKey_PageUp))) {
    int place = cell_.row * count + cell_.column;
    do {
      place = (place + (next ? 1 : -1) + count * count) % (count * count);
    } while (place / count == place % count);
    cell_ = {place / count, place % count};
    by_keys_ = true;
  }
  ImVec2 direction{0, 0};
  direction.x =
      (pressed(ImGuiKey_RightArrow) ? 1.0F : 0.0F) - (pressed(ImGuiKey_LeftArrow) ? 1.0F : 0.0F);
  direction.y =
      (pressed(ImGuiKey_DownArrow) ? 1.0F : 0.0F) - (pressed(ImGuiKey_UpArrow) ? 1.0F : 0.0F);
  if (direction.x == 0.0F && direction.y == 0.0F) {
    return;
  }
  if (plotted_.kind() == PlotKind::space && ImGui::GetIO().KeyShift) {
    Turn& turn = stage.settings.turn;
    turn = turned(turn, degrees_a_key * static_cast<double>(direction.x),
                  degrees_a_key * static_cast<double>(direction.y));
    platform::request_frame();
    return;
  }
  by_keys_ = true;
  if (key_point_ < 0) {
    const Rect rect = cells_.rect(cell_);
    key_point_ =
        nearest_point(cells_, cell_, rect.centre(), 2 * cells_.cell, plotted_.codes(), shown_);
    return;
  }
  const int found = next_point(cells_, cell_, key_point_, direction, stage.ui.px(least_step),
                               plotted_.codes(), shown_);
  if (found >= 0) {
    key_point_ = found;
  }
}

// True while the pointer turns the box, and when it lets go of it.
bool CompressChapter::turn_by_pointer(const Stage& stage, const Press& press) const {
  if (plotted_.kind() != PlotKind::space) {
    return false;
  }
  const ImGuiIO& io = ImGui::GetIO();
  const float least = stage.ui.px(least_drag);
  const bool dragged = io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] >= least * least;
  if (press.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    stage.ui.claim_touch();
    if (dragged && (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F)) {
      const double degrees = degrees_a_pixel / static_cast<double>(stage.ui.ratio());
      Turn& turn = stage.settings.turn;
      turn = turned(turn, degrees * static_cast<double>(io.MouseDelta.x),
                    degrees * static_cast<double>(io.MouseDelta.y));
      platform::request_frame();
    }
    return dragged;
  }
  return dragged && press.pressed && ImGui::IsMouseReleased(ImGuiMouseButton_Left);
}

int CompressChapter::pointed_at(const Stage& stage, const Control& control, const Press& press) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F ||
      ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    by_keys_ = false;
  }
  if (turn_by_pointer(stage, press)) {
    return -1;
  }
  if (press.focused) {
    step(stage, control);
    if (by_keys_) {
      return key_point_;
    }
  }
  if (!press.hovered && !press.held) {
    return press.focused ? key_point_ : -1;
  }
  const std::optional<CellPlace> under = cells_.at(io.MousePos);
  if (!under) {
    return -1;
  }
  const int found =
      nearest_point(cells_, *under, io.MousePos, stage.ui.px(reach), plotted_.codes(), shown_);
  if (found >= 0) {
    cell_ = *under;
    key_point_ = found;
  }
  return found;
}

void CompressChapter::draw_marks(const Stage& stage) const {
  const Palette& colours = stage.ui.colours();
  if (!drawing_.blank()) {
    PairPlotView::draw_code_mark(stage.ui, cells_,
                                 {plotted_.of(drawing_.code()), MarkShape::cross, {}, colours.ink});
  }
  for (std::size_t i = 0; i < pinned_.size(); ++i) {
    const ReadPoint& point = pinned_.at(i);
    if (point.index() >= 0) {
      PairPlotView::draw_code_mark(
          stage.ui, cells_,
          {plotted_.of(point.code()), i == 0 ? MarkShape::ring : MarkShape::square,
           colour_of(point.index()), colours.accent});
    }
  }
  if (looked_at_.index() >= 0) {
    PairPlotView::draw_code_mark(stage.ui, cells_,
                                 {plotted_.of(looked_at_.code()), MarkShape::ring,
                                  colour_of(looked_at_.index()), colours.ink});
  }
}

void CompressChapter::draw_plot(const Stage& stage, const Rect& area) {
  Interface& ui = stage.ui;
  const bool pairs = plotted_.kind() == PlotKind::pairs;
  cells_ = pairs ? cells_in({area.x, area.y}, area.width, ui.px(4), plotted_.ranges())
                 : single_cell_in({area.x, area.y}, area.width, plotted_.ranges());
  const Control control{
      "pair-plot", pairs ? "Pair plot of the codes" : "Plot of the codes", {}, {}, {}, true};
  const Press press = ui.press(control, cells_.area);
  plot_focused_ = press.focused;
  const int index = pointed_at(stage, control, press);
  if (press.pressed && index >= 0) {
    pin(stage.settings, index);
    follow_points(stage);
  }
  looked_at_.read(index, stage.corpus(), stage.fit(), stage.atlas());

  const std::vector<Colour> palette = palette_of(legend_, highlighted_, stage.dark);
  view_.draw(ui, cells_, palette, highlighted_);
  if (plotted_.kind() == PlotKind::space) {
    draw_box_axes(ui, {cells_.area, {cells_.ranges[0], cells_.ranges[1]}}, plotted_.box(),
                  plotted_.names());
  } else {
    PairPlotView::draw_axes(ui, cells_, plotted_.names());
  }
  draw_marks(stage);
  if (press.focused) {
    const Rect rect = cells_.rect(cell_);
    ImGui::GetWindowDrawList()->AddRect(rect.min(), rect.max(), packed(ui.colours().accent), 0.0F,
                                        ImDrawFlags_None, ui.px(2));
  }
  ui.record(control, cells_.area, "picture", index < 0 ? "" : std::to_string(index + 1), press);
}

}  // namespace xenoglyph::app
