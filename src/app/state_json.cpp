#include "app/state_json.hpp"

#include <array>
#include <cstddef>
#include <string>

#include <nlohmann/json.hpp>

#include "app/address/address.hpp"
#include "app/fit_call.hpp"
#include "app/fitting/session_state.hpp"

namespace xenoglyph::app {

namespace {

using nlohmann::json;

// The corpus, or how far on its way it is.
json arrival_of(const CorpusArrival& arrival) {
  constexpr std::array names{"waiting", "arriving", "ready", "failed"};
  return {{"status", names.at(static_cast<std::size_t>(arrival.status()))},
          {"received", arrival.received()},
          {"total", arrival.total()},
          {"count", arrival.corpus() == nullptr ? 0 : arrival.corpus()->count()},
          {"problem", arrival.problem().empty() ? json(nullptr) : json(arrival.problem())}};
}

json controls_of(std::span<const ControlRecord> records) {
  json controls = json::array();
  for (const ControlRecord& record : records) {
    controls.push_back({{"id", record.id},
                        {"label", record.label},
                        {"kind", record.kind},
                        {"x", record.x},
                        {"y", record.y},
                        {"width", record.width},
                        {"height", record.height},
                        {"enabled", record.enabled},
                        {"visible", record.visible},
                        {"focused", record.focused},
                        {"value", record.value}});
  }
  return controls;
}

}  // namespace

json frames_state(const platform::FrameStatistics& frames) {
  return {{"count", frames.frames},
          {"mean_ms", frames.mean_seconds * 1e3},
          {"longest_ms", frames.longest_seconds * 1e3}};
}

json page_state(const PageReport& report) {
  const Settings& settings = report.settings;
  json codes_fit = session_state(report.codes_fit.session());
  codes_fit["longest_slice_ms"] = report.codes_fit.session().longest_slice() * 1e3;
  return {{"chapter", settings.chapter},
          {"dataset", settings.dataset},
          {"seed", settings.fit.seed},
          {"theme", report.options["theme"].text(settings)},
          {"dark", report.dark},
          {"address", to_address(report.options, settings)},
          {"options", options_to_json(settings.fit)},
          {"digits", arrival_of(report.arrival)},
          {"corpus", settings.corpus},
          {"codes_fit", codes_fit},
          {"codes_options", options_to_json(settings.codes_fit)},
          {"controls", controls_of(report.controls)},
          {"last_error", report.last_error.empty() ? json(nullptr) : json(report.last_error)}};
}

std::string as_text(const json& state) {
  return state.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace xenoglyph::app
