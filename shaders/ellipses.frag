#version 300 es
precision highp float;

in vec2 band;
flat in vec3 shape;
flat in vec4 colour;

out vec4 fragment;  // premultiplied

void main() {
  float coverage = 1.0;
  if (shape.z > 0.5) {
    coverage = clamp(shape.x + 0.5 - abs(band.x), 0.0, 1.0) * min(1.0, 2.0 * shape.x);
    if (shape.y > 0.0) {
      float from_dash = abs(mod(band.y, shape.y) - 0.5 * shape.y);
      coverage *= clamp(0.25 * shape.y + 0.5 - from_dash, 0.0, 1.0);
    }
  }
  float alpha = colour.a * coverage;
  fragment = vec4(colour.rgb * alpha, alpha);
}
