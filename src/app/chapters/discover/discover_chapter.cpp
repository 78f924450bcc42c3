#include "app/chapters/discover/discover_chapter.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/chapters/discover/symbol_detail.hpp"
#include "app/corpus/class_colours.hpp"
#include "app/corpus_picker.hpp"
#include "app/fitting/fit_options.hpp"
#include "app/fitting/length_curve.hpp"
#include "app/fitting/save_model.hpp"
#include "app/fitting/transport.hpp"
#include "app/options/option_controls.hpp"
#include "app/page_link.hpp"
#include "app/ui/headline.hpp"
#include "app/ui/numbers.hpp"
#include "app/ui/rect_json.hpp"
#include "app/ui/shortcuts.hpp"
#include "platform/platform.hpp"

namespace xenoglyph::app {

namespace {

CardSizes card_sizes(const Interface& ui, bool wide) {
  return {ui.px(wide ? 48.0F : 72.0F), ui.px(144), ui.px(13) + ui.fonts().mono_note->FontSize,
          ui.px(wide ? 10.0F : 12.0F)};
}

}  // namespace

ChapterText DiscoverChapter::text() const {
  return {"discover", "Discover",
          "The mixture fits the codes, without their labels, and shows what each component holds."};
}

ChapterNeeds DiscoverChapter::needs(const Settings& /*settings*/) const {
  return {true, MixtureWork::watched};
}

void DiscoverChapter::open(const Settings& /*settings*/) {
  selected_id_ = -1;
  written_component_ = -1;
}

// The settings count the open component by its weight, which changes while the fit goes on; what
// was pressed is followed by its identity.
void DiscoverChapter::follow_selection(Settings& settings, const CodesFit& fit) {
  if (settings.component != written_component_) {
    selected_id_ = -1;
  }
  if (selected_id_ >= 0) {
    settings.component = fit.number_of(selected_id_);
    selected_id_ = settings.component == 0 ? -1 : selected_id_;
    written_component_ = settings.component;
  } else if (const Symbol* symbol = fit.numbered(settings.component); symbol && fit.done()) {
    selected_id_ = symbol->id;
    written_component_ = settings.component;
  }
}

void DiscoverChapter::draw_headline(Interface& ui, const Rect& rect, const CodesFit& fit) const {
  const Palette& colours = ui.colours();
  Headline line(ui, rect);
  if (!fit.has_mixture()) {
    line.words(colours.warning, fit.session().problem());
    return;
  }
  const int found = cards_.count();
  line.number(std::to_string(found));
  line.space(8);
  line.words(colours.ink,
             std::string(found == 1 ? "symbol" : "symbols") + (fit.done() ? " found" : " left"));
  line.space(16);
  const std::string among =
      "in " + format_fixed(static_cast<double>(fit.session().fitter().points().rows()), 0) +
      " codes";
  if (line.fits(among)) {
    line.words(colours.muted, among);
    line.space(24);
  }
  line.end_with(course_text(fit.session()));
}

// What the cards' parts mean, and the classes' colours.
void DiscoverChapter::draw_legend(const Stage& stage, const Rect& rect, const CardGrid& grid) {
  Interface& ui = stage.ui;
  const Corpus& corpus = stage.corpus();
  const Palette& colours = ui.colours();
  ImFont* font = ui.fonts().note;
  ImFont* mono = ui.fonts().mono_note;
  const float y = rect.y;
  const CorpusClasses* classes = corpus.classes();
  float names = 0.0F;
  for (int i = 0; i < corpus.class_count(); ++i) {
    names += text_width(mono, classes->name(i)) + ui.px(22);
  }
  // More names than there is room for are left to the open card.
  if (names > rect.width) {
    names = 0.0F;
  }
  float x = rect.right() - names + ui.px(8);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::string labels =
      classes == nullptr ? std::string() : "its " + corpus.words().class_plural + ", ";
  const bool sharpness = corpus.draws() && card_shows_sharpness(ui, grid.picture);
  const std::string parts =
      "Under each mean: " + labels + (sharpness ? "weight, sharpness" : "weight");
  for (const std::string& words : {parts, "Its " + corpus.words().class_plural + ":"}) {
    if (text_width(font, words) <= x - rect.x - ui.px(16)) {
      draw_text(ui, font, {rect.x, y}, colours.muted, words);
      break;
    }
  }
  for (int i = 0; names > 0.0F && i < corpus.class_count(); ++i) {
    const std::string& name = classes->name(i);
    list->AddRectFilled({x, y + ui.px(3)}, {x + ui.px(8), y + ui.px(11)},
                        packed(class_colour(i, classes->count(), stage.dark)), ui.px(2));
    draw_text(ui, mono, {x + ui.px(11), y}, colours.muted, name);
    x += text_width(mono, name) + ui.px(22);
  }
  if (rect.contains(ImGui::GetIO().MousePos)) {
    const std::string picture =
        corpus.draws() ? "The picture is the component's mean, decoded. "
        : corpus.code_size() <= 2
            ? "The dot stands where the component's mean lies among all codes. "
            : "The bars are the numbers of the component's mean, each between the least and the "
              "largest of all codes. ";
    const std::string bar = classes == nullptr
                                ? ""
                                : "The bar shows the labels of the codes that it claims, which no "
                                  "fit saw; ";
    const std::string weight = "left the weight, its share of all codes";
    ui.offer_tooltip(
        "cards legend", rect,
        {{},
         {},
         picture + (bar.empty() ? capitalised(weight) : bar + weight) +
             (corpus.draws() ? "; right the sharpness: 1 where every pixel of the mean is paper or "
                               "ink, 0 where all are grey."
                             : "."),
         corpus.draws() ? "sharpness = mean of (2p \xE2\x88\x92 1)\xC2\xB2 over pixels p > 0.05"
                        : "",
         {},
         true});
  }
}

void DiscoverChapter::draw_cards(Stage& stage, ImVec2 at, const CardGrid& grid) {
  Settings& settings = stage.settings;
  const CodesFit& fit = stage.fit();
  const Symbol* open = fit.numbered(settings.component);
  const int shown = open == nullptr ? -1 : open->id;
  const int pressed = cards_.draw(stage, at, grid, shown);
  if (pressed >= 0) {
    selected_id_ = pressed == shown ? -1 : pressed;
    settings.component = selected_id_ < 0 ? 0 : fit.number_of(selected_id_);
    written_component_ = settings.component;
  }
}

void DiscoverChapter::draw_detail(Stage& stage, const Rect& rect) {
  Settings& settings = stage.settings;
  if (draw_symbol_detail(stage, rect, stage.fit().numbered(settings.component))) {
    settings.chapter = "dream";
    settings.code.reset();
    platform::request_frame();
  }
}

void DiscoverChapter::draw_play(Stage& stage, const Rect& rect) {
  restart_ |= draw_transport(stage, rect, stage.options["codesSpeed"], stage.fit().session());
}

float DiscoverChapter::draw_controls(Stage& stage, ImVec2 at, float width) {
  Interface& ui = stage.ui;
  Column column(ui, at, width);
  column.title("How many symbols?");
  const Corpus& corpus = stage.corpus();
  column.paragraph("The alien sees " + in_words(corpus.count()) + " codes of " +
                   corpus.numbers_text() +
                   " and no labels. Too many Gaussians start on random codes; those that don't "
                   "shorten the message die. What is left are its symbols: each card is one "
                   "component, " +
                   (corpus.draws() ? "its mean decoded." : "drawn as the numbers of its mean."));
  if (!corpus.words().count_remark.empty()) {
    column.space(8);
    column.paragraph(corpus.words().count_remark, true);
  }
  if (!corpus.labelled()) {
    column.space(8);
    column.paragraph("Nobody labelled them, so no card says what its component holds.", true);
  }
  draw_fit_options(stage, column, stage.settings.codes_fit, "codes",
                   "Starts on other random codes.", more_open_);
  column.heading("Show");
  const SettingsRow& order = stage.options["order"];
  std::vector<Choice> orders = choices_of(order);
  orders[1].label = capitalised(corpus.words().class_name);
  draw_option(ui, column, order, stage.settings,
              {.gap = 12,
               .enabled = corpus.labelled(),
               .hint = corpus.labelled() ? nullptr : "There are no labels to order by.",
               .choices = orders});
  column.heading("Take away");
  const Rect row = column.take(ui.control_height(), ui.px(8));
  if (button(ui, half(ui, row, 0),
             {"save-model",
              "Model",
              "The best mixture so far as model.json, with scikit-learn's names.",
              {},
              {},
              stage.fit().has_mixture()},
             {.icon = Icon::save})) {
    save_model(ui, stage.fit().session());
  }
  draw_copy_link(stage, half(ui, row, 1));
  return column.height();
}

void DiscoverChapter::draw_wide(Stage& stage, const Rect& area) {
  Interface& ui = stage.ui;
  const float headline = ui.px(56);
  const float legend = ui.px(24);
  const float transport = transport_height(ui, area.width);
  // Where the curve has no room beside the detail it ends the rail.
  const bool both_below = area.width >= ui.px(760);
  const float strip =
      std::clamp(std::round(area.height * 0.22F), symbol_detail_height(ui), ui.px(224));
  draw_headline(ui, {area.x, area.y, area.width, headline}, stage.fit());
  const float below = transport + strip + ui.px(32);
  const Rect cards{area.x, area.y + headline + legend, area.width,
                   area.height - headline - legend - below};
  const CardSizes sizes = card_sizes(ui, true);
  const CardGrid grid =
      fit_cards(cards_.count(), cards.width - ui.px(12), cards.height - ui.px(4), sizes);
  draw_legend(stage, {area.x, area.y + headline, area.width, legend}, grid);
  ImGui::SetCursorScreenPos(cards.min());
  ImGui::BeginChild("cards", {cards.width, cards.height}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NavFlattened);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  draw_cards(stage, {origin.x + ui.px(2), origin.y + ui.px(2)}, grid);
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({1, grid.height(cards_.count()) + ui.px(4)});
  ui.scroll_by_touch();
  ImGui::EndChild();
  draw_play(stage, {area.x, cards.bottom() + ui.px(8), area.width, transport});
  const float top = cards.bottom() + transport + ui.px(24);
  ImGui::GetWindowDrawList()->AddRectFilled({area.x - ui.px(24), top - ui.px(8)},
                                            {area.right() + ui.px(24), top - ui.px(7)},
                                            packed(ui.colours().rule));
  if (!both_below) {
    draw_detail(stage, {area.x, top, area.width, strip});
    return;
  }
  const float panel = ui.px(400);
  curve_ = draw_length_curve(ui, {area.x, top, area.width - panel - ui.px(32), strip},
                             stage.fit().session());
  draw_detail(stage, {area.right() - panel, top, panel, strip});
}

float DiscoverChapter::draw_narrow(Stage& stage, ImVec2 at, float width) {
  Interface& ui = stage.ui;
  float y = at.y;
  draw_headline(ui, {at.x, y, width, ui.px(48)}, stage.fit());
  y += ui.px(48);
  const CardGrid grid = fit_cards(cards_.count(), width, 0.0F, card_sizes(ui, false));
  draw_legend(stage, {at.x, y, width, ui.px(24)}, grid);
  y += ui.px(28);
  draw_cards(stage, {at.x, y}, grid);
  y += grid.height(cards_.count()) + ui.px(16);
  const float transport = transport_height(ui, width);
  draw_play(stage, {at.x, y, width, transport});
  y += transport + ui.px(16);
  const float detail = symbol_detail_height(ui);
  draw_detail(stage, {at.x, y, width, detail});
  y += detail + ui.px(16);
  curve_ = draw_length_curve(ui, {at.x, y, width, ui.px(176)}, stage.fit().session());
  return y + ui.px(176) - at.y;
}

void DiscoverChapter::frame(Stage& stage) {
  Settings& settings = stage.settings;
  CodesFit& fit = stage.fit();
  cards_.set_reduced_motion(platform::prefers_reduced_motion());
  restart_ = transport_keys(fit.session());
  if (shortcut_pressed(ImGuiKey_N)) {
    settings.codes_fit.seed = next_seed(settings.codes_fit.seed);
  }
  cards_.follow(fit, settings.card_order);
  cards_.animate(stage.elapsed);
  follow_selection(settings, fit);
  if (fit.done() && !announced_) {
    platform::announce("Done: " + std::to_string(cards_.count()) + " symbols found.");
  }
  announced_ = fit.done();
  draw_corpus_chapter(
      stage, {.controls = [&](ImVec2 at, float width) { return draw_controls(stage, at, width); },
              .picture = [&](const Rect& rect) { draw_wide(stage, rect); },
              .narrow_picture = [&](ImVec2 at, float width,
                                    float) { return draw_narrow(stage, at, width); }});
  if (restart_) {
    fit.restart(settings);
    cards_.clear();
    platform::request_frame();
  }
}

void DiscoverChapter::add_state(nlohmann::json& state, const Inquiry& inquiry) const {
  using nlohmann::json;
  if (!inquiry.shown) {
    return;
  }
  const float pixel_ratio = inquiry.pixel_ratio;
  json cards = json::array();
  for (std::size_t i = 0; i < cards_.cards().size() && i < cards_.places().size(); ++i) {
    const SymbolCard& card = cards_.cards()[i];
    if (card.leaving) {
      continue;
    }
    json entry = rect_as_json(cards_.places()[i], pixel_ratio);
    entry.update({{"component", card.number},
                  {"weight", card.symbol.weight},
                  {"mean", std::vector<float>(card.symbol.mean.begin(), card.symbol.mean.end())},
                  {"digits", card.symbol.class_counts},
                  {"claimed", card.symbol.claimed},
                  {"majority", card.symbol.majority()},
                  {"sharpness", card.symbol.sharpness}});
    cards.push_back(std::move(entry));
  }
  state["discover"] = {
      {"cards", cards},
      {"found", inquiry.open_corpus.fit().done() ? json(cards.size()) : json(nullptr)},
      {"component", inquiry.settings.component},
      {"curve", rect_as_json(curve_, pixel_ratio)}};
}

}  // namespace xenoglyph::app
