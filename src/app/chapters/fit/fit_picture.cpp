#include "app/chapters/fit/fit_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

constexpr float eraser_radius = 16.0F;  // CSS pixels
constexpr float spray_radius = 10.0F;   // standard deviation, CSS pixels
constexpr float spray_distance = 6.0F;  // CSS pixels of way for one more point

// The component whose ellipse holds the place; the smallest where there are several.
int component_at(const ShownMixture& shown, const Eigen::Vector2d& place) {
  int found = -1;
  double smallest = 0.0;
  for (const ShownComponent& component : shown.components()) {
    const double area = determinant(component.shape.covariance);
    if (!component.leaving && squared_distance(component.shape, place) <= 4.0 &&
        (found < 0 || area < smallest)) {
      found = component.id;
      smallest = area;
    }
  }
  return found;
}

const ShownComponent* component_of(const ShownMixture& shown, int id) {
  for (const ShownComponent& component : shown.components()) {
    if (component.id == id && !component.leaving) {
      return &component;
    }
  }
  return nullptr;
}

}  // namespace

void FitPicture::forget_graphics() {
  scene_.forget_graphics();
  drawn_.reset();
}

void FitPicture::draw_scene(const Stage& stage, const PictureSubject& subject, int highlighted) {
  const Settings& settings = stage.settings;
  Drawn now;
  now.width = std::max(1, static_cast<int>(plot_.area.width));
  now.height = std::max(1, static_cast<int>(plot_.area.height));
  now.points = settings.show_points;
  now.ellipses = settings.show_ellipses;
  now.density = settings.show_density;
  now.truth = settings.show_truth;
  now.dark = stage.dark;
  now.highlighted = highlighted;
  now.x_low = plot_.frame.x.low;
  now.x_high = plot_.frame.x.high;
  now.y_low = plot_.frame.y.low;
  now.y_high = plot_.frame.y.high;
  if (!subject.changed && drawn_ == now) {
    return;
  }
  drawn_ = now;
  std::vector<Colour> colours;
  const int alive = static_cast<int>(
      std::count_if(subject.shown->components().begin(), subject.shown->components().end(),
                    [](const ShownComponent& component) { return !component.leaving; }));
  for (const ShownComponent& component : subject.shown->components()) {
    colours.push_back(shown_colour(component, subject.start_count, alive, stage.dark));
  }
  std::vector<PlaneGaussian> truth;
  if (settings.show_truth && subject.data->truth) {
    for (Eigen::Index j = 0; j < subject.data->truth->n_components(); ++j) {
      truth.push_back(marginal(*subject.data->truth, j, subject.axes));
    }
  }
  SceneContent content;
  content.frame = plot_.frame;
  content.components = subject.shown->components();
  content.component_colours = colours;
  content.truth = truth;
  content.points = settings.show_points;
  content.ellipses = settings.show_ellipses;
  content.density = settings.show_density;
  content.highlighted = highlighted;
  content.background = stage.ui.colours().picture;
  content.ink = stage.ui.colours().ink;
  content.pixel_ratio = stage.ui.ratio();
  scene_.draw(content, now.width, now.height);
}

PictureEdit FitPicture::edit(Stage& stage, const PictureSubject& subject, const Press& press,
                             ImVec2 at) {
  Interface& ui = stage.ui;
  const Settings& settings = stage.settings;
  PictureEdit result;
  const bool down = press.held && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  const bool by_key = press.pressed && !ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  if (settings.tool == Tool::select || (!down && !by_key)) {
    result.finished = std::exchange(editing_, false);
    return result;
  }
  const Points& points = subject.data->points;
  const double x = plot_.data_x(at.x);
  const double y = plot_.data_y(at.y);
  if (settings.tool == Tool::erase) {
    const double unit_x = plot_.frame.x.length() / static_cast<double>(plot_.area.width);
    const double unit_y = plot_.frame.y.length() / static_cast<double>(plot_.area.height);
    const double radius = static_cast<double>(ui.px(eraser_radius));
    Points fewer =
        without_points_near(points, subject.axes, x, y, radius * unit_x, radius * unit_y);
    if (fewer.rows() != points.rows()) {
      result.points = std::move(fewer);
    }
  } else if (!editing_ || by_key) {
    result.points = with_point(points, subject.axes, x, y);
    last_spray_ = at;
  } else {
    const float way = std::hypot(at.x - last_spray_.x, at.y - last_spray_.y);
    const int count = std::min(20, static_cast<int>(way / ui.px(spray_distance)));
    Points more = points;
    for (int i = 1; i <= count; ++i) {
      const float share = static_cast<float>(i) / static_cast<float>(count);
      const auto scattered = [&](float from, float to) {
        return from + (to - from) * share +
               ui.px(spray_radius) * static_cast<float>(random_.normal());
      };
      more = with_point(more, subject.axes, plot_.data_x(scattered(last_spray_.x, at.x)),
                        plot_.data_y(scattered(last_spray_.y, at.y)));
    }
    if (count > 0) {
      last_spray_ = at;
      result.points = std::move(more);
    }
  }
  ui.claim_touch();
  editing_ = down;
  result.finished = !down;
  return result;
}

void FitPicture::draw_brush(const Stage& stage, ImVec2 at) {
  const Interface& ui = stage.ui;
  const Settings& settings = stage.settings;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = ui.px(settings.tool == Tool::erase ? eraser_radius : 2 * spray_radius);
  if (settings.tool != Tool::select) {
    list->AddCircle(at, radius, packed(ui.colours().ink), 48, ui.px(1));
  }
  if (settings.tool != Tool::erase) {
    const float arm = ui.px(6);
    const ImU32 colour = packed(with_alpha(ui.colours().ink, 0.7F));
    list->AddLine({at.x - arm, at.y}, {at.x + arm, at.y}, colour, ui.px(1));
    list->AddLine({at.x, at.y - arm}, {at.x, at.y + arm}, colour, ui.px(1));
  }
}

void FitPicture::draw_read_out(const Interface& ui, const PictureSubject& subject, ImVec2 at,
                               int component) const {
  const Eigen::Vector2d place(plot_.data_x(at.x), plot_.data_y(at.y));
  double density = 0.0;
  for (const ShownComponent& shown : subject.shown->components()) {
    if (!shown.leaving) {
      density += shown.weight * std::exp(log_density(shown.target, place));
    }
  }
  std::string text = "(" + format_compact(place(0));
  if (subject.axes.y >= 0) {
    text += ", " + format_compact(place(1)) + ")  density " + format_compact(density);
  } else {
    text += ")";
  }
  if (const ShownComponent* shown = component_of(*subject.shown, component)) {
    const double share =
        density > 0 ? shown->weight * std::exp(log_density(shown->target, place)) / density : 0.0;
    text += "  weight " + format_fixed(100 * shown->weight, 1) + " %  claims " +
            format_fixed(100 * share, 0) + " %";
  }
  ImFont* font = ui.fonts().mono_note;
  text = fitted(font, text, plot_.area.width - ui.px(32));
  const float width = text_width(font, text);
  const Rect box{plot_.area.right() - width - ui.px(24), plot_.area.y + ui.px(8), width + ui.px(16),
                 font->FontSize + ui.px(12)};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min(), box.max(), packed(with_alpha(ui.colours().raised, 0.9F)),
                      ui.px(6));
  draw_text(ui, font, {box.x + ui.px(8), box.y + ui.px(6)}, ui.colours().ink, text);
}

PictureEdit FitPicture::frame(Stage& stage, const Rect& rect, const PictureSubject& subject,
                              int& highlighted) {
  Interface& ui = stage.ui;
  const FitData& data = *subject.data;
  const std::string name_x = data.axis_names[static_cast<std::size_t>(subject.axes.x)];
  const bool two = subject.axes.y >= 0;
  const std::string name_y = two ? data.axis_names[static_cast<std::size_t>(subject.axes.y)] : "";
  const float below =
      ui.px(10) + ui.fonts().mono_note->FontSize + ui.fonts().note->FontSize + ui.px(8);
  Rect area{rect.x, rect.y, rect.width, rect.height - below};
  const float gutter = two ? axis_gutter(ui, subject.ranges.y, area.height, true) : ui.px(8);
  area.x += gutter;
  area.width -= gutter;
  plot_.area = area;
  plot_.frame = frame_around(subject.ranges.x, subject.ranges.y, static_cast<double>(area.width),
                             static_cast<double>(area.height));

  const Control control{"picture", "Picture of the points and the mixture", {}, {}, {}, true};
  const Press press = ui.press(control, area);
  ImVec2 at = ImGui::GetIO().MousePos;
  bool pointed = (press.hovered || press.held) && area.contains(at);
  if (press.focused) {
    if (!keyboard_cursor_) {
      keyboard_cursor_ = ImVec2(0.5F, 0.5F);
    }
    const float step = 0.02F;
    const auto moved = [&](ImGuiKey key) { return ui.key_on(control, key) ? step : 0.0F; };
    keyboard_cursor_->x += moved(ImGuiKey_RightArrow) - moved(ImGuiKey_LeftArrow);
    keyboard_cursor_->y += moved(ImGuiKey_DownArrow) - moved(ImGuiKey_UpArrow);
    keyboard_cursor_->x = std::clamp(keyboard_cursor_->x, 0.01F, 0.99F);
    keyboard_cursor_->y = std::clamp(keyboard_cursor_->y, 0.01F, 0.99F);
    at = {area.x + keyboard_cursor_->x * area.width, area.y + keyboard_cursor_->y * area.height};
    pointed = true;
  }
  if (pointed) {
    const int under = component_at(*subject.shown, {plot_.data_x(at.x), plot_.data_y(at.y)});
    if (under >= 0) {
      highlighted = under;
    }
  }
  draw_scene(stage, subject, highlighted);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddImage(
      reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(scene_.texture())),  // NOLINT
      area.min(), area.max(), {0, 1}, {1, 0});
  draw_axes(ui, plot_, {name_x, name_y, two, false});
  if (pointed) {
    list->PushClipRect(area.min(), area.max(), true);
    draw_brush(stage, at);
    list->PopClipRect();
    draw_read_out(ui, subject, at, highlighted);
  }
  if (data.points.rows() == 0 || !subject.session->problem().empty()) {
    const std::string text =
        data.points.rows() == 0
            ? (stage.settings.tool == Tool::add ? "Click or drag here: each click is a point."
                                                : "Choose Add, then click or drag here.")
            : subject.session->problem();
    const float width = std::min(area.width - ui.px(32), ui.px(360));
    draw_paragraph(ui, ui.fonts().text, {area.centre().x - width / 2, area.centre().y}, width,
                   ui.colours().muted, text);
  }
  ui.record(control, area, "picture", "", press);
  return edit(stage, subject, press, at);
}

}  // namespace xenoglyph::app
