// Any bytes are images, labels or a FileError of one line; what was read has the size that it says.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

#include "data/file_error.hpp"
#include "data/idx_reader.hpp"

namespace {

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

template <typename Check>
void either_read_or_refused(const Check& check) {
  try {
    check();
  } catch (const xenoglyph::data::FileError& error) {
    const std::string message = error.what();
    require(message.starts_with("fuzz: ") && message.find('\n') == std::string::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto content = std::as_bytes(std::span(data, size));
  either_read_or_refused([content]() {
    const xenoglyph::data::Images images = xenoglyph::data::read_idx_images(content, "fuzz");
    require(images.count > 0 && images.height > 0 && images.width > 0);
    require(static_cast<std::size_t>(images.count * images.height * images.width) ==
            images.pixels.size());
  });
  either_read_or_refused(
      [content]() { require(!xenoglyph::data::read_idx_labels(content, "fuzz").empty()); });
  return 0;
}
