#include "app/about.hpp"

#include <algorithm>
#include <string_view>

#include "app/notices.hpp"
#include "app/ui/widgets.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

constexpr std::string_view introduction =
    "An alien has a cloud of points and no idea how many kinds there are. A Gaussian mixture that "
    "chooses its own "
    "number of components by minimum message length finds out: it begins with too many and lets "
    "those die that "
    "don't pay for their description.";
constexpr std::string_view sources =
    "After M. A. T. Figueiredo and A. K. Jain, \"Unsupervised Learning of Finite Mixture Models\", "
    "IEEE Transactions on "
    "Pattern Analysis and Machine Intelligence 24(3), 2002. Nothing that you enter leaves this "
    "computer.";
constexpr std::string_view keys =
    "Keys: Space plays and pauses, right arrow steps by a component, Shift and right arrow by a "
    "sweep, full stop to the next "
    "annihilation, R restarts, N takes a new seed. Tab goes from control to control.";

// The notices as they are, a line a line, so only those in view are drawn.
void draw_notices(Interface& ui, float width, float height) {
  ImGui::BeginChild("notices", {width, height}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NavFlattened);
  ImGui::PushFont(ui.fonts().mono_note);
  ImGui::PushStyleColor(ImGuiCol_Text, vector(ui.colours().muted));
  ImGui::TextUnformatted(notices().data(), notices().data() + notices().size());
  ImGui::PopStyleColor();
  ImGui::PopFont();
  ui.scroll_by_touch();
  ImGui::EndChild();
}

}  // namespace

void draw_about(Interface& ui, bool& open) {
  if (open && !ImGui::IsPopupOpen("about-box")) {
    ImGui::OpenPopup("about-box");
  }
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float pad = ui.px(24);
  const float width = std::min(ui.px(768), window.x - ui.px(16));
  const float height = std::min(ui.px(640), window.y - ui.px(16));
  ImGui::SetNextWindowPos({(window.x - width) / 2, (window.y - height) / 2});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(6));
  const bool shown = ImGui::BeginPopupModal(
      "about-box", nullptr,
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar();
  if (!shown) {
    return;
  }
  if (!open) {
    ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
    return;
  }
  const ImVec2 at = ImGui::GetWindowPos();
  const float inner = width - 2 * pad;
  const Palette& colours = ui.colours();
  float y = at.y + pad;
  draw_text(ui, ui.fonts().heading, {at.x + pad, y}, colours.ink, "Xenoglyph");
  const float button_height = ui.control_height();
  bool close =
      button(ui, {at.x + width - pad - button_height, y - ui.px(6), button_height, button_height},
             {"close-about", "Close", "", {}, "Escape", true},
             {.style = ButtonStyle::quiet, .icon = Icon::close, .show_label = false});
  y += ui.px(40);
  for (const std::string_view text : {introduction, sources, keys}) {
    y += draw_paragraph(ui, text == introduction ? ui.fonts().text : ui.fonts().note,
                        {at.x + pad, y}, inner, text == introduction ? colours.ink : colours.muted,
                        text) +
         ui.px(8);
  }
  ImGui::GetWindowDrawList()->AddRectFilled({at.x + pad, y}, {at.x + width - pad, y + ui.px(1)},
                                            packed(colours.rule));
  y += ui.px(8);
  ImGui::SetCursorScreenPos({at.x + pad, y});
  draw_notices(ui, inner, std::max(ui.px(80), at.y + height - pad - y));
  const bool outside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
                       !ImGui::IsWindowAppearing() &&
                       !Rect{at.x, at.y, width, height}.contains(ImGui::GetIO().MousePos);
  close |= outside || ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  if (close) {
    open = false;
    ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

}  // namespace xenoglyph::app
