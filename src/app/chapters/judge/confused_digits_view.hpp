#pragma once

#include <cstddef>

#include "app/chapter.hpp"
#include "app/chapters/judge/judged_partition.hpp"

namespace xenoglyph::app {

/// Height that so many pairs need.
float confused_digits_height(const Interface& ui, std::size_t pairs);

/// The digits that clusters most often take for one another, some of each decoded: as many pairs as
/// fit.
void draw_confused_digits(const Stage& stage, const Rect& rect, const JudgedPartition& judged);

}  // namespace xenoglyph::app
