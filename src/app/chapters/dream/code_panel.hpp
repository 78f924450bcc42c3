#pragma once

#include <vector>

#include <Eigen/Core>

#include "app/chapters/dream/dream_subject.hpp"

namespace xenoglyph::app {

/// Sliders for a code, and the image that it decodes to.
class CodePanel {
 public:
  /// The height that it takes in a width.
  static float height(const Stage& stage, float width);
  /// Draws the panel; the left of its first row stays free where it is not `headed`.
  void draw(Stage& stage, const Rect& rect, bool headed);

  /// The shown code and its image; empty before the first draw().
  const Eigen::VectorXf& code() const { return code_; }
  const Eigen::VectorXf& image() const { return image_; }

 private:
  void show(const Eigen::VectorXf& code, const Stage& stage);
  static void draw_sliders(Stage& stage, const Rect& rect, int rows, const Eigen::VectorXd& mean,
                           Eigen::VectorXd& code);

  render::Tiles tile_;
  Eigen::VectorXf code_;
  Eigen::VectorXf image_;
  long generation_ = -1;  // of the corpus that decoded it
};

/// A code as the sliders and the address have it: three decimals.
std::vector<double> rounded_code(const Eigen::Ref<const Eigen::VectorXd>& code);

}  // namespace xenoglyph::app
