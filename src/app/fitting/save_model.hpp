#pragma once

#include "app/fitting/fit_session.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// Offers the best mixture of a fit so far as model.json, and says whether it could be saved.
void save_model(Interface& ui, const FitSession& session);

}  // namespace xenoglyph::app
