// Any text is a model or a FileError of one line; a model that was read is written and read again
// as the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "data/file_error.hpp"
#include "data/model_json.hpp"

namespace {

using xenoglyph::data::FileError;
using xenoglyph::data::Model;

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const Model model = xenoglyph::data::model_from_json(text, "fuzz");
    const std::string written = xenoglyph::data::to_json(model);
    const Model again = xenoglyph::data::model_from_json(written, "again");
    require(again.mixture.means() == model.mixture.means());
    require(again.history.size() == model.history.size());
  } catch (const FileError& error) {
    const std::string message = error.what();
    require(message.starts_with("fuzz: ") && message.find('\n') == std::string::npos);
  }
  return 0;
}
