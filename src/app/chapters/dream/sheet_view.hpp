#pragma once

#include <optional>

#include "app/chapters/dream/dream_subject.hpp"
#include "app/chapters/dream/sample_sheet.hpp"
#include "app/chapters/dream/sheet_layout.hpp"

namespace xenoglyph::app {

/// The sheet of samples on the screen: points at them, and takes their codes into the sliders.
class SheetView {
 public:
  /// Chooses how many tiles fill the area, `most` at the most.
  void place(const Interface& ui, const Rect& area, int most);
  const SheetLayout& layout() const { return layout_; }
  /// The tiles' own rectangle, and that of one of them.
  const Rect& rect() const { return rect_; }
  Rect tile(int index) const;

  /// Draws the samples that have an image, in `tiles`; a click or the Enter key sets the sliders'
  /// code.
  void draw(Stage& stage, const SampleSheet& sheet, const render::Tiles& tiles);

 private:
  std::optional<int> under(ImVec2 at) const;
  void move_cursor(const Interface& ui, const Control& control, int shown);

  SheetLayout layout_;
  Rect rect_;
  float gap_ = 0.0F;
  int cursor_ = 0;  // of the keyboard
};

}  // namespace xenoglyph::app
