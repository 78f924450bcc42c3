#pragma once

#include <string>

#include "app/digits/codes_fit.hpp"
#include "app/digits/digits_arrival.hpp"
#include "app/options/settings.hpp"
#include "render/digit_atlas.hpp"

namespace xenoglyph::app {

/// What is done in a frame for the mixture of the codes.
enum class MixtureWork {
  none,      ///< nobody looks at it
  in_haste,  ///< its end is waited for: as fast as frames allow
  watched    ///< it is looked at: at the speed that the settings ask for
};

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
  /// The tile with the decoded mean of the component of this identity.
  int symbol_tile(int id) const { return symbol_tiles_[id]; }

  /// Other settings were opened: a fit that they don't ask for is forgotten.
  void open(const Settings& settings);
  /// Works for a frame: starts the fit where it is needed, goes on with it, keeps the symbols'
  /// tiles up to date, and notes in the settings where a paused fit stands.
  void advance(Settings& settings, MixtureWork work, double elapsed);
  /// The fit goes on without any input.
  bool wants_frame(MixtureWork work) const;
  void forget_graphics() { atlas_.forget_graphics(); }

 private:
  void draw_symbols();

  DigitsArrival arrival_;
  CodesFit fit_;
  render::DigitAtlas atlas_;
  render::Tiles symbol_tiles_;  // by identity
};

}  // namespace xenoglyph::app
