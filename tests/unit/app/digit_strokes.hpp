#pragma once

#include "app/options/settings.hpp"

/// The ten digits as someone might draw them, in lines and arcs: a hand of its own, none of
/// MNIST's.
xenoglyph::app::Strokes strokes_of_digit(int digit);

/// The same strokes elsewhere and in another size, around the middle of the drawing area.
xenoglyph::app::Strokes placed(const xenoglyph::app::Strokes& strokes, float scale, float right,
                               float down);

/// The same lines through points that lie at most `step` apart, as a mouse leaves them.
xenoglyph::app::Strokes resampled(const xenoglyph::app::Strokes& strokes, float step);
