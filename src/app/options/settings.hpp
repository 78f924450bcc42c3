#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mixture/fit_mml.hpp"

namespace xenoglyph::app {

/// What a click or a drag in the picture does.
enum class Tool { select, add, erase };

enum class ThemeChoice { automatic, light, dark };

/// Name of the data set that holds the visitor's own points.
inline constexpr const char* own_dataset = "own";

/// Most components that a fit in the demo starts with (what the density field can draw).
inline constexpr int most_components = 64;

/// Most components that the fit of a corpus's codes starts with.
inline constexpr int most_codes_components = 60;

/// The fit's options as the page opens with: the library's defaults, and a seed.
inline MmlOptions default_fit_options() {
  MmlOptions options;
  options.seed = 1;
  return options;
}

/// The fit of a corpus's codes as the page opens with: more components to begin with than the toy
/// sets need.
inline MmlOptions default_codes_options() {
  MmlOptions options;
  options.k_max = 40;
  options.seed = 1;
  return options;
}

/// What the points of the pair plot are coloured by.
enum class ColourBy { label, component };

/// How the cards of the found symbols are ordered.
enum class CardOrder { weight, label };

/// What a walk through the codes leads between.
enum class WalkBetween { components, pins };

/// Whose partition of the codes is judged by the labels.
enum class Judged { mml, bic, aic, kmeans };

/// Most components or clusters that a sweep tries.
inline constexpr int most_swept = 60;

/// Most numbers that a code may have.
inline constexpr int largest_code = 32;

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

/// Of codes of many numbers: what the pair plot shows.
enum class PlotAxes { principal, coordinates };
/// So many of them at most.
inline constexpr int most_coordinates = 6;

/// How a plot of three coordinates is turned, in degrees.
struct Turn {
  double yaw = 30.0;    ///< about the upright axis: what is in front went to the right
  double pitch = 20.0;  ///< tipped towards the viewer, so that it is seen from above
  bool operator==(const Turn&) const = default;
};

/// Everything that a visitor can set. The address bar is this struct through the table of
/// address.hpp; nothing that can be set lives anywhere else.
struct Settings {
  std::string chapter;  ///< name of the one that is open
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

  std::string corpus;  ///< name of the one that the chapters after the first are about

  // The mixture of the corpus's codes: Discover fits it, the chapters after it show it.
  MmlOptions codes_fit = default_codes_options();
  bool codes_play = true;
  int codes_step = 0;  ///< where a paused fit stands
  double codes_speed = 1.0;
  /// The component that is looked at, counted from 1 by falling weight; 0 for none (in Dream: the
  /// whole mixture). Means nothing where there are fewer.
  int component = 0;
  CardOrder card_order = CardOrder::weight;

  ColourBy colour_by = ColourBy::label;
  PlotAxes plot_axes = PlotAxes::principal;
  /// Bit i: what the legend lists at place i (class i, or component i + 1 by weight) is left out.
  std::uint64_t hidden = 0;
  std::vector<int> coordinates;  ///< that are plotted, rising, 0-based; none: those that vary most
  Turn turn;                     ///< of codes of three numbers
  /// Codes whose images stay shown, 0-based, the older first; at most two.
  std::vector<int> pinned;
  std::shared_ptr<const Strokes> drawing = std::make_shared<const Strokes>();

  double temperature = 1.0;  ///< scale of the covariance that is sampled from
  std::uint64_t dream_seed = 1;
  /// The code of the sliders; nothing while it follows the component's mean.
  std::optional<std::vector<double>> code;
  WalkBetween walk_between = WalkBetween::components;
  int walk_from = 1;  ///< components by falling weight, counted from 1
  int walk_to = 2;
  double walk_at = 0.0;  ///< 0 at the first's mean, 1 at the second's
  bool walk_play = false;

  // Judge: other ways to choose the number. Covariance, threshold and seed of the codes' fit
  // hold for them too.
  Judged judged = Judged::mml;
  int sweep_k_max = 40;   ///< most components and clusters that are tried
  int sweep_starts = 1;   ///< independent starts for each number
  int kmeans_k = 10;      ///< clusters of the k-means that is looked at
  bool em_sweep = false;  ///< the sweep for BIC and AIC was asked for, and not stopped
  bool kmeans_sweep = false;
  bool compare = false;  ///< the networks opened so far are shown, in place of the open one

  bool operator==(const Settings&) const = default;
};

// Options that are written by rules of their own (written_options.cpp), as an address has them.
std::string axes_text(const Settings& settings);
bool set_axes(Settings& settings, std::string_view text);
std::string hidden_text(const Settings& settings);
bool set_hidden(Settings& settings, std::string_view text);
std::string coordinates_text(const Settings& settings);
bool set_coordinates(Settings& settings, std::string_view text);
std::string turn_text(const Settings& settings);
bool set_turn(Settings& settings, std::string_view text);
std::string pinned_text(const Settings& settings);
bool set_pinned(Settings& settings, std::string_view text);
std::string drawing_text(const Settings& settings);
bool set_drawing(Settings& settings, std::string_view text);
std::string code_text(const Settings& settings);
bool set_code(Settings& settings, std::string_view text);
std::string walk_text(const Settings& settings);
bool set_walk(Settings& settings, std::string_view text);
std::string walk_at_text(const Settings& settings);
std::string points_text(const Settings& settings);
bool set_points(Settings& settings, std::string_view text);

/// Lists every option, a row each, in the order in which an address has them: what the address bar,
/// the controls, scripts and the README know of an option comes from here.
///
/// @param rows   OptionRows<Settings>
/// @param lists  what rows are made from elsewhere (option_table.cpp): chapters, datasets, corpora,
///               and the options of the two fits
template <class Rows, class Lists>
void describe_settings(Rows& rows, const Lists& lists) {
  rows.one_of({.key = "chapter", .meaning = "the chapter that is open", .always = true},
              &Settings::chapter, lists.chapters);
  rows.one_of({.key = "dataset",
               .label = "Data set",
               .meaning = "the points: a toy set, or the visitor's own",
               .hint = "The points that the mixture is fitted to.",
               .always = true},
              &Settings::dataset, lists.datasets);
  rows.part(lists.fit, &Settings::fit);
  const char* const speed_hint = "Of playing; at 1 a fit takes about eight seconds.";
  rows.real({.key = "speed", .label = "Speed", .meaning = "of playing", .hint = speed_hint},
            &Settings::speed,
            {.low = 0.1, .high = 20.0, .digits = 2, .logarithmic_from = 0.1, .unit = "\xC3\x97"});
  rows.flag({.key = "play", .meaning = "the fit goes on by itself"}, &Settings::play);
  rows.whole(
      {.key = "step", .meaning = "where a paused fit stands: component updates since its start"},
      &Settings::step, 0, 1e7);
  rows.one_of({.key = "tool",
               .label = "Tool",
               .meaning = "what a click in the picture does",
               .hint = "What a click or a drag in the picture does."},
              &Settings::tool,
              {{"select", "Inspect", "Point at the picture to read it."},
               {"add", "Add",
                "Click to add a point, drag to spray many. The fit starts again when you let go."},
               {"erase", "Erase", "Click or drag over points to remove them."}});
  rows.flag({.key = "showPoints",
             .label = "Points",
             .meaning = "points in the picture",
             .hint = "The points themselves."},
            &Settings::show_points);
  rows.flag({.key = "showEllipses",
             .label = "Ellipses",
             .meaning = "components as ellipses at two standard deviations",
             .hint = "Each component's ellipse at two standard deviations: in the plane it holds "
                     "86 % of the component.",
             .formula = "(x \xE2\x88\x92 \xCE\xBC)\xE2\x80\xB2 \xCE\xA3\xE2\x81\xBB\xC2\xB9 (x "
                        "\xE2\x88\x92 \xCE\xBC) = 4"},
            &Settings::show_ellipses);
  rows.flag({.key = "showDensity",
             .label = "Density",
             .meaning = "the mixture's density as a soft field",
             .hint = "The mixture's density: a fine line at each halving.",
             .formula = "p(x) = \xCE\xA3 w p(x | component)"},
            &Settings::show_density);
  rows.flag({.key = "showTruth",
             .label = "True mixture",
             .meaning = "the true mixture, dashed, where there is one",
             .hint = "What the points were drawn from, dashed."},
            &Settings::show_truth);
  rows.flag({.key = "colourPoints",
             .label = "Colours on points",
             .meaning = "points in their components' colours",
             .hint = "Each point mixes the colours of the components that claim it, by their "
                     "responsibilities.",
             .formula = "r = w p(x | component) / p(x)"},
            &Settings::colour_points);
  rows.written({.key = "axes", .meaning = "the two coordinates shown, counted from 1"}, "1,2",
               axes_text, set_axes);

  rows.one_of({.key = "corpus",
               .label = "Network",
               .meaning = "what the chapters after the first are about",
               .hint = "The network and its codes that the chapters after the first are about. A "
                       "network is fetched when it is chosen."},
              &Settings::corpus, lists.corpora);
  rows.part(lists.codes_fit, &Settings::codes_fit, "codes", "for the codes' fit");
  rows.flag({.key = "codesPlay", .meaning = "the codes' fit goes on by itself"},
            &Settings::codes_play);
  rows.whole({.key = "codesStep", .meaning = "where the codes' fit stands while paused"},
             &Settings::codes_step, 0, 1e7);
  rows.real({.key = "codesSpeed",
             .label = "Speed",
             .meaning = "of playing the codes' fit",
             .hint = speed_hint},
            &Settings::codes_speed,
            {.low = 0.1, .high = 20.0, .digits = 2, .logarithmic_from = 0.1, .unit = "\xC3\x97"})
      .control = "speed";
  rows.whole({.key = "component",
              .meaning = "the component that is looked at, by falling weight; 0: none, or all"},
             &Settings::component, 0, most_codes_components);
  rows.one_of({.key = "order",
               .label = "Order of the cards",
               .meaning = "of the cards of the found symbols",
               .hint = "How the cards stand once the fit does."},
              &Settings::card_order,
              {{"weight", "Weight", "The component of most codes first."},
               {"digit", "Label", "By the label that most of its codes carry."}});

  rows.one_of(
      {.key = "colourBy",
       .label = "Colour by",
       .meaning = "colours of the pair plot",
       .hint = "What the colours of the dots say."},
      &Settings::colour_by,
      {{"digit", "Label", "What each sample is labelled. No network and no fit saw these labels."},
       {"component", "Component",
        "Which component of the mixture claims each code. The mixture is fitted where it is not "
        "there yet."}});
  rows.written({.key = "hidden",
                .meaning = "what the pair plot leaves out: labels, or components counted from 0"},
               "numbers from 0 to 63", hidden_text, set_hidden);
  rows.one_of(
      {.key = "plotAxes",
       .label = "Axes",
       .meaning = "what the pair plot shows of codes of more than eight numbers",
       .hint = "What the squares show of codes of so many numbers."},
      &Settings::plot_axes,
      {{"principal", "Principal",
        "The directions in which the codes vary most, with their share of the variance."},
       {"coordinates", "Coordinates", "Numbers of the code as they are: choose up to six."}});
  rows.written({.key = "coordinates",
                .meaning = "numbers of such codes that are plotted, two to six; none: those that "
                           "vary most"},
               "numbers from 1", coordinates_text, set_coordinates);
  rows.written({.key = "turn", .meaning = "how the plot of three numbers is turned"},
               "degrees to the right, degrees seen from above", turn_text, set_turn);
  rows.written({.key = "pinned", .meaning = "codes that stay shown, at most two"}, "numbers from 1",
               pinned_text, set_pinned);
  rows.written({.key = "drawing", .meaning = "the visitor's drawing"},
               "strokes, two characters a coordinate", drawing_text, set_drawing);

  rows.real({.key = "temperature",
             .label = "Temperature",
             .meaning = "scale of the covariance that Dream samples from",
             .hint = "Scale of the covariance that is sampled from: 1 as it was fitted, 0 the mean "
                     "alone; more strays further.",
             .formula = "z = \xCE\xBC + \xE2\x88\x9At L \xCE\xB5,  L L\xE2\x80\xB2 = \xCE\xA3,  "
                        "\xCE\xB5 from N(0, I)"},
            &Settings::temperature, {.low = 0.0, .high = 4.0, .digits = 2});
  rows.seed({.key = "dreamSeed", .meaning = "draws Dream's samples"}, &Settings::dream_seed);
  rows.written({.key = "code", .meaning = "the code of Dream's sliders"},
               "as many numbers as a code has", code_text, set_code);
  rows.one_of(
      {.key = "walkBetween",
       .label = "Between",
       .meaning = "what the walk leads between",
       .hint = "What the walk leads between."},
      &Settings::walk_between,
      {{"components", "Components", "Walks from the mean of one component to another's."},
       {"pins", "Pinned points", "Walks between the two images that are pinned in Compress."}});
  rows.written({.key = "walk", .meaning = "the two components of the walk, by falling weight"},
               "two of 1 to 64", walk_text, set_walk);
  rows.real({.key = "walkAt",
             .label = "Position",
             .meaning = "where the walk stands, 0 to 1",
             .hint = "How far the walk is: 0 at the first mean, 1 at the second.",
             .formula = "z = (1 \xE2\x88\x92 s) z\xE2\x82\x81 + s z\xE2\x82\x82"},
            &Settings::walk_at, {.low = 0.0, .high = 1.0, .digits = 3})
      .text = walk_at_text;
  rows.flag({.key = "walkPlay", .meaning = "the walk goes on by itself"}, &Settings::walk_play);

  rows.one_of({.key = "judged",
               .label = "Judged",
               .meaning = "whose partition Judge holds against the labels",
               .hint = "Whose groups the labels are held against."},
              &Settings::judged,
              {{"mml", "Message", "The mixture of the shortest message."},
               {"bic", "BIC", "The mixture of least BIC among those tried so far."},
               {"aic", "AIC", "The mixture of least AIC among those tried so far."},
               {"kmeans", "k-means", "The clusters of k-means with the chosen k."}});
  rows.whole({.key = "sweepKMax",
              .label = "Largest k",
              .meaning = "most components and clusters that Judge's sweeps try",
              .hint = "Components and clusters that are tried: every number up to this one. Seed, "
                      "covariances and threshold are those of Discover."},
             &Settings::sweep_k_max, 2, most_swept);
  rows.whole({.key = "sweepStarts",
              .label = "Starts for each k",
              .meaning = "independent starts of each fit of the sweeps",
              .hint = "Independent starts of each fit, of which the best is kept. More make "
                      "smoother curves, and take longer."},
             &Settings::sweep_starts, 1, 10);
  rows.whole({.key = "kmeansK",
              .label = "Clusters",
              .meaning = "clusters of the k-means that is looked at",
              .hint = "The k-means that is looked at. The curve doesn't say which k is right.",
              .formula = "k"},
             &Settings::kmeans_k, 1, most_swept);
  rows.flag({.key = "emSweep", .meaning = "the sweep for BIC and AIC runs by itself"},
            &Settings::em_sweep);
  rows.flag({.key = "kmeansSweep", .meaning = "the sweep of k-means runs by itself"},
            &Settings::kmeans_sweep);
  rows.flag({.key = "compare",
             .label = "Compare networks",
             .meaning = "Judge shows the networks opened so far beside one another",
             .hint = "A table of all networks that you have opened: what each found, and how well "
                     "that agrees with the labels."},
            &Settings::compare);

  rows.one_of({.key = "theme", .label = "Theme", .meaning = "colours of the page"},
              &Settings::theme,
              {{"auto", "System", "Colours as the system has them. Press for light."},
               {"light", "Light", "Light colours. Press for dark."},
               {"dark", "Dark", "Dark colours. Press to follow the system."}});
  rows.written({.key = "points", .meaning = "the visitor's own points, up to 2400 numbers"},
               "low,high for each coordinate, then two characters a number", points_text,
               set_points);
}

}  // namespace xenoglyph::app
