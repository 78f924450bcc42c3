#include "app/ui/shortcuts.hpp"

#include <imgui_internal.h>

namespace xenoglyph::app {

bool shortcuts_act() {
  const ImGuiIO& io = ImGui::GetIO();
  return !io.WantTextInput && !io.KeyCtrl && !io.KeyAlt && !io.KeySuper &&
         ImGui::GetCurrentContext()->OpenPopupStack.empty();
}

bool shortcut_pressed(ImGuiKey key) { return shortcuts_act() && ImGui::IsKeyPressed(key, false); }

bool control_has_focus() { return !ImGui::GetCurrentContext()->NavDisableHighlight; }

}  // namespace xenoglyph::app
