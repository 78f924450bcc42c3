#include "platform/keys.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace xenoglyph::platform {

namespace {

constexpr std::array<std::pair<std::string_view, ImGuiKey>, 47> named_keys{{
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
    {"Quote", ImGuiKey_Apostrophe},
    {"Comma", ImGuiKey_Comma},
    {"Minus", ImGuiKey_Minus},
    {"Period", ImGuiKey_Period},
    {"Slash", ImGuiKey_Slash},
    {"Semicolon", ImGuiKey_Semicolon},
    {"Equal", ImGuiKey_Equal},
    {"BracketLeft", ImGuiKey_LeftBracket},
    {"Backslash", ImGuiKey_Backslash},
    {"BracketRight", ImGuiKey_RightBracket},
    {"Backquote", ImGuiKey_GraveAccent},
    {"NumpadDecimal", ImGuiKey_KeypadDecimal},
    {"NumpadDivide", ImGuiKey_KeypadDivide},
    {"NumpadMultiply", ImGuiKey_KeypadMultiply},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"NumpadEqual", ImGuiKey_KeypadEqual},
    // On-screen keyboards give no physical key, only what it means.
    {" ", ImGuiKey_Space},
    {"Control", ImGuiKey_LeftCtrl},
    {"Shift", ImGuiKey_LeftShift},
    {"Alt", ImGuiKey_LeftAlt},
    {"Meta", ImGuiKey_LeftSuper},
    {"Del", ImGuiKey_Delete},
}};

// The key that lies `offset` after `first`, where ImGui has them in a row.
ImGuiKey key_after(ImGuiKey first, int offset) { return static_cast<ImGuiKey>(first + offset); }

bool is_between(char character, char first, char last) {
  return character >= first && character <= last;
}

}  // namespace

ImGuiKey key_named(std::string_view code) {
  if (!code.empty()) {
    const char last = code.back();
    if (code.size() == 4 && code.starts_with("Key") && is_between(last, 'A', 'Z')) {
      return key_after(ImGuiKey_A, last - 'A');
    }
    if (code.size() == 6 && code.starts_with("Digit") && is_between(last, '0', '9')) {
      return key_after(ImGuiKey_0, last - '0');
    }
    if (code.size() == 7 && code.starts_with("Numpad") && is_between(last, '0', '9')) {
      return key_after(ImGuiKey_Keypad0, last - '0');
    }
  }
  const auto* const found = std::find_if(named_keys.begin(), named_keys.end(),
                                         [code](const auto& key) { return key.first == code; });
  return found == named_keys.end() ? ImGuiKey_None : found->second;
}

}  // namespace xenoglyph::platform
