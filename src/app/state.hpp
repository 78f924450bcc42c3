#pragma once

#include <memory>
#include <string>
#include <vector>

#include "mixture/fit_mml.hpp"

namespace xenoglyph::app {

enum class Chapter { fit, compress, discover, dream, judge };

/// What a click or a drag in the picture does.
enum class Tool { select, add, erase };

enum class ThemeChoice { automatic, light, dark };

/// Name of the data set that holds the visitor's own points.
inline constexpr const char* own_dataset = "own";

/// Most components that a fit in the demo starts with (what the density field can draw).
inline constexpr int most_components = 64;

/// The fit's options as the page opens with: the library's defaults, and a seed.
inline MmlOptions default_fit_options() {
  MmlOptions options;
  options.seed = 1;
  return options;
}

/// Points that the visitor clicked in or brought as a file.
struct OwnPoints {
  Points points = Points(0, 2);           ///< n x d
  std::vector<std::string> column_names;  ///< d names, or empty
  std::string name;                       ///< of the file; empty for points that were clicked in
};

/// Everything that a visitor can set. The address bar is this struct through the table of
/// address.hpp; nothing that can be set lives anywhere else.
struct Settings {
  Chapter chapter = Chapter::fit;
  ThemeChoice theme = ThemeChoice::automatic;

  std::string dataset = "three-gaussians";  ///< a toy set's name, or own_dataset
  /// Used while dataset is own_dataset. Replaced as a whole, never changed, so copies are cheap.
  std::shared_ptr<const OwnPoints> own = std::make_shared<const OwnPoints>();
  MmlOptions fit = default_fit_options();  ///< its seed draws the toy set as well

  bool play = true;    ///< the fit goes on by itself; false: paused
  int step = 0;        ///< where a paused fit stands: component updates since its start
  double speed = 1.0;  ///< of playing, 1 for about eight seconds a fit

  Tool tool = Tool::select;
  bool show_points = true;
  bool show_ellipses = true;
  bool show_density = true;
  bool show_truth = false;
  bool colour_points = true;  ///< points take their components' colours
  int axis_x = 0;             ///< coordinate shown to the right, 0-based
  int axis_y = 1;             ///< coordinate shown upwards, 0-based
};

}  // namespace xenoglyph::app
