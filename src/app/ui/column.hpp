#pragma once

#include <string>

#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

/// Controls one below the other, in a rail.
class Column {
 public:
  Column(Interface& ui, ImVec2 at, float width);

  /// A rectangle of the column's width, and a gap after it, in device pixels.
  Rect take(float height, float gap_after);
  /// Leaves room; a length of the design.
  void space(float length) { y_ += ui_.px(length); }
  /// The chapter's own heading.
  void title(const std::string& text);
  /// A rule and the heading of a group.
  void heading(const std::string& text);
  /// Text over several lines; `note`: small and muted.
  void paragraph(const std::string& text, bool note = false);
  /// One line above a control that has no label of its own.
  void label(const std::string& text);
  float width() const { return width_; }
  /// So far.
  float height() const { return y_ - top_; }

 private:
  Interface& ui_;
  float x_;
  float y_;
  float top_;
  float width_;
};

/// The left (0) or right (1) half of a row, with a gap between them.
Rect half(const Interface& ui, const Rect& row, int which);

/// A slider for a whole number, as the column's next.
template <class Number>
bool whole_slider(Interface& ui, Column& column, const Control& control, Number& value, double low,
                  double high) {
  double number = static_cast<double>(value);
  if (!slider(ui, column.take(slider_height(ui), ui.px(8)), control, number,
              {.low = low, .high = high, .whole = true, .unit = {}})) {
    return false;
  }
  value = static_cast<Number>(number);
  return true;
}

}  // namespace xenoglyph::app
