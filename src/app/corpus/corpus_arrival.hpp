#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "app/corpus/corpus_source.hpp"

namespace xenoglyph::app {

/// A corpus on its way: what has been asked for, how much of it has come, and the corpus once all
/// files are there and sound. What was open once stays, so that going back to it takes no time and
/// no connection.
class CorpusArrival {
 public:
  enum class Status { not_asked, arriving, ready, failed };

  /// A corpus is asked for in place of the one that was. True when its files have to be fetched:
  /// one that was open before, or needs none, is there at once.
  bool asked(const CorpusSource& source);
  void progress(const std::string& name, double received, double total);
  /// A file has come; of another corpus it is not kept. When it can't be used, problem() says why.
  void arrived(const std::string& name, std::span<const std::byte> content);
  /// A file will not come; `reason` is a sentence.
  void failed(const std::string& name, const std::string& reason);

  Status status() const { return status_; }
  /// The corpus that was asked for last.
  const CorpusSource& source() const { return source_; }
  /// The name of the corpus that was asked for last; empty for none.
  const std::string& name() const { return source_.name; }
  /// The same for visitors.
  const std::string& title() const { return source_.title; }
  /// The corpus that was open last before this one; null for none.
  const CorpusSource* before() const { return before_ ? &*before_ : nullptr; }
  /// Bytes that have come, and that will have come.
  double received() const;
  double total() const;
  /// A sentence for the visitor; empty for none.
  const std::string& problem() const { return problem_; }
  /// Null until all files are there.
  const Corpus* corpus() const;

 private:
  struct Way {
    double received = 0.0;
    double total = 0.0;
  };

  bool awaits(const std::string& name) const;
  void make_if_all_are_there();
  void fail(const std::string& problem);

  CorpusSource source_;
  Status status_ = Status::not_asked;
  std::map<std::string, Way> ways_;
  ArrivedFiles files_;
  std::optional<CorpusSource> before_;
  std::map<std::string, Corpus> opened_;  // all so far, by name
  std::string problem_;
};

}  // namespace xenoglyph::app
