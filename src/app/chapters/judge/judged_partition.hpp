#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/chapters/judge/judgement.hpp"
#include "app/chapters/judge/partition.hpp"
#include "app/corpus/open_corpus.hpp"

namespace xenoglyph::app {

/// Codes of one class that clusters take for another, as pictures.
struct ConfusionExamples {
  int label = 0;           ///< their class
  int taken_for = 0;       ///< what their clusters stand for
  int count = 0;           ///< of them all
  std::vector<int> codes;  ///< the first few: their rows
  std::vector<int> tiles;  ///< of these, decoded
};

/// The partition that is looked at, held against the labels, with its pictures.
class JudgedPartition {
 public:
  /// Judges again where the settings, the fit or a sweep ask for another partition than before;
  /// true when it did.
  bool follow(const Settings& settings, const Selections& selections, OpenCorpus& open);

  /// False while what is asked for has not run.
  bool exists() const { return partition_.has_value(); }
  /// Only when exists().
  const Partition& partition() const { return *partition_; }
  const Judgement& judgement() const { return judgement_; }
  /// The tile with the decoded mean of a cluster.
  int mean_tile(int cluster) const { return tiles_[cluster]; }
  /// There are labels to hold it against; without them the judgement is unlabelled().
  bool labelled() const { return judgement_.confusion.cols() > 0; }
  /// The worst pairs of classes, both ways of each one after the other.
  const std::vector<ConfusionExamples>& examples() const { return examples_; }

 private:
  void draw_means(const Corpus& corpus, render::ImageAtlas& atlas);
  void draw_examples(const Corpus& corpus, render::ImageAtlas& atlas);

  PartitionVersion version_{Judged::mml, -1, -1};
  render::Tiles tiles_;  // of the means, then of the examples
  std::optional<Partition> partition_;
  Judgement judgement_;
  std::vector<ConfusionExamples> examples_;
};

}  // namespace xenoglyph::app
