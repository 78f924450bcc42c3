#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "app/chapters/fit/shown_mixture.hpp"
#include "app/ui/axes.hpp"
#include "app/ui/colours.hpp"
#include "render/density_field.hpp"
#include "render/ellipses.hpp"
#include "render/picture.hpp"
#include "render/point_cloud.hpp"

namespace xenoglyph::app {

/// A shown component's colour: its own while fitting, easing to that of its rank once settled.
Colour shown_colour(const ShownComponent& component, int start_count, int settled_count, bool dark);

/// What the picture shows in one drawing.
struct SceneContent {
  Frame frame;
  std::span<const ShownComponent> components;
  std::span<const Colour> component_colours;  ///< one for each component
  std::span<const PlaneGaussian> truth;       ///< drawn dashed
  bool points = true;
  bool ellipses = true;
  bool density = true;
  int highlighted = -1;  ///< identity of a component, -1 for none
  Colour background;
  Colour ink;
  float pixel_ratio = 1.0F;
};

/// Draws points, density and ellipses through shaders into a texture. Coordinates are scaled to the
/// data's own range before they become floats, so data of any size can be drawn.
class FitScene {
 public:
  /// Positions of the points; `plane` is n x 2.
  void set_points(const Eigen::MatrixX2d& plane);
  /// One colour for each point, or one for all.
  void set_point_colours(std::vector<Colour> colours);
  void draw(const SceneContent& content, int width, int height);
  unsigned texture() const { return graphics_ ? graphics_->picture.texture() : 0U; }
  /// The GL context is gone; the next draw() makes everything anew.
  void forget_graphics() { graphics_.reset(); }

 private:
  struct Graphics {
    render::Picture picture;
    render::PointCloud points;
    render::DensityField density;
    render::Ellipses ellipses;
    bool has_positions = false;
    bool has_colours = false;
  };

  void draw_density(const SceneContent& content, const render::View& view);
  void draw_ellipses(const SceneContent& content, const render::View& view, int width, int height);
  render::View view_of(const Frame& frame) const;
  render::Ellipse ellipse_of(const PlaneGaussian& gaussian) const;

  std::unique_ptr<Graphics> graphics_;
  std::vector<render::Point> positions_;
  std::vector<Colour> colours_;
  // A coordinate is drawn as (value - centre) / scale.
  Eigen::Array2d centre_ = Eigen::Array2d::Zero();
  Eigen::Array2d scale_ = Eigen::Array2d::Ones();
};

}  // namespace xenoglyph::app
