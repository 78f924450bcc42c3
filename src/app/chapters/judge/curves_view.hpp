#pragma once

#include "app/chapters/judge/selection_curves.hpp"
#include "app/ui/plot.hpp"

namespace xenoglyph::app {

/// All curves over k, one panel above another on one axis.
struct CurvePanels {
  KCurves criteria;
  KCurves inertia;
  KCurves errors;
  bool labelled = true;  ///< there are labels: errors have a panel
  int k_high = 40;       ///< where the axis ends
  int looked_at = 0;     ///< the k whose values are written out while nothing is pointed at
};

/// Draws the panels; returns the k that was chosen in the elbow's panel, 0 for none.
int draw_curve_panels(Interface& ui, const Rect& rect, const CurvePanels& panels, bool dark);

/// A method's colour: in curves, and beside its name.
Colour method_colour(Method method, bool dark);

}  // namespace xenoglyph::app
