#include "app/chapters/compress/plotted_codes.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

// On each side, as a share of the range.
constexpr double margin = 0.05;
// Smaller shares are told to a tenth of a percent.
constexpr double digits_from = 0.1;

Interval range_of(const Rows<float>& codes, Eigen::Index column) {
  return with_margin({codes.col(column).minCoeff(), codes.col(column).maxCoeff()});
}

}  // namespace

Interval with_margin(const Interval& range) {
  const double more = range.length() > 0.0 ? margin * range.length() : 1.0;
  return {range.low - more, range.high + more};
}

std::vector<int> plotted_coordinates(const Corpus& corpus, const Settings& settings) {
  std::vector<int> named;
  for (const int axis : settings.coordinates) {
    if (axis < corpus.code_size()) {
      named.push_back(axis);
    }
  }
  return named.size() < 2 ? corpus.widest_axes(most_coordinates) : named;
}

void PlottedCodes::set(const Corpus& corpus, const Settings& settings) {
  const Eigen::Index d = corpus.code_size();
  kind_ = d == 2 ? PlotKind::plane : d == 3 ? PlotKind::space : PlotKind::pairs;
  has_choice_ = d > most_plotted_whole;
  project(corpus, settings);
}

bool PlottedCodes::follow(const Corpus& corpus, const Settings& settings) {
  if (kind_ == PlotKind::space && turn_ != settings.turn) {
    turn(corpus, settings.turn);
    return true;
  }
  if (has_choice_ && (axes_ != settings.plot_axes || coordinates_ != settings.coordinates)) {
    project(corpus, settings);
    return true;
  }
  return false;
}

void PlottedCodes::project(const Corpus& corpus, const Settings& settings) {
  axes_ = settings.plot_axes;
  coordinates_ = settings.coordinates;
  order_.clear();
  names_.clear();
  ranges_.clear();
  std::vector<int> axes(static_cast<std::size_t>(corpus.code_size()));
  std::iota(axes.begin(), axes.end(), 0);
  if (has_choice_ && axes_ == PlotAxes::principal) {
    projection_ = onto_principal_axes(corpus.points(), most_coordinates);
    for (const double share : projection_.shares) {
      names_.push_back("axis " + std::to_string(names_.size() + 1) + ": " +
                       format_fixed(100 * share, share < digits_from ? 1 : 0) + " %");
    }
  } else {
    if (has_choice_) {
      axes = plotted_coordinates(corpus, settings);
    }
    projection_ = onto_coordinates(corpus.code_size(), axes);
    for (const int axis : axes) {
      names_.push_back(corpus.axis_name(axis));
    }
  }
  if (kind_ == PlotKind::space) {
    turn(corpus, settings.turn);
    return;
  }
  codes_ = projection_.of(corpus.codes());
  for (Eigen::Index column = 0; column < codes_.cols(); ++column) {
    ranges_.push_back(range_of(codes_, column));
  }
  if (kind_ == PlotKind::plane) {
    const Frame frame = frame_around(ranges_[0], ranges_[1], 1.0, 1.0, 0.0);
    ranges_ = {frame.x, frame.y};
  }
}

void PlottedCodes::turn(const Corpus& corpus, const Turn& turn) {
  turn_ = turn;
  std::vector<Interval> ranges;
  for (const Interval& range : corpus.ranges()) {
    ranges.push_back(with_margin(range));
  }
  box_.emplace(ranges, turn);
  const Rows<float> turned = box_->of(corpus.codes());
  codes_ = turned.leftCols(2);
  order_ = back_to_front(turned);
  drawn_ = codes_(order_, Eigen::all);
  ranges_ = {box_->range(), box_->range()};
}

std::vector<float> PlottedCodes::of(const Eigen::VectorXf& code) const {
  const Eigen::VectorXf numbers = kind_ == PlotKind::space
                                      ? Eigen::VectorXf(box_->of(Eigen::Vector3f(code)).head(2))
                                      : projection_.of(code);
  return {numbers.begin(), numbers.end()};
}

}  // namespace xenoglyph::app
