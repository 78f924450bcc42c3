#pragma once

#include <optional>

#include "app/options/settings.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// The area that an item of the corpus, such as a digit, is drawn in, with mouse, finger or pen; by
/// keyboard, arrows move a pen that Space puts down and lifts.
class DrawingPad {
 public:
  /// Draws the area into a square and takes in what is drawn; true when the strokes changed.
  /// @param what  is drawn there: "a digit"
  bool frame(Interface& ui, const Rect& rect, Settings& settings, const std::string& what);
  /// The pen is on the paper.
  bool drawing() const { return down_; }
  /// Forgets a stroke that was begun.
  void lift() { down_ = false; }

 private:
  struct Position {
    float x = 0.5F;
    float y = 0.5F;
  };

  bool by_pointer(Interface& ui, const Rect& rect, const Press& press, Settings& settings);
  bool by_keyboard(Interface& ui, const Control& control, const Press& press, Settings& settings);
  bool put(Settings& settings, const Position& place, bool begin, float least);

  bool down_ = false;
  bool key_down_ = false;
  Position key_place_;
};

}  // namespace xenoglyph::app
