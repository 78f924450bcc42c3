#pragma once

#include "render/colour.hpp"

namespace xenoglyph::app {

using render::Colour;

/// A colour from Oklab's cylindrical coordinates (Ottosson 2020): equal steps look equally large.
/// Chroma is lowered as far as sRGB asks for.
/// @param lightness  0..1
/// @param chroma     0 for grey to about 0.3
/// @param hue        radians
Colour from_oklch(double lightness, double chroma, double hue);

/// Colours of the eight Okabe and Ito (2008) hues that any colour-blind reader tells apart, black
/// replaced by grey; adjusted in lightness for dark backgrounds.
Colour okabe_ito(int index, bool dark);

/// Colour of component `id` of `count` at the start: evenly spaced hues in a perceptual space, in
/// an order that keeps neighbours in number apart in hue, in two steps of lightness.
Colour component_colour(int id, int count, bool dark);

/// Colour of the component of rank `rank` of a settled mixture: Okabe and Ito's where eight are
/// enough, else evenly spaced hues.
Colour settled_colour(int rank, int count, bool dark);

/// From `a` (share 0) to `b` (share 1), alpha too.
Colour mix(const Colour& a, const Colour& b, float share);

Colour with_alpha(const Colour& colour, float alpha);

/// Contrast ratio of two opaque colours after WCAG 2: 1 to 21.
double contrast(const Colour& a, const Colour& b);

}  // namespace xenoglyph::app
