#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
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

/// Most components that the fit of the digits' codes starts with.
inline constexpr int most_codes_components = 60;

/// The fit's options as the page opens with: the library's defaults, and a seed.
inline MmlOptions default_fit_options() {
  MmlOptions options;
  options.seed = 1;
  return options;
}

/// The fit of the digits' codes as the page opens with: more components to begin with than the toy
/// sets need.
inline MmlOptions default_codes_options() {
  MmlOptions options;
  options.k_max = 40;
  options.seed = 1;
  return options;
}

/// What the points of the pair plot are coloured by.
enum class ColourBy { digit, component };

/// How the cards of the found symbols are ordered.
enum class CardOrder { weight, digit };

/// What a walk through the codes leads between.
enum class WalkBetween { components, pins };

/// Whose partition of the codes is judged by the labels.
enum class Judged { mml, bic, aic, kmeans };

/// Most components or clusters that a sweep tries.
inline constexpr int most_swept = 60;

/// Coordinates of a code.
inline constexpr int code_size = 6;

/// A drawing of the visitor's: strokes one after the other, each a line through points of the unit
/// square, x to the right, y downwards.
using Strokes = std::vector<std::vector<std::array<float, 2>>>;

/// Points that the visitor clicked in or brought as a file.
struct OwnPoints {
  Points points = Points(0, 2);           ///< n x d
  std::vector<std::string> column_names;  ///< d names, or empty
  std::string name;                       ///< of the file; empty for points that were clicked in
  /// How the file was read where that might surprise, in sentences; or empty.
  std::string remarks = {};
  /// Where the file's first row of numbers may be names or a point: the file, to read it the other
  /// way.
  std::shared_ptr<const std::string> doubtful_file = nullptr;
  bool first_row_is_names = false;  ///< how that row was read
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

  // The mixture of the digits' codes: Discover fits it, the chapters after it show it.
  MmlOptions codes_fit = default_codes_options();
  bool codes_play = true;
  int codes_step = 0;  ///< where a paused fit stands
  double codes_speed = 1.0;
  /// The component that is looked at, counted from 1 by falling weight; 0 for none (in Dream: the
  /// whole mixture). Means nothing where there are fewer.
  int component = 0;
  CardOrder card_order = CardOrder::weight;

  ColourBy colour_by = ColourBy::digit;
  /// Bit i: what the legend lists at place i (digit i, or component i + 1 by weight) is left out.
  std::uint64_t hidden = 0;
  /// Codes whose images stay shown, 0-based, the older first; at most two.
  std::vector<int> pinned;
  std::shared_ptr<const Strokes> drawing = std::make_shared<const Strokes>();

  double temperature = 1.0;  ///< scale of the covariance that is sampled from
  std::uint64_t dream_seed = 1;
  /// The code of the six sliders; nothing while it follows the component's mean.
  std::optional<std::array<double, code_size>> code;
  WalkBetween walk_between = WalkBetween::components;
  int walk_from = 1;  ///< components by falling weight, counted from 1
  int walk_to = 2;
  double walk_at = 0.0;  ///< 0 at the first's mean, 1 at the second's
  bool walk_play = false;

  // Judge: other ways to choose the number. Covariance, threshold, regularisation and seed of the
  // codes' fit hold for them too.
  Judged judged = Judged::mml;
  int sweep_k_max = 40;   ///< most components and clusters that are tried
  int sweep_starts = 1;   ///< independent starts for each number
  int kmeans_k = 10;      ///< clusters of the k-means that is looked at
  bool em_sweep = false;  ///< the sweep for BIC and AIC was asked for, and not stopped
  bool kmeans_sweep = false;
};

}  // namespace xenoglyph::app
