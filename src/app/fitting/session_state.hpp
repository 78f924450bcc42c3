#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/fitting/fit_session.hpp"

namespace xenoglyph::app {

/// What scripts learn of a watched fit: status, last event, where it stands, the best so far.
nlohmann::json session_state(const FitSession& session);

}  // namespace xenoglyph::app
