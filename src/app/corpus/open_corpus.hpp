#pragma once

#include <vector>

#include "app/corpus/codes_fit.hpp"
#include "app/corpus/corpus_arrival.hpp"
#include "app/options/settings.hpp"
#include "render/image_atlas.hpp"

namespace xenoglyph::app {

/// What is done in a frame for the mixture of the codes.
enum class MixtureWork {
  none,      ///< nobody looks at it
  in_haste,  ///< its end is waited for: as fast as frames allow
  watched    ///< it is looked at: at the speed that the settings ask for
};

/// Sets another corpus, and takes back what meant something in the open one only: where its fit
/// stood, the component looked at, what was left out, the code of the sliders.
void choose_corpus(Settings& settings, const std::string& name);

/// The corpus that is open, as the chapters after the first share it: what it holds, once it has
/// arrived; the mixture of its codes; the texture that its images are drawn from.
class OpenCorpus {
 public:
  /// @param sources  the corpora that can be opened, at least one
  explicit OpenCorpus(CorpusSources sources);

  const CorpusSources& sources() const { return sources_; }
  /// The one that was asked for last; only once one was.
  const CorpusSource& source() const { return arrival_.source(); }
  /// Asks for the corpus that the settings name, for the first time or again.
  void request(const Settings& settings);
  /// Asks for it unless it was the last that was asked for.
  void follow(const Settings& settings);
  CorpusArrival& arrival() { return arrival_; }
  const CorpusArrival& arrival() const { return arrival_; }
  /// Null until it has arrived.
  const Corpus* corpus() const { return arrival_.corpus(); }
  /// Goes up each time another corpus is asked for: what is made of a corpus belongs to one of
  /// them.
  long generation() const { return generation_; }
  CodesFit& fit() { return fit_; }
  const CodesFit& fit() const { return fit_; }
  render::ImageAtlas& atlas() { return atlas_; }
  const render::ImageAtlas& atlas() const { return atlas_; }
  /// The tile with the decoded mean of the component of this identity.
  int symbol_tile(int id) const { return symbol_tiles_[id]; }

  /// Other settings were opened: a fit that they don't ask for is forgotten.
  void open(const Settings& settings);
  /// Works for a frame: starts the fit where it is needed, goes on with it, keeps the symbols'
  /// tiles up to date, and notes in the settings where a paused fit stands.
  void advance(Settings& settings, MixtureWork work, double elapsed);
  /// The fit goes on without any input.
  bool wants_frame(MixtureWork work) const;
  void forget_graphics() { atlas_.forget_graphics(); }

 private:
  void draw_symbols();

  CorpusSources sources_;
  CorpusArrival arrival_;
  long generation_ = 0;
  CodesFit fit_;
  render::ImageAtlas atlas_;
  render::Tiles symbol_tiles_;  // by identity
};

}  // namespace xenoglyph::app
