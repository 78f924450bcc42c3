#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "app/chapters/fit/fit_controls.hpp"
#include "app/chapters/fit/fit_picture.hpp"
#include "app/fitting/fit_session.hpp"
#include "data/table.hpp"

namespace xenoglyph::app {

/// Chapter 1: a mixture of Gaussians finds its own number of components, before the visitor's eyes.
class FitChapter {
 public:
  FitChapter();

  /// Loads what the settings ask for and starts the fit there.
  void open(const Settings& settings);
  /// A file was dropped or chosen: its points become the visitor's own. What is wrong with it, one
  /// line, and nothing changed; empty when it was read.
  std::string take_file(Settings& settings, const std::string& name,
                        std::span<const std::byte> content);
  /// Draws the chapter, `elapsed` seconds after the last frame, and carries out what was pressed.
  void frame(Interface& ui, const Rect& area, Settings& settings, bool dark, double elapsed);
  /// The fit or the picture goes on without any input.
  bool wants_frame() const;
  void forget_graphics();
  void set_reduced_motion(bool reduced) { shown_.set_reduced_motion(reduced); }

  const FitSession& session() const { return session_; }
  const FitData& data() const { return data_; }
  const Plot& plot() const { return picture_.plot(); }
  const Rect& curve() const { return curve_; }

 private:
  void take_table(Settings& settings, const std::string& name, std::span<const std::byte> content,
                  data::Header header);
  void follow(const Settings& settings);
  void load(const Settings& settings);
  void start(const Settings& settings);
  void advance(const Settings& settings, double elapsed);
  void show_mixture();
  void colour_points(const Settings& settings, bool dark);
  void apply_edit(Settings& settings, PictureEdit edit);
  void carry_out(Interface& ui, Settings& settings, const FitRequests& requests);
  void draw_headline(Interface& ui, const Rect& rect);
  void draw_parts(Interface& ui, const Rect& area, Settings& settings, bool dark);
  float draw_rail(Interface& ui, ImVec2 at, float width, Settings& settings, bool dark,
                  bool with_table);
  void draw_wide(Interface& ui, const Rect& main, Settings& settings, bool dark);
  float draw_narrow(Interface& ui, ImVec2 at, float width, float window_height, Settings& settings,
                    bool dark);
  void draw_picture(Interface& ui, const Rect& rect, Settings& settings, bool dark);
  void draw_table(Interface& ui, const Rect& rect, bool dark);
  void draw_play(Interface& ui, const Rect& rect, Settings& settings);
  std::size_t table_rows() const;

  FitSession session_;
  ShownMixture shown_;
  FitPicture picture_;
  FitData data_;
  Eigen::MatrixX2d plane_;
  ShownAxes axes_;
  Frame ranges_;
  Settings followed_;                 // what data and fit were made from
  Eigen::MatrixXd responsibilities_;  // n x k of the mixture last shown, or empty
  bool picture_changed_ = true;
  bool colours_changed_ = true;
  bool drawn_dark_ = false;
  bool editing_ = false;
  bool more_open_ = false;
  int highlighted_ = -1;  // of the last frame: pointed at in the picture or the table
  int next_highlighted_ = -1;
  Rect curve_;
  FitRequests requests_;
  bool restart_ = false;
};

}  // namespace xenoglyph::app
