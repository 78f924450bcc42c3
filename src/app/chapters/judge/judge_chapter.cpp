#include "app/chapters/judge/judge_chapter.hpp"

#include <optional>
#include <string>
#include <utility>

#include "app/corpus_picker.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

JudgeChapter::JudgeChapter() : selections_(platform::seconds) {}

ChapterText JudgeChapter::text() const {
  return {"judge", "Judge",
          "The number that was found, beside what other criteria find and what the labels say."};
}

ChapterNeeds JudgeChapter::needs(const Settings& /*settings*/) const {
  return {true, MixtureWork::in_haste};
}

void JudgeChapter::open(const Settings& /*settings*/) { em_done_ = false; }

void JudgeChapter::advance(const Stage& stage) {
  const Corpus& corpus = stage.corpus();
  const CodesFit& fit = stage.fit();
  if (generation_ != stage.open_corpus.generation()) {
    generation_ = stage.open_corpus.generation();
    selections_.forget();
  }
  selections_.follow(corpus, stage.settings);
  // The codes' fit goes first: it takes a second, the sweeps many.
  if (!fit.session().busy()) {
    selections_.tick(corpus, stage.elapsed);
  }
  judged_.follow(stage.settings, selections_, stage.open_corpus);
  if (mml_version_ != fit.assignment_version()) {
    mml_version_ = fit.assignment_version();
    compared_ = false;
    const std::optional<Partition> found = codes_fit_partition(fit);
    const CorpusClasses* classes = corpus.classes();
    mml_error_ = found && classes != nullptr
                     ? named_error(found->clusters, classes->labels, found->n_clusters())
                     : -1.0;
  }
  if (!compared_) {
    const CorpusSource& source = stage.open_corpus.source();
    if (std::optional<ComparedNetwork> network = compared(source, corpus, fit)) {
      comparison_.keep(std::move(*network), stage.open_corpus.sources());
      compared_ = true;
    }
  }
  if (selections_.em().done() && !em_done_) {
    const ComponentSweep& sweep = selections_.em().sweep();
    const auto k_of = [&](int record) {
      return std::to_string(sweep.records().at(static_cast<std::size_t>(record)).n_components);
    };
    platform::announce("Done: BIC chooses " + k_of(sweep.best_bic()) + " components, AIC " +
                       k_of(sweep.best_aic()) + ".");
  }
  em_done_ = selections_.em().done();
}

void JudgeChapter::save(Interface& ui, const char* name, const std::string& content) const {
  const bool saved = platform::save_file(name, "text/csv", content);
  ui.announce(saved ? std::string("Saved ") + name : std::string(name) + " could not be written.");
}

void JudgeChapter::frame(Stage& stage) {
  const Settings& settings = stage.settings;
  advance(stage);
  const PartitionVersion drawn = partition_version(settings, stage.fit(), selections_);
  draw_corpus_chapter(
      stage, {.controls = [&](ImVec2 at, float width) { return draw_controls(stage, at, width); },
              .picture = [&](const Rect& rect) { draw_wide(stage, rect); },
              .narrow_picture = [&](ImVec2 at, float width,
                                    float) { return draw_narrow(stage, at, width); }});
  // What was pressed while drawing shows in the next frame.
  selections_.follow(stage.corpus(), settings);
  stale_ = drawn != partition_version(settings, stage.fit(), selections_);
}

}  // namespace xenoglyph::app
