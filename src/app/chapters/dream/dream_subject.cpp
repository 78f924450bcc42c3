#include "app/chapters/dream/dream_subject.hpp"

#include <algorithm>
#include <cstddef>

namespace xenoglyph::app {

std::optional<Eigen::Index> DreamSubject::place(int number) const {
  if (!exists(number)) {
    return std::nullopt;
  }
  return order()[static_cast<std::size_t>(number - 1)];
}

const Symbol& DreamSubject::symbol(int number) const {
  return fit.symbols()[static_cast<std::size_t>(order()[static_cast<std::size_t>(number - 1)])];
}

int DreamSubject::number(int place) const {
  return static_cast<int>(std::find(order().begin(), order().end(), place) - order().begin()) + 1;
}

std::string mostly(const Symbol& symbol, const Corpus& corpus) {
  const int majority = symbol.majority();
  return majority < 0 ? std::string() : "mostly " + corpus.classes()->name(majority);
}

}  // namespace xenoglyph::app
