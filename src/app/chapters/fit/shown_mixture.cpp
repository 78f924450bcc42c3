#include "app/chapters/fit/shown_mixture.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace xenoglyph::app {

namespace {

// Time constant of easing: 95 % of the way after 0.18 s.
constexpr double ease_seconds = 0.06;
// Below this share of a standard deviation a difference can't be seen.
constexpr double unseen = 0.002;

double distance(const PlaneGaussian& a, const PlaneGaussian& b) {
  const double scale = std::max(b.covariance.trace(), 1e-300);
  return std::max((a.mean - b.mean).cwiseAbs().maxCoeff() / std::sqrt(scale),
                  (a.covariance - b.covariance).cwiseAbs().maxCoeff() / scale);
}

bool at_rest(const ShownComponent& component, bool settled) {
  return !component.leaving && component.glow == 0.0 && component.opacity == 1.0 &&
         component.settled == (settled ? 1.0 : 0.0) && component.drawn_weight == component.weight &&
         component.shape.mean == component.target.mean &&
         component.shape.covariance == component.target.covariance;
}

void approach(double& value, double target, double share) {
  value += (target - value) * share;
  if (std::abs(value - target) < unseen) {
    value = target;
  }
}

void step_down(double& value, double amount) { value = std::max(0.0, value - amount); }

}  // namespace

void ShownMixture::clear() {
  components_.clear();
  settled_ = false;
}

void ShownMixture::show(const GaussianMixture& mixture, const std::vector<int>& ids,
                        ShownAxes axes) {
  const bool turned = !(axes == axes_);
  axes_ = axes;
  const auto count = static_cast<std::size_t>(mixture.n_components());
  std::vector<int> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return mixture.weights()(a) > mixture.weights()(b); });
  std::vector<ShownComponent> next;
  next.reserve(components_.size() + count);
  for (std::size_t place = 0; place < count; ++place) {
    const auto row = static_cast<Eigen::Index>(place);
    const int id = ids[place];
    const auto known = std::find_if(
        components_.begin(), components_.end(),
        [&](const ShownComponent& component) { return component.id == id && !component.leaving; });
    ShownComponent component;
    component.target = marginal(mixture, row, axes);
    component.weight = mixture.weights()(row);
    if (known != components_.end()) {
      const PlaneGaussian target = component.target;
      const double weight = component.weight;
      component = *known;
      component.target = target;
      component.weight = weight;
    } else {
      component.id = id;
      component.shape = component.target;
      component.drawn_weight = component.weight;
      component.settled = settled_ ? 1.0 : 0.0;
    }
    if (turned) {
      component.shape = component.target;
    }
    component.place = static_cast<int>(place);
    component.rank = static_cast<int>(
        std::find(order.begin(), order.end(), static_cast<int>(place)) - order.begin());
    next.push_back(component);
  }
  if (!reduced_motion_ && !turned) {
    for (const ShownComponent& component : components_) {
      if (component.leaving || std::find(ids.begin(), ids.end(), component.id) == ids.end()) {
        next.push_back(component);
        if (!component.leaving) {
          next.back().leaving = true;
          next.back().flash = 1.0;
          next.back().place = -1;
        }
      }
    }
  }
  components_ = std::move(next);
}

void ShownMixture::glow(int id) {
  if (reduced_motion_) {
    return;
  }
  for (ShownComponent& component : components_) {
    if (component.id == id && !component.leaving) {
      component.glow = 1.0;
    }
  }
}

bool ShownMixture::moving() const {
  return std::any_of(
      components_.begin(), components_.end(),
      [this](const ShownComponent& component) { return !at_rest(component, settled_); });
}

bool ShownMixture::animate(double elapsed) {
  if (!moving()) {
    return false;
  }
  const double share = reduced_motion_ ? 1.0 : 1.0 - std::exp(-elapsed / ease_seconds);
  for (ShownComponent& component : components_) {
    component.shape.mean += (component.target.mean - component.shape.mean) * share;
    component.shape.covariance +=
        (component.target.covariance - component.shape.covariance) * share;
    component.drawn_weight += (component.weight - component.drawn_weight) * share;
    if (distance(component.shape, component.target) < unseen &&
        std::abs(component.drawn_weight - component.weight) < 1e-4) {
      component.shape = component.target;
      component.drawn_weight = component.weight;
    }
    step_down(component.glow, elapsed / glow_seconds);
    if (component.leaving) {
      step_down(component.flash, elapsed / fade_seconds);
      component.opacity = component.flash * component.flash * (3 - 2 * component.flash);
    } else {
      approach(component.opacity, 1.0, share);
    }
    approach(component.settled, settled_ ? 1.0 : 0.0, share);
  }
  std::erase_if(components_, [](const ShownComponent& component) {
    return component.leaving && component.flash == 0.0;
  });
  return true;
}

}  // namespace xenoglyph::app
