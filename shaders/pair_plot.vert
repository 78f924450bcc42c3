#version 300 es
// A point of one cell: two of up to eight coordinates, chosen by weights.
precision highp float;
precision highp int;

layout(location = 0) in vec4 first;   // coordinates 1 to 4
layout(location = 1) in vec4 second;  // coordinates 5 to 8
layout(location = 2) in uint category;

uniform vec4 across[2];   // 1 for the coordinate shown to the right, 0 for the others
uniform vec4 upwards[2];
uniform vec2 low;         // data coordinates of the cell's lower left corner
uniform vec2 scale;       // data coordinates to 0..1
uniform vec4 palette[64];  // straight; alpha 0: left out
uniform vec3 cell;        // its lower left corner and its side, device pixels
uniform float radius;     // device pixels
uniform int raised;       // the category that is drawn last; -1 for none
uniform bool raised_turn;  // this call draws that one, else all others

flat out vec4 point_colour;
flat out vec2 centre;  // device pixels

void main() {
  point_colour = palette[min(category, 63u)];
  centre = vec2(0.0);
  gl_PointSize = 2.0 * (radius + 1.0);
  bool is_raised = int(category) == raised;
  if (point_colour.a == 0.0 || is_raised != raised_turn) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);  // outside of everything
    return;
  }
  vec2 position = vec2(dot(first, across[0]) + dot(second, across[1]),
                       dot(first, upwards[0]) + dot(second, upwards[1]));
  vec2 place = (position - low) * scale;
  centre = cell.xy + place * cell.z;
  gl_Position = vec4(place * 2.0 - 1.0, 0.0, 1.0);
}
