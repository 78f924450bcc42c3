#pragma once

#include <optional>
#include <vector>

#include "app/chapter.hpp"
#include "app/chapters/fit/fit_data.hpp"
#include "app/chapters/fit/fit_scene.hpp"
#include "app/fitting/fit_session.hpp"
#include "app/ui/plot.hpp"
#include "base/random.hpp"

namespace xenoglyph::app {

/// What the picture is of.
struct PictureSubject {
  const FitData* data = nullptr;
  const Eigen::MatrixX2d* plane = nullptr;  ///< the points' shown coordinates
  ShownAxes axes;
  Frame ranges;  ///< what must lie in the picture
  const ShownMixture* shown = nullptr;
  const FitSession* session = nullptr;
  int start_count = 25;  ///< components at the start, for colours
  bool changed = false;  ///< the mixture, the points or their colours differ from the last frame's
};

/// What the visitor did in the picture.
struct PictureEdit {
  std::optional<Points> points;  ///< the points as they are now
  bool finished = false;         ///< the button was released: time to fit again
};

/// The large picture with its axes, read-outs and tools.
class FitPicture {
 public:
  /// @param highlighted  identity of the component to emphasise; replaced by the one under the
  /// pointer, if any
  PictureEdit frame(Stage& stage, const Rect& rect, const PictureSubject& subject,
                    int& highlighted);
  void set_points(const Eigen::MatrixX2d& plane) { scene_.set_points(plane); }
  void set_point_colours(std::vector<Colour> colours) {
    scene_.set_point_colours(std::move(colours));
  }
  void forget_graphics();
  /// Where the plot is and what it shows, as last drawn.
  const Plot& plot() const { return plot_; }

 private:
  struct Drawn {
    int width = 0;
    int height = 0;
    bool points = false;
    bool ellipses = false;
    bool density = false;
    bool truth = false;
    bool dark = false;
    int highlighted = -1;
    double x_low = 0.0;
    double x_high = 0.0;
    double y_low = 0.0;
    double y_high = 0.0;

    bool operator==(const Drawn&) const = default;
  };

  void draw_scene(const Stage& stage, const PictureSubject& subject, int highlighted);
  PictureEdit edit(Stage& stage, const PictureSubject& subject, const Press& press, ImVec2 at);
  void draw_read_out(const Interface& ui, const PictureSubject& subject, ImVec2 at,
                     int component) const;
  static void draw_brush(const Stage& stage, ImVec2 at);

  FitScene scene_;
  Plot plot_;
  std::optional<Drawn> drawn_;
  Random random_{20};  // of the spray
  bool editing_ = false;
  ImVec2 last_spray_;
  std::optional<ImVec2> keyboard_cursor_;  // share of the plot's width and height
};

}  // namespace xenoglyph::app
