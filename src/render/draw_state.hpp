#pragma once

#include <array>

namespace xenoglyph::render {

/// Saves the GL state that a draw call of this room changes (program, vertex array, array and
/// uniform buffer, blending) and sets what all of them draw with: premultiplied colours over what
/// is there. The destructor puts back what was found, so that ImGui and others are not disturbed.
class DrawState {
 public:
  DrawState();
  DrawState(const DrawState&) = delete;
  DrawState& operator=(const DrawState&) = delete;
  ~DrawState();

 private:
  int program_ = 0;
  int vertex_array_ = 0;
  int array_buffer_ = 0;
  int uniform_buffer_ = 0;
  bool blend_ = false;
  std::array<int, 4> blend_functions_{};  // source and destination of colour, then of alpha
  std::array<int, 2> blend_equations_{};  // of colour and of alpha
};

}  // namespace xenoglyph::render
