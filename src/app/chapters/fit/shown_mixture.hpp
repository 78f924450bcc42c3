#pragma once

#include <span>
#include <vector>

#include "app/chapters/fit/marginals.hpp"
#include "mixture/gaussian_mixture.hpp"

namespace xenoglyph::app {

/// A component as it is drawn now, on its way to where the fit has it.
struct ShownComponent {
  int id = 0;
  int place = 0;         ///< its row in the mixture that was last shown; -1 once it has left
  double weight = 0.0;   ///< as last shown
  PlaneGaussian shape;   ///< as drawn now
  PlaneGaussian target;  ///< where the fit has it
  double drawn_weight = 0.0;
  double opacity = 0.0;  ///< 0..1: comes in when it is born, goes when it has left
  double glow = 0.0;     ///< 1 when it was just updated, then down to 0
  double flash = 0.0;    ///< 1 when it has just left, then down to 0
  double settled = 0.0;  ///< 0 while fitting; eases to 1 once the fit is done
  int rank = 0;          ///< by weight, heaviest first, in the mixture that was last shown
  bool leaving = false;
};

/// The mixture as it moves on screen: components ease to their new places, glow when they are
/// updated, flash and fade when they leave. Knows time only as the seconds that animate() is given.
class ShownMixture {
 public:
  /// Seconds that a component which left flashes and fades, and that one which is updated glows.
  static constexpr double fade_seconds = 0.25;
  static constexpr double glow_seconds = 0.25;

  /// Nothing is shown.
  void clear();
  /// No easing, no flashes: what changes is there at once.
  void set_reduced_motion(bool reduced) { reduced_motion_ = reduced; }

  /// Where components shall be from now on; those shown that are not in `ids` begin to leave.
  /// Axes other than the last ones take effect at once, without easing.
  /// @param ids  identity of each component of the mixture, as MmlFitter has them
  void show(const GaussianMixture& mixture, const std::vector<int>& ids, ShownAxes axes);
  void glow(int id);
  /// The fit is done (or not any more): colours ease to those of a settled mixture.
  void set_settled(bool settled) { settled_ = settled; }

  /// Moves everything on by so many seconds. True when anything drawn has changed.
  bool animate(double elapsed);
  bool moving() const;

  /// Those that are alive in the mixture's order, then those that leave.
  std::span<const ShownComponent> components() const { return components_; }

 private:
  std::vector<ShownComponent> components_;
  ShownAxes axes_;
  bool reduced_motion_ = false;
  bool settled_ = false;
};

}  // namespace xenoglyph::app
