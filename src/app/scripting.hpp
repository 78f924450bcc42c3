#pragma once

#include <memory>

#include "app/shell.hpp"

namespace xenoglyph::app {

/// Which demo the functions below speak of. They are what window.xenoglyph calls.
void set_scripted_shell(std::shared_ptr<Shell> shell);

}  // namespace xenoglyph::app

/// Texts live until the next call of the same function.
extern "C" {
/// The page's state as JSON.
const char* xenoglyph_state();
/// How frames go, as JSON, as in the state; nothing else is gathered for it.
const char* xenoglyph_frames();
/// Opens an address: "{}", or {"error": what was wrong}. What is right in it takes effect all the
/// same.
const char* xenoglyph_go(const char* address);
/// Fits n points of d coordinates given row by row: the object of model.json, or {"error": why
/// not}.
const char* xenoglyph_fit(const double* points, int n, int d, const char* options);
}
