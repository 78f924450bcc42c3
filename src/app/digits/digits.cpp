#include "app/digits/digits.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "data/file_error.hpp"

namespace xenoglyph::app {

Digits make_digits(data::AutoencoderFile network, data::Codes codes) {
  const Autoencoder<float>& autoencoder = network.autoencoder;
  if (autoencoder.input_size() != Digits::image_size ||
      autoencoder.output_size() != Digits::image_size) {
    throw data::FileError("The network is not one for images of 28 x 28 pixels.");
  }
  if (codes.codes.cols() != autoencoder.code_size()) {
    throw data::FileError("The codes have " + std::to_string(codes.codes.cols()) +
                          " numbers each, the network " + std::to_string(autoencoder.code_size()) +
                          ": they don't belong together.");
  }
  if (codes.codes.rows() < 2) {
    throw data::FileError("The file of codes holds fewer than two.");
  }
  if (static_cast<Eigen::Index>(codes.labels.size()) != codes.codes.rows() ||
      std::any_of(codes.labels.begin(), codes.labels.end(),
                  [](std::uint8_t label) { return label > 9; })) {
    throw data::FileError("The file of codes doesn't say which digit each is.");
  }
  Points points = codes.codes.cast<double>();
  std::vector<Interval> ranges;
  for (Eigen::Index j = 0; j < points.cols(); ++j) {
    ranges.push_back({points.col(j).minCoeff(), points.col(j).maxCoeff()});
  }
  return {std::move(network.autoencoder), std::move(codes.codes), std::move(points),
          std::move(codes.labels), std::move(ranges)};
}

}  // namespace xenoglyph::app
