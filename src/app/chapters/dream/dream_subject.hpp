#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/digits/codes_fit.hpp"

namespace xenoglyph::app {

/// What Dream draws from in a frame: the digits, the mixture as it stands, and the component that
/// is looked at.
struct DreamSubject {
  const Digits* digits = nullptr;
  const CodesFit* fit = nullptr;
  std::vector<int> order;  ///< places of the components by falling weight

  int count() const { return static_cast<int>(order.size()); }
  /// Is there a component of this number, counted from 1 by falling weight?
  bool exists(int number) const { return number >= 1 && number <= count(); }
  /// Its place in the mixture; nothing where there is none of that number.
  std::optional<Eigen::Index> place(int number) const;
  /// The symbol of a number that exists.
  const Symbol& symbol(int number) const;
  /// The number of the component at a place.
  int number(int place) const;
};

DreamSubject make_subject(const Digits& digits, const CodesFit& fit);

/// "mostly 7", or nothing while it isn't known.
std::string mostly(const Symbol& symbol);

}  // namespace xenoglyph::app
