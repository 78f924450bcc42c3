#pragma once

#include "app/chapter.hpp"
#include "app/ui/chapter_layout.hpp"

namespace xenoglyph::app {

/// The open corpus in a row of a rail, which opens a list of all that there are: name, a sketch of
/// the network, size of a code and of the download, what it is for. Returns the height; where there
/// is only one corpus, nothing is drawn and it is 0.
float draw_corpus_picker(const Stage& stage, ImVec2 at, float width);

/// Draws a chapter about the open corpus: draw_chapter() with the picker for its head.
void draw_corpus_chapter(const Stage& stage, ChapterParts parts);

}  // namespace xenoglyph::app
