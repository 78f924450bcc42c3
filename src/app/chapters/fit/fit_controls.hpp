#pragma once

#include "app/chapter.hpp"
#include "app/chapters/fit/fit_data.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

/// What the rail of the Fit chapter asks for beside the settings that it changes itself.
struct FitRequests {
  bool clear_points = false;
  bool open_file = false;
  bool read_first_row_anew = false;  ///< as a point where it was names, and the other way round
  bool save_model = false;
  bool save_points = false;
  bool copied_link = false;
};

/// The rail of controls, from a place downwards in a width; returns the height that it takes.
float draw_fit_controls(Stage& stage, ImVec2 at, float width, const FitData& data, bool has_model,
                        bool& more_open, FitRequests& requests);

}  // namespace xenoglyph::app
