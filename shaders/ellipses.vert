#version 300 es
// One triangle strip an instance: first the inside of the ellipse, then a band along its outline.
// The band follows the curve at a constant distance in pixels, whatever the ellipse's shape.
precision highp float;

layout(location = 0) in vec2 centre;  // data coordinates
layout(location = 1) in vec4 axes;    // u, v: the ellipse is centre + cos(t) u + sin(t) v
layout(location = 2) in vec4 outline;
layout(location = 3) in vec4 fill;
layout(location = 4) in vec2 stroke;  // line width and dash, device pixels

uniform vec2 view_origin;
uniform vec2 view_scale;
uniform vec2 picture_size;  // device pixels
uniform int segments;       // of the outline; the strip has 4 * (segments + 1) + 2 vertices

out vec2 band;        // distance from the curve and arc length along it, device pixels
flat out vec3 shape;  // half the line's width, period of the dashes, 1 for the outline and 0 inside
flat out vec4 colour;

const float turn = 6.28318530717958648;

vec2 u;  // in device pixels
vec2 v;

vec2 velocity(float t) { return cos(t) * v - sin(t) * u; }

// Arc length from 0 to t by Simpson's rule, `steps` intervals of it.
float arc_length(float t, int steps) {
  float h = t / float(steps);
  float sum = 0.0;
  for (int i = 0; i < steps; ++i) {
    float start = h * float(i);
    sum += length(velocity(start)) + 4.0 * length(velocity(start + 0.5 * h)) + length(velocity(start + h));
  }
  return sum * h / 6.0;
}

void main() {
  vec2 scale = view_scale * picture_size;
  u = axes.xy * scale;
  v = axes.zw * scale;
  vec2 pixel = (centre - view_origin) * scale;
  int inside_vertices = 2 * (segments + 1);
  float half_width = 0.5 * stroke.x;
  shape = vec3(half_width, 0.0, 0.0);
  band = vec2(0.0);

  // The last vertex of the inside and the first of the band come twice: no triangle joins the two.
  int vertex = gl_VertexID;
  if (vertex >= inside_vertices) vertex -= vertex < inside_vertices + 2 ? 1 : 2;

  if (vertex < inside_vertices) {
    // Zigzag across, from t = 0 to t = pi on both sides.
    float t = 0.5 * turn * float(vertex >> 1) / float(segments);
    t = (vertex & 1) == 0 ? t : -t;
    if (fill.a > 0.0) pixel += cos(t) * u + sin(t) * v;
    colour = fill;
  } else {
    int i = (vertex - inside_vertices) >> 1;
    float side = (vertex & 1) == 0 ? 1.0 : -1.0;
    float t = turn * float(i) / float(segments);
    vec2 along = velocity(t);
    float speed = length(along);
    vec2 radial = vec2(cos(t), sin(t));
    vec2 normal = radial;
    float reach = half_width + 1.0;
    if (speed > 1e-4) {
      normal = vec2(along.y, -along.x) / speed;
      float area = u.x * v.y - u.y * v.x;
      normal *= area < 0.0 ? -1.0 : 1.0;  // outwards
      // No deeper than the centre of curvature, where the band would fold over.
      if (side < 0.0) reach = min(reach, speed * speed * speed / max(abs(area), 1e-6));
    } else if (side < 0.0) {
      reach = 0.0;
    }
    pixel += radial.x * u + radial.y * v + normal * side * reach;
    band.x = side * reach;
    shape.z = 1.0;
    if (stroke.y > 0.0) {
      float circumference = 2.0 * arc_length(0.5 * turn, segments / 2);
      // A whole number of dashes, so that the last meets the first.
      shape.y = circumference / max(1.0, round(circumference / (2.0 * stroke.y)));
      band.y = i == segments ? circumference : arc_length(t, max(1, i));
    }
    colour = outline;
  }
  gl_Position = vec4(pixel / picture_size * 2.0 - 1.0, 0.0, 1.0);
}
