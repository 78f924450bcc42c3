#pragma once

#include <imgui.h>

namespace xenoglyph::app {

enum class Icon {
  none,
  play,
  pause,
  step,       ///< one component
  sweep,      ///< all components once
  departure,  ///< to the next component that leaves
  restart,
  dice,
  sun,
  moon,
  half_moon,  ///< as the system has it
  information,
  chevron_down,
  chevron_right,
  check,
  close,
  pointer,
  spray,
  eraser,
  open,
  save,
  link,
  pencil,
  undo
};

/// Draws an icon in a square of `size` device pixels around `centre`, in strokes of one weight.
void draw_icon(ImDrawList* list, Icon icon, ImVec2 centre, float size, ImU32 colour);

}  // namespace xenoglyph::app
