#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "app/chapter.hpp"
#include "app/chapters/fit/fit_controls.hpp"
#include "app/chapters/fit/fit_picture.hpp"
#include "app/fitting/fit_session.hpp"
#include "data/table.hpp"

namespace xenoglyph::app {

/// Chapter 1: a mixture of Gaussians finds its own number of components, before the visitor's eyes.
class FitChapter final : public Chapter {
 public:
  FitChapter();

  ChapterText text() const override;
  /// Loads what the settings ask for and starts the fit there.
  void open(const Settings& settings) override;
  /// The file's points become the visitor's own.
  std::optional<std::string> take_file(Settings& settings, const std::string& name,
                                       std::span<const std::byte> content) override;
  void frame(Stage& stage) override;
  bool wants_frame() const override;
  void forget_graphics() override;
  /// The fit is told of whether or not it is on the screen; where its parts stand, only then.
  void add_state(nlohmann::json& state, const Inquiry& inquiry) const override;

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
  void carry_out(Stage& stage, const FitRequests& requests);
  void draw_headline(Interface& ui, const Rect& rect);
  void draw_parts(Stage& stage);
  float draw_rail(Stage& stage, ImVec2 at, float width, bool with_table);
  void draw_wide(Stage& stage, const Rect& main);
  float draw_narrow(Stage& stage, ImVec2 at, float width, float window_height);
  void draw_picture(Stage& stage, const Rect& rect);
  void draw_table(Stage& stage, const Rect& rect);
  void draw_play(Stage& stage, const Rect& rect);
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
