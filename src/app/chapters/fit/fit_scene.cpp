#include "app/chapters/fit/fit_scene.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

#include "app/ui/colours.hpp"

namespace xenoglyph::app {

namespace {

constexpr double ellipse_deviations = 2.0;

float narrow(double value) { return static_cast<float>(value); }

// A common logarithm of the density's strength: that at the components' centres, on the average by
// weight, so that one small dense component doesn't make all others invisible.
double log_peak(std::span<const render::Bump> bumps, std::span<const double> weights) {
  double sum = 0.0;
  double total = 0.0;
  for (std::size_t i = 0; i < bumps.size(); ++i) {
    double density = 0.0;
    for (const render::Bump& bump : bumps) {
      const double x = bumps[i].centre_x - bump.centre_x;
      const double y = bumps[i].centre_y - bump.centre_y;
      density += std::exp(
          static_cast<double>(bump.log_height) -
          (bump.precision_xx * x * x + 2 * bump.precision_xy * x * y + bump.precision_yy * y * y) /
              2);
    }
    sum += weights[i] * std::log(std::max(density, 1e-300));
    total += weights[i];
  }
  return total > 0 ? sum / total : 0.0;
}

}  // namespace

Colour shown_colour(const ShownComponent& component, int start_count, int settled_count,
                    bool dark) {
  const Colour own = component_colour(component.id, start_count, dark);
  const Colour settled = settled_colour(component.rank, settled_count, dark);
  return mix(own, settled, narrow(component.settled));
}

void FitScene::set_points(const Eigen::MatrixX2d& plane) {
  centre_.setZero();
  scale_.setOnes();
  if (plane.rows() > 0) {
    const Eigen::Array2d low = plane.colwise().minCoeff();
    const Eigen::Array2d high = plane.colwise().maxCoeff();
    centre_ = low + (high - low) / 2;
    scale_ = ((high - low) / 2).max(1e-300);
    for (int axis = 0; axis < 2; ++axis) {
      if (high(axis) <= low(axis)) {
        scale_(axis) = std::max(std::abs(centre_(axis)), 1.0);
      }
    }
  }
  positions_.clear();
  positions_.reserve(static_cast<std::size_t>(plane.rows()));
  for (Eigen::Index i = 0; i < plane.rows(); ++i) {
    positions_.push_back({narrow((plane(i, 0) - centre_(0)) / scale_(0)),
                          narrow((plane(i, 1) - centre_(1)) / scale_(1))});
  }
  if (graphics_) {
    graphics_->has_positions = false;
  }
}

void FitScene::set_point_colours(std::vector<Colour> colours) {
  colours_ = std::move(colours);
  if (graphics_) {
    graphics_->has_colours = false;
  }
}

render::View FitScene::view_of(const Frame& frame) const {
  return {narrow((frame.x.low - centre_(0)) / scale_(0)),
          narrow((frame.x.high - centre_(0)) / scale_(0)),
          narrow((frame.y.low - centre_(1)) / scale_(1)),
          narrow((frame.y.high - centre_(1)) / scale_(1))};
}

render::Ellipse FitScene::ellipse_of(const PlaneGaussian& gaussian) const {
  const PrincipalAxes axes = principal_axes(gaussian.covariance);
  const double major = ellipse_deviations * axes.major;
  const double minor = ellipse_deviations * axes.minor;
  render::Ellipse ellipse;
  ellipse.centre_x = narrow((gaussian.mean(0) - centre_(0)) / scale_(0));
  ellipse.centre_y = narrow((gaussian.mean(1) - centre_(1)) / scale_(1));
  ellipse.u_x = narrow(major * std::cos(axes.angle) / scale_(0));
  ellipse.u_y = narrow(major * std::sin(axes.angle) / scale_(1));
  ellipse.v_x = narrow(-minor * std::sin(axes.angle) / scale_(0));
  ellipse.v_y = narrow(minor * std::cos(axes.angle) / scale_(1));
  return ellipse;
}

void FitScene::draw_density(const SceneContent& content, const render::View& view) {
  std::vector<render::Bump> bumps;
  std::vector<double> weights;
  for (std::size_t i = 0; i < content.components.size(); ++i) {
    const ShownComponent& component = content.components[i];
    const double share = component.drawn_weight * component.opacity;
    if (share < 1e-6 || bumps.size() == render::DensityField::max_bumps) {
      continue;
    }
    Eigen::Matrix2d covariance = component.shape.covariance;
    covariance =
        (covariance.array() / (scale_.matrix() * scale_.matrix().transpose()).array()).matrix();
    const double volume = determinant(covariance);
    if (!(volume > 0)) {
      continue;
    }
    render::Bump bump;
    bump.centre_x = narrow((component.shape.mean(0) - centre_(0)) / scale_(0));
    bump.centre_y = narrow((component.shape.mean(1) - centre_(1)) / scale_(1));
    bump.precision_xx = narrow(covariance(1, 1) / volume);
    bump.precision_xy = narrow(-covariance(0, 1) / volume);
    bump.precision_yy = narrow(covariance(0, 0) / volume);
    bump.log_height =
        narrow(std::log(share) - std::log(2 * std::numbers::pi) - std::log(volume) / 2);
    bump.colour = with_alpha(content.component_colours[i], 1.0F);
    bumps.push_back(bump);
    weights.push_back(share);
  }
  if (!bumps.empty()) {
    const double peak = std::exp(log_peak(bumps, weights));
    graphics_->density.draw(bumps, view, narrow(peak), 0.32F);
  }
}

void FitScene::draw_ellipses(const SceneContent& content, const render::View& view, int width,
                             int height) {
  std::vector<render::Ellipse> ellipses;
  const float ratio = content.pixel_ratio;
  for (std::size_t i = 0; content.ellipses && i < content.components.size(); ++i) {
    const ShownComponent& component = content.components[i];
    const bool highlighted = component.id == content.highlighted && !component.leaving;
    render::Ellipse ellipse = ellipse_of(component.shape);
    const Colour colour = content.component_colours[i];
    const float opacity = narrow(component.opacity);
    const float glow = narrow(component.glow);
    const float flash = component.leaving ? narrow(component.flash) : 0.0F;
    ellipse.outline = with_alpha(mix(colour, content.ink, 0.65F * flash), opacity);
    ellipse.fill = with_alpha(colour, opacity * (0.04F + 0.10F * glow + 0.35F * flash * flash +
                                                 (highlighted ? 0.16F : 0.0F)));
    ellipse.line_width = ratio * (2.0F + 0.8F * glow + 2.0F * flash + (highlighted ? 1.5F : 0.0F));
    ellipses.push_back(ellipse);
  }
  for (const PlaneGaussian& gaussian : content.truth) {
    render::Ellipse ellipse = ellipse_of(gaussian);
    ellipse.outline = content.ink;
    ellipse.fill = with_alpha(content.ink, 0.0F);
    ellipse.line_width = 1.5F * ratio;
    ellipse.dash = 5.0F * ratio;
    ellipses.push_back(ellipse);
  }
  if (!ellipses.empty()) {
    graphics_->ellipses.draw(ellipses, view, width, height);
  }
}

void FitScene::draw(const SceneContent& content, int width, int height) {
  if (!graphics_) {
    graphics_ = std::make_unique<Graphics>();
  }
  if (!graphics_->has_positions) {
    graphics_->points.set_positions(positions_);
    graphics_->has_positions = true;
  }
  if (!graphics_->has_colours) {
    graphics_->points.set_colours(colours_);
    graphics_->has_colours = true;
  }
  const render::View view = view_of(content.frame);
  graphics_->picture.begin(width, height, content.background);
  if (content.density) {
    draw_density(content, view);
  }
  if (content.points && !positions_.empty()) {
    const double count = static_cast<double>(positions_.size());
    const double diameter = std::clamp(5.0 * std::pow(900.0 / count, 0.25), 1.5, 7.0);
    graphics_->points.draw(view, width, height, narrow(diameter) * content.pixel_ratio);
  }
  draw_ellipses(content, view, width, height);
  graphics_->picture.end();
}

}  // namespace xenoglyph::app
