#include "app/chapters/compress/read_codes.hpp"

#include "app/chapters/compress/digit_drawing.hpp"
#include "app/corpus/code_picture.hpp"

namespace xenoglyph::app {

namespace {

// Of the mixture that a code's claims were computed with; none is a state of its own.
long version_of(const CodesFit& fit) { return fit.has_mixture() ? fit.version() : -2; }

}  // namespace

void ReadPoint::read(int index, const Corpus& corpus, const CodesFit& fit,
                     render::ImageAtlas& atlas) {
  if (index < 0 || index >= corpus.count()) {
    index_ = -1;
    return;
  }
  const bool other = index != index_;
  if (tile_.count() == 0) {
    tile_ = atlas.allocate(1);
  }
  if (other) {
    index_ = index;
    code_ = corpus.codes().row(index).transpose();
    image_.resize(0);
    if (corpus.draws()) {
      image_ = decoded(corpus, code_);
      set_tile(atlas, tile(), corpus, image_);
    }
  }
  if (other || claims_version_ != version_of(fit)) {
    claims_ = claims_on(fit, code_);
    claims_version_ = version_of(fit);
  }
}

void ReadDrawing::read(const std::shared_ptr<const Strokes>& strokes, const Corpus& corpus,
                       const CodesFit& fit, render::ImageAtlas& atlas) {
  const bool other = strokes != strokes_;
  if (other) {
    strokes_ = strokes;
    if (is_blank(*strokes) || corpus.drawing() == nullptr) {
      image_.resize(0);
      claims_.clear();
    } else {
      image_ = drawn_image(*strokes, *corpus.drawing());
      code_ = encoded(corpus, image_);
      reconstruction_ = decoded(corpus, code_);
      if (tiles_.count() == 0) {
        tiles_ = atlas.allocate(2);
      }
      set_tile(atlas, image_tile(), corpus, image_);
      set_tile(atlas, reconstruction_tile(), corpus, reconstruction_);
    }
  }
  if (!blank() && (other || claims_version_ != version_of(fit))) {
    claims_ = claims_on(fit, code_);
    claims_version_ = version_of(fit);
  }
}

}  // namespace xenoglyph::app
