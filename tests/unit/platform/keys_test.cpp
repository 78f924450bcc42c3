#include "platform/keys.hpp"

#include <catch_amalgamated.hpp>

using xenoglyph::platform::key_named;

TEST_CASE("letters, digits and named keys are ImGui's") {
  CHECK(key_named("KeyA") == ImGuiKey_A);
  CHECK(key_named("KeyZ") == ImGuiKey_Z);
  CHECK(key_named("Digit0") == ImGuiKey_0);
  CHECK(key_named("Digit9") == ImGuiKey_9);
  CHECK(key_named("Numpad7") == ImGuiKey_Keypad7);
  CHECK(key_named("NumpadEnter") == ImGuiKey_KeypadEnter);
  CHECK(key_named("ArrowLeft") == ImGuiKey_LeftArrow);
  CHECK(key_named("ShiftRight") == ImGuiKey_RightShift);
}

TEST_CASE("the browser's own keys and unknown ones are none") {
  for (const char* code :
       {"F1", "F5", "F12", "", "Key", "KeyAB", "Key1", "Digit", "Unidentified", "AudioVolumeUp"}) {
    INFO(code);
    CHECK(key_named(code) == ImGuiKey_None);
  }
}
