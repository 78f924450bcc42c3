#pragma once

#include <string>

#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// The line over a picture: a large number and words, one after the other on a common baseline.
class Headline {
 public:
  Headline(const Interface& ui, const Rect& rect);

  /// The chapter's one number.
  void number(const std::string& text);
  /// Words after what stands already, shortened where there is no room for all of them.
  void words(const Colour& colour, const std::string& text);
  /// Room to the next words; a length of the design.
  void space(float length) { x_ += ui_.px(length); }
  /// There is room for all of these words.
  bool fits(const std::string& text) const;
  /// Small figures at the right end, where they fit.
  void end_with(const std::string& text) const;

 private:
  void put(ImFont* font, const Colour& colour, const std::string& text);

  const Interface& ui_;
  float x_;
  float right_;
  float baseline_;
};

}  // namespace xenoglyph::app
