#pragma once

#include <string>

#include "app/fitting/fit_session.hpp"
#include "app/ui/plot.hpp"

namespace xenoglyph::app {

/// The message length after each sweep as a curve, with a mark where a component left and at the
/// best mixture. The plot's rectangle is returned.
Rect draw_length_curve(const Interface& ui, const Rect& rect, const FitSession& session);

/// Where a fit stands, in a line: "message −1 234.5 nats   sweep 12   start 2 of 3".
std::string course_text(const FitSession& session);

}  // namespace xenoglyph::app
