#pragma once

#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "app/chapters/compress/code_projection.hpp"
#include "app/chapters/compress/turned_box.hpp"
#include "app/corpus/corpus.hpp"

namespace xenoglyph::app {

/// Codes of more numbers than this are shown by some of them only.
inline constexpr int most_plotted_whole = 8;

/// How codes are plotted.
enum class PlotKind {
  pairs,  ///< a square for each pair of numbers; a histogram for a single one
  plane,  ///< two numbers: one large square
  space   ///< three: a box that is turned
};

/// The codes of a corpus as the squares of the plot show them.
class PlottedCodes {
 public:
  /// Takes the codes of a corpus as the settings want them.
  void set(const Corpus& corpus, const Settings& settings);
  /// Follows the turn and the choice of axes; true when anything else is to be shown.
  bool follow(const Corpus& corpus, const Settings& settings);

  PlotKind kind() const { return kind_; }
  /// There is a choice of axes.
  bool has_choice() const { return has_choice_; }
  /// The numbers are along principal axes, not the codes' own.
  bool along_principal_axes() const { return !projection_.shares.empty(); }
  /// n x m: m numbers, of which the squares show two each; two of a box, as it is turned.
  const Rows<float>& codes() const { return codes_; }
  /// The same in the order in which they are drawn, and which code each row is; of a box the
  /// farthest first, else none: codes() as they are.
  const Rows<float>& drawn() const { return order_.empty() ? codes_ : drawn_; }
  const std::vector<int>& order() const { return order_; }
  /// Of each axis, m; three of a box.
  const std::vector<std::string>& names() const { return names_; }
  /// What is shown of each of the m numbers.
  const std::vector<Interval>& ranges() const { return ranges_; }
  /// The m numbers of any code.
  std::vector<float> of(const Eigen::VectorXf& code) const;
  /// Only of a box.
  const TurnedBox& box() const { return *box_; }

 private:
  void project(const Corpus& corpus, const Settings& settings);
  void turn(const Corpus& corpus, const Turn& turn);

  PlotKind kind_ = PlotKind::pairs;
  bool has_choice_ = false;
  CodeProjection projection_;
  Rows<float> codes_;
  Rows<float> drawn_;
  std::vector<int> order_;
  std::vector<std::string> names_;
  std::vector<Interval> ranges_;
  std::optional<TurnedBox> box_;
  // As it was last followed.
  Turn turn_;
  PlotAxes axes_ = PlotAxes::principal;
  std::vector<int> coordinates_;
};

/// The coordinates that are plotted of codes of more numbers than are plotted whole: those that the
/// settings name, or where they name none that vary most. Rising, from 0.
std::vector<int> plotted_coordinates(const Corpus& corpus, const Settings& settings);

/// The range with a margin; where all agree, something is still to be seen.
Interval with_margin(const Interval& range);

}  // namespace xenoglyph::app
