#include "app/chapters/judge/judged_partition.hpp"

#include <algorithm>
#include <cstddef>

#include "app/digits/tiles.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

namespace {

constexpr std::size_t pairs_shown = 3;
constexpr std::size_t examples_shown = 8;
constexpr int most_means = most_swept;
constexpr int most_examples = static_cast<int>(2 * pairs_shown * examples_shown);

static_assert(most_means >= most_codes_components);

}  // namespace

bool JudgedPartition::follow(const Settings& settings, const CodesFit& fit,
                             const Selections& selections, const Digits& digits,
                             render::DigitAtlas& atlas) {
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
    judgement_ = judge(partition_->clusters, digits.classes(), partition_->n_clusters());
    draw_means(digits, atlas);
    draw_examples(digits, atlas);
  }
  return true;
}

void JudgedPartition::draw_means(const Digits& digits, render::DigitAtlas& atlas) {
  const Rows<float> images = digits.decode(partition_->means);
  for (Eigen::Index cluster = 0; cluster < images.rows(); ++cluster) {
    set_tile(atlas, mean_tile(static_cast<int>(cluster)), images.row(cluster).transpose());
  }
}

void JudgedPartition::draw_examples(const Digits& digits, render::DigitAtlas& atlas) {
  std::vector<int> rows;
  const auto add = [&](int digit, int taken_for, const std::vector<int>& codes) {
    ConfusionExamples examples{digit, taken_for, static_cast<int>(codes.size()), {}};
    for (std::size_t i = 0; i < std::min(codes.size(), examples_shown); ++i) {
      examples.tiles.push_back(tiles_[most_means + static_cast<int>(rows.size())]);
      rows.push_back(codes[i]);
    }
    examples_.push_back(std::move(examples));
  };
  const std::vector<ConfusedPair>& confused = judgement_.confused;
  for (std::size_t i = 0; i < std::min(confused.size(), pairs_shown); ++i) {
    add(confused[i].low, confused[i].high, confused[i].low_as_high);
    add(confused[i].high, confused[i].low, confused[i].high_as_low);
  }
  const Rows<float> images = digits.decode(digits.codes(rows, Eigen::all));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    set_tile(atlas, tiles_[most_means + static_cast<int>(i)],
             images.row(static_cast<Eigen::Index>(i)).transpose());
  }
}

}  // namespace xenoglyph::app
