#include "app/corpus/corpus_arrival.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace xenoglyph::app {

bool CorpusArrival::asked(const CorpusSource& source) {
  if (status_ == Status::ready && source.name != source_.name) {
    before_ = std::move(source_);
  }
  source_ = source;
  status_ = Status::arriving;
  problem_.clear();
  ways_.clear();
  files_.clear();
  if (opened_.contains(source_.name)) {
    status_ = Status::ready;
    return false;
  }
  make_if_all_are_there();
  return !source_.files.empty();
}

const Corpus* CorpusArrival::corpus() const {
  return status_ == Status::ready ? &opened_.at(source_.name) : nullptr;
}

bool CorpusArrival::awaits(const std::string& name) const {
  return status_ == Status::arriving &&
         std::find(source_.files.begin(), source_.files.end(), name) != source_.files.end();
}

void CorpusArrival::progress(const std::string& name, double received, double total) {
  if (awaits(name)) {
    ways_[name] = {received, total};
  }
}

void CorpusArrival::arrived(const std::string& name, std::span<const std::byte> content) {
  if (!awaits(name)) {
    return;
  }
  const auto size = static_cast<double>(content.size());
  ways_[name] = {size, size};
  files_[name].assign(content.begin(), content.end());
  make_if_all_are_there();
}

void CorpusArrival::make_if_all_are_there() {
  if (files_.size() < source_.files.size()) {
    return;
  }
  try {
    opened_.emplace(source_.name, source_.make(files_));
    status_ = Status::ready;
  } catch (const std::exception& error) {
    fail(error.what());
  }
  files_.clear();
}

void CorpusArrival::failed(const std::string& name, const std::string& reason) {
  if (!awaits(name)) {
    return;
  }
  // A sentence that names the file already needs no more.
  fail(reason.find(name) == std::string::npos ? name + ": " + reason : reason);
}

void CorpusArrival::fail(const std::string& problem) {
  status_ = Status::failed;
  problem_ = problem;
}

double CorpusArrival::received() const {
  double sum = 0.0;
  for (const auto& [name, way] : ways_) {
    sum += way.received;
  }
  return sum;
}

double CorpusArrival::total() const {
  if (source_.bytes > 0.0) {
    return source_.bytes;
  }
  double sum = 0.0;
  for (const auto& [name, way] : ways_) {
    sum += way.total;
  }
  return sum;
}

}  // namespace xenoglyph::app
