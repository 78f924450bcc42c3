#pragma once

#include "app/chapter.hpp"
#include "app/chapters/judge/judged_partition.hpp"

namespace xenoglyph::app {

/// Height of the matrix with rows as low as they can be read, and as high as they look good.
float lowest_confusion_height(const Interface& ui, const JudgedPartition& judged);
float highest_confusion_height(const Interface& ui, const JudgedPartition& judged);

/// The confusion matrix: a row a cluster with its mean as a picture, a column a class; where nobody
/// labelled the samples, each row has the cluster's size instead. Returns what
/// visitors count the pressed cluster as, 0 for none; only components of the codes' fit can be
/// pressed, since no other chapter knows the rest.
int draw_confusion(const Stage& stage, const Rect& rect, const JudgedPartition& judged);

}  // namespace xenoglyph::app
