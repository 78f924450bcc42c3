#pragma once

#include <string>

namespace xenoglyph::platform {

/// Writes what was last drawn into the bound framebuffer (`width` x `height` pixels) as a PNG file.
/// Throws std::runtime_error when it can't be written.
void write_screenshot(const std::string& path, int width, int height);

}  // namespace xenoglyph::platform
