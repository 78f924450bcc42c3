#include "app/corpus/corpus.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "app/options/settings.hpp"
#include "app/ui/numbers.hpp"
#include "data/file_error.hpp"

namespace xenoglyph::app {

namespace {

void require_codes(const Rows<float>& codes) {
  if (codes.rows() < 2) {
    throw data::FileError("The file of codes holds fewer than two.");
  }
  if (codes.cols() < 1 || codes.cols() > largest_code) {
    throw data::FileError("The codes have " + std::to_string(codes.cols()) +
                          " numbers each; from 1 to " + std::to_string(largest_code) +
                          " can be shown.");
  }
  if (!codes.allFinite()) {
    throw data::FileError("A code holds something that is no number.");
  }
}

void require_network(const CorpusParts& parts) {
  const Autoencoder<float>& network = *parts.network;
  if (network.input_size() != parts.image.size() || network.output_size() != parts.image.size()) {
    throw data::FileError("The network is not one for images of " +
                          std::to_string(parts.image.width) + " x " +
                          std::to_string(parts.image.height) + " pixels.");
  }
  if (parts.codes.cols() != network.code_size()) {
    throw data::FileError("The codes have " + std::to_string(parts.codes.cols()) +
                          " numbers each, the network " + std::to_string(network.code_size()) +
                          ": they don't belong together.");
  }
}

void require_classes(const CorpusClasses& classes, Eigen::Index n) {
  if (classes.labels.size() != n) {
    throw data::FileError("There are " + std::to_string(classes.labels.size()) + " labels for " +
                          std::to_string(n) + " codes.");
  }
  if (classes.count() < 1 || classes.count() > most_classes) {
    throw data::FileError("The labels are of " + std::to_string(classes.count()) +
                          " classes; from 1 to " + std::to_string(most_classes) + " can be shown.");
  }
  if (classes.labels.minCoeff() < 0 || classes.labels.maxCoeff() >= classes.count()) {
    throw data::FileError("A label is none of the " + std::to_string(classes.count()) +
                          " classes.");
  }
}

}  // namespace

std::vector<Eigen::Index> layer_values(const Autoencoder<float>& network) {
  std::vector<Eigen::Index> values = network.sizes();
  values[network.code_layer() + 1] = network.code_size();
  return values;
}

Corpus::Corpus(CorpusParts parts) : parts_(std::move(parts)) {
  require_codes(parts_.codes);
  if (parts_.network) {
    require_network(parts_);
  }
  if (parts_.drawing && (!parts_.network || parts_.image != ImageShape{parts_.drawing->side,
                                                                       parts_.drawing->side, 1})) {
    throw data::FileError("Drawings of " + std::to_string(parts_.drawing->side) +
                          " pixels a side are nothing for this corpus.");
  }
  if (parts_.classes) {
    require_classes(*parts_.classes, parts_.codes.rows());
    class_sizes_.assign(static_cast<std::size_t>(class_count()), 0);
    for (const int label : parts_.classes->labels) {
      ++class_sizes_[static_cast<std::size_t>(label)];
    }
  }
  points_ = parts_.codes.cast<double>();
  for (Eigen::Index axis = 0; axis < points_.cols(); ++axis) {
    ranges_.push_back({points_.col(axis).minCoeff(), points_.col(axis).maxCoeff()});
  }
  if (parts_.axis_names.size() != ranges_.size()) {
    parts_.axis_names.clear();
    for (std::size_t axis = 1; axis <= ranges_.size(); ++axis) {
      parts_.axis_names.push_back("code " + std::to_string(axis));
    }
  }
}

std::string Corpus::numbers_text() const {
  return in_words(code_size()) + (code_size() == 1 ? " number" : " numbers");
}

std::vector<int> Corpus::widest_axes(int most) const {
  std::vector<int> axes(ranges_.size());
  std::iota(axes.begin(), axes.end(), 0);
  if (axes.size() <= static_cast<std::size_t>(most)) {
    return axes;
  }
  const Eigen::RowVectorXd variances =
      (points_.rowwise() - points_.colwise().mean()).colwise().squaredNorm();
  std::stable_sort(axes.begin(), axes.end(),
                   [&](int a, int b) { return variances(a) > variances(b); });
  axes.resize(static_cast<std::size_t>(most));
  std::sort(axes.begin(), axes.end());
  return axes;
}

}  // namespace xenoglyph::app
