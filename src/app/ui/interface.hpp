#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "app/ui/theme.hpp"

namespace xenoglyph::app {

/// A rectangle in device pixels, y downwards.
struct Rect {
  float x = 0.0F;
  float y = 0.0F;
  float width = 0.0F;
  float height = 0.0F;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  ImVec2 min() const { return {x, y}; }
  ImVec2 max() const { return {right(), bottom()}; }
  ImVec2 centre() const { return {x + width / 2, y + height / 2}; }
  bool contains(ImVec2 point) const {
    return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
  }
  Rect inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};

/// What a control is and says.
struct Control {
  std::string id;       ///< stable, for scripts: "k-max"
  std::string label;    ///< as shown
  std::string meaning;  ///< tooltip: one or two sentences
  std::string formula;  ///< tooltip: the formula, where there is one
  std::string keys;     ///< tooltip: its keyboard shortcut
  bool enabled = true;
};

/// A control as it was drawn in this frame, in CSS pixels.
struct ControlRecord {
  std::string id;
  std::string label;
  std::string kind;
  std::string value;
  float x = 0.0F;
  float y = 0.0F;
  float width = 0.0F;
  float height = 0.0F;
  bool enabled = true;
  bool visible = true;
  bool focused = false;
};

/// How a control was touched in this frame.
struct Press {
  bool pressed = false;
  bool hovered = false;
  bool held = false;
  bool focused = false;  ///< by keyboard, so that a ring is drawn around it
};

/// What all widgets share in a frame: colours, type, scale, the list of controls, the tooltip.
class Interface {
 public:
  /// Begins a frame. `seconds` is a steady clock's time.
  void begin_frame(const Palette& colours, const Fonts& fonts, float pixel_ratio, bool touch,
                   double seconds);
  /// Draws the tooltip that is due.
  void end_frame();
  /// A tooltip or a message waits for its moment: frames must go on.
  bool wants_frame() const { return waiting_; }

  /// A length of the design in device pixels, whole.
  float px(float length) const;
  float ratio() const { return ratio_; }
  /// Height of what is pressed: 32, or 44 for fingers.
  float control_height() const { return px(touch_ ? 44.0F : 32.0F); }
  bool touch() const { return touch_; }
  double seconds() const { return seconds_; }
  const Palette& colours() const { return *colours_; }
  const Fonts& fonts() const { return fonts_; }

  /// Makes a rectangle of the current window react to mouse, finger and keyboard.
  Press press(const Control& control, const Rect& rect, bool repeat = false);
  /// Adds a control to the list, and offers its tooltip while it is touched.
  void record(const Control& control, const Rect& rect, std::string_view kind,
              std::string_view value, const Press& press);
  /// The ring around what the keyboard has reached.
  void focus_ring(const Rect& rect) const;
  /// True when this control has the keyboard's focus and the key was pressed; the key then moves no
  /// focus.
  bool key_on(const Control& control, ImGuiKey key) const;

  /// Lets a finger that drags up or down scroll the current window, but where claim_touch() was
  /// called.
  void scroll_by_touch();
  /// The finger that is down belongs to what is drawn now (a slider, a brush), not to scrolling.
  void claim_touch() { touch_claimed_ = true; }

  /// Offers the tooltip of what is `pointed` at or else has the keyboard's focus; the pointer's
  /// wins. `place` identifies what it belongs to.
  void offer_tooltip(const std::string& place, const Rect& around, const Control& text,
                     bool pointed = true);
  /// A short message that shows at the foot of the window for a while.
  void announce(const std::string& message);

  const std::vector<ControlRecord>& controls() const { return controls_; }

 private:
  void draw_tooltip();
  void draw_announcement();
  void let_go_of_lost_focus() const;

  const Palette* colours_ = nullptr;
  Fonts fonts_;
  float ratio_ = 1.0F;
  bool touch_ = false;
  double seconds_ = 0.0;
  bool waiting_ = false;
  std::vector<ControlRecord> controls_;

  bool focus_seen_ = false;
  bool tooltip_offered_ = false;
  bool tooltip_pointed_ = false;
  std::string offered_place_;
  std::string tooltip_place_;  // of the last frame
  double tooltip_since_ = 0.0;
  Rect tooltip_around_;
  Control tooltip_text_;
  std::string announcement_;
  double announced_at_ = -100.0;

  bool touch_claimed_ = false;
  bool touch_scrolling_ = false;
  unsigned touched_window_ = 0;
  float touch_velocity_ = 0.0F;  // device pixels a second
  double last_seconds_ = 0.0;
};

/// Text at a place, its top left corner there.
void draw_text(const Interface& ui, ImFont* font, ImVec2 at, const Colour& colour,
               std::string_view text);
/// Where text begins so that it looks centred on a height: most of it reaches no higher than an
/// "x".
float text_top(const Interface& ui, const ImFont* font, float middle);
float text_width(const ImFont* font, std::string_view text);
/// The text, or its beginning with an ellipsis where it is wider than `width`.
std::string fitted(const ImFont* font, std::string_view text, float width);
/// Text broken into lines of at most `width`; returns the height. Draws nothing where `draw` is
/// false.
float draw_paragraph(const Interface& ui, ImFont* font, ImVec2 at, float width,
                     const Colour& colour, std::string_view text, bool draw = true);

}  // namespace xenoglyph::app
