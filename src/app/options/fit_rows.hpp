#pragma once

#include <vector>

#include "app/options/option.hpp"
#include "mixture/fit_mml.hpp"

namespace xenoglyph::app {

/// The options of a fit, a row each: those of the toy points' fit, of the codes' fit and of
/// xenoglyph.fit().
///
/// @param most  components at the start, at the most
std::vector<OptionRow<MmlOptions>> fit_rows(int most);

/// The strength that a kind of regularisation begins with: a strength means something else for each
/// kind.
double first_strength(RegularizationKind kind);

}  // namespace xenoglyph::app
