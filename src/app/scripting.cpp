#include "app/scripting.hpp"

#include <exception>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/fit_call.hpp"
#include "base/rows.hpp"

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#define XENOGLYPH_EXPORT EMSCRIPTEN_KEEPALIVE
#else
#define XENOGLYPH_EXPORT
#endif

namespace xenoglyph::app {

namespace {

// JavaScript calls plain functions: the demo that they speak of is the process's.
std::shared_ptr<Shell>& scripted_shell() {
  static std::shared_ptr<Shell> shell;
  return shell;
}

std::string error_as_json(const std::string& message) {
  return nlohmann::json{{"error", message}}.dump(-1, ' ', false,
                                                 nlohmann::json::error_handler_t::replace);
}

// An answer that lives until the next one.
const char* answered(std::string answer) {
  static std::string text;
  text = std::move(answer);
  return text.c_str();
}

using Transform = Rows<float> (Corpus::*)(const RowsView<float>&) const;

const char* transformed(Transform transform, const float* input, int rows, float* output) {
  const auto& shell = scripted_shell();
  const Corpus* corpus = shell ? shell->corpus() : nullptr;
  if (corpus == nullptr) {
    return answered(
        error_as_json("The network has not arrived yet; xenoglyph.state().digits tells."));
  }
  if (!corpus->draws()) {
    return answered(error_as_json("The open corpus has no network that encodes or decodes."));
  }
  const bool encodes = transform == &Corpus::encode;
  const Eigen::Index pixels = corpus->image().size();
  const Eigen::Index inputs = encodes ? pixels : corpus->code_size();
  const Eigen::Index outputs = encodes ? corpus->code_size() : pixels;
  try {
    const Eigen::Map<const Rows<float>> given(input, rows, inputs);
    Eigen::Map<Rows<float>>(output, rows, outputs) = (corpus->*transform)(given);
  } catch (const std::exception& error) {
    return answered(error_as_json(error.what()));
  }
  return answered("{}");
}

}  // namespace

void set_scripted_shell(std::shared_ptr<Shell> shell) { scripted_shell() = std::move(shell); }

}  // namespace xenoglyph::app

using xenoglyph::app::Corpus;

extern "C" {

XENOGLYPH_EXPORT const char* xenoglyph_state() {
  const auto& shell = xenoglyph::app::scripted_shell();
  return xenoglyph::app::answered(shell ? shell->state() : "{}");
}

XENOGLYPH_EXPORT const char* xenoglyph_frames() {
  const auto& shell = xenoglyph::app::scripted_shell();
  return xenoglyph::app::answered(shell ? shell->frames() : "{}");
}

XENOGLYPH_EXPORT const char* xenoglyph_go(const char* address) {
  const auto& shell = xenoglyph::app::scripted_shell();
  const std::string faults = shell ? shell->go(address) : "The page has not started yet";
  return xenoglyph::app::answered(faults.empty() ? "{}" : xenoglyph::app::error_as_json(faults));
}

XENOGLYPH_EXPORT const char* xenoglyph_fit(const double* points, int n, int d,
                                           const char* options) {
  return xenoglyph::app::answered(xenoglyph::app::fit_as_json(points, n, d, options));
}

// Floats of an image, or of a code, of the open corpus; 0 as long as no network is there.
XENOGLYPH_EXPORT int xenoglyph_row_length(int of_image) {
  const auto& shell = xenoglyph::app::scripted_shell();
  const Corpus* corpus = shell ? shell->corpus() : nullptr;
  if (corpus == nullptr || !corpus->draws()) {
    return 0;
  }
  return static_cast<int>(of_image != 0 ? corpus->image().size() : corpus->code_size());
}

// rows x pixels floats from 0 to 1 in, rows x code size out.
XENOGLYPH_EXPORT const char* xenoglyph_encode(const float* images, int rows, float* codes) {
  return xenoglyph::app::transformed(&Corpus::encode, images, rows, codes);
}

// rows x code size floats in, rows x pixels out.
XENOGLYPH_EXPORT const char* xenoglyph_decode(const float* codes, int rows, float* images) {
  return xenoglyph::app::transformed(&Corpus::decode, codes, rows, images);
}
}
