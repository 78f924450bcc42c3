#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include "app/corpus/corpus.hpp"
#include "base/rows.hpp"
#include "mixture/gaussian_mixture.hpp"

namespace xenoglyph::app {

/// What a sheet of samples is drawn from.
struct SheetRequest {
  long version = -1;                      ///< of the mixture
  std::optional<Eigen::Index> component;  ///< its place in the mixture; nothing: all of it
  double temperature = 1.0;
  std::uint64_t seed = 1;
  Eigen::Index count = 0;

  bool operator==(const SheetRequest&) const = default;
};

/// Samples of a mixture and their images. Decoding many takes longer than a frame may, so it goes
/// on from frame to frame; a sheet once begun is finished before another is, so that something is
/// always seen to the end even where the request changes in every frame.
class SampleSheet {
 public:
  /// Seconds on a steady clock.
  using Clock = std::function<double()>;

  /// Takes the image of a sample as soon as it is decoded; never called without a network.
  using Show = std::function<void(Eigen::Index index, std::span<const float> image)>;

  explicit SampleSheet(Clock clock) : clock_(std::move(clock)) {}

  /// Works towards the requested sheet for about `budget` seconds.
  void advance(const GaussianMixture& mixture, const Corpus& corpus, const SheetRequest& request,
               double budget, const Show& show);
  /// Forgets all samples.
  void clear();

  /// What the samples are drawn from; they may be of an earlier request than the last.
  const SheetRequest& drawn() const { return drawn_; }
  /// All images are those of codes().
  bool complete() const { return decoded_ == codes_.rows(); }
  /// The codes, count x d, and the component that each came from.
  const Points& codes() const { return codes_; }
  /// The codes as the network takes them.
  const Rows<float>& rounded_codes() const { return rounded_codes_; }
  const Eigen::VectorXi& components() const { return components_; }
  /// count x pixels, none without a network; beyond decoded() they are still those of an earlier
  /// sheet.
  const Rows<float>& images() const { return images_; }
  Eigen::Index decoded() const { return decoded_; }
  /// Samples that have an image, of this sheet or of an earlier one.
  Eigen::Index shown() const { return shown_; }
  /// Seconds that the longest advance() took.
  double longest_slice() const { return longest_slice_; }

 private:
  void begin(const GaussianMixture& mixture, const Corpus& corpus, const SheetRequest& request);
  void decode_some(const Corpus& corpus, const Show& show);

  Clock clock_;
  SheetRequest drawn_;
  Points codes_;
  Rows<float> rounded_codes_;
  Eigen::VectorXi components_;
  Rows<float> images_;
  Eigen::Index decoded_ = 0;
  Eigen::Index shown_ = 0;
  double longest_slice_ = 0.0;
};

}  // namespace xenoglyph::app
