#include "app/corpus/asset_size.hpp"

#include <algorithm>
#include <iterator>

#include "assets/file_sizes.hpp"

namespace xenoglyph::app {

double asset_size(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(assets::file_sizes), std::end(assets::file_sizes),
                   [name](const assets::FileSize& file) { return file.name == name; });
  return found == std::end(assets::file_sizes) ? 0.0 : found->bytes;
}

}  // namespace xenoglyph::app
