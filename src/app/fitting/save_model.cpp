#include "app/fitting/save_model.hpp"

#include "data/model_json.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

void save_model(Interface& ui, const FitSession& session) {
  const MmlFitter& fitter = session.fitter();
  const bool saved =
      platform::save_file("model.json", "application/json",
                          data::to_json(data::make_model(fitter.result(), fitter.options())));
  ui.announce(saved ? "Saved model.json" : "model.json could not be written.");
}

}  // namespace xenoglyph::app
