#include "app/chapters/dream/dream_chapter.hpp"

#include <cstdint>
#include <vector>

#include <imgui_internal.h>
#include <nlohmann/json.hpp>

#include "app/chapters/dream/dream_export.hpp"
#include "app/digits/tiles.hpp"
#include "app/ui/chapter_layout.hpp"
#include "app/ui/rect_json.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

using nlohmann::json;

// Seconds of a frame for decoding the sheet; less while the fit works in the same frame.
constexpr double decoding_seconds = 0.008;
constexpr double decoding_seconds_beside_fit = 0.004;
// What an address can say: 2^53 - 1.
constexpr std::uint64_t largest_seed = 9007199254740991;

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

void DreamChapter::open(const Settings& settings) {
  walk_.open(settings);
  part_ = settings.walk_play || settings.walk_at > 0.0 ? Part::walk : Part::code;
}

SheetRequest DreamChapter::wanted(const Settings& settings, const DreamSubject& subject) const {
  return {subject.fit->version(), subject.place(settings.component), settings.temperature,
          settings.dream_seed, view_.layout().count()};
}

void DreamChapter::keys(Settings& settings) {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper ||
      !context.OpenPopupStack.empty()) {
    return;
  }
  if (ImGui::IsKeyPressed(ImGuiKey_N, false)) {
    requests_.new_samples = true;
  }
  // The control that has the focus has the space bar.
  if (context.NavDisableHighlight && ImGui::IsKeyPressed(ImGuiKey_Space, false)) {
    walk_.toggle_play(settings);
  }
}

void DreamChapter::announce_samples(const Stage& stage) const {
  const int number = stage.settings.component;
  platform::announce(std::to_string(view_.layout().count()) + " new samples of " +
                     (stage.subject.exists(number) ? "component " + std::to_string(number)
                                                   : std::string("the whole mixture")) +
                     ".");
}

void DreamChapter::carry_out(Stage& stage) {
  Settings& settings = stage.settings;
  if (requests_.new_samples) {
    settings.dream_seed = settings.dream_seed >= largest_seed ? 0 : settings.dream_seed + 1;
    announce_samples(stage);
  }
  if (requests_.finish_fit) {
    stage.handwriting.fit().session().play();
  }
  if ((requests_.save_sheet || requests_.save_codes) && sheet_.codes().rows() > 0) {
    const SheetRequest& drawn = sheet_.drawn();
    const int number = stage.subject.exists(settings.component) ? settings.component : 0;
    const bool picture = requests_.save_sheet;
    const std::string name =
        dream_file_name(number, drawn.temperature, drawn.seed, picture ? "png" : "csv");
    const std::string content =
        picture ? sheet_png(sheet_, *stage.subject.digits, view_.layout().columns)
                : sheet_csv(sheet_);
    const bool saved = platform::save_file(name, picture ? "image/png" : "text/csv", content);
    stage.ui.announce(saved ? "Saved " + name : name + " could not be written.");
  }
}

void DreamChapter::frame(Interface& ui, const Rect& area, Settings& settings,
                         Handwriting& handwriting, bool /*dark*/, double elapsed) {
  wants_frame_ = false;
  CodesFit& fit = handwriting.fit();
  if (!fit.has_mixture()) {
    draw_text(ui, ui.fonts().text, {area.x + ui.px(24), area.y + ui.px(24)}, ui.colours().muted,
              fit.session().problem());
    return;
  }
  const DreamSubject subject = make_subject(*handwriting.digits(), fit);
  Stage stage{ui, settings, handwriting, subject};
  requests_ = {};
  keys(settings);
  walk_.advance(settings, elapsed, platform::prefers_reduced_motion());
  ChapterParts parts;
  parts.controls = [&](ImVec2 at, float width) { return draw_controls(stage, at, width); };
  parts.picture = [&](const Rect& picture) { draw_picture(stage, picture); };
  parts.narrow_picture = [&](ImVec2 at, float width, float window_height) {
    return draw_narrow(stage, at, width, window_height);
  };
  draw_chapter(ui, area, parts);
  carry_out(stage);
  wants_frame_ = !sheet_.complete() || !(sheet_.drawn() == wanted(settings, subject)) ||
                 (settings.walk_play && walk_.possible());
}

void DreamChapter::draw_sheet(Stage& stage, const Rect& area) {
  view_.place(stage.ui, area);
  render::DigitAtlas& atlas = stage.handwriting.atlas();
  const double budget =
      stage.subject.fit->session().busy() ? decoding_seconds_beside_fit : decoding_seconds;
  sheet_.advance(stage.subject.fit->mixture(), *stage.subject.digits,
                 wanted(stage.settings, stage.subject), budget,
                 [&atlas](Eigen::Index index, std::span<const float> image) {
                   atlas.set(tiles::sheet + static_cast<int>(index), image);
                 });
  view_.draw(stage.ui, stage.settings, stage.subject, sheet_, atlas);
}

json DreamChapter::state(const Settings& settings, const Handwriting& handwriting,
                         float pixel_ratio) const {
  json state = json::object();
  if (!handwriting.fit().has_mixture() || code_.code().size() == 0) {
    return state;
  }
  const DreamSubject subject = make_subject(*handwriting.digits(), handwriting.fit());
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
  for (Eigen::Index i = 0; i < sheet_.decoded(); ++i) {
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
  return state;
}

}  // namespace xenoglyph::app
