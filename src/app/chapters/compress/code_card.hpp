#pragma once

#include <span>
#include <string>

#include "app/chapters/compress/pair_plot_view.hpp"
#include "app/corpus/code_picture.hpp"
#include "app/ui/column.hpp"

namespace xenoglyph::app {

/// The numbers of a code, as many a row as fit and come out even, from a place downwards in a
/// width; where they need more than so many rows, the first of them and an ellipsis. Returns the
/// height.
float draw_code_numbers(const Interface& ui, ImVec2 at, float width, std::span<const float> code,
                        std::size_t most_rows = largest_code);

/// What a card tells of a point.
struct CodeCard {
  int tile = -1;  ///< its decoded image, where there is a network
  MarkShape shape = MarkShape::ring;
  Colour fill;
  Colour outline;
  std::string heading;  ///< "Digit 7"
  std::string note;     ///< "component 3, 94 %"
  std::span<const float> code;
};

/// Height of a card, with the gap after it.
float code_card_height(const Interface& ui);
void draw_code_card(const Interface& ui, const Rect& rect, const OpenCorpus& open,
                    const CodeCard& card);

}  // namespace xenoglyph::app
