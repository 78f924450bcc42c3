#pragma once

#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "app/digits/codes_fit.hpp"
#include "app/digits/digits_arrival.hpp"
#include "app/fitting/fit_session.hpp"
#include "app/state.hpp"
#include "app/ui/interface.hpp"
#include "app/ui/plot.hpp"

namespace xenoglyph::app {

/// What a script can learn of the page beside the settings.
struct StateReport {
  const Settings* settings = nullptr;
  const FitSession* session = nullptr;
  long n_points = 0;
  int true_components = 0;
  bool dark = false;
  float pixel_ratio = 1.0F;
  Plot picture;
  Rect curve;
  long frame_count = 0;
  double mean_frame_seconds = 0.0;
  double longest_frame_seconds = 0.0;
  std::span<const ControlRecord> controls;
  const DigitsArrival* arrival = nullptr;
  const CodesFit* codes_fit = nullptr;
  nlohmann::json chapter;  ///< what the open chapter has to add, null for nothing
  std::string last_error;  ///< empty for none
};

/// The page's state for window.xenoglyph.state(), as JSON. Rectangles are in CSS pixels.
std::string state_as_json(const StateReport& report);

}  // namespace xenoglyph::app
