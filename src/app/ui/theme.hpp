#pragma once

#include <imgui.h>

#include "app/ui/colours.hpp"

namespace xenoglyph::app {

/// The colours of a page, light or dark. The data's own colours are in colours.hpp.
struct Palette {
  Colour page;         ///< behind everything
  Colour picture;      ///< behind the data
  Colour raised;       ///< menus, tooltips, the About box
  Colour ink;          ///< text
  Colour muted;        ///< notes, tick labels
  Colour rule;         ///< thin lines between parts
  Colour track;        ///< of sliders and switches, borders of fields
  Colour hover;        ///< laid over what is under the pointer
  Colour accent;       ///< what can be pressed and what is selected
  Colour accent_ink;   ///< text on the accent
  Colour accent_wash;  ///< behind what is selected
  Colour warning;      ///< text that tells of a fault
};

const Palette& palette(bool dark);

/// The four sizes of type; `mono` for numbers. At the device's own resolution.
struct Fonts {
  ImFont* note = nullptr;       ///< 13
  ImFont* text = nullptr;       ///< 16
  ImFont* strong = nullptr;     ///< 16, heavier
  ImFont* heading = nullptr;    ///< 20
  ImFont* number = nullptr;     ///< 28
  ImFont* mono_note = nullptr;  ///< 13
  ImFont* mono_text = nullptr;  ///< 16
};

/// Fills ImGui's font atlas from the embedded fonts, for this many device pixels a CSS pixel.
Fonts build_fonts(float pixel_ratio);

/// What remains of ImGui's own drawing (fields, scroll bars, popups) in our colours and sizes.
void apply_style(const Palette& colours, float pixel_ratio);

ImU32 packed(const Colour& colour);
ImVec4 vector(const Colour& colour);

}  // namespace xenoglyph::app
