#pragma once

#include "app/chapter.hpp"
#include "app/chapters/judge/judged_partition.hpp"

namespace xenoglyph::app {

/// The scores of the partition that is looked at, each with a sentence on what it doesn't tell, in
/// a grid of as many columns as fit. Returns the height.
float draw_scores(const Stage& stage, ImVec2 at, float width, const JudgedPartition& judged);

}  // namespace xenoglyph::app
