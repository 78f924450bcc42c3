#version 300 es
// One square an instance, just large enough for an antialiased disc around the point.
precision highp float;

layout(location = 0) in vec2 position;  // data coordinates
layout(location = 1) in vec4 colour;    // straight

uniform vec2 view_origin;  // data coordinates of the lower left corner
uniform vec2 view_scale;   // data coordinates to 0..1
uniform vec2 pixel_size;   // of a device pixel, in clip coordinates
uniform float radius;      // device pixels

out vec2 offset;  // from the centre, device pixels
flat out vec4 point_colour;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  offset = corner * (radius + 1.0);
  vec2 centre = (position - view_origin) * view_scale * 2.0 - 1.0;
  gl_Position = vec4(centre + offset * pixel_size, 0.0, 1.0);
  point_colour = colour;
}
