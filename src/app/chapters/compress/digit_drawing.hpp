#pragma once

#include <Eigen/Core>

#include "app/corpus/corpus.hpp"
#include "app/options/settings.hpp"

namespace xenoglyph::app {

/// The pen that a drawing is inked with, in pixels of the image: full ink around its axis,
/// half of it at `radius`, none beyond radius + softness / 2.
///
/// The defaults give what MNIST's 10,000 test images have on the average: strokes 2.74 pixels wide
/// (twice the ink by the length of its edges) with edges that fall off over 1.16 pixels (six times
/// the sum of ink (1 - ink), by that length).
struct Pen {
  float radius = 1.35F;
  float softness = 0.6F;
};

/// True when there is nothing to see.
bool is_blank(const Strokes& strokes);

/// A drawing as the image that MNIST would have made of it (LeCun, Cortes and Burges, "The MNIST
/// database of handwritten digits"): scaled, its proportions kept, so that its ink just fits the
/// style's box (20 x 20 pixels there); then moved so that the ink's centre of mass is where the
/// style has it (there half a pixel right of and below the centre of 28 x 28). What then lies
/// outside is cut off.
///
/// Strokes are scaled as lines and inked afterwards, so that the image does not depend on where,
/// how large or with which pen they were drawn. A drawing smaller than a fiftieth of the drawing
/// area is a dot.
///
/// style.side^2 values row by row from the top, 0 (paper) to 1 (ink); all 0 for a blank drawing.
Eigen::VectorXf drawn_image(const Strokes& strokes, const DrawingStyle& style = {},
                            const Pen& pen = {});

}  // namespace xenoglyph::app
