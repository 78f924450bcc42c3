#include "app/ui/interface.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui_internal.h>

namespace xenoglyph::app {

namespace {

constexpr double tooltip_delay = 0.45;
constexpr double announcement_seconds = 3.0;

// ImGui learns how much a window holds after drawing it, and shows a scroll bar in the next frame.
bool some_content_grew() {
  const ImVector<ImGuiWindow*>& windows = ImGui::GetCurrentContext()->Windows;
  return std::any_of(windows.begin(), windows.end(), [](const ImGuiWindow* window) {
    const ImVec2 held{std::trunc(window->DC.CursorMaxPos.x - window->DC.CursorStartPos.x),
                      std::trunc(window->DC.CursorMaxPos.y - window->DC.CursorStartPos.y)};
    return window->Active && !window->Hidden &&
           (held.x != window->ContentSize.x || held.y != window->ContentSize.y);
  });
}

}  // namespace

void Interface::begin_frame(const Palette& colours, const Fonts& fonts, float pixel_ratio,
                            bool touch, double seconds) {
  colours_ = &colours;
  fonts_ = fonts;
  ratio_ = pixel_ratio;
  touch_ = touch;
  last_seconds_ = seconds_;
  seconds_ = seconds;
  controls_.clear();
  tooltip_offered_ = false;
  focus_seen_ = false;
  waiting_ = false;
}

// Where the control that had the keyboard's focus is no longer drawn, ImGui's Tab would find no way
// on from it.
void Interface::let_go_of_lost_focus() const {
  ImGuiContext& context = *ImGui::GetCurrentContext();
  if (!focus_seen_ && !context.NavDisableHighlight && context.OpenPopupStack.empty()) {
    context.NavId = 0;
    context.NavDisableHighlight = true;
  }
}

void Interface::end_frame() {
  if (!tooltip_offered_) {
    tooltip_place_.clear();
  } else if (offered_place_ != tooltip_place_) {
    tooltip_place_ = offered_place_;
    tooltip_since_ = seconds_;
    waiting_ = true;
  } else if (seconds_ - tooltip_since_ >= tooltip_delay) {
    draw_tooltip();
  } else {
    waiting_ = true;
  }
  draw_announcement();
  let_go_of_lost_focus();
  waiting_ = waiting_ || some_content_grew();
}

float Interface::px(float length) const { return std::round(length * ratio_); }

Press Interface::press(const Control& control, const Rect& rect, bool repeat) {
  Press press;
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImGuiID id = window->GetID(control.id.c_str());
  const ImRect box(rect.min(), rect.max());
  if (!control.enabled) {
    ImGui::BeginDisabled();
  }
  if (ImGui::ItemAdd(box, id)) {
    const ImGuiButtonFlags flags = repeat ? ImGuiButtonFlags_Repeat : 0;
    press.pressed = ImGui::ButtonBehavior(box, id, &press.hovered, &press.held, flags);
  }
  if (!control.enabled) {
    ImGui::EndDisabled();
  }
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  press.focused = context.NavId == id && !context.NavDisableHighlight;
  return press;
}

void Interface::record(const Control& control, const Rect& rect, std::string_view kind,
                       std::string_view value, const Press& press) {
  const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
  const ImVec2 centre = rect.centre();
  const bool visible = centre.x > clip.Min.x && centre.x < clip.Max.x && centre.y > clip.Min.y &&
                       centre.y < clip.Max.y;
  controls_.push_back({control.id, control.label, std::string(kind), std::string(value),
                       rect.x / ratio_, rect.y / ratio_, rect.width / ratio_, rect.height / ratio_,
                       control.enabled, visible, press.focused});
  if (press.focused) {
    focus_seen_ = true;
    focus_ring(rect);
  }
  if ((press.hovered || (press.focused && visible)) && !control.meaning.empty()) {
    offer_tooltip(control.id, rect, control, press.hovered);
  }
}

void Interface::focus_ring(const Rect& rect) const {
  const float gap = px(2);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect({rect.x - 3 * gap, rect.y - 3 * gap},
                     {rect.right() + 3 * gap, rect.bottom() + 3 * gap}, false);
  list->AddRect({rect.x - gap, rect.y - gap}, {rect.right() + gap, rect.bottom() + gap},
                packed(colours_->accent), px(8), ImDrawFlags_None, px(2));
  list->PopClipRect();
}

bool Interface::key_on(const Control& control, ImGuiKey key) const {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const ImGuiID id = ImGui::GetCurrentWindow()->GetID(control.id.c_str());
  if (context.NavId != id || context.NavDisableHighlight || !control.enabled) {
    return false;
  }
  ImGui::SetKeyOwner(key, id);
  return ImGui::IsKeyPressed(key, id, ImGuiInputFlags_Repeat);
}

void Interface::scroll_by_touch() {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImGuiIO& io = ImGui::GetIO();
  const auto elapsed = static_cast<float>(std::clamp(seconds_ - last_seconds_, 1e-3, 0.1));
  if (!touch_) {
    return;
  }
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
      ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
    touched_window_ = window->ID;
    touch_scrolling_ = false;
    touch_velocity_ = 0.0F;
  }
  if (touched_window_ != window->ID) {
    return;
  }
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const ImVec2 way = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0.0F);
    if (!touch_claimed_ && !touch_scrolling_ && std::abs(way.y) > px(8) &&
        std::abs(way.y) > std::abs(way.x)) {
      touch_scrolling_ = true;
      ImGui::ClearActiveID();  // what the finger came down on is not pressed
    }
    if (touch_scrolling_) {
      ImGui::SetScrollY(window, window->Scroll.y - io.MouseDelta.y);
      touch_velocity_ = 0.6F * touch_velocity_ - 0.4F * io.MouseDelta.y / elapsed;
    }
  } else {
    touch_claimed_ = false;
    if (touch_scrolling_) {
      // It glides on and comes to rest.
      touch_velocity_ *= std::exp(-elapsed / 0.3F);
      ImGui::SetScrollY(window, window->Scroll.y + touch_velocity_ * elapsed);
      touch_scrolling_ = std::abs(touch_velocity_) > px(20);
      waiting_ = waiting_ || touch_scrolling_;
    }
  }
}

void Interface::offer_tooltip(const std::string& place, const Rect& around, const Control& text,
                              bool pointed) {
  if (tooltip_offered_ && (tooltip_pointed_ || !pointed)) {
    return;
  }
  tooltip_offered_ = true;
  tooltip_pointed_ = pointed;
  offered_place_ = place;
  tooltip_around_ = around;
  tooltip_text_ = text;
}

void Interface::announce(const std::string& message) {
  announcement_ = message;
  announced_at_ = seconds_;
}

void Interface::draw_tooltip() {
  const Control& text = tooltip_text_;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float padding = px(12);
  const float width = std::min(px(296), window.x - px(16));
  const float inner = width - 2 * padding;
  ImDrawList* list = ImGui::GetForegroundDrawList();
  // Measured first, drawn second.
  Rect box;
  for (const bool draw : {false, true}) {
    float y = box.y + padding;
    const float x = box.x + padding;
    if (draw) {
      list->AddRectFilled(box.min(), box.max(), packed(colours_->raised), px(6));
      list->AddRect(box.min(), box.max(), packed(colours_->rule), px(6), ImDrawFlags_None, px(1));
    }
    const auto part = [&](ImFont* font, const Colour& colour, const std::string& words) {
      if (words.empty()) {
        return;
      }
      const ImVec2 size = font->CalcTextSizeA(font->FontSize, FLT_MAX, inner, words.c_str());
      if (draw) {
        list->AddText(font, font->FontSize, {x, y}, packed(colour), words.c_str(), nullptr, inner);
      }
      y += size.y + px(6);
    };
    part(fonts_.note, colours_->ink, text.meaning);
    part(fonts_.mono_note, colours_->muted, text.formula);
    part(fonts_.note, colours_->muted, text.keys.empty() ? "" : "Key: " + text.keys);
    const float height = y - px(6) + padding - box.y;
    const float gap = px(8);
    float left = tooltip_around_.x;
    float top = tooltip_around_.bottom() + gap;
    if (top + height > window.y - gap) {
      top = tooltip_around_.y - height - gap;
    }
    left = std::clamp(left, gap, std::max(gap, window.x - width - gap));
    top = std::clamp(top, gap, std::max(gap, window.y - height - gap));
    box = {std::round(left), std::round(top), width, height};
  }
}

void Interface::draw_announcement() {
  const double age = seconds_ - announced_at_;
  if (announcement_.empty() || age >= announcement_seconds) {
    announcement_.clear();
    return;
  }
  waiting_ = true;
  const double strength = std::min({1.0, age / 0.15, (announcement_seconds - age) / 0.25});
  const float alpha = static_cast<float>(std::clamp(strength, 0.0, 1.0));
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  ImFont* font = fonts_.text;
  const float inner = std::min(px(480), window.x - px(64));
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, FLT_MAX, inner, announcement_.c_str());
  const Rect box{std::round((window.x - size.x) / 2 - px(16)), window.y - size.y - px(48),
                 size.x + px(32), size.y + px(24)};
  ImDrawList* list = ImGui::GetForegroundDrawList();
  list->AddRectFilled(box.min(), box.max(), packed(with_alpha(colours_->ink, alpha)), px(6));
  list->AddText(font, font->FontSize, {box.x + px(16), box.y + px(12)},
                packed(with_alpha(colours_->page, alpha)), announcement_.c_str(), nullptr, inner);
}

void draw_text(const Interface& /*ui*/, ImFont* font, ImVec2 at, const Colour& colour,
               std::string_view text) {
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)},
                                      packed(colour), text.data(), text.data() + text.size());
}

float text_top(const Interface& ui, const ImFont* font, float middle) {
  return std::round(middle - font->FontSize / 2 - 0.06F * ui.px(16));
}

float text_width(const ImFont* font, std::string_view text) {
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0F, text.data(), text.data() + text.size())
      .x;
}

std::string fitted(const ImFont* font, std::string_view text, float width) {
  if (text_width(font, text) <= width) {
    return std::string(text);
  }
  constexpr std::string_view ellipsis = "\xE2\x80\xA6";
  std::size_t length = text.size();
  while (length > 0) {
    --length;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
      --length;  // not inside a character
    }
    std::string shortened = std::string(text.substr(0, length)) + std::string(ellipsis);
    if (text_width(font, shortened) <= width) {
      return shortened;
    }
  }
  return std::string(ellipsis);
}

float draw_paragraph(const Interface& ui, ImFont* font, ImVec2 at, float width,
                     const Colour& colour, std::string_view text, bool draw) {
  const char* line = text.data();
  const char* const end = text.data() + text.size();
  const float leading = std::round(font->FontSize * 1.18F);
  float height = 0.0F;
  while (line < end) {
    const char* stop = font->CalcWordWrapPositionA(1.0F, line, end, width);
    if (stop == line) {
      ++stop;
    }
    if (draw) {
      draw_text(ui, font, {at.x, at.y + height + (leading - font->FontSize) / 2}, colour,
                std::string_view(line, static_cast<std::size_t>(stop - line)));
    }
    height += leading;
    line = stop;
    while (line < end && (*line == ' ' || *line == '\n')) {
      ++line;
    }
  }
  return height;
}

}  // namespace xenoglyph::app
