#include "app/chapters/fit/fit_state.hpp"

#include <nlohmann/json.hpp>

#include "app/fitting/session_state.hpp"
#include "app/ui/rect_json.hpp"
#include "data/model_json.hpp"

namespace xenoglyph::app {

namespace {

using nlohmann::json;

json curve_of(const FitReport& report) {
  json curve = rect_as_json(report.curve, report.pixel_ratio);
  int annihilated = 0;
  int pruned = 0;
  for (const CurveMark& mark : report.session.marks()) {
    ++(mark.pruned ? pruned : annihilated);
  }
  curve["records"] = report.session.has_fit() ? report.session.fitter().history().size() : 0;
  curve["annihilated"] = annihilated;
  curve["pruned"] = pruned;
  return curve;
}

}  // namespace

void add_fit_state(json& state, const FitReport& report) {
  const FitSession& session = report.session;
  json& fit = state["fit"] = session_state(session);
  fit["n_points"] = report.data.points.rows();
  fit["true_components"] = report.data.true_components;
  json& model = state["model"] = nullptr;
  if (session.has_fit()) {
    const MmlFitter& fitter = session.fitter();
    model = data::to_json_object(data::make_model(fitter.result(), fitter.options()));
  }
  state["view"] = {{"left", report.picture.frame.x.low},
                   {"right", report.picture.frame.x.high},
                   {"bottom", report.picture.frame.y.low},
                   {"top", report.picture.frame.y.high}};
  state["picture"] = rect_as_json(report.picture.area, report.pixel_ratio);
  state["curve"] = curve_of(report);
  state["frames"]["longest_slice_ms"] = session.longest_slice() * 1e3;
}

}  // namespace xenoglyph::app
