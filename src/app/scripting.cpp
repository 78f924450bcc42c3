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

using Transform = Rows<float> (Digits::*)(const RowsView<float>&) const;

const char* transformed(Transform transform, const float* input, int rows, float* output) {
  const auto& shell = scripted_shell();
  const Digits* digits = shell ? shell->digits() : nullptr;
  if (digits == nullptr) {
    return answered(
        error_as_json("The network has not arrived yet; xenoglyph.state().digits tells."));
  }
  const bool encodes = transform == &Digits::encode;
  const Eigen::Index inputs = encodes ? Digits::image_size : digits->code_size();
  const Eigen::Index outputs = encodes ? digits->code_size() : Digits::image_size;
  try {
    const Eigen::Map<const Rows<float>> given(input, rows, inputs);
    Eigen::Map<Rows<float>>(output, rows, outputs) = (digits->*transform)(given);
  } catch (const std::exception& error) {
    return answered(error_as_json(error.what()));
  }
  return answered("{}");
}

}  // namespace

void set_scripted_shell(std::shared_ptr<Shell> shell) { scripted_shell() = std::move(shell); }

}  // namespace xenoglyph::app

using xenoglyph::app::Digits;

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

// rows x 784 floats from 0 to 1 in, rows x 6 out.
XENOGLYPH_EXPORT const char* xenoglyph_encode(const float* images, int rows, float* codes) {
  return xenoglyph::app::transformed(&Digits::encode, images, rows, codes);
}

// rows x 6 floats in, rows x 784 out.
XENOGLYPH_EXPORT const char* xenoglyph_decode(const float* codes, int rows, float* images) {
  return xenoglyph::app::transformed(&Digits::decode, codes, rows, images);
}
}
