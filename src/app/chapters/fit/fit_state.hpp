#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/chapters/fit/fit_data.hpp"
#include "app/fitting/fit_session.hpp"
#include "app/ui/plot.hpp"

namespace xenoglyph::app {

/// What scripts can learn of the Fit chapter.
struct FitReport {
  const FitSession& session;
  const FitData& data;
  Plot picture;  ///< where it stands and what it shows; empty while it isn't on the screen
  Rect curve;
  float pixel_ratio = 1.0F;
};

/// Adds fit, model, view, picture, curve, and the longest slice of fitting among the frames.
/// Rectangles are in CSS pixels.
void add_fit_state(nlohmann::json& state, const FitReport& report);

}  // namespace xenoglyph::app
