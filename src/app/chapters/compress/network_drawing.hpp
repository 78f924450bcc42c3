#pragma once

#include <span>

#include <Eigen/Core>

#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// Height that the drawing of a network needs.
float network_drawing_height(const Interface& ui);

/// A network as bars, one a layer of values, as long as the square root of their number, joined by
/// what the layers between them do; under each bar its number of values. The narrowest is the code.
/// The tooltip tells of `weights`, the number of weights and biases.
void draw_network(Interface& ui, const Rect& rect, std::span<const Eigen::Index> sizes,
                  Eigen::Index weights);

}  // namespace xenoglyph::app
