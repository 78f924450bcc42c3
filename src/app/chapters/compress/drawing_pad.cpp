#include "app/chapters/compress/drawing_pad.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "app/chapters/compress/digit_drawing.hpp"
#include "app/ui/icons.hpp"

namespace xenoglyph::app {

namespace {

// Points of a stroke closer together than this, in shares of the area, are not kept.
constexpr float least_way = 0.007F;
constexpr float key_way = 0.025F;
// As thick as the pen will be in a drawing of the usual size.
constexpr float line_share = 0.07F;

void draw_strokes(const Interface& ui, const Rect& rect, const Strokes& strokes) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float width = line_share * rect.width;
  const ImU32 ink = packed(ui.colours().ink);
  for (const auto& stroke : strokes) {
    const auto at = [&](const auto& point) {
      return ImVec2(rect.x + point[0] * rect.width, rect.y + point[1] * rect.height);
    };
    // Discs where the parts of the line meet: ImGui's own corners are too sharp for so wide a line.
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      list->AddCircleFilled(at(stroke[i]), width / 2, ink, 32);
      if (i > 0) {
        list->AddLine(at(stroke[i - 1]), at(stroke[i]), ink, width);
      }
    }
  }
}

void draw_invitation(const Interface& ui, const Rect& rect, const std::string& what) {
  const Colour faint = with_alpha(ui.colours().muted, 0.8F);
  ImFont* font = ui.fonts().note;
  const std::string text = "draw " + what + " here";
  draw_icon(ImGui::GetWindowDrawList(), Icon::pencil,
            {rect.centre().x, rect.centre().y - ui.px(16)}, ui.px(24), packed(faint));
  draw_text(ui, font, {rect.centre().x - text_width(font, text) / 2, rect.centre().y + ui.px(6)},
            faint, text);
}

}  // namespace

bool DrawingPad::put(Settings& settings, const Position& place, bool begin, float least) {
  const Position inside{std::clamp(place.x, 0.0F, 1.0F), std::clamp(place.y, 0.0F, 1.0F)};
  const Strokes& old = *settings.drawing;
  if (!begin && !old.empty() && !old.back().empty() &&
      std::hypot(inside.x - old.back().back()[0], inside.y - old.back().back()[1]) < least) {
    return false;
  }
  Strokes strokes = old;
  if (begin || strokes.empty()) {
    strokes.emplace_back();
  }
  strokes.back().push_back({inside.x, inside.y});
  settings.drawing = std::make_shared<const Strokes>(std::move(strokes));
  return true;
}

bool DrawingPad::by_pointer(Interface& ui, const Rect& rect, const Press& press,
                            Settings& settings) {
  const bool held = press.held && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (!held) {
    down_ = false;
    return false;
  }
  ui.claim_touch();
  const ImVec2 at = ImGui::GetIO().MousePos;
  const bool begin = !std::exchange(down_, true);
  return put(settings, {(at.x - rect.x) / rect.width, (at.y - rect.y) / rect.height}, begin,
             least_way);
}

bool DrawingPad::by_keyboard(Interface& ui, const Control& control, const Press& press,
                             Settings& settings) {
  if (!press.focused) {
    key_down_ = false;
    return false;
  }
  bool changed = false;
  if (press.pressed && !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    key_down_ = !key_down_;
    if (key_down_) {
      changed = put(settings, key_place_, true, 0.0F);
    }
  }
  const auto way = [&](ImGuiKey key) { return ui.key_on(control, key) ? key_way : 0.0F; };
  const float x = way(ImGuiKey_RightArrow) - way(ImGuiKey_LeftArrow);
  const float y = way(ImGuiKey_DownArrow) - way(ImGuiKey_UpArrow);
  if (x != 0.0F || y != 0.0F) {
    key_place_ = {std::clamp(key_place_.x + x, 0.0F, 1.0F),
                  std::clamp(key_place_.y + y, 0.0F, 1.0F)};
    if (key_down_) {
      changed |= put(settings, key_place_, false, 0.0F);
    }
  }
  return changed;
}

bool DrawingPad::frame(Interface& ui, const Rect& rect, Settings& settings,
                       const std::string& what) {
  const Control control{"drawing",
                        "Drawing area",
                        "Draw " + what +
                            " with mouse, finger or pen, as large as you like. By keyboard: "
                            "arrows move the pen, Space puts it down and lifts it.",
                        {},
                        {},
                        true};
  const Press press = ui.press(control, rect);
  bool changed = by_pointer(ui, rect, press, settings);
  changed |= by_keyboard(ui, control, press, settings);

  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(rect.min(), rect.max(), packed(colours.picture), ui.px(6));
  list->AddRect(rect.min(), rect.max(), packed(press.hovered ? colours.accent : colours.track),
                ui.px(6), ImDrawFlags_None, ui.px(1));
  list->PushClipRect(rect.min(), rect.max(), true);
  if (is_blank(*settings.drawing)) {
    draw_invitation(ui, rect, what);
  } else {
    draw_strokes(ui, rect, *settings.drawing);
  }
  if (press.focused) {
    const ImVec2 at{rect.x + key_place_.x * rect.width, rect.y + key_place_.y * rect.height};
    const ImU32 accent = packed(colours.accent);
    list->AddCircle(at, ui.px(5), accent, 24, ui.px(2));
    if (key_down_) {
      list->AddCircleFilled(at, ui.px(3), accent, 24);
    }
  }
  list->PopClipRect();
  // While something is drawn a tooltip would lie in the way.
  Press told = press;
  told.hovered = press.hovered && !down_ && is_blank(*settings.drawing);
  ui.record(control, rect, "drawing", std::to_string(settings.drawing->size()), told);
  return changed;
}

}  // namespace xenoglyph::app
