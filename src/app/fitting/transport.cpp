#include "app/fitting/transport.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <imgui_internal.h>

#include "app/options/option_controls.hpp"
#include "app/ui/shortcuts.hpp"

namespace xenoglyph::app {

namespace {

// From this width on all stands in one row; from the second on, speed beside play.
constexpr float one_row = 880.0F;
constexpr float two_rows = 480.0F;

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

// Three buttons, each as wide as it needs or, `stretched`, filling the row together.
void draw_steps(Interface& ui, const Rect& rect, FitSession& session, bool enabled,
                bool stretched) {
  const auto steps = step_buttons(enabled);
  const float gap = ui.px(8);
  const auto total = [&](bool icons) {
    float width = 2 * gap;
    for (const StepButton& step : steps) {
      width += button_width(ui, step.control, {.icon = icons ? step.icon : Icon::none});
    }
    return width;
  };
  const bool icons = total(true) <= rect.width;
  const float extra =
      stretched ? (rect.width - total(icons)) / static_cast<float>(steps.size()) : 0.0F;
  float x = rect.x;
  for (const StepButton& step : steps) {
    const ButtonLook look{.icon = icons ? step.icon : Icon::none,
                          .repeat = step.step == &FitSession::step_component};
    const float width = std::floor(button_width(ui, step.control, look) + extra);
    if (button(ui, {x, rect.y, width, rect.height}, step.control, look)) {
      (session.*step.step)();
    }
    x += width + gap;
  }
}

}  // namespace

float transport_height(const Interface& ui, float width) {
  const float first = std::max(slider_height(ui), ui.control_height());
  if (width >= ui.px(one_row)) {
    return first;
  }
  if (width >= ui.px(two_rows)) {
    return first + ui.px(8) + ui.control_height();
  }
  return 2 * (ui.control_height() + ui.px(8)) + slider_height(ui);
}

bool transport_keys(FitSession& session) {
  if (!shortcuts_act()) {
    return false;
  }
  if (shortcut_pressed(ImGuiKey_R)) {
    return true;
  }
  if (shortcut_pressed(ImGuiKey_Period)) {
    session.step_annihilation();
  }
  if (control_has_focus()) {
    return false;  // it has the other two
  }
  // Owned from here, the arrow doesn't move the focus as well.
  const ImGuiID owner = ImGui::GetID("transport-keys");
  ImGui::SetKeyOwner(ImGuiKey_RightArrow, owner);
  if (ImGui::IsKeyPressed(ImGuiKey_RightArrow, owner, ImGuiInputFlags_Repeat)) {
    if (ImGui::GetIO().KeyShift) {
      session.step_sweep();
    } else {
      session.step_component();
    }
  }
  return shortcut_pressed(ImGuiKey_Space) && toggle_play(session);
}

bool draw_transport(const Stage& stage, const Rect& rect, const SettingsRow& pace,
                    FitSession& session) {
  Interface& ui = stage.ui;
  bool afresh = false;
  const bool playing = session.status() == FitStatus::playing;
  const bool done = session.status() == FitStatus::done;
  const bool any = session.has_fit();
  const bool wide = rect.width >= ui.px(one_row);
  const bool speed_above = !wide && rect.width >= ui.px(two_rows);
  const bool roomy = wide || speed_above;
  const float gap = ui.px(8);
  const float height = ui.control_height();
  const float first_row = roomy ? std::max(slider_height(ui), height) : height;
  float y = std::round(rect.y + (first_row - height) / 2);
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
  const ButtonLook restart_look{.icon = Icon::restart};
  const float half = std::floor((rect.width - gap) / 2);
  if (button(ui, place(roomy ? ui.px(136) : half), play,
             {.style = ButtonStyle::primary, .icon = playing ? Icon::pause : Icon::play})) {
    afresh = toggle_play(session);
  }
  if (button(ui, place(roomy ? button_width(ui, restart, restart_look) : half), restart,
             restart_look)) {
    afresh = true;
  }
  const float after_restart = x;
  if (wide) {
    x += ui.px(8);
    ImFont* font = ui.fonts().note;
    draw_text(ui, font, {x, rect.y + (first_row - font->FontSize) / 2}, ui.colours().muted,
              "Step by");
    x += text_width(font, "Step by") + gap;
  } else {
    y = rect.y + first_row + gap;
    x = rect.x;
  }
  draw_steps(ui, {x, y, rect.right() - x, height}, session, any && !done, !wide);

  Rect speed{rect.x, rect.bottom() - slider_height(ui), rect.width, slider_height(ui)};
  if (wide) {
    speed = {rect.right() - ui.px(184), rect.y, ui.px(184), first_row};
  } else if (speed_above) {
    speed = {after_restart + gap, rect.y, rect.right() - after_restart - gap, first_row};
  }
  draw_option_in(ui, speed, pace, stage.settings);
  return afresh;
}

}  // namespace xenoglyph::app
