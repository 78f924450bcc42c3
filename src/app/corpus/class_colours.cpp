#include "app/corpus/class_colours.hpp"

namespace xenoglyph::app {

Colour class_colour(int index, int count, bool dark) {
  constexpr int most_by_name = 10;
  if (count > most_by_name) {
    return component_colour(index, count, dark);
  }
  switch (index) {
    case 8:  // wine
      return dark ? Colour{0.79F, 0.31F, 0.47F} : Colour{0.53F, 0.13F, 0.33F};
    case 9:  // indigo
      return dark ? Colour{0.55F, 0.49F, 0.92F} : Colour{0.20F, 0.13F, 0.53F};
    default:
      return okabe_ito(index, dark);
  }
}

}  // namespace xenoglyph::app
