#include "app/chapters/chapter_list.hpp"

#include "app/chapters/compress/compress_chapter.hpp"
#include "app/chapters/discover/discover_chapter.hpp"
#include "app/chapters/dream/dream_chapter.hpp"
#include "app/chapters/fit/fit_chapter.hpp"
#include "app/chapters/judge/judge_chapter.hpp"

namespace xenoglyph::app {

Chapters all_chapters() {
  Chapters chapters;
  chapters.push_back(std::make_unique<FitChapter>());
  chapters.push_back(std::make_unique<CompressChapter>());
  chapters.push_back(std::make_unique<DiscoverChapter>());
  chapters.push_back(std::make_unique<DreamChapter>());
  chapters.push_back(std::make_unique<JudgeChapter>());
  return chapters;
}

}  // namespace xenoglyph::app
