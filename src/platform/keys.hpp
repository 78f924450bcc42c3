#pragma once

#include <string_view>

#include <imgui.h>

namespace xenoglyph::platform {

/// ImGui's key for the name that the browser gives a physical key (KeyboardEvent.code);
/// ImGuiKey_None for those that are left to the browser, such as F5.
ImGuiKey key_named(std::string_view code);

}  // namespace xenoglyph::platform
