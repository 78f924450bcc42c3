#pragma once

#include <span>

#include <Eigen/Core>

#include "app/ui/interface.hpp"
#include "autoencoder/autoencoder.hpp"

namespace xenoglyph::app {

/// A network as bars, one a layer of values, as long as the square root of their number, joined by
/// what the layers between them do. The narrowest is the code. Nothing else: small enough for a
/// list.
void draw_network_sketch(const Interface& ui, const Rect& rect,
                         std::span<const Eigen::Index> sizes);

/// Height that the drawing of a network needs.
float network_drawing_height(const Interface& ui);

/// The same with the parts' names above and each layer's number of values below, as far as there is
/// room for them. The tooltip tells what the layers do.
void draw_network(Interface& ui, const Rect& rect, const Autoencoder<float>& network);

}  // namespace xenoglyph::app
