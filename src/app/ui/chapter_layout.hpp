#pragma once

#include <functional>

#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// The parts of a chapter.
struct ChapterParts {
  /// What stands above all else, from a place downwards in a width: at the head of the rail, or of
  /// the column. Returns its height, 0 for nothing.
  std::function<float(ImVec2 at, float width)> head = {};
  /// Draws the controls from a place downwards in a width; returns the height that they take.
  std::function<float(ImVec2 at, float width)> controls = {};
  /// Wide windows: draws the picture and what belongs to it into a rectangle.
  std::function<void(const Rect& area)> picture = {};
  /// Narrow windows: the same from a place downwards, in a width and in a window of a height;
  /// returns the height that it takes.
  std::function<float(ImVec2 at, float width, float window_height)> narrow_picture = {};
};

/// Wide windows: a rail of controls to the left, which scrolls, and the picture. Under 900 px: the
/// picture first, the controls under it, all in one column that scrolls.
void draw_chapter(Interface& ui, const Rect& area, const ChapterParts& parts);

}  // namespace xenoglyph::app
