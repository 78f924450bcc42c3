#pragma once

#include "app/fitting/fit_session.hpp"
#include "app/ui/plot.hpp"

namespace xenoglyph::app {

/// The message length after each sweep as a curve, with a mark where a component left and at the
/// best mixture. The plot's rectangle is returned.
Rect draw_length_curve(const Interface& ui, const Rect& rect, const FitSession& session);

}  // namespace xenoglyph::app
