#include "app/ui/chapter_layout.hpp"

namespace xenoglyph::app {

namespace {

// Returns the height with a gap below.
float draw_head(const Interface& ui, const ChapterParts& parts, ImVec2 at, float width, float gap) {
  const float height = parts.head ? parts.head(at, width) : 0.0F;
  return height > 0.0F ? height + ui.px(gap) : 0.0F;
}

void draw_wide(Interface& ui, const Rect& area, const ChapterParts& parts) {
  const float pad = ui.px(24);
  const float rail = ui.px(320);
  ImGui::GetWindowDrawList()->AddRectFilled({area.x + rail, area.y},
                                            {area.x + rail + ui.px(1), area.bottom()},
                                            packed(ui.colours().rule));
  ImGui::SetCursorScreenPos({area.x, area.y});
  ImGui::BeginChild("rail", {rail, area.height}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NavFlattened);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = rail - 2 * pad;
  const float head = draw_head(ui, parts, {at.x + pad, at.y + pad}, width, 20);
  const float height = head + parts.controls({at.x + pad, at.y + pad + head}, width);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({rail - pad, height + 2 * pad});
  ui.scroll_by_touch();
  ImGui::EndChild();
  parts.picture({area.x + rail + pad, area.y + ui.px(8), area.width - rail - 2 * pad,
                 area.height - ui.px(16)});
}

void draw_narrow(Interface& ui, const Rect& area, const ChapterParts& parts) {
  const float pad = ui.px(16);
  ImGui::SetCursorScreenPos({area.x, area.y});
  ImGui::BeginChild("column", {area.width, area.height}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NavFlattened);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const float width = area.width - 2 * pad;
  float y = origin.y;
  if (const float head = draw_head(ui, parts, {origin.x + pad, y + ui.px(8)}, width, 8); head > 0) {
    y += ui.px(8) + head;
  }
  y += parts.narrow_picture({origin.x + pad, y}, width, area.height) + ui.px(24);
  y += parts.controls({origin.x + pad, y}, width);
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({width, y - origin.y + pad});
  ui.scroll_by_touch();
  ImGui::EndChild();
}

}  // namespace

void draw_chapter(Interface& ui, const Rect& area, const ChapterParts& parts) {
  if (area.width >= ui.px(900)) {
    draw_wide(ui, area, parts);
  } else {
    draw_narrow(ui, area, parts);
  }
}

}  // namespace xenoglyph::app
