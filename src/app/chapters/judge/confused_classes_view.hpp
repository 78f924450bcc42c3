#pragma once

#include <cstddef>

#include "app/chapter.hpp"
#include "app/chapters/judge/judged_partition.hpp"

namespace xenoglyph::app {

/// Height that so many pairs need.
float confused_classes_height(const Interface& ui, std::size_t pairs);

/// The classes that clusters most often take for one another, some samples of each as pictures: as
/// many pairs as fit.
void draw_confused_classes(const Stage& stage, const Rect& rect, const JudgedPartition& judged);

}  // namespace xenoglyph::app
