#pragma once

#include <vector>

#include "app/chapter.hpp"
#include "app/chapters/discover/card_grid.hpp"

namespace xenoglyph::app {

/// A found symbol as a card, on its way to where it belongs.
struct SymbolCard {
  int id = 0;
  Symbol symbol;         ///< as last seen
  int number = 0;        ///< counted from 1 by falling weight; 0 once it has left
  bool leaving = false;  ///< its component has died
  float opacity = 0.0F;  ///< comes in, and goes when it has left
  float glow = 0.0F;     ///< 1 when its component was just updated, then down to 0
  bool placed = false;
  float x = 0.0F;  ///< where it is drawn, relative to the grid
  float y = 0.0F;
};

/// The cards of all symbols: while the fit goes on each keeps its place in line, so that one can
/// follow it; once it stands still they sort themselves.
class SymbolCards {
 public:
  void clear() { cards_.clear(); }
  void set_reduced_motion(bool reduced) { reduced_motion_ = reduced; }
  /// Takes over the symbols as the fit has them.
  void follow(const CodesFit& fit, CardOrder order);
  /// Moves everything on.
  void animate(double elapsed);
  bool moving() const { return moving_; }
  /// Cards of living symbols.
  int count() const;

  /// Draws the cards from a place on; returns the identity of the one that was pressed, -1 for
  /// none.
  int draw(const Stage& stage, ImVec2 at, const CardGrid& grid, int selected_id);
  const std::vector<SymbolCard>& cards() const { return cards_; }
  /// Where each card was drawn last, in device pixels; in the order of cards().
  const std::vector<Rect>& places() const { return places_; }

 private:
  static bool draw_card(const Stage& stage, const SymbolCard& card, const Rect& rect,
                        bool selected);

  std::vector<SymbolCard> cards_;  // in the order of their places
  std::vector<Rect> places_;
  double elapsed_ = 0.0;  // of the last animate()
  bool moving_ = false;
  bool reduced_motion_ = false;
};

/// Whether a card with a picture so wide has room for the sharpness beside the weight.
bool card_shows_sharpness(const Interface& ui, float picture);

}  // namespace xenoglyph::app
