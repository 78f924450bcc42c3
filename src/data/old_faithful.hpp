#pragma once

#include "base/points.hpp"

namespace xenoglyph::data {

/// 272 x 2: the duration of an eruption of the Old Faithful geyser and the wait for the next one,
/// both in minutes. The data set that R ships as `faithful`, which names as its sources Azzalini
/// and Bowman, "A look at some data on the Old Faithful geyser", Applied Statistics 39(3), 1990,
/// and Haerdle, "Smoothing Techniques with Implementation in S", Springer 1991.
Points old_faithful();

}  // namespace xenoglyph::data
