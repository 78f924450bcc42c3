#include "app/chapters/dream/sample_sheet.hpp"

#include <algorithm>
#include <cstddef>

#include "app/chapters/dream/dream_samples.hpp"

namespace xenoglyph::app {

namespace {

// Decoded between two looks at the clock.
constexpr Eigen::Index batch = 16;

}  // namespace

void SampleSheet::clear() {
  drawn_ = {};
  codes_.resize(0, 0);
  rounded_codes_.resize(0, 0);
  components_.resize(0);
  decoded_ = 0;
  shown_ = 0;
}

void SampleSheet::begin(const GaussianMixture& mixture, const Corpus& corpus,
                        const SheetRequest& request) {
  SheetRequest same = drawn_;
  same.count = request.count;
  // Where only their number changed, the first are the same.
  decoded_ = same == request ? std::min(decoded_, request.count) : 0;
  drawn_ = request;
  MixtureSample sample =
      dream_samples(mixture, request.component, request.temperature, request.count, request.seed);
  codes_ = std::move(sample.points);
  rounded_codes_ = codes_.cast<float>();
  components_ = std::move(sample.components);
  images_.conservativeResize(request.count, corpus.draws() ? corpus.image().size() : 0);
  shown_ = std::min(shown_, request.count);
}

void SampleSheet::decode_some(const Corpus& corpus, const Show& show) {
  if (!corpus.draws()) {
    decoded_ = codes_.rows();
    shown_ = decoded_;
    return;
  }
  const Eigen::Index count = std::min(batch, codes_.rows() - decoded_);
  images_.middleRows(decoded_, count) = corpus.decode(rounded_codes_.middleRows(decoded_, count));
  for (Eigen::Index i = decoded_; i < decoded_ + count; ++i) {
    show(i, {images_.row(i).data(), static_cast<std::size_t>(images_.cols())});
  }
  decoded_ += count;
  shown_ = std::max(shown_, decoded_);
}

void SampleSheet::advance(const GaussianMixture& mixture, const Corpus& corpus,
                          const SheetRequest& request, double budget, const Show& show) {
  if (complete() && drawn_ == request) {
    return;
  }
  const double start = clock_();
  if (complete()) {
    begin(mixture, corpus, request);
  }
  while (!complete() && clock_() - start < budget) {
    decode_some(corpus, show);
  }
  longest_slice_ = std::max(longest_slice_, clock_() - start);
}

}  // namespace xenoglyph::app
