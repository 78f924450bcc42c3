#include "app/chapters/fit/fit_chapter.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <memory>
#include <utility>

#include "app/address/points_code.hpp"
#include "app/chapters/fit/fit_state.hpp"
#include "app/fitting/save_model.hpp"
#include "app/fitting/transport.hpp"
#include "app/ui/shortcuts.hpp"
#include "data/table_reader.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

// Responsibilities of more numbers than this are not computed while the fit moves.
constexpr Eigen::Index most_while_moving = 150'000;
constexpr Eigen::Index most_at_rest = 4'000'000;

}  // namespace

FitChapter::FitChapter() : session_(platform::seconds) {}

ChapterText FitChapter::text() const {
  return {"fit", "Fit",
          "A mixture of Gaussians finds out by itself how many groups some points have."};
}

void FitChapter::open(const Settings& settings) {
  load(settings);
  start(settings);
}

void FitChapter::load(const Settings& settings) {
  data_ = load_fit_data(settings);
  axes_ = shown_axes(settings, data_.points.cols());
  plane_ = plane_points(data_.points, axes_);
  if (!editing_) {
    ranges_ = plane_ranges(plane_);
  }
  picture_.set_points(plane_);
  responsibilities_.resize(0, 0);
  colours_changed_ = true;
  followed_ = settings;
}

void FitChapter::start(const Settings& settings) {
  followed_ = settings;
  shown_.clear();
  if (data_.points.rows() < 2) {
    session_.stop(data_.points.rows() == 1 ? "One point more, and there is something to fit." : "");
  } else {
    session_.start(data_.points, settings.fit);
  }
  if (session_.has_fit()) {
    show_mixture();
    if (settings.play) {
      session_.play();
    } else {
      session_.go_to_step(settings.step);
    }
  }
  picture_changed_ = true;
  colours_changed_ = true;
}

void FitChapter::follow(const Settings& settings) {
  const bool other_points =
      settings.dataset != followed_.dataset || settings.own != followed_.own ||
      (settings.dataset != own_dataset && settings.fit.seed != followed_.fit.seed);
  if (other_points) {
    load(settings);
    if (!editing_) {
      start(settings);
    }
  } else if (settings.fit != followed_.fit) {
    Settings playing = settings;
    playing.play = true;
    start(playing);
  }
  const ShownAxes axes = shown_axes(settings, data_.points.cols());
  if (!(axes == axes_)) {
    axes_ = axes;
    plane_ = plane_points(data_.points, axes_);
    ranges_ = plane_ranges(plane_);
    picture_.set_points(plane_);
    if (session_.has_fit()) {
      show_mixture();
    }
  }
  if (settings.colour_points != followed_.colour_points) {
    colours_changed_ = true;
  }
  followed_ = settings;
}

void FitChapter::show_mixture() {
  const MmlFitter& fitter = session_.fitter();
  const bool settled = fitter.done();
  const GaussianMixture mixture = settled ? fitter.best() : fitter.current();
  shown_.set_settled(settled);
  shown_.show(mixture, settled ? session_.best_ids() : fitter.component_ids(), axes_);
  const Eigen::Index size = data_.points.rows() * mixture.n_components();
  if (data_.points.rows() == fitter.points().rows() &&
      size <= (session_.busy() ? most_while_moving : most_at_rest)) {
    responsibilities_ = mixture.predict_proba(data_.points);
  } else {
    responsibilities_.resize(0, 0);
  }
  picture_changed_ = true;
  colours_changed_ = true;
}

void FitChapter::advance(const Settings& settings, double elapsed) {
  if (!editing_ && session_.tick(elapsed, settings.speed)) {
    show_mixture();
    if (session_.status() == FitStatus::done) {
      const auto found = session_.fitter().best().n_components();
      platform::announce("Done: " + std::to_string(found) +
                         (found == 1 ? " component found." : " components found."));
    }
    for (const FitEvent& event : session_.events()) {
      if (event.event == MmlEvent::updated) {
        shown_.glow(event.component);
      }
    }
  }
  if (shown_.animate(elapsed)) {
    picture_changed_ = true;
    colours_changed_ = true;
  }
}

void FitChapter::colour_points(const Settings& settings, bool dark) {
  if (!colours_changed_ && dark == drawn_dark_) {
    return;
  }
  colours_changed_ = false;
  drawn_dark_ = dark;
  picture_changed_ = true;
  const Colour plain =
      with_alpha(dark ? Colour{0.78F, 0.80F, 0.84F} : Colour{0.28F, 0.31F, 0.36F}, 0.75F);
  const Eigen::Index count = responsibilities_.rows();
  if (!settings.colour_points || count != data_.points.rows() || count == 0) {
    picture_.set_point_colours({plain});
    return;
  }
  std::vector<Colour> by_place(static_cast<std::size_t>(responsibilities_.cols()), plain);
  for (const ShownComponent& component : shown_.components()) {
    if (component.place >= 0 && component.place < responsibilities_.cols()) {
      by_place[static_cast<std::size_t>(component.place)] =
          shown_colour(component, static_cast<int>(followed_.fit.k_max),
                       static_cast<int>(responsibilities_.cols()), dark);
    }
  }
  std::vector<Colour> colours(static_cast<std::size_t>(count), Colour{0, 0, 0, 0.8F});
  for (Eigen::Index j = 0; j < responsibilities_.cols(); ++j) {
    const Colour& colour = by_place[static_cast<std::size_t>(j)];
    for (Eigen::Index i = 0; i < count; ++i) {
      const auto share = static_cast<float>(responsibilities_(i, j));
      Colour& target = colours[static_cast<std::size_t>(i)];
      target.red += share * colour.red;
      target.green += share * colour.green;
      target.blue += share * colour.blue;
    }
  }
  picture_.set_point_colours(std::move(colours));
}

void FitChapter::apply_edit(Settings& settings, PictureEdit edit) {
  if (edit.points) {
    editing_ = true;
    settings.own =
        std::make_shared<const OwnPoints>(OwnPoints{std::move(*edit.points), data_.axis_names, {}});
    settings.dataset = own_dataset;
    load(settings);
    if (session_.has_fit()) {
      session_.pause();
    }
  }
  if (edit.finished && editing_) {
    settings.play = true;
    start(settings);
    editing_ = false;
  }
}

void FitChapter::take_table(Settings& settings, const std::string& name,
                            std::span<const std::byte> content, data::Header header) {
  data::Table table = data::read_table(content, name, header);
  settings.own = std::make_shared<const OwnPoints>(own_points(std::move(table), name, content));
  settings.dataset = own_dataset;
  settings.play = true;
  open(settings);
}

std::optional<std::string> FitChapter::take_file(Settings& settings, const std::string& name,
                                                 std::span<const std::byte> content) {
  try {
    take_table(settings, name, content, data::Header::automatic);
  } catch (const std::exception& error) {
    return error.what();
  }
  return std::string();
}

void FitChapter::carry_out(Stage& stage, const FitRequests& requests) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  if (requests.clear_points) {
    settings.own = std::make_shared<const OwnPoints>();
    settings.dataset = own_dataset;
    settings.tool = Tool::add;
    const Frame ranges = ranges_;
    follow(settings);
    ranges_ = ranges;
  }
  if (requests.read_first_row_anew) {
    const std::shared_ptr<const OwnPoints> own = settings.own;
    take_table(settings, own->name, std::as_bytes(std::span(*own->doubtful_file)),
               own->first_row_is_names ? data::Header::no : data::Header::yes);
  }
  if (requests.open_file && !platform::choose_file(data::table_extensions())) {
    ui.announce("Drop a CSV or NPY file on the window.");
  }
  if (requests.save_model && session_.has_fit()) {
    save_model(ui, session_);
  }
  if (requests.copied_link && settings.dataset == own_dataset &&
      data_.points.size() > most_linked_numbers) {
    ui.announce("Link copied, but without the points: a link holds " +
                std::to_string(most_linked_numbers) + " numbers.");
  }
  if (requests.save_points) {
    const bool saved = platform::save_file("points.csv", "text/csv", points_as_csv(data_));
    ui.announce(saved ? "Saved points.csv" : "points.csv could not be written.");
  }
}

bool FitChapter::wants_frame() const {
  return session_.busy() || shown_.moving() || picture_changed_;
}

void FitChapter::add_state(nlohmann::json& state, const Inquiry& inquiry) const {
  // Elsewhere they are not on the screen, and what they showed last is nobody's state.
  add_fit_state(state, {.session = session_,
                        .data = data_,
                        .picture = inquiry.shown ? picture_.plot() : Plot{},
                        .curve = inquiry.shown ? curve_ : Rect{},
                        .pixel_ratio = inquiry.pixel_ratio});
}

void FitChapter::forget_graphics() {
  picture_.forget_graphics();
  picture_changed_ = true;
}

void FitChapter::frame(Stage& stage) {
  Settings& settings = stage.settings;
  shown_.set_reduced_motion(platform::prefers_reduced_motion());
  follow(settings);
  restart_ = transport_keys(session_);
  if (shortcut_pressed(ImGuiKey_N)) {
    settings.fit.seed = next_seed(settings.fit.seed);
  }
  advance(settings, stage.elapsed);
  colour_points(settings, stage.dark);
  requests_ = {};
  next_highlighted_ = -1;
  draw_parts(stage);
  if (next_highlighted_ != highlighted_) {
    highlighted_ = next_highlighted_;
    platform::request_frame();
  }
  carry_out(stage, requests_);
  if (restart_) {
    settings.play = true;
    start(settings);
  }
  if (session_.has_fit()) {
    const bool paused = session_.status() == FitStatus::paused;
    settings.play = !paused;
    settings.step = paused ? session_.steps() : 0;
  }
  follow(settings);
}

}  // namespace xenoglyph::app
