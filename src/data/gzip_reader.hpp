#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace xenoglyph::data {

/// Whether the content begins as gzip's files do (RFC 1952).
bool is_gzip(std::span<const std::byte> content);

/// Most bytes that this many compressed bytes can inflate to: deflate writes 258 bytes with two
/// bits at best.
std::size_t most_inflated(std::size_t compressed);

/// Inflates gzip content piece by piece, so that the caller decides how much to hold in memory. Of
/// several members, one after the other, it gives the joined content.
///
/// On the web the browser inflates what is fetched or dropped; there the constructor throws.
class GzipReader {
 public:
  /// `content` and `name` must outlive the reader.
  GzipReader(std::span<const std::byte> content, const std::string& name);
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;
  ~GzipReader();

  /// Fills `piece` and returns its size, or the rest and its smaller size at the end. Checks length
  /// and check sum of each member that ends. Throws FileError for damaged or truncated content.
  std::size_t read(std::span<std::byte> piece);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The whole of what gzip content inflates to. Throws as GzipReader does.
std::string inflated(std::span<const std::byte> content, const std::string& name);

}  // namespace xenoglyph::data
