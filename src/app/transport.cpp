#include "app/transport.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <imgui_internal.h>

namespace xenoglyph::app {

namespace {

// Below this width the buttons stand in two rows and the speed below them.
constexpr float wide_enough = 720.0F;

bool toggle_play(FitSession& session) {
  if (session.status() == FitStatus::done) {
    return true;
  }
  if (session.playing()) {
    session.pause();
  } else {
    session.play();
  }
  return false;
}

struct StepButton {
  Control control;
  Icon icon;
  void (FitSession::*step)();
};

std::array<StepButton, 3> step_buttons(bool enabled) {
  return {StepButton{{"step-component",
                      "Component",
                      "Updates one component, then pauses.",
                      {},
                      "right arrow",
                      enabled},
                     Icon::step,
                     &FitSession::step_component},
          StepButton{{"step-sweep",
                      "Sweep",
                      "Updates every component once, then pauses.",
                      {},
                      "Shift and right arrow",
                      enabled},
                     Icon::sweep,
                     &FitSession::step_sweep},
          StepButton{{"step-annihilation",
                      "Annihilation",
                      "Goes on until the next component leaves, then pauses.",
                      {},
                      "full stop",
                      enabled},
                     Icon::departure,
                     &FitSession::step_annihilation}};
}

}  // namespace

float transport_height(const Interface& ui, float width) {
  if (width >= ui.px(wide_enough)) {
    return std::max(ui.px(52), ui.control_height());
  }
  return 2 * ui.control_height() + 2 * ui.px(8) + slider_height(ui);
}

bool transport_keys(FitSession& session) {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper ||
      !context.OpenPopupStack.empty()) {
    return false;
  }
  const bool focus_shown = !context.NavDisableHighlight;
  if (ImGui::IsKeyPressed(ImGuiKey_R, false)) {
    return true;
  }
  if (!focus_shown && ImGui::IsKeyPressed(ImGuiKey_Space, false)) {
    return toggle_play(session);
  }
  if (!focus_shown && ImGui::IsKeyPressed(ImGuiKey_RightArrow, true)) {
    if (io.KeyShift) {
      session.step_sweep();
    } else {
      session.step_component();
    }
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Period, false)) {
    session.step_annihilation();
  }
  return false;
}

bool draw_transport(Interface& ui, const Rect& rect, Settings& settings, FitSession& session) {
  bool afresh = false;
  const bool playing = session.status() == FitStatus::playing;
  const bool done = session.status() == FitStatus::done;
  const bool any = session.has_fit();
  const bool wide = rect.width >= ui.px(wide_enough);
  const float gap = ui.px(8);
  const float height = ui.control_height();
  float y = wide ? std::round(rect.centre().y - height / 2) : rect.y;
  float x = rect.x;
  const auto place = [&](float width) {
    const Rect box{x, y, width, height};
    x += width + gap;
    return box;
  };

  const Control play{"play",
                     playing ? "Pause" : (done ? "Play again" : "Play"),
                     playing ? "Stops where it is." : "Lets the fit go on by itself.",
                     {},
                     "space",
                     any};
  const Control restart{"restart", "Restart", "Starts again with all components.", {}, "R", any};
  const float half = std::floor((rect.width - gap) / 2);
  if (button(ui, place(wide ? ui.px(120) : half), play,
             {.style = ButtonStyle::primary, .icon = playing ? Icon::pause : Icon::play})) {
    afresh = toggle_play(session);
  }
  if (button(ui, place(wide ? button_width(ui, restart, {.icon = Icon::restart}) : half), restart,
             {.icon = Icon::restart})) {
    afresh = true;
  }
  if (wide) {
    x += ui.px(8);
    ImFont* font = ui.fonts().note;
    draw_text(ui, font, {x, rect.centre().y - font->FontSize / 2}, ui.colours().muted, "Step by");
    x += text_width(font, "Step by") + gap;
  } else {
    y += height + gap;
    x = rect.x;
  }
  // The names are of unequal length: on narrow windows each button gets its share of the row.
  const auto steps = step_buttons(any && !done);
  float names = 0.0F;
  for (const StepButton& step : steps) {
    names += button_width(ui, step.control, {.icon = step.icon});
  }
  for (const StepButton& step : steps) {
    const bool roomy = wide || names + 2 * gap <= rect.width;
    const Icon icon = roomy ? step.icon : Icon::none;
    const float natural = button_width(ui, step.control, {.icon = icon});
    const float stretched = roomy ? natural * (rect.width - 2 * gap) / names
                                  : (rect.width - 2 * gap) * natural / (names - 3 * ui.px(22));
    if (button(ui, place(wide ? natural : std::floor(stretched)), step.control,
               {.icon = icon, .repeat = step.step == &FitSession::step_component})) {
      (session.*step.step)();
    }
  }
  Rect speed{rect.x, y + height + gap, rect.width, slider_height(ui)};
  if (wide) {
    const float left = std::max(x + ui.px(8), rect.right() - ui.px(200));
    speed = {left, std::round(rect.centre().y - slider_height(ui) / 2), rect.right() - left,
             slider_height(ui)};
  }
  slider(ui, speed,
         {"speed", "Speed", "Of playing; at 1 a fit takes about eight seconds.", {}, {}, true},
         settings.speed,
         {.low = 0.1, .high = 20.0, .logarithmic = true, .digits = 2, .unit = "\xC3\x97"});
  return afresh;
}

}  // namespace xenoglyph::app
