#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "app/corpus/open_corpus.hpp"
#include "app/options/option_table.hpp"
#include "app/ui/interface.hpp"

namespace xenoglyph::app {

/// What a frame of a chapter works with.
struct Stage {
  Interface& ui;
  Rect area;  ///< what the chapter fills
  const OptionTable& options;
  Settings& settings;
  OpenCorpus& open_corpus;
  bool dark = false;
  double elapsed = 0.0;  ///< seconds since the last frame

  /// Only for a chapter that needs one.
  const Corpus& corpus() const { return *open_corpus.corpus(); }
  /// The mixture of the codes.
  CodesFit& fit() const { return open_corpus.fit(); }
  render::ImageAtlas& atlas() const { return open_corpus.atlas(); }
};

/// What a chapter tells scripts of itself from.
struct Inquiry {
  const OptionTable& options;
  const Settings& settings;
  const OpenCorpus& open_corpus;
  float pixel_ratio = 1.0F;  ///< rectangles are told in CSS pixels
  bool shown = false;        ///< the chapter is open, and what it needs is there

  const Corpus& corpus() const { return *open_corpus.corpus(); }
};

/// What a chapter is called and says of itself.
struct ChapterText {
  std::string_view name;     ///< in addresses and for scripts: "fit"
  std::string_view title;    ///< on its tab: "Fit"
  std::string_view meaning;  ///< a sentence
};

/// What must be there before a chapter can be drawn, and what must be worked on meanwhile.
struct ChapterNeeds {
  bool corpus = false;
  MixtureWork mixture = MixtureWork::none;
};

/// A chapter of the demo. The shell holds a list of them (chapters/chapter_list.hpp) and knows no
/// more of each than this.
class Chapter {
 public:
  Chapter() = default;
  Chapter(const Chapter&) = delete;
  Chapter& operator=(const Chapter&) = delete;
  virtual ~Chapter() = default;

  virtual ChapterText text() const = 0;
  virtual ChapterNeeds needs(const Settings& /*settings*/) const { return {}; }

  /// Other settings were opened, whichever chapter they show.
  virtual void open(const Settings& /*settings*/) {}
  /// Draws the chapter and carries out what was pressed; what it needs is there.
  virtual void frame(Stage& stage) = 0;
  /// Something moves or waits without any input, beside the mixture of the codes.
  virtual bool wants_frame() const { return false; }
  /// The graphics context is gone: what was drawn with it is drawn anew.
  virtual void forget_graphics() {}
  /// Adds what scripts can learn of it to the page's state, under its own name while it is shown.
  virtual void add_state(nlohmann::json& state, const Inquiry& inquiry) const = 0;

  /// A file was dropped or chosen. Nothing where the chapter has no use for files; else it is the
  /// visitor's from now on, or the text says in a line why not, and nothing has changed.
  virtual std::optional<std::string> take_file(Settings& /*settings*/, const std::string& /*name*/,
                                               std::span<const std::byte> /*content*/) {
    return std::nullopt;
  }
};

using Chapters = std::vector<std::unique_ptr<Chapter>>;

}  // namespace xenoglyph::app
