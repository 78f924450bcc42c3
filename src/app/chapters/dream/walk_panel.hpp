#pragma once

#include <optional>
#include <string>

#include <Eigen/Core>

#include "app/chapters/dream/dream_subject.hpp"
#include "app/chapters/dream/walk.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

/// A walk through the codes on a straight line between two of them, played or scrubbed: the digit
/// where it stands, and a film strip of its stages.
class WalkPanel {
 public:
  /// Other settings were opened.
  void open(const Settings& settings);
  /// The height that it takes in a width.
  static float height(const Interface& ui, float width);
  /// Goes on for a frame where it plays.
  void advance(const Settings& settings, double elapsed, bool little_motion);
  /// Draws the panel; the left of its first row stays free where it is not `headed`.
  void draw(Stage& stage, const Rect& rect, bool headed);
  /// Starts it or stops it, if there are two ends.
  void toggle_play(Settings& settings);

  /// It has two ends; false before the first draw().
  bool possible() const { return ends_.has_value(); }
  double at() const { return walk_.at(); }
  /// stages x d, and the code and image where it stands. Only where possible().
  const Rows<float>& stages() const { return stages_; }
  const Eigen::VectorXf& code() const { return code_; }
  const Eigen::VectorXf& image() const { return image_; }

 private:
  struct Ends {
    Eigen::VectorXf from;
    Eigen::VectorXf to;

    bool operator==(const Ends&) const = default;
  };

  std::optional<Ends> find_ends(const Stage& stage);
  void show(const Stage& stage);
  void draw_ends(Stage& stage, const Rect& rect) const;
  void draw_player(Stage& stage, const Rect& rect);
  void draw_film(Stage& stage, const Rect& rect);
  /// The tile of a stage of the film strip; the one of where the walk stands.
  int stage_tile(int stage) const { return tiles_[1 + stage]; }
  int large_tile() const { return tiles_[0]; }
  void go_to(Settings& settings, double at);

  Walk walk_;
  render::Tiles tiles_;
  std::optional<Ends> ends_;
  std::optional<Ends> drawn_ends_;
  std::string hint_;
  Rows<float> stages_;
  Eigen::VectorXf code_;
  Eigen::VectorXf image_;
  long generation_ = -1;  // of the corpus that decoded them
};

}  // namespace xenoglyph::app
