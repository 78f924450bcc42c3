#version 300 es
// Premultiplied colours to straight ones.
precision highp float;

uniform sampler2D premultiplied;
out vec4 fragment;

void main() {
  vec4 colour = texelFetch(premultiplied, ivec2(gl_FragCoord.xy), 0);
  fragment = colour.a > 0.0 ? vec4(colour.rgb / colour.a, colour.a) : vec4(0.0);
}
