#include "app/chapters/judge/judged_partition.hpp"

#include <algorithm>
#include <cstddef>

#include "app/corpus/code_picture.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

namespace {

constexpr std::size_t pairs_shown = 3;
constexpr std::size_t examples_shown = 8;
constexpr int most_means = most_swept;
constexpr int most_examples = static_cast<int>(2 * pairs_shown * examples_shown);

static_assert(most_means >= most_codes_components);

}  // namespace

bool JudgedPartition::follow(const Settings& settings, const Selections& selections,
                             OpenCorpus& open) {
  const CodesFit& fit = open.fit();
  const Corpus& corpus = *open.corpus();
  render::ImageAtlas& atlas = open.atlas();
  const PartitionVersion version = partition_version(settings, fit, selections);
  if (version == version_) {
    return false;
  }
  version_ = version;
  partition_ = partition_of(settings, fit, selections);
  examples_.clear();
  if (partition_) {
    if (tiles_.count() == 0) {
      tiles_ = atlas.allocate(most_means + most_examples);
    }
    const CorpusClasses* classes = corpus.classes();
    judgement_ = classes == nullptr ? unlabelled(partition_->clusters, partition_->n_clusters())
                                    : judge(partition_->clusters, classes->labels,
                                            partition_->n_clusters(), classes->count());
    draw_means(corpus, atlas);
    draw_examples(corpus, atlas);
  }
  return true;
}

void JudgedPartition::draw_means(const Corpus& corpus, render::ImageAtlas& atlas) {
  if (!corpus.draws()) {
    return;
  }
  const Rows<float> images = corpus.decode(partition_->means);
  for (Eigen::Index cluster = 0; cluster < images.rows(); ++cluster) {
    set_tile(atlas, mean_tile(static_cast<int>(cluster)), corpus, images.row(cluster).transpose());
  }
}

void JudgedPartition::draw_examples(const Corpus& corpus, render::ImageAtlas& atlas) {
  std::vector<int> rows;
  const auto add = [&](int label, int taken_for, const std::vector<int>& codes) {
    ConfusionExamples examples{label, taken_for, static_cast<int>(codes.size()), {}, {}};
    for (std::size_t i = 0; i < std::min(codes.size(), examples_shown); ++i) {
      examples.tiles.push_back(tiles_[most_means + static_cast<int>(rows.size())]);
      examples.codes.push_back(codes[i]);
      rows.push_back(codes[i]);
    }
    examples_.push_back(std::move(examples));
  };
  const std::vector<ConfusedPair>& confused = judgement_.confused;
  for (std::size_t i = 0; i < std::min(confused.size(), pairs_shown); ++i) {
    add(confused[i].low, confused[i].high, confused[i].low_as_high);
    add(confused[i].high, confused[i].low, confused[i].high_as_low);
  }
  if (!corpus.draws()) {
    return;
  }
  const Rows<float> images = corpus.decode(corpus.codes()(rows, Eigen::all));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    set_tile(atlas, tiles_[most_means + static_cast<int>(i)], corpus,
             images.row(static_cast<Eigen::Index>(i)).transpose());
  }
}

}  // namespace xenoglyph::app
