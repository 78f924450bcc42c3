#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/chapter.hpp"

namespace xenoglyph::app {

/// What Dream draws from: the corpus, and the mixture as it stands.
struct DreamSubject {
  const Corpus& corpus;
  const CodesFit& fit;

  int count() const { return static_cast<int>(order().size()); }
  /// Is there a component of this number, counted from 1 by falling weight?
  bool exists(int number) const { return number >= 1 && number <= count(); }
  /// Its place in the mixture; nothing where there is none of that number.
  std::optional<Eigen::Index> place(int number) const;
  /// The symbol of a number that exists.
  const Symbol& symbol(int number) const;
  /// The number of the component at a place.
  int number(int place) const;

 private:
  const std::vector<int>& order() const { return fit.by_weight(); }
};

/// What is on the stage for Dream.
inline DreamSubject subject_of(const Stage& stage) { return {stage.corpus(), stage.fit()}; }

/// "mostly 7", or nothing while it isn't known.
std::string mostly(const Symbol& symbol, const Corpus& corpus);

}  // namespace xenoglyph::app
