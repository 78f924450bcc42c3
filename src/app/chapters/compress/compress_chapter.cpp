#include "app/chapters/compress/compress_chapter.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
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

std::span<const float> values(const Eigen::VectorXf& vector) {
  return {vector.data(), static_cast<std::size_t>(vector.size())};
}

}  // namespace

void CompressChapter::open(const Settings& /*settings*/) {
  pad_.lift();
  key_point_ = -1;
  by_keys_ = false;
  highlighted_ = -1;
}

bool CompressChapter::wants_frame() const { return false; }

void CompressChapter::forget_graphics() { view_.forget_graphics(); }

void CompressChapter::follow(const Work& work) {
  if (digits_ != &work.digits) {
    digits_ = &work.digits;
    ranges_.clear();
    for (const Interval& range : work.digits.ranges) {
      const double more = margin * range.length();
      ranges_.push_back({range.low - more, range.high + more});
    }
    view_.set_codes({work.digits.codes.data(), static_cast<std::size_t>(work.digits.codes.size())},
                    static_cast<int>(work.digits.code_size()));
    coloured_by_.reset();
  }
  const Settings& settings = work.settings;
  const CodesFit& fit = work.handwriting.fit();
  const bool by_component = settings.colour_by == ColourBy::component;
  const long version = by_component ? fit.assignment_version() : 0;
  bool recoloured = false;
  if (coloured_by_ != settings.colour_by || coloured_version_ != version) {
    std::vector<std::uint8_t> categories = categories_of(settings, work.digits, fit);
    if (categories.size() == work.digits.labels.size()) {
      categories_ = std::move(categories);
      view_.set_categories(categories_);
      coloured_by_ = settings.colour_by;
      coloured_version_ = version;
      recoloured = true;
    }
  }
  legend_ = legend_of(settings, work.digits, fit, work.dark);
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
  follow_points(work);
}

void CompressChapter::follow_points(const Work& work) {
  const CodesFit& fit = work.handwriting.fit();
  render::DigitAtlas& atlas = work.handwriting.atlas();
  for (std::size_t i = 0; i < pinned_.size(); ++i) {
    const bool there = i < work.settings.pinned.size();
    pinned_.at(i).read(there ? work.settings.pinned[i] : -1, work.digits, fit, atlas);
  }
  drawing_.read(work.settings.drawing, work.digits, fit, atlas);
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

void CompressChapter::step(const Work& work, const Control& control) {
  const auto pressed = [&](ImGuiKey key) { return work.ui.key_on(control, key); };
  const int count = cells_.count();
  const bool next = pressed(ImGuiKey_PageDown);
  if (next || pressed(ImGuiKey_PageUp)) {
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
  const auto& codes = work.digits.codes;
  if (key_point_ < 0) {
    const Rect rect = cells_.rect(cell_);
    key_point_ = nearest_point(cells_, cell_, rect.centre(), 2 * cells_.cell, codes, shown_);
    return;
  }
  const int found =
      next_point(cells_, cell_, key_point_, direction, work.ui.px(least_step), codes, shown_);
  if (found >= 0) {
    key_point_ = found;
  }
}

int CompressChapter::pointed_at(const Work& work, const Control& control, const Press& press) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F ||
      ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    by_keys_ = false;
  }
  if (press.focused) {
    step(work, control);
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
      nearest_point(cells_, *under, io.MousePos, work.ui.px(reach), work.digits.codes, shown_);
  if (found >= 0) {
    cell_ = *under;
    key_point_ = found;
  }
  return found;
}

void CompressChapter::draw_marks(const Work& work) const {
  const Palette& colours = work.ui.colours();
  if (!drawing_.blank()) {
    PairPlotView::draw_code_mark(work.ui, cells_,
                                 {values(drawing_.code()), MarkShape::cross, {}, colours.ink});
  }
  for (std::size_t i = 0; i < pinned_.size(); ++i) {
    const ReadPoint& point = pinned_.at(i);
    if (point.index() >= 0) {
      PairPlotView::draw_code_mark(
          work.ui, cells_,
          {values(point.code()), i == 0 ? MarkShape::ring : MarkShape::square,
           colour_of(point.index()), colours.accent});
    }
  }
  if (looked_at_.index() >= 0) {
    PairPlotView::draw_code_mark(
        work.ui, cells_,
        {values(looked_at_.code()), MarkShape::ring, colour_of(looked_at_.index()), colours.ink});
  }
}

void CompressChapter::draw_plot(const Work& work, const Rect& area) {
  Interface& ui = work.ui;
  cells_ = cells_in({area.x, area.y}, area.width, ui.px(4), ranges_);
  const Control control{"pair-plot", "Pair plot of the codes", {}, {}, {}, true};
  const Press press = ui.press(control, cells_.area);
  plot_focused_ = press.focused;
  const int index = pointed_at(work, control, press);
  if (press.pressed && index >= 0) {
    pin(work.settings, index);
    follow_points(work);
  }
  looked_at_.read(index, work.digits, work.handwriting.fit(), work.handwriting.atlas());

  const std::vector<Colour> palette = palette_of(legend_, highlighted_, work.dark);
  view_.draw(ui, cells_, palette, highlighted_);
  PairPlotView::draw_axes(ui, cells_);
  draw_marks(work);
  if (press.focused) {
    const Rect rect = cells_.rect(cell_);
    ImGui::GetWindowDrawList()->AddRect(rect.min(), rect.max(), packed(ui.colours().accent), 0.0F,
                                        ImDrawFlags_None, ui.px(2));
  }
  ui.record(control, cells_.area, "picture", index < 0 ? "" : std::to_string(index + 1), press);
}

}  // namespace xenoglyph::app
