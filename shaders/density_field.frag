#version 300 es
// A sum of Gaussian bumps: colour by share, strength by the sum, a line at each halving of it.
precision highp float;
precision highp int;

const int max_bumps = 64;
const float line_levels = 7.0;  // lines at 1/2, 1/4, ... of the peak

struct Bump {
  vec4 centre_precision;   // centre x, y; precision xx, xy; all in 0..1 across the picture
  vec4 precision_height;   // precision yy; logarithm of the height relative to the peak; unused
  vec4 colour;             // straight
};

layout(std140) uniform Bumps { Bump bumps[max_bumps]; };
uniform int count;
uniform float strength;
uniform float line_width;  // device pixels

in vec2 place;
out vec4 fragment;  // premultiplied

// Breaks up the bands of 8-bit colour: an even pattern in -1/2..1/2.
float dither(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))) - 0.5; }

void main() {
  float sum = 0.0;
  vec2 slope = vec2(0.0);
  vec4 mixed = vec4(0.0);
  for (int i = 0; i < count; ++i) {
    Bump bump = bumps[i];
    vec2 away = place - bump.centre_precision.xy;
    vec2 pull = vec2(dot(bump.centre_precision.zw, away),
                     dot(vec2(bump.centre_precision.w, bump.precision_height.x), away));
    float height = exp(bump.precision_height.y - 0.5 * dot(away, pull));
    sum += height;
    slope -= height * pull;
    mixed += height * bump.colour;
  }
  if (!(sum > 0.0)) {
    fragment = vec4(0.0);
    return;
  }
  mixed /= sum;

  // The square root lets the flanks be seen.
  float field = strength * sqrt(min(sum, 1.0));

  // Halvings below the peak, and how many of them one pixel crosses.
  float level = -log2(sum);
  vec2 pixel = vec2(dFdx(place.x), dFdy(place.y));
  float crossed = length(slope * pixel) / sum * 1.44269504;
  float nearest = clamp(round(level), 1.0, line_levels);
  float line = clamp(0.5 * line_width + 0.5 - abs(level - nearest) / max(crossed, 1e-9), 0.0, 1.0);
  // Lines that would touch one another fade, and so do those far down the flank.
  line *= 1.0 - smoothstep(0.12, 0.3, crossed * line_width);
  line *= min(1.0, line_width) * (1.0 - nearest / (line_levels + 2.0));

  float alpha = mixed.a * clamp(field + 0.45 * strength * line, 0.0, 1.0);
  alpha = clamp(alpha + dither(gl_FragCoord.xy) / 255.0 * step(0.002, alpha), 0.0, 1.0);
  fragment = vec4(mixed.rgb * alpha, alpha);
}
