#include "app/scripting.hpp"

#include <exception>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/fit_call.hpp"

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

}  // namespace

void set_scripted_shell(std::shared_ptr<Shell> shell) { scripted_shell() = std::move(shell); }

}  // namespace xenoglyph::app

extern "C" {

XENOGLYPH_EXPORT const char* xenoglyph_state() {
  static std::string text;
  const auto& shell = xenoglyph::app::scripted_shell();
  text = shell ? shell->state() : "{}";
  return text.c_str();
}

XENOGLYPH_EXPORT const char* xenoglyph_go(const char* address) {
  static std::string text;
  const auto& shell = xenoglyph::app::scripted_shell();
  const std::string faults = shell ? shell->go(address) : "The page has not started yet";
  text = faults.empty() ? "{}" : xenoglyph::app::error_as_json(faults);
  return text.c_str();
}

XENOGLYPH_EXPORT const char* xenoglyph_fit(const double* points, int n, int d,
                                           const char* options) {
  static std::string text;
  text = xenoglyph::app::fit_as_json(points, n, d, options);
  return text.c_str();
}
}
