#include "app/chapters/dream/dream_chapter.hpp"

#include <vector>

#include <nlohmann/json.hpp>

#include "app/chapters/dream/dream_export.hpp"
#include "app/corpus/code_picture.hpp"
#include "app/corpus_picker.hpp"
#include "app/ui/numbers.hpp"
#include "app/ui/rect_json.hpp"
#include "app/ui/shortcuts.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

using nlohmann::json;

// Seconds of a frame for decoding the sheet; less while the fit works in the same frame.
constexpr double decoding_seconds = 0.008;
constexpr double decoding_seconds_beside_fit = 0.004;
constexpr int most_samples = 768;

template <class Matrix>
json rows_of(const Matrix& matrix) {
  json rows = json::array();
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    json row = json::array();
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) {
      row.push_back(matrix(i, j));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

template <class Vector>
json list_of(const Vector& vector) {
  return json(std::vector<typename Vector::Scalar>(vector.data(), vector.data() + vector.size()));
}

}  // namespace

DreamChapter::DreamChapter() : sheet_(platform::seconds) {}

ChapterText DreamChapter::text() const {
  return {"dream", "Dream", "Samples of a component, decoded, are handwriting by nobody."};
}

ChapterNeeds DreamChapter::needs(const Settings& /*settings*/) const {
  return {true, MixtureWork::in_haste};
}

void DreamChapter::open(const Settings& settings) {
  walk_.open(settings);
  part_ = settings.walk_play || settings.walk_at > 0.0 ? Part::walk : Part::code;
}

SheetRequest DreamChapter::wanted(const Settings& settings, const DreamSubject& subject) const {
  return {subject.fit.version(), subject.place(settings.component), settings.temperature,
          settings.dream_seed, view_.layout().count()};
}

void DreamChapter::keys(Settings& settings) {
  if (shortcut_pressed(ImGuiKey_N)) {
    requests_.new_samples = true;
  }
  if (!control_has_focus() && shortcut_pressed(ImGuiKey_Space)) {
    walk_.toggle_play(settings);
  }
}

void DreamChapter::announce_samples(const Stage& stage) const {
  const int number = stage.settings.component;
  platform::announce(std::to_string(view_.layout().count()) + " new samples of " +
                     (subject_of(stage).exists(number) ? "component " + std::to_string(number)
                                                       : std::string("the whole mixture")) +
                     ".");
}

void DreamChapter::carry_out(Stage& stage) {
  Settings& settings = stage.settings;
  if (requests_.new_samples) {
    settings.dream_seed = next_seed(settings.dream_seed);
    announce_samples(stage);
  }
  if (requests_.finish_fit) {
    stage.fit().session().play();
  }
  if ((requests_.save_sheet || requests_.save_codes) && sheet_.codes().rows() > 0) {
    const SheetRequest& drawn = sheet_.drawn();
    const int number = subject_of(stage).exists(settings.component) ? settings.component : 0;
    const bool picture = requests_.save_sheet;
    const std::string name =
        dream_file_name(number, drawn.temperature, drawn.seed, picture ? "png" : "csv");
    const std::string content =
        picture ? sheet_png(sheet_, stage.corpus(), view_.layout().columns) : sheet_csv(sheet_);
    const bool saved = platform::save_file(name, picture ? "image/png" : "text/csv", content);
    stage.ui.announce(saved ? "Saved " + name : name + " could not be written.");
  }
}

void DreamChapter::frame(Stage& stage) {
  Interface& ui = stage.ui;
  const Rect& area = stage.area;
  Settings& settings = stage.settings;
  const CodesFit& fit = stage.fit();
  wants_frame_ = false;
  if (!fit.has_mixture()) {
    draw_text(ui, ui.fonts().text, {area.x + ui.px(24), area.y + ui.px(24)}, ui.colours().muted,
              fit.session().problem());
    return;
  }
  const auto size = static_cast<std::size_t>(stage.corpus().code_size());
  if (settings.code && settings.code->size() != size) {
    const std::string text = "The address has a code of " +
                             in_words(static_cast<long>(settings.code->size())) +
                             " numbers; here a code has " + in_words(static_cast<long>(size)) + ".";
    ui.announce(text);
    platform::announce(text);
    settings.code.reset();
  }
  if (generation_ != stage.open_corpus.generation()) {
    generation_ = stage.open_corpus.generation();
    sheet_.clear();
  }
  const bool had_samples = sheet_.codes().rows() > 0;
  requests_ = {};
  keys(settings);
  walk_.advance(settings, stage.elapsed, platform::prefers_reduced_motion());
  ChapterParts parts;
  parts.controls = [&](ImVec2 at, float width) { return draw_controls(stage, at, width); };
  parts.picture = [&](const Rect& picture) { draw_picture(stage, picture); };
  parts.narrow_picture = [&](ImVec2 at, float width, float window_height) {
    return draw_narrow(stage, at, width, window_height);
  };
  draw_corpus_chapter(stage, std::move(parts));
  carry_out(stage);
  wants_frame_ = !sheet_.complete() || !(sheet_.drawn() == wanted(settings, subject_of(stage))) ||
                 (settings.walk_play && walk_.possible()) ||
                 // Controls that were off for want of samples are drawn again.
                 (!had_samples && sheet_.codes().rows() > 0);
}

void DreamChapter::draw_sheet(Stage& stage, const Rect& area) {
  if (sheet_tiles_.count() == 0) {
    sheet_tiles_ = stage.atlas().allocate(most_samples);
  }
  view_.place(stage.ui, area, most_samples);
  const DreamSubject subject = subject_of(stage);
  const double budget =
      subject.fit.session().busy() ? decoding_seconds_beside_fit : decoding_seconds;
  sheet_.advance(subject.fit.mixture(), subject.corpus, wanted(stage.settings, subject), budget,
                 [&](Eigen::Index index, std::span<const float> image) {
                   set_tile(stage.atlas(), sheet_tiles_[static_cast<int>(index)], subject.corpus,
                            Eigen::Map<const Eigen::VectorXf>(
                                image.data(), static_cast<Eigen::Index>(image.size())));
                 });
  view_.draw(stage, sheet_, sheet_tiles_);
}

void DreamChapter::add_state(json& page_state, const Inquiry& inquiry) const {
  if (!inquiry.shown) {
    return;
  }
  json& state = page_state["dream"] = json::object();
  const CodesFit& fit = inquiry.open_corpus.fit();
  if (!fit.has_mixture() || code_.code().size() == 0) {
    return;
  }
  const Settings& settings = inquiry.settings;
  const float pixel_ratio = inquiry.pixel_ratio;
  const DreamSubject subject{inquiry.corpus(), fit};
  const SheetLayout& layout = view_.layout();
  state["component"] = subject.exists(settings.component) ? settings.component : 0;
  state["components"] = subject.count();
  state["count"] = sheet_.codes().rows();
  state["decoded"] = sheet_.decoded();
  state["complete"] = sheet_.complete() && sheet_.drawn() == wanted(settings, subject);
  state["temperature"] = sheet_.drawn().temperature;
  state["seed"] = sheet_.drawn().seed;
  state["codes"] = rows_of(sheet_.codes());
  json ink = json::array();
  for (Eigen::Index i = 0; i < sheet_.decoded() && sheet_.images().cols() > 0; ++i) {
    ink.push_back(sheet_.images().row(i).mean());
  }
  state["ink"] = ink;
  state["longest_slice_ms"] = sheet_.longest_slice() * 1e3;
  state["sheet"] = rect_as_json(view_.rect(), pixel_ratio);
  state["sheet"]["columns"] = layout.columns;
  state["sheet"]["rows"] = layout.rows;
  json tiles = json::array();
  for (int i = 0; i < layout.count(); ++i) {
    tiles.push_back(rect_as_json(view_.tile(i), pixel_ratio));
  }
  state["tiles"] = tiles;
  state["code"] = {{"values", list_of(code_.code())},
                   {"follows_mean", !settings.code.has_value()},
                   {"image", list_of(code_.image())}};
  state["walk"] = {
      {"possible", walk_.possible()}, {"playing", settings.walk_play}, {"at", walk_.at()}};
  if (walk_.possible()) {
    state["walk"]["stages"] = rows_of(walk_.stages());
    state["walk"]["code"] = list_of(walk_.code());
    state["walk"]["image"] = list_of(walk_.image());
  }
}

}  // namespace xenoglyph::app
