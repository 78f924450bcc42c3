#include "app/chapters/compress/pair_plot_view.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "app/ui/plot.hpp"

namespace xenoglyph::app {

namespace {

Plot plot_of(const PairCells& cells, const CellPlace& place) {
  const auto range = [&](int i) { return cells.ranges[static_cast<std::size_t>(i)]; };
  return {cells.rect(place), {range(place.column), range(place.row)}};
}

// In small cells without their first words: what tells them apart is behind these.
std::vector<std::string> names_in_cells(const Interface& ui, std::span<const std::string> given,
                                        float cell) {
  std::vector<std::string> names(given.begin(), given.end());
  const auto too_long = [&](const std::string& name) {
    return text_width(ui.fonts().note, name) > cell && name.find(' ') != std::string::npos;
  };
  while (std::any_of(names.begin(), names.end(), too_long)) {
    for (std::string& name : names) {
      name.erase(0, name.find(' ') + 1);
    }
  }
  return names;
}

}  // namespace

void draw_mark(const Interface& ui, ImVec2 at, MarkShape shape, const Colour& fill,
               const Colour& outline, float size) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = packed(outline);
  const ImU32 halo = packed(with_alpha(ui.colours().picture, 0.9F));
  const ImU32 inside = packed(fill);
  const float line = std::max(1.0F, 1.5F * size * ui.ratio());
  const float radius = 3.6F * size * ui.ratio();
  switch (shape) {
    case MarkShape::ring:
      list->AddCircleFilled(at, radius + line, halo, 24);
      list->AddCircleFilled(at, radius, inside, 24);
      list->AddCircle(at, radius, ink, 24, line);
      break;
    case MarkShape::square: {
      const auto corner = [&](float by) { return ImVec2(at.x + by, at.y + by); };
      list->AddRectFilled(corner(-radius - line), corner(radius + line), halo);
      list->AddRectFilled(corner(-radius), corner(radius), inside);
      list->AddRect(corner(-radius), corner(radius), ink, 0.0F, ImDrawFlags_None, line);
      break;
    }
    case MarkShape::cross: {
      const float arm = 5.0F * size * ui.ratio();
      for (const auto& [colour, width] : {std::pair{halo, 3 * line}, std::pair{ink, line}}) {
        const float reach = arm + (width - line) / 2;
        list->AddLine({at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}, colour, width);
        list->AddLine({at.x - reach, at.y + reach}, {at.x + reach, at.y - reach}, colour, width);
      }
      break;
    }
  }
}

void PairPlotView::set_codes(std::span<const float> codes, int dimensions) {
  codes_ = codes;
  dimensions_ = dimensions;
  categories_.clear();
  drawn_.reset();
  if (graphics_) {
    graphics_->has_points = false;
  }
}

void PairPlotView::set_categories(std::vector<std::uint8_t> categories) {
  categories_ = std::move(categories);
  drawn_.reset();
  if (graphics_) {
    graphics_->has_categories = false;
  }
}

void PairPlotView::forget_graphics() {
  graphics_.reset();
  drawn_.reset();
}

void PairPlotView::draw(const Interface& ui, const PairCells& cells,
                        std::span<const Colour> palette, int raised) {
  Drawn now;
  now.cell = static_cast<int>(cells.cell);
  now.gap = static_cast<int>(cells.gap);
  now.single = cells.single;
  now.raised = raised;
  now.ratio = ui.ratio();
  for (const Colour& colour : palette) {
    now.palette.insert(now.palette.end(), {colour.red, colour.green, colour.blue, colour.alpha});
  }
  const Colour& page = ui.colours().page;
  now.background = {page.red, page.green, page.blue};
  if (drawn_ != now) {
    if (!graphics_) {
      graphics_ = std::make_unique<Graphics>();
    }
    if (!graphics_->has_points) {
      graphics_->plot.set_points(codes_, dimensions_);
      graphics_->has_points = true;
      graphics_->has_categories = false;
    }
    if (!graphics_->has_categories && !categories_.empty()) {
      graphics_->plot.set_categories(categories_);
      graphics_->has_categories = true;
    }
    std::vector<render::PairPlotLook::Range> ranges;
    for (const Interval& range : cells.ranges) {
      ranges.push_back({static_cast<float>(range.low), static_cast<float>(range.high)});
    }
    render::PairPlotLook look;
    look.cell = now.cell;
    look.gap = now.gap;
    look.single = now.single;
    look.point_diameter = ui.ratio() * std::clamp(cells.cell / ui.ratio() / 50.0F, 1.3F, 3.0F);
    look.point_opacity = 0.7F;
    look.background = ui.colours().picture;
    look.ranges = ranges;
    look.palette = palette;
    look.raised = raised;
    look.bins = std::clamp(now.cell / std::max(1, static_cast<int>(ui.px(3))), 12, 48);
    const int side = render::PairPlot::side(look, dimensions_);
    graphics_->picture.begin(side, side, page);
    graphics_->plot.draw(look, side);
    graphics_->picture.end();
    drawn_ = std::move(now);
    ++drawings_;
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddImage(
      // ImGui takes a texture's name in the guise of a pointer.
      reinterpret_cast<ImTextureID>(                                   // NOLINT
          static_cast<std::uintptr_t>(graphics_->picture.texture())),  // NOLINT
      cells.area.min(), cells.area.max(), {0, 1}, {1, 0});
}

float PairPlotView::room_left(const Interface& ui, const std::vector<Interval>& ranges,
                              float cell) {
  float room = 0.0F;
  for (const Interval& range : ranges) {
    room = std::max(room, axis_gutter(ui, range, cell, true));
  }
  return room;
}

float PairPlotView::room_below(const Interface& ui) {
  return ui.px(10) + ui.fonts().mono_note->FontSize + ui.fonts().note->FontSize + ui.px(6);
}

void PairPlotView::draw_axes(const Interface& ui, const PairCells& cells,
                             std::span<const std::string> names) {
  if (cells.single) {
    app::draw_axes(ui, plot_of(cells, {1, 0}), {.name_x = names[0], .name_y = names[1]});
    return;
  }
  const std::vector<std::string> short_names = names_in_cells(ui, names, cells.cell);
  const int last = cells.count() - 1;
  for (int i = 0; i <= last; ++i) {
    const std::string& name = short_names[static_cast<std::size_t>(i)];
    AxisLook left;
    left.name_y = name;
    left.ticks_x = false;
    app::draw_axes(ui, plot_of(cells, {i, 0}), left);
    AxisLook below;
    below.name_x = name;
    below.ticks_y = false;
    below.overhang = 0;
    app::draw_axes(ui, plot_of(cells, {last, i}), below);
  }
}

void PairPlotView::draw_code_mark(const Interface& ui, const PairCells& cells,
                                  const CodeMark& mark) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  // In small cells a mark would hide too much.
  const float size = std::clamp(cells.cell / ui.px(90), 0.6F, 1.0F);
  for (const CellPlace& place : cells.places()) {
    const Rect rect = cells.rect(place);
    const float x = cells.x_of(place, mark.code[static_cast<std::size_t>(place.column)]);
    list->PushClipRect(rect.min(), rect.max(), true);
    if (place.row == place.column) {
      const float line = std::max(1.0F, ui.px(1.5F));
      list->AddLine({x, rect.y}, {x, rect.bottom()}, packed(with_alpha(ui.colours().picture, 0.9F)),
                    3 * line);
      list->AddLine({x, rect.y}, {x, rect.bottom()}, packed(mark.outline), line);
    } else {
      draw_mark(ui, {x, cells.y_of(place, mark.code[static_cast<std::size_t>(place.row)])},
                mark.shape, mark.fill, mark.outline, size);
    }
    list->PopClipRect();
  }
}

}  // namespace xenoglyph::app
