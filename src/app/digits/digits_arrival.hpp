#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "app/digits/digits.hpp"

namespace xenoglyph::app {

/// Network and codes on their way: what has been asked for, how much of it has come, and the
/// digits once both files are there and sound.
class DigitsArrival {
 public:
  static constexpr const char* network_file = "autoencoder.safetensors";
  static constexpr const char* codes_file = "codes.safetensors";

  enum class Status { not_asked, arriving, ready, failed };

  /// Both files have been asked for; what failed before is forgotten.
  void asked();
  void progress(const std::string& name, double received, double total);
  /// A file has come. When it can't be used, problem() says why.
  void arrived(const std::string& name, std::span<const std::byte> content);
  /// A file will not come; `reason` is a sentence.
  void failed(const std::string& name, const std::string& reason);

  Status status() const { return status_; }
  /// Bytes that have come, and that will have come.
  double received() const;
  double total() const;
  /// A sentence for the visitor; empty for none.
  const std::string& problem() const { return problem_; }
  /// Null until both files are there.
  const Digits* digits() const { return digits_ ? &*digits_ : nullptr; }

 private:
  struct Way {
    double received = 0.0;
    double total = 0.0;
  };

  void fail(const std::string& problem);

  Status status_ = Status::not_asked;
  std::map<std::string, Way> ways_;
  std::optional<data::AutoencoderFile> network_;
  std::optional<data::Codes> codes_;
  std::optional<Digits> digits_;
  std::string problem_;
};

}  // namespace xenoglyph::app
