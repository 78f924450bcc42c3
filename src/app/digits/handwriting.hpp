#pragma once

#include <string>

#include "app/digits/codes_fit.hpp"
#include "app/digits/digits_arrival.hpp"
#include "app/state.hpp"
#include "render/digit_atlas.hpp"

namespace xenoglyph::app {

/// What the chapters on handwriting share: network and codes, once they have arrived; the mixture
/// of the codes; the texture that digits are drawn from.
class Handwriting {
 public:
  Handwriting();

  /// Asks for network and codes, for the first time or again.
  void request();
  DigitsArrival& arrival() { return arrival_; }
  const DigitsArrival& arrival() const { return arrival_; }
  /// Null until they have arrived.
  const Digits* digits() const { return arrival_.digits(); }
  CodesFit& fit() { return fit_; }
  const CodesFit& fit() const { return fit_; }
  render::DigitAtlas& atlas() { return atlas_; }

  /// Other settings were opened: a fit that they don't ask for is forgotten.
  void open(const Settings& settings);
  /// Works for a frame of a chapter: starts the fit where the chapter needs it, goes on with it,
  /// keeps the symbols' tiles up to date, and notes in the settings where a paused fit stands.
  void advance(Settings& settings, double elapsed);
  /// The fit goes on without any input.
  bool wants_frame(const Settings& settings) const;
  void forget_graphics() { atlas_.forget_graphics(); }

 private:
  void draw_symbols();

  DigitsArrival arrival_;
  CodesFit fit_;
  render::DigitAtlas atlas_;
};

}  // namespace xenoglyph::app
