#include "app/corpus_picker.hpp"

#include <algorithm>
#include <string>

#include "app/corpus/network_drawing.hpp"
#include "app/options/option_controls.hpp"
#include "app/ui/numbers.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

constexpr float list_width = 440.0F;
constexpr float row_padding = 12.0F;
constexpr float sketch_room = 88.0F;

// "six numbers · 1.1 MB": what is known before it is fetched.
std::string facts_of(const CorpusSource& source) {
  std::string facts;
  if (!source.layers.empty()) {
    const auto size =
        static_cast<long>(*std::min_element(source.layers.begin(), source.layers.end()));
    facts = in_words(size) + (size == 1 ? " number" : " numbers");
  }
  if (source.bytes > 0.0) {
    facts += (facts.empty() ? "" : " \xC2\xB7 ") +
             format_fixed(std::max(0.1, source.bytes / 1e6), 1) + " MB";
  }
  return facts;
}

// A line of the list; true when it was pressed.
bool draw_item(Interface& ui, const Control& list, const CorpusSource& source, bool open,
               float width) {
  const Palette& colours = ui.colours();
  const Fonts& fonts = ui.fonts();
  const float pad = ui.px(row_padding);
  const float text_left = pad + ui.px(sketch_room);
  const float text_width = width - text_left - pad;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float meaning =
      draw_paragraph(ui, fonts.note, at, text_width, colours.muted, source.meaning, false);
  const float lines = ui.px(40);
  const Rect rect{at.x, at.y, width, std::max(ui.control_height(), lines + meaning + 2 * pad)};
  const Control item{list.id + ":" + source.name, source.title, source.meaning, {}, {}, true};
  if (open && ImGui::IsWindowAppearing()) {
    ImGui::SetKeyboardFocusHere();
  }
  const Press press = ui.press(item, rect);
  if (press.hovered || press.focused || open) {
    ImGui::GetWindowDrawList()->AddRectFilled(
        rect.min(), rect.max(),
        packed(press.hovered || press.focused ? colours.accent_wash : colours.hover), ui.px(6));
  }
  draw_network_sketch(ui, {rect.x + pad, rect.y + pad + ui.px(2), ui.px(64), ui.px(40)},
                      source.layers);
  const float x = rect.x + text_left;
  float y = rect.y + pad - ui.px(2);
  const float check = open ? ui.px(24) : 0.0F;
  draw_text(ui, fonts.strong, {x, y}, open ? colours.accent : colours.ink,
            fitted(fonts.strong, source.title, text_width - check));
  if (open) {
    draw_icon(ImGui::GetWindowDrawList(), Icon::check,
              {rect.right() - pad - ui.px(7), y + ui.px(9)}, ui.px(14), packed(colours.accent));
  }
  y += ui.px(22);
  draw_text(ui, fonts.mono_note, {x, y}, colours.ink, facts_of(source));
  y += ui.px(20);
  draw_paragraph(ui, fonts.note, {x, y}, text_width, colours.muted, source.meaning);
  Press without_ring = press;
  without_ring.focused = false;
  ui.record(item, rect, "option", open ? "chosen" : "", without_ring);
  ImGui::SetCursorScreenPos({at.x, rect.bottom() + ui.px(4)});
  return press.pressed;
}

// The field that shows the open one; true when its list is asked for.
bool draw_field(Interface& ui, const Rect& rect, const Control& control,
                const CorpusSource& source) {
  const Palette& colours = ui.colours();
  const Fonts& fonts = ui.fonts();
  const Press press = ui.press(control, rect);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (press.hovered) {
    list->AddRectFilled(rect.min(), rect.max(), packed(colours.hover), ui.px(6));
  }
  list->AddRect(rect.min(), rect.max(), packed(colours.track), ui.px(6), ImDrawFlags_None,
                ui.px(1));
  const float pad = ui.px(row_padding);
  const bool sketched = !source.layers.empty();
  draw_network_sketch(ui, {rect.x + pad, rect.y + ui.px(14), ui.px(32), rect.height - ui.px(28)},
                      source.layers);
  const float x = rect.x + pad + (sketched ? ui.px(42) : 0.0F);
  const float room = rect.right() - ui.px(30) - x;
  draw_text(ui, fonts.text, {x, rect.y + ui.px(8)}, colours.ink,
            fitted(fonts.text, source.title, room));
  draw_text(ui, fonts.mono_note, {x, rect.y + ui.px(31)}, colours.muted,
            fitted(fonts.mono_note, facts_of(source), room));
  draw_icon(list, Icon::chevron_down, {rect.right() - ui.px(16), rect.centre().y}, ui.px(12),
            packed(colours.accent));
  ui.record(control, rect, "select", source.name, press);
  return press.pressed;
}

}  // namespace

float draw_corpus_picker(const Stage& stage, ImVec2 at, float width) {
  Interface& ui = stage.ui;
  const CorpusSources& sources = stage.open_corpus.sources();
  if (sources.size() < 2) {
    return 0.0F;
  }
  const Control control = control_of(stage.options["corpus"]);
  const auto place = static_cast<std::size_t>(stage.options["corpus"].number(stage.settings));
  const Rect field{at.x, at.y, width, ui.px(56)};
  const std::string popup = control.id + "-list";
  if (draw_field(ui, field, control, sources.at(place))) {
    ImGui::OpenPopup(popup.c_str());
  }
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float padding = ui.px(8);
  const float list = std::min(ui.px(list_width), window.x - 2 * ui.px(16));
  const float room = std::max(ui.px(240), window.y - field.bottom() - ui.px(20));
  ImGui::SetNextWindowPos({field.x, field.bottom() + ui.px(4)}, ImGuiCond_Appearing);
  ImGui::SetNextWindowSizeConstraints({list, 0}, {list, room});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
  if (ImGui::BeginPopup(popup.c_str())) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (draw_item(ui, control, sources[i], i == place, list - 2 * padding)) {
        choose_corpus(stage.settings, sources[i].name);
        platform::request_frame();
        ImGui::CloseCurrentPopup();
      }
    }
    ImGui::Dummy({list - 2 * padding, 0});
    ui.scroll_by_touch();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  return field.height;
}

void draw_corpus_chapter(const Stage& stage, ChapterParts parts) {
  parts.head = [&stage](ImVec2 at, float width) { return draw_corpus_picker(stage, at, width); };
  draw_chapter(stage.ui, stage.area, parts);
}

}  // namespace xenoglyph::app
