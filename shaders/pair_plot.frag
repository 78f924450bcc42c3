#version 300 es
precision highp float;

flat in vec4 point_colour;
flat in vec2 centre;

uniform float radius;  // device pixels

out vec4 fragment;  // premultiplied

void main() {
  // Not gl_PointCoord: drivers move a point's square to whole pixels.
  float coverage = clamp(radius + 0.5 - length(gl_FragCoord.xy - centre), 0.0, 1.0);
  // A disc smaller than a pixel covers only its own area of it.
  coverage *= min(1.0, 4.0 * radius * radius);
  float alpha = point_colour.a * coverage;
  fragment = vec4(point_colour.rgb * alpha, alpha);
}
