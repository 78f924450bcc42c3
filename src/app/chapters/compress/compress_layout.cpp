// Where the parts of the Compress chapter stand, and what they say.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <utility>

#include "app/address/strokes_code.hpp"
#include "app/chapters/compress/axes_choice.hpp"
#include "app/chapters/compress/compress_chapter.hpp"
#include "app/chapters/compress/legend.hpp"
#include "app/corpus/network_drawing.hpp"
#include "app/corpus_picker.hpp"
#include "app/options/option_controls.hpp"
#include "app/ui/numbers.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

constexpr float side_least = 208.0F;
constexpr float side_most = 320.0F;
// The column beside the plot may cost it this share of its size.
constexpr float dearest_side = 0.12F;
constexpr std::size_t shown_claims = 3;

std::string percent(double share) { return format_fixed(100 * share, 0) + " %"; }

std::span<const float> values(const Eigen::VectorXf& vector) {
  return {vector.data(), static_cast<std::size_t>(vector.size())};
}

}  // namespace

Rect CompressChapter::plot_rect(const Interface& ui, const Rect& area) const {
  float side = area.height - room_below(ui);
  if (plotted_.kind() == PlotKind::space) {
    side = std::min(side, area.width);
    return {area.x, area.y, side, side};
  }
  const std::vector<Interval>& ranges = plotted_.ranges();
  const bool pairs = plotted_.kind() == PlotKind::pairs;
  const float left =
      PairPlotView::room_left(ui, ranges, pairs ? side / static_cast<float>(ranges.size()) : side);
  side = std::min(side, area.width - left);
  return {area.x + left, area.y, side, side};
}

// The labels of a box stand in its picture.
float CompressChapter::room_below(const Interface& ui) const {
  return plotted_.kind() == PlotKind::space ? 0.0F : PairPlotView::room_below(ui);
}

CompressChapter::Places CompressChapter::places(const Interface& ui, const Rect& area) const {
  const float gap = ui.px(24);
  const Rect alone = plot_rect(ui, area);
  const float left_over = area.right() - alone.right() - gap;
  const float width = std::clamp(left_over, ui.px(side_least), ui.px(side_most));
  Rect narrower = area;
  narrower.width -= width + gap;
  const Rect beside = plot_rect(ui, narrower);
  if (beside.width < (1 - dearest_side) * alone.width) {
    return {alone, std::nullopt};
  }
  return {beside, Rect{beside.right() + gap, area.y, width, area.height}};
}

std::string CompressChapter::where_dots_stand(const Corpus& corpus) const {
  switch (plotted_.kind()) {
    case PlotKind::plane:
      return ", its two numbers its place.";
    case PlotKind::space:
      return ", its three numbers its place in a box: drag to turn it.";
    case PlotKind::pairs:
      break;
  }
  const std::string shown = in_words(static_cast<long>(plotted_.ranges().size()));
  return !plotted_.has_choice() ? "; each square shows two of its " + corpus.numbers_text() + "."
         : plotted_.along_principal_axes()
             ? "; each square shows two of the " + shown + " directions in which codes vary most."
             : "; each square shows two of " + shown + " numbers of its code.";
}

void CompressChapter::draw_introduction(const Stage& stage, Column& column) const {
  const Corpus& corpus = stage.corpus();
  const CorpusWords& words = corpus.words();
  const auto size = static_cast<long>(corpus.code_size());
  const std::string numbers = corpus.numbers_text();
  column.title(capitalised(numbers) + " a " + corpus.thing());
  const std::string made = corpus.draws()
                               ? "A network squeezes each " + words.sample + " of " +
                                     std::to_string(corpus.image().width) + " \xC3\x97 " +
                                     std::to_string(corpus.image().height) + " pixels to " +
                                     numbers + ", its code, and draws it again from " +
                                     (size == 1 ? "this" : "these") + " alone."
                               : "Each " + words.sample + " is its own code of " + numbers +
                                     ": there is no network that squeezes it, or draws it again.";
  column.paragraph(made + (size == 1 ? " The bars count how often each value is found."
                                     : " Each dot is a " + words.item + where_dots_stand(corpus)));
}

void CompressChapter::draw_network_part(const Stage& stage, Column& column) {
  if (!stage.corpus().draws()) {
    return;
  }
  column.space(12);
  draw_network(stage.ui, column.take(network_drawing_height(stage.ui), 0),
               stage.corpus().network());
}

void CompressChapter::draw_drawing(const Stage& stage, Column& column) {
  Interface& ui = stage.ui;
  const DrawingStyle* style = stage.corpus().drawing();
  if (style == nullptr) {
    return;
  }
  const std::string what = "a " + stage.corpus().words().class_name;
  column.heading("Draw " + what);
  const float label = ui.px(18);
  const float tile_room = ui.px(80);
  const float side = std::min(column.width() - tile_room - ui.px(16), ui.px(240));
  const Rect row = column.take(side, ui.px(8));
  pad_rect_ = {row.x, row.y, side, side};
  if (pad_.frame(ui, pad_rect_, stage.settings, what)) {
    follow_points(stage);
  }
  const float tile = std::min(tile_room, std::floor(side / 2 - label - ui.px(4)));
  const float x = row.x + side + ui.px(16);
  const bool blank = drawing_.blank();
  const std::string side_text = std::to_string(style->side);
  const std::string pixels = side_text + " \xC3\x97 " + side_text;
  const std::array tiles{
      std::pair{pixels, blank ? -1 : drawing_.image_tile()},
      std::pair{std::string("comes back"), blank ? -1 : drawing_.reconstruction_tile()}};
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const float y = i == 0 ? row.y : row.bottom() - tile - label;
    ImFont* note = ui.fonts().note;
    draw_text(ui, note, {x, y - ui.px(2)}, ui.colours().muted,
              fitted(note, tiles.at(i).first, column.width() - (x - row.x)));
    const Rect place{x, y + label, tile, tile};
    if (blank) {
      ImGui::GetWindowDrawList()->AddRect(place.min(), place.max(), packed(ui.colours().rule),
                                          ui.px(6), ImDrawFlags_None, ui.px(1));
    } else {
      draw_image(ui, stage.atlas(), tiles.at(i).second, place);
    }
  }
  const Rect buttons = column.take(ui.control_height(), ui.px(12));
  Rect together = buttons;
  together.width = side;
  if (button(ui, half(ui, together, 0),
             {"undo-stroke", "Undo", "Takes the last stroke away.", {}, {}, !blank},
             {.icon = Icon::undo})) {
    Strokes strokes = *stage.settings.drawing;
    strokes.pop_back();
    stage.settings.drawing = std::make_shared<const Strokes>(std::move(strokes));
    follow_points(stage);
  }
  if (button(ui, half(ui, together, 1),
             {"clear-drawing", "Clear", "Takes the whole drawing away.", {}, {}, !blank},
             {.icon = Icon::close})) {
    stage.settings.drawing = std::make_shared<const Strokes>();
    follow_points(stage);
  }
  if (drawing_.blank()) {
    const std::string box = format_fixed(static_cast<double>(style->box), 0);
    column.paragraph(
        "Size and place don't matter: as in the network's lessons, a drawing is fitted into " +
            box + " \xC3\x97 " + box + " pixels and centred by its ink.",
        true);
    return;
  }
  const Rect numbers = column.take(0, 0);
  column.take(draw_code_numbers(ui, numbers.min(), numbers.width, values(drawing_.code())),
              ui.px(8));
  draw_drawing_claims(stage, column);
  const Strokes& strokes = *stage.settings.drawing;
  const std::size_t points =
      std::accumulate(strokes.begin(), strokes.end(), std::size_t{0},
                      [](std::size_t sum, const auto& stroke) { return sum + stroke.size(); });
  if (points > most_linked_stroke_points) {
    column.space(4);
    column.paragraph("So long a drawing is left out of the page's address.", true);
  }
}

void CompressChapter::draw_drawing_claims(const Stage& stage, Column& column) const {
  const Interface& ui = stage.ui;
  if (drawing_.claims().empty()) {
    column.paragraph(
        "Which component would claim it? Colour by component, or open Discover: the mixture is "
        "fitted there.",
        true);
    return;
  }
  const std::size_t count = std::min(shown_claims, drawing_.claims().size());
  for (std::size_t i = 0; i < count; ++i) {
    const Claim& claim = drawing_.claims()[i];
    const Rect row = column.take(ui.px(20), 0);
    ImFont* note = ui.fonts().note;
    ImFont* mono = ui.fonts().mono_note;
    draw_text(ui, note, {row.x, text_top(ui, note, row.centre().y)}, ui.colours().ink,
              "Component " + std::to_string(claim.number));
    const std::string share = percent(claim.responsibility);
    const float right = row.x + ui.px(168);
    draw_text(ui, mono, {right - text_width(mono, share), text_top(ui, mono, row.centre().y)},
              ui.colours().ink, share);
    const Rect track{right + ui.px(12), row.centre().y - ui.px(2), row.right() - right - ui.px(12),
                     ui.px(4)};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(track.min(), track.max(), packed(ui.colours().rule), ui.px(2));
    const Colour colour =
        component_colour(claim.id, static_cast<int>(stage.fit().options().k_max), stage.dark);
    list->AddRectFilled(
        track.min(),
        {track.x + track.width * static_cast<float>(claim.responsibility), track.bottom()},
        packed(colour), ui.px(2));
  }
  if (!stage.fit().done()) {
    column.paragraph("The fit is not over yet.", true);
  }
}

void CompressChapter::draw_colours(const Stage& stage, Column& column) {
  Interface& ui = stage.ui;
  Settings& settings = stage.settings;
  if (plotted_.has_choice()) {
    draw_axes_choice(stage, column);
  }
  const SettingsRow& row = stage.options["colourBy"];
  std::vector<Choice> choices = choices_of(row);
  if (!stage.corpus().labelled()) {
    choices[0].label = "Plain";
    choices[0].meaning = "All alike: nobody labelled them.";
  } else {
    choices[0].label = capitalised(stage.corpus().words().class_name);
  }
  if (draw_option(ui, column, row, settings, {.choices = choices})) {
    settings.hidden = 0;
    platform::request_frame();
  }
  const CodesFit& fit = stage.fit();
  if (settings.colour_by == ColourBy::component) {
    const std::string count = std::to_string(legend_.size());
    const std::string& problem = fit.session().problem();
    column.paragraph(!problem.empty()                            ? problem
                     : !fit.has_mixture()                        ? "The fit begins."
                     : fit.session().status() == FitStatus::done ? count + " components found"
                     : fit.session().status() == FitStatus::paused
                         ? "Paused: " + count + " components left"
                         : "Fitting: " + count + " components left",
                     true);
    column.space(4);
  }
  const LegendTouch touch =
      draw_legend(ui, column, legend_, settings.colour_by, stage.corpus().words());
  if (touch.highlighted >= 0) {
    next_highlighted_ = touch.highlighted;
  }
  if (touch.toggled >= 0) {
    settings.hidden ^= std::uint64_t{1} << static_cast<unsigned>(touch.toggled);
    platform::request_frame();
  }
}

void CompressChapter::draw_card(const Stage& stage, Column& column, const ReadPoint& point,
                                MarkShape shape, const Colour& outline) const {
  const CorpusWords& words = stage.corpus().words();
  const CorpusClasses* classes = stage.corpus().classes();
  const std::string place = format_fixed(point.index() + 1, 0);
  CodeCard card;
  card.tile = point.tile();
  card.shape = shape;
  card.fill = colour_of(point.index());
  card.outline = outline;
  card.heading =
      classes == nullptr
          ? capitalised(words.sample + " " + place)
          : capitalised(words.class_name + " " + classes->name(classes->labels(point.index())));
  if (point.claims().empty()) {
    card.note = classes == nullptr ? std::string() : words.sample + " " + place;
  } else {
    const Claim& claim = point.claims().front();
    card.note = "component " + std::to_string(claim.number) + ", " + percent(claim.responsibility);
  }
  card.code = values(point.code());
  draw_code_card(stage.ui, column.take(code_card_height(stage.ui), 0), stage.open_corpus, card);
}

void CompressChapter::draw_points(const Stage& stage, Column& column) const {
  const Palette& colours = stage.ui.colours();
  if (looked_at_.index() >= 0) {
    draw_card(stage, column, looked_at_, MarkShape::ring, colours.ink);
  } else {
    const Rect room = column.take(code_card_height(stage.ui), 0);
    const bool draws = stage.corpus().draws();
    const char* hint =
        plotted_.ranges().size() < 2 ? "One number has no plane: there are no dots to point at."
        : plot_focused_ && plotted_.kind() == PlotKind::space
            ? "Arrows step from dot to dot, with Shift they turn the box, Space keeps a dot here, "
              "at most two."
        : plot_focused_ && plotted_.kind() == PlotKind::plane
            ? "Arrows step from dot to dot, Space keeps a dot here, at most two."
        : plot_focused_
            ? "Arrows step from dot to dot, Page Up and Page Down from square to square, "
              "Space keeps a dot here, at most two."
        : stage.ui.touch() ? "Tap a dot to keep it here, at most two."
        : draws ? "The dot under the pointer is decoded here. Click to keep it, at most two."
                : "The dot under the pointer is read here. Click to keep it, at most two.";
    draw_paragraph(stage.ui, stage.ui.fonts().note, room.min(), room.width, colours.muted, hint);
  }
  for (std::size_t i = 0; i < pinned_.size(); ++i) {
    if (pinned_.at(i).index() >= 0) {
      draw_card(stage, column, pinned_.at(i), i == 0 ? MarkShape::ring : MarkShape::square,
                colours.accent);
    }
  }
}

void CompressChapter::frame(Stage& stage) {
  Interface& ui = stage.ui;
  const Rect& area = stage.area;
  follow(stage);
  next_highlighted_ = -1;
  const bool wide = area.width >= ui.px(900);
  // As draw_chapter() will give it.
  const bool has_side =
      wide && places(ui, {0, 0, area.width - ui.px(368), area.height - ui.px(16)}).side.has_value();
  ChapterParts parts;
  parts.controls = [&](ImVec2 at, float width) {
    Column column(ui, at, width);
    draw_introduction(stage, column);
    if (has_side || !wide) {
      draw_network_part(stage, column);
    } else {
      column.heading("Points");
      draw_points(stage, column);
    }
    draw_drawing(stage, column);
    if (!has_side) {
      column.heading(plotted_.has_choice() ? "Axes and colours" : "Colours");
      draw_colours(stage, column);
    }
    if (wide && !has_side && stage.corpus().draws()) {
      column.heading("Network");
      draw_network_part(stage, column);
    }
    return column.height();
  };
  parts.picture = [&](const Rect& picture) {
    const Places here = places(ui, picture);
    draw_plot(stage, here.plot);
    if (here.side) {
      ImGui::SetCursorScreenPos(here.side->min());
      ImGui::BeginChild("side", {here.side->width + ui.px(16), here.side->height},
                        ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened);
      const ImVec2 at = ImGui::GetCursorScreenPos();
      Column column(ui, {at.x, at.y + ui.px(8)}, here.side->width);
      draw_colours(stage, column);
      column.heading("Points");
      draw_points(stage, column);
      ImGui::SetCursorScreenPos(at);
      ImGui::Dummy({here.side->width, column.height() + ui.px(8)});
      ui.scroll_by_touch();
      ImGui::EndChild();
    }
  };
  parts.narrow_picture = [&](ImVec2 at, float width, float window_height) {
    const Rect plot =
        plot_rect(ui, {at.x, at.y + ui.px(8), width, std::max(width, window_height) + ui.px(64)});
    draw_plot(stage, plot);
    Column column(ui, {at.x, plot.bottom() + room_below(ui) + ui.px(16)}, width);
    draw_points(stage, column);
    return column.height() + plot.height + room_below(ui) + ui.px(24);
  };
  draw_corpus_chapter(stage, std::move(parts));
  if (next_highlighted_ != highlighted_) {
    highlighted_ = next_highlighted_;
    platform::request_frame();
  }
}

}  // namespace xenoglyph::app
