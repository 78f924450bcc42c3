#version 300 es
// One triangle that covers the picture.
precision highp float;

out vec2 place;  // 0..1 across the picture, from its lower left corner

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0;
  place = corner;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
