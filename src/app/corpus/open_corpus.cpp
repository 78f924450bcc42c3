#include "app/corpus/open_corpus.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "app/corpus/code_picture.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

// Where the fit is not what is watched, it is done as fast as frames allow.
constexpr double hidden_speed = 1e6;
// Drawn in software a frame is long, and a few milliseconds of each are no haste.
constexpr double share_in_haste = 0.4;

}  // namespace

void choose_corpus(Settings& settings, const std::string& name) {
  if (settings.corpus == name) {
    return;
  }
  settings.corpus = name;
  settings.codes_play = true;
  settings.codes_step = 0;
  settings.component = 0;
  settings.hidden = 0;
  settings.code.reset();
}

OpenCorpus::OpenCorpus(CorpusSources sources)
    : sources_(std::move(sources)),
      fit_(platform::seconds),
      symbol_tiles_(atlas_.allocate(most_codes_components)) {}

void OpenCorpus::request(const Settings& settings) {
  const auto found =
      std::find_if(sources_.begin(), sources_.end(),
                   [&](const CorpusSource& source) { return source.name == settings.corpus; });
  if (found == sources_.end()) {
    throw std::logic_error("There is no corpus \"" + settings.corpus + "\".");
  }
  fit_.close();
  ++generation_;
  if (arrival_.asked(*found)) {
    for (const std::string& file : found->files) {
      platform::request_asset(file);
    }
  }
}

void OpenCorpus::follow(const Settings& settings) {
  if (arrival_.name() != settings.corpus) {
    request(settings);
  }
}

void OpenCorpus::open(const Settings& settings) {
  const bool same = fit_.is_open() && settings.codes_play && fit_.has_mixture() &&
                    settings.codes_fit == fit_.options();
  if (!same) {
    fit_.close();
  } else if (!fit_.done()) {
    fit_.session().play();
  }
}

void OpenCorpus::advance(Settings& settings, MixtureWork work, double elapsed) {
  if (corpus() == nullptr) {
    return;
  }
  const bool needed = work != MixtureWork::none;
  if (!fit_.is_open() && needed) {
    fit_.open(*corpus(), settings);
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

void OpenCorpus::draw_symbols() {
  const std::vector<int> redrawn = fit_.take_redrawn();
  for (const Symbol& symbol : fit_.symbols()) {
    if (std::find(redrawn.begin(), redrawn.end(), symbol.id) != redrawn.end()) {
      set_tile(atlas_, symbol_tile(symbol.id), *corpus(), symbol.mean_image);
    }
  }
}

bool OpenCorpus::wants_frame(MixtureWork work) const {
  return work != MixtureWork::none &&
         ((corpus() != nullptr && !fit_.is_open()) || fit_.session().busy() || fit_.count_due());
}

}  // namespace xenoglyph::app
