#pragma once

#include <imgui.h>

/// Keys that act without a control that has the focus.
namespace xenoglyph::app {

/// Shortcuts act now: nothing is typed, no modifier but Shift is held, and no dialogue or list is
/// open in front of the page.
bool shortcuts_act();

/// A shortcut was pressed, and acts.
bool shortcut_pressed(ImGuiKey key);

/// A control has the keyboard's focus: Space and the arrows are its own.
bool control_has_focus();

}  // namespace xenoglyph::app
