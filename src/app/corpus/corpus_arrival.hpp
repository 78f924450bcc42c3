#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "app/corpus/corpus_source.hpp"

namespace xenoglyph::app {

/// A corpus on its way: what has been asked for, how much of it has come, and the corpus once all
/// files are there and sound.
class CorpusArrival {
 public:
  enum class Status { not_asked, arriving, ready, failed };

  /// The files of a corpus have been asked for; what was there before is forgotten. One that needs
  /// no file is there at once.
  void asked(const CorpusSource& source);
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
  /// Bytes that have come, and that will have come.
  double received() const;
  double total() const;
  /// A sentence for the visitor; empty for none.
  const std::string& problem() const { return problem_; }
  /// Null until all files are there.
  const Corpus* corpus() const { return corpus_ ? &*corpus_ : nullptr; }

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
  std::optional<Corpus> corpus_;
  std::string problem_;
};

}  // namespace xenoglyph::app
