#version 300 es
precision highp float;

flat in vec4 bar_colour;

out vec4 fragment;  // premultiplied

void main() {
  fragment = vec4(bar_colour.rgb * bar_colour.a, bar_colour.a);
}
