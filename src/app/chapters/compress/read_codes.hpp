#pragma once

#include <memory>
#include <vector>

#include <Eigen/Core>

#include "app/chapters/compress/code_reading.hpp"
#include "app/options/settings.hpp"
#include "render/image_atlas.hpp"

namespace xenoglyph::app {

/// A point of the pair plot with all that is told of it, computed anew only when the point or the
/// mixture changed.
class ReadPoint {
 public:
  /// `index`: the code's row, -1 for none. Its decoded image goes to a tile of the atlas.
  void read(int index, const Corpus& corpus, const CodesFit& fit, render::ImageAtlas& atlas);

  int index() const { return index_; }
  /// Only where there is a point.
  int tile() const { return tile_[0]; }
  const Eigen::VectorXf& code() const { return code_; }
  /// Empty without a network.
  const Eigen::VectorXf& image() const { return image_; }
  const std::vector<Claim>& claims() const { return claims_; }

 private:
  render::Tiles tile_;
  int index_ = -1;
  Eigen::VectorXf code_;
  Eigen::VectorXf image_;
  std::vector<Claim> claims_;
  long claims_version_ = -1;
};

/// The visitor's drawing on its way through the network.
class ReadDrawing {
 public:
  /// What it became goes to one tile of the atlas, what came back of it to another.
  void read(const std::shared_ptr<const Strokes>& strokes, const Corpus& corpus,
            const CodesFit& fit, render::ImageAtlas& atlas);

  /// Nothing is drawn, or can be; then there is nothing else.
  bool blank() const { return image_.size() == 0; }
  int image_tile() const { return tiles_[0]; }
  int reconstruction_tile() const { return tiles_[1]; }
  const Eigen::VectorXf& image() const { return image_; }
  const Eigen::VectorXf& code() const { return code_; }
  const Eigen::VectorXf& reconstruction() const { return reconstruction_; }
  const std::vector<Claim>& claims() const { return claims_; }

 private:
  render::Tiles tiles_;
  std::shared_ptr<const Strokes> strokes_;
  Eigen::VectorXf image_;
  Eigen::VectorXf code_;
  Eigen::VectorXf reconstruction_;
  std::vector<Claim> claims_;
  long claims_version_ = -1;
};

}  // namespace xenoglyph::app
