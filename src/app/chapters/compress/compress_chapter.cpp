#include "app/chapters/compress/compress_chapter.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

// Of the pointer, in CSS pixels.
constexpr float reach = 7.0F;
// The keyboard's shortest step from point to point, in CSS pixels.
constexpr float least_step = 4.0F;
// Of the range of the codes, on each side.
constexpr double margin = 0.05;

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

void CompressChapter::follow(const Stage& stage) {
  const Corpus& corpus = stage.corpus();
  if (generation_ != stage.open_corpus.generation()) {
    generation_ = stage.open_corpus.generation();
    axes_ = corpus.widest_axes(render::PairPlot::max_dimensions);
    codes_ = corpus.codes()(Eigen::all, axes_);
    axis_names_.clear();
    ranges_.clear();
    for (const int axis : axes_) {
      axis_names_.push_back(corpus.axis_name(axis));
      const Interval& range = corpus.ranges()[static_cast<std::size_t>(axis)];
      // Where all agree, something is still to be seen.
      const double more = range.length() > 0.0 ? margin * range.length() : 1.0;
      ranges_.push_back({range.low - more, range.high + more});
    }
    view_.set_codes({codes_.data(), static_cast<std::size_t>(codes_.size())},
                    static_cast<int>(codes_.cols()));
    coloured_by_.reset();
    cell_ = axes_.size() > 1 ? CellPlace{1, 0} : CellPlace{0, 0};
    key_point_ = -1;
    looked_at_ = {};
    pinned_ = {};
    drawing_ = {};
  }
  const Settings& settings = stage.settings;
  const CodesFit& fit = stage.fit();
  const bool by_component = settings.colour_by == ColourBy::component;
  const long version = by_component ? fit.assignment_version() : 0;
  bool recoloured = false;
  if (coloured_by_ != settings.colour_by || coloured_version_ != version) {
    std::vector<std::uint8_t> categories = categories_of(settings, corpus, fit);
    if (categories.size() == static_cast<std::size_t>(corpus.count())) {
      categories_ = std::move(categories);
      view_.set_categories(categories_);
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

std::vector<float> CompressChapter::plotted(const Eigen::VectorXf& code) const {
  std::vector<float> numbers;
  for (const int axis : axes_) {
    numbers.push_back(code(axis));
  }
  return numbers;
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
  if (count > 1 && (next || pressed(ImGuiKey_PageUp))) {
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
  by_keys_ = true;
  if (key_point_ < 0) {
    const Rect rect = cells_.rect(cell_);
    key_point_ = nearest_point(cells_, cell_, rect.centre(), 2 * cells_.cell, codes_, shown_);
    return;
  }
  const int found =
      next_point(cells_, cell_, key_point_, direction, stage.ui.px(least_step), codes_, shown_);
  if (found >= 0) {
    key_point_ = found;
  }
}

int CompressChapter::pointed_at(const Stage& stage, const Control& control, const Press& press) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F ||
      ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    by_keys_ = false;
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
  const int found = nearest_point(cells_, *under, io.MousePos, stage.ui.px(reach), codes_, shown_);
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
                                 {plotted(drawing_.code()), MarkShape::cross, {}, colours.ink});
  }
  for (std::size_t i = 0; i < pinned_.size(); ++i) {
    const ReadPoint& point = pinned_.at(i);
    if (point.index() >= 0) {
      PairPlotView::draw_code_mark(
          stage.ui, cells_,
          {plotted(point.code()), i == 0 ? MarkShape::ring : MarkShape::square,
           colour_of(point.index()), colours.accent});
    }
  }
  if (looked_at_.index() >= 0) {
    PairPlotView::draw_code_mark(
        stage.ui, cells_,
        {plotted(looked_at_.code()), MarkShape::ring, colour_of(looked_at_.index()), colours.ink});
  }
}

void CompressChapter::draw_plot(const Stage& stage, const Rect& area) {
  Interface& ui = stage.ui;
  cells_ = cells_in({area.x, area.y}, area.width, ui.px(4), ranges_);
  const Control control{"pair-plot", "Pair plot of the codes", {}, {}, {}, true};
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
  PairPlotView::draw_axes(ui, cells_, axis_names_);
  draw_marks(stage);
  if (press.focused) {
    const Rect rect = cells_.rect(cell_);
    ImGui::GetWindowDrawList()->AddRect(rect.min(), rect.max(), packed(ui.colours().accent), 0.0F,
                                        ImDrawFlags_None, ui.px(2));
  }
  ui.record(control, cells_.area, "picture", index < 0 ? "" : std::to_string(index + 1), press);
}

}  // namespace xenoglyph::app
