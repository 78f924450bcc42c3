#version 300 es
// One bar of a histogram an instance.
precision highp float;

layout(location = 0) in vec4 bar;     // left, bottom, right, top; 0..1 of the cell
layout(location = 1) in vec4 colour;  // straight

flat out vec4 bar_colour;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4(mix(bar.xy, bar.zw, corner) * 2.0 - 1.0, 0.0, 1.0);
  bar_colour = colour;
}
