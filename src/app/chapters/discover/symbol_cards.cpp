#include "app/chapters/discover/symbol_cards.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "app/corpus/class_colours.hpp"
#include "app/corpus/code_picture.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

constexpr double appear_seconds = 0.2;
constexpr double leave_seconds = 0.45;
constexpr double glow_seconds = 0.25;
// A card goes most of its way in this time.
constexpr double travel_seconds = 0.09;

// The share of the way to its goal that something covers in a time.
float eased(double elapsed) {
  return static_cast<float>(1.0 - std::exp(-elapsed / travel_seconds));
}

// "0.45" as ".45", where room is scarce.
std::string without_zero(const std::string& number) {
  return number.starts_with("0.") ? number.substr(1) : number;
}

// A bar with a piece for each class, as long as its share.
void draw_class_bar(const Interface& ui, const Rect& rect, const Symbol& symbol, bool dark,
                    float opacity) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(rect.min(), rect.max(), packed(with_alpha(ui.colours().track, opacity)),
                      rect.height / 2);
  if (symbol.claimed == 0) {
    return;
  }
  float x = rect.x;
  int so_far = 0;
  const auto count = static_cast<int>(symbol.class_counts.size());
  for (int i = 0; i < count; ++i) {
    so_far += symbol.class_counts[static_cast<std::size_t>(i)];
    const float end = rect.x + std::round(rect.width * static_cast<float>(so_far) /
                                          static_cast<float>(symbol.claimed));
    if (end > x) {
      list->AddRectFilled({x, rect.y}, {end, rect.bottom()},
                          packed(with_alpha(class_colour(i, count, dark), opacity)));
    }
    x = std::max(x, end);
  }
}

}  // namespace

bool card_shows_sharpness(const Interface& ui, float picture) {
  return text_width(ui.fonts().mono_note, "7.6 %.45") + ui.px(8) <= picture;
}

void SymbolCards::follow(const CodesFit& fit, CardOrder order) {
  const std::vector<Symbol>& symbols = fit.symbols();
  for (SymbolCard& card : cards_) {
    const auto found = std::find_if(symbols.begin(), symbols.end(),
                                    [&](const Symbol& symbol) { return symbol.id == card.id; });
    card.leaving = found == symbols.end();
    card.number = 0;
    if (!card.leaving) {
      card.symbol = *found;
      card.number = found->number;
    }
  }
  for (const Symbol& symbol : symbols) {
    if (std::none_of(cards_.begin(), cards_.end(),
                     [&](const SymbolCard& card) { return card.id == symbol.id; })) {
      SymbolCard card;
      card.id = symbol.id;
      card.symbol = symbol;
      card.number = symbol.number;
      cards_.push_back(card);
    }
  }
  // A glow on nearly all of them would say nothing.
  const auto& events = fit.session().events();
  if (3 * events.size() <= symbols.size() && !reduced_motion_) {
    for (const FitEvent& event : events) {
      for (SymbolCard& card : cards_) {
        card.glow =
            event.event == MmlEvent::updated && card.id == event.component ? 1.0F : card.glow;
      }
    }
  }
  const bool stands_still = !fit.session().busy();
  std::stable_sort(cards_.begin(), cards_.end(), [&](const SymbolCard& a, const SymbolCard& b) {
    if (!stands_still) {
      return a.id < b.id;
    }
    const auto key = [&](const SymbolCard& card) {
      return std::tuple(card.leaving, order == CardOrder::label ? card.symbol.majority() : 0,
                        card.number);
    };
    return key(a) < key(b);
  });
}

void SymbolCards::animate(double elapsed) {
  elapsed_ = elapsed;
  moving_ = false;
  const auto toward = [&](float& value, float goal, double seconds) {
    const float before = value;
    const auto step = reduced_motion_ ? 1.0F : static_cast<float>(elapsed / seconds);
    value = goal > value ? std::min(goal, value + step) : std::max(goal, value - step);
    moving_ = moving_ || value != goal || value != before;
  };
  for (SymbolCard& card : cards_) {
    toward(card.opacity, card.leaving ? 0.0F : 1.0F, card.leaving ? leave_seconds : appear_seconds);
    toward(card.glow, 0.0F, glow_seconds);
  }
  std::erase_if(cards_,
                [](const SymbolCard& card) { return card.leaving && card.opacity <= 0.0F; });
}

int SymbolCards::count() const {
  return static_cast<int>(std::count_if(cards_.begin(), cards_.end(),
                                        [](const SymbolCard& card) { return !card.leaving; }));
}

// Whether it was pressed.
bool SymbolCards::draw_card(const Stage& stage, const SymbolCard& card, const Rect& rect,
                            bool selected) {
  Interface& ui = stage.ui;
  const Palette& colours = ui.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect picture{rect.x, rect.y, rect.width, rect.width};
  const Symbol& symbol = card.symbol;
  const std::string weight = format_fixed(100 * symbol.weight, 1) + " %";
  Press press;
  if (!card.leaving) {
    const std::string meaning =
        "Component " + std::to_string(card.number) + ": weight " + weight +
        (stage.corpus().draws() ? ", sharpness " + format_fixed(symbol.sharpness, 2)
                                : std::string()) +
        ". " + labels_text(symbol, stage.corpus());
    const Control control{"card-" + std::to_string(card.number),
                          "Component " + std::to_string(card.number),
                          meaning,
                          {},
                          {},
                          true};
    press = ui.press(control, rect);
    ui.record(control, rect, "card", weight, press);
  }
  draw_code_picture(ui, stage.open_corpus, stage.open_corpus.symbol_tile(card.id), symbol.mean,
                    picture, {.opacity = card.opacity});
  if (card.leaving) {
    list->AddRect(picture.min(), picture.max(), packed(with_alpha(colours.warning, card.opacity)),
                  ui.px(6), ImDrawFlags_None, ui.px(2));
  } else if (selected || press.hovered) {
    list->AddRect(picture.min(), picture.max(),
                  packed(with_alpha(colours.accent, selected ? 1.0F : 0.5F)), ui.px(6),
                  ImDrawFlags_None, ui.px(2));
  } else if (card.glow > 0.0F) {
    list->AddRect(picture.min(), picture.max(), packed(with_alpha(colours.muted, 0.7F * card.glow)),
                  ui.px(6), ImDrawFlags_None, ui.px(1.5F));
  }
  const Rect bar{picture.x, picture.bottom() + ui.px(4), picture.width, ui.px(5)};
  if (stage.corpus().labelled()) {
    draw_class_bar(ui, bar, symbol, stage.dark, card.opacity);
  }
  ImFont* font = ui.fonts().mono_note;
  const float text = bar.bottom() + ui.px(2);
  draw_text(ui, font, {picture.x, text}, with_alpha(colours.ink, card.opacity), weight);
  if (stage.corpus().draws() && card_shows_sharpness(ui, picture.width)) {
    const std::string sharpness = without_zero(format_fixed(symbol.sharpness, 2));
    draw_text(ui, font, {picture.right() - text_width(font, sharpness), text},
              with_alpha(colours.muted, card.opacity), sharpness);
  }
  return press.pressed;
}

int SymbolCards::draw(const Stage& stage, ImVec2 at, const CardGrid& grid, int selected_id) {
  int pressed_id = -1;
  places_.clear();
  const float share = reduced_motion_ ? 1.0F : eased(elapsed_);
  int place = 0;
  for (SymbolCard& card : cards_) {
    if (!card.leaving) {
      const Rect goal = grid.card(place++);
      const bool there = std::hypot(goal.x - card.x, goal.y - card.y) < 0.5F;
      if (!card.placed || there) {
        card.x = goal.x;
        card.y = goal.y;
      } else {
        card.x += share * (goal.x - card.x);
        card.y += share * (goal.y - card.y);
        moving_ = true;
      }
      card.placed = true;
    }
    const Rect rect{at.x + card.x, at.y + card.y, grid.picture, grid.picture + grid.caption};
    places_.push_back(rect);
    if (draw_card(stage, card, rect, card.id == selected_id)) {
      pressed_id = card.id;
    }
  }
  return pressed_id;
}

}  // namespace xenoglyph::app
