#pragma once

#include <Eigen/Core>

#include "app/state.hpp"

namespace xenoglyph::app {

/// The pen that a drawing is inked with, in pixels of the 28 x 28 image: full ink on its axis, half
/// of it at `radius`, none beyond radius + softness / 2.
struct Pen {
  float radius = 1.1F;
  float softness = 1.3F;
};

/// True when there is nothing to see.
bool is_blank(const Strokes& strokes);

/// A drawing as the image that MNIST would have made of it (LeCun, Cortes and Burges, "The MNIST
/// database of handwritten digits"): scaled, its proportions kept, so that its ink just fits a box
/// of 20 x 20 pixels; then moved so that the ink's centre of mass is the centre of 28 x 28. What
/// then lies outside is cut off.
///
/// Strokes are scaled as lines and inked afterwards, so that the image does not depend on where,
/// how large or with which pen they were drawn. A drawing smaller than a fiftieth of the drawing
/// area is a dot.
///
/// 784 values row by row from the top, 0 (paper) to 1 (ink); all 0 for a blank drawing.
Eigen::VectorXf drawn_image(const Strokes& strokes, const Pen& pen = {});

}  // namespace xenoglyph::app
