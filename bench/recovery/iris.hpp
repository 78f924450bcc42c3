#pragma once

#include "base/points.hpp"

namespace xenoglyph::bench {

/// Anderson's irises: 150 x 4, sepal length and width, petal length and width in cm. Anderson, "The
/// irises of the Gaspe peninsula", Bulletin of the American Iris Society 59, 1935; Fisher, "The use
/// of multiple measurements in taxonomic problems", Annals of Eugenics 7, 1936.
Points iris_points();

}  // namespace xenoglyph::bench
