#include "app/digits/handwriting.hpp"

#include <algorithm>
#include <vector>

#include "app/digits/tiles.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

// Where the fit is not what is watched, it is done as fast as frames allow.
constexpr double hidden_speed = 1e6;
// Drawn in software a frame is long, and a few milliseconds of each are no haste.
constexpr double share_in_haste = 0.4;

}  // namespace

Handwriting::Handwriting()
    : fit_(platform::seconds), symbol_tiles_(atlas_.allocate(most_codes_components)) {}

void Handwriting::request() {
  fit_.close();
  arrival_.asked();
  platform::request_asset(DigitsArrival::network_file);
  platform::request_asset(DigitsArrival::codes_file);
}

void Handwriting::open(const Settings& settings) {
  const bool same = fit_.is_open() && settings.codes_play && fit_.has_mixture() &&
                    settings.codes_fit == fit_.options();
  if (!same) {
    fit_.close();
  } else if (!fit_.done()) {
    fit_.session().play();
  }
}

void Handwriting::advance(Settings& settings, MixtureWork work, double elapsed) {
  if (digits() == nullptr) {
    return;
  }
  const bool needed = work != MixtureWork::none;
  if (!fit_.is_open() && needed) {
    fit_.open(*digits(), settings);
  }
  if (!fit_.is_open()) {
    return;
  }
  fit_.follow(settings);
  if (needed) {
    if (work == MixtureWork::watched) {
      fit_.tick(elapsed, settings.codes_speed);
    } else {
      fit_.tick(elapsed, hidden_speed, share_in_haste);
    }
  }
  if (fit_.has_mixture()) {
    const bool paused = fit_.session().status() == FitStatus::paused;
    settings.codes_play = !paused;
    settings.codes_step = paused ? fit_.session().steps() : 0;
    draw_symbols();
  }
}

void Handwriting::draw_symbols() {
  const std::vector<int> redrawn = fit_.take_redrawn();
  for (const Symbol& symbol : fit_.symbols()) {
    if (std::find(redrawn.begin(), redrawn.end(), symbol.id) != redrawn.end()) {
      set_tile(atlas_, symbol_tile(symbol.id), symbol.mean_image);
    }
  }
}

bool Handwriting::wants_frame(MixtureWork work) const {
  return work != MixtureWork::none &&
         ((digits() != nullptr && !fit_.is_open()) || fit_.session().busy() || fit_.count_due());
}

}  // namespace xenoglyph::app
