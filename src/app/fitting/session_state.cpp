#include "app/fitting/session_state.hpp"

#include <string_view>

#include <nlohmann/json.hpp>

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

}  // namespace

json session_state(const FitSession& session) {
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

}  // namespace xenoglyph::app
