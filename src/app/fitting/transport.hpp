#pragma once

#include "app/chapter.hpp"
#include "app/fitting/fit_session.hpp"
#include "app/ui/widgets.hpp"

namespace xenoglyph::app {

/// Height of the row (or rows, where it is narrow) of play, step, restart and speed.
float transport_height(const Interface& ui, float width);

/// Play, step, restart and speed, as on a player; `pace` is the option that the speed's slider
/// sets. Returns true when the fit shall start afresh.
bool draw_transport(const Stage& stage, const Rect& rect, const SettingsRow& pace,
                    FitSession& session);

/// The shortcuts of the transport: space, right arrow, full stop, R. Not while something else has
/// the keys. Returns true when the fit shall start afresh.
bool transport_keys(FitSession& session);

}  // namespace xenoglyph::app
