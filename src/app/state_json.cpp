#include "app/state_json.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "app/address/address.hpp"
#include "app/fit_call.hpp"
#include "app/ui/rect_json.hpp"
#include "data/model_json.hpp"

namespace xenoglyph::app {

namespace {

using nlohmann::json;

std::string_view name_of(FitStatus status) {
  switch (status) {
    case FitStatus::playing:
      return "playing";
    case FitStatus::done:
      return "done";
    case FitStatus::paused:
      break;
  }
  return "paused";
}

std::string_view name_of(MmlEvent event) {
  switch (event) {
    case MmlEvent::updated:
      return "updated";
    case MmlEvent::annihilated:
      return "annihilated";
    case MmlEvent::pruned:
      return "pruned";
    case MmlEvent::compared:
      return "compared";
    case MmlEvent::converged:
      return "converged";
    case MmlEvent::started:
      break;
  }
  return "started";
}

// Network and codes, and how the mixture of the codes stands.
json digits_of(const DigitsArrival& arrival) {
  constexpr std::array names{"waiting", "arriving", "ready", "failed"};
  return {{"status", names.at(static_cast<std::size_t>(arrival.status()))},
          {"received", arrival.received()},
          {"total", arrival.total()},
          {"count", arrival.digits() == nullptr ? 0 : arrival.digits()->codes.rows()},
          {"problem", arrival.problem().empty() ? json(nullptr) : json(arrival.problem())}};
}

json fit_of(const FitSession& session) {
  json fit = {{"status", name_of(session.status())},
              {"event", nullptr},
              {"sweep", 0},
              {"restart", 0},
              {"step", session.steps()},
              {"n_components", 0},
              {"message_length", nullptr},
              {"best_message_length", nullptr},
              {"best_n_components", nullptr},
              {"n_iter", 0},
              {"problem", session.problem().empty() ? json(nullptr) : json(session.problem())}};
  if (!session.has_fit()) {
    return fit;
  }
  const MmlFitter& fitter = session.fitter();
  const MmlStatus& status = fitter.status();
  fit["event"] = name_of(status.event);
  fit["sweep"] = status.sweep;
  fit["restart"] = status.restart;
  fit["n_components"] = status.n_components;
  fit["n_iter"] = fitter.history().size();
  if (!fitter.history().empty()) {
    fit["message_length"] = fitter.history().back().message_length;
  }
  if (fitter.best_record() >= 0) {
    fit["best_message_length"] = fitter.best_message_length();
    fit["best_n_components"] = fitter.best().n_components();
  }
  return fit;
}

json curve_of(const StateReport& report) {
  json curve = rect_as_json(report.curve, report.pixel_ratio);
  int annihilated = 0;
  int pruned = 0;
  for (const CurveMark& mark : report.session->marks()) {
    ++(mark.pruned ? pruned : annihilated);
  }
  curve["records"] = report.session->has_fit() ? report.session->fitter().history().size() : 0;
  curve["annihilated"] = annihilated;
  curve["pruned"] = pruned;
  return curve;
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

std::string state_as_json(const StateReport& report) {
  const Settings& settings = *report.settings;
  const FitSession& session = *report.session;
  json fit = fit_of(session);
  fit["n_points"] = report.n_points;
  fit["true_components"] = report.true_components;
  json model = nullptr;
  if (session.has_fit()) {
    const MmlFitter& fitter = session.fitter();
    model = json::parse(data::to_json(data::make_model(fitter.result(), fitter.options())));
  }
  json codes_fit = fit_of(report.codes_fit->session());
  codes_fit["longest_slice_ms"] = report.codes_fit->session().longest_slice() * 1e3;
  json state = {
      {"chapter", to_string(settings.chapter)},
      {"dataset", settings.dataset},
      {"seed", settings.fit.seed},
      {"theme", to_string(settings.theme)},
      {"dark", report.dark},
      {"address", to_address(settings)},
      {"fit", fit},
      {"options", options_to_json(settings.fit)},
      {"model", model},
      {"view",
       {{"left", report.picture.frame.x.low},
        {"right", report.picture.frame.x.high},
        {"bottom", report.picture.frame.y.low},
        {"top", report.picture.frame.y.high}}},
      {"picture", rect_as_json(report.picture.area, report.pixel_ratio)},
      {"curve", curve_of(report)},
      {"frames",
       {{"count", report.frame_count},
        {"mean_ms", report.mean_frame_seconds * 1e3},
        {"longest_ms", report.longest_frame_seconds * 1e3},
        {"longest_slice_ms", session.longest_slice() * 1e3}}},
      {"digits", digits_of(*report.arrival)},
      {"codes_fit", codes_fit},
      {"codes_options", options_to_json(settings.codes_fit)},
      {"controls", controls_of(report.controls)},
      {"last_error", report.last_error.empty() ? json(nullptr) : json(report.last_error)}};
  if (!report.chapter.is_null()) {
    state[std::string(to_string(settings.chapter))] = report.chapter;
  }
  return state.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace xenoglyph::app
