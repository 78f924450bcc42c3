#pragma once

#include <span>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "app/corpus/codes_fit.hpp"
#include "app/corpus/corpus_arrival.hpp"
#include "app/options/option_table.hpp"
#include "app/ui/interface.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

/// What scripts can learn of the page beside what its chapters tell.
struct PageReport {
  const OptionTable& options;
  const Settings& settings;
  const CorpusArrival& arrival;
  const CodesFit& codes_fit;
  std::span<const ControlRecord> controls;
  bool dark = false;
  const std::string& last_error;  ///< empty for none
};

/// The page's part of window.xenoglyph.state(); the chapters add theirs.
nlohmann::json page_state(const PageReport& report);

/// How frames go: what window.xenoglyph.frames() gives, and state() has under "frames".
nlohmann::json frames_state(const platform::FrameStatistics& frames);

/// JSON for a script; what is no UTF-8 in it is replaced.
std::string as_text(const nlohmann::json& state);

}  // namespace xenoglyph::app
