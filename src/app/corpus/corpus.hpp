#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "app/ui/axes.hpp"
#include "autoencoder/autoencoder.hpp"
#include "autoencoder/image_shape.hpp"
#include "base/points.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

/// Most classes that a corpus may have labels of: what the pair plot has colours for.
inline constexpr int most_classes = 60;

/// What a corpus calls its parts, in sentences.
struct CorpusWords {
  std::string sample = "row";        ///< what a code was made of: "image"
  std::string item = "row";          ///< what a sample is: "handwritten digit"
  std::string class_name = "class";  ///< what a label tells: "digit"
  std::string class_plural = "classes";
  /// A sentence on how many classes a person would count; empty for none.
  std::string count_remark = {};
};

/// How a drawing is brought into the form of a corpus's images, which are square, before the
/// network sees it; pixels. The defaults are MNIST's.
struct DrawingStyle {
  int side = 28;
  float box = 20.0F;  ///< side of the square that the ink is scaled to
  /// Where the ink's centre of mass comes, from the left and from the top. MNIST's images were
  /// moved by whole pixels so that it lies near pixel 14, counted from 0: on the average over the
  /// 10,000 test images, at 14.5.
  float centre = 14.5F;
};

/// Which class each sample is in: shown and counted, never fitted.
struct CorpusClasses {
  Eigen::VectorXi labels;          ///< n, 0..count() - 1
  std::vector<std::string> names;  ///< of each class

  int count() const { return static_cast<int>(names.size()); }
  const std::string& name(int label) const { return names[static_cast<std::size_t>(label)]; }
};

/// Values in each layer of a network, from the image to the image; in the middle the numbers of a
/// code, also where its layer gives more than those.
std::vector<Eigen::Index> layer_values(const Autoencoder<float>& network);

/// What a corpus is put together from.
struct CorpusParts {
  CorpusWords words;
  Rows<float> codes;                         ///< n x d
  std::vector<std::string> axis_names = {};  ///< d of them, or none: "code 1", "code 2"
  std::optional<CorpusClasses> classes = {};
  std::optional<Autoencoder<float>> network = {};
  std::optional<double> loss = {};           ///< of the network, as Corpus has it
  ImageShape image = {};                     ///< of what the network takes and gives
  std::optional<DrawingStyle> drawing = {};  ///< only with a network for such images
};

/// What the chapters after the first are about: n samples, as codes of d numbers each. A corpus
/// without a network is one of plain rows of numbers, which are codes as they stand; nothing can
/// be decoded then. The samples themselves are not there.
class Corpus {
 public:
  /// Throws data::FileError when the parts don't fit one another: fewer than two codes, none or
  /// more than largest_code numbers in each, a number that is not finite, labels for another
  /// number of codes, more than most_classes classes, a network of another code or image size.
  explicit Corpus(CorpusParts parts);

  const CorpusWords& words() const { return parts_.words; }
  /// One of what is seen, in a word: "digit", or "row" where there is no network.
  const std::string& thing() const { return draws() ? words().class_name : words().sample; }
  /// "six numbers": what a code is.
  std::string numbers_text() const;
  Eigen::Index count() const { return parts_.codes.rows(); }
  Eigen::Index code_size() const { return parts_.codes.cols(); }
  /// n x d, a row a sample; and the same numbers for the mixture.
  const Rows<float>& codes() const { return parts_.codes; }
  const Points& points() const { return points_; }
  /// Of each coordinate of the codes.
  const std::vector<Interval>& ranges() const { return ranges_; }
  const std::string& axis_name(Eigen::Index axis) const {
    return parts_.axis_names[static_cast<std::size_t>(axis)];
  }
  /// Coordinates that a plot of pairs shows, rising: of more than `most` those that vary most.
  std::vector<int> widest_axes(int most) const;

  /// Null where nobody labelled the samples.
  const CorpusClasses* classes() const { return parts_.classes ? &*parts_.classes : nullptr; }
  bool labelled() const { return parts_.classes.has_value(); }
  int class_count() const { return labelled() ? parts_.classes->count() : 0; }
  /// How many samples each class has, class_count().
  const std::vector<int>& class_sizes() const { return class_sizes_; }

  /// There is a network: codes are drawn as images.
  bool draws() const { return parts_.network.has_value(); }
  /// Only where draws(); likewise all that follows.
  const Autoencoder<float>& network() const { return *parts_.network; }
  const ImageShape& image() const { return parts_.image; }
  /// Binary cross-entropy on images that the network did not learn from, in nats a pixel; nothing
  /// where nobody measured it.
  std::optional<double> loss() const { return parts_.loss; }
  /// Null where a visitor's drawing can't be encoded.
  const DrawingStyle* drawing() const { return parts_.drawing ? &*parts_.drawing : nullptr; }
  /// n x code_size() of n x image().size(), 0 (paper) to 1 (ink).
  Rows<float> encode(const RowsView<float>& images) const { return network().encode(images); }
  /// n x image().size() of n x code_size().
  Rows<float> decode(const RowsView<float>& codes) const { return network().decode(codes); }

 private:
  CorpusParts parts_;
  Points points_;
  std::vector<Interval> ranges_;
  std::vector<int> class_sizes_;
};

}  // namespace xenoglyph::app
