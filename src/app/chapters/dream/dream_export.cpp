#include "app/chapters/dream/dream_export.hpp"

#include "app/ui/numbers.hpp"
#include "base/rows.hpp"
#include "data/png_writer.hpp"
#include "data/table_writer.hpp"

namespace xenoglyph::app {

namespace {

constexpr Eigen::Index pixel_scale = 3;

}  // namespace

std::string dream_file_name(int component, double temperature, std::uint64_t seed,
                            const std::string& extension) {
  const std::string from = component == 0 ? "mixture" : "component-" + std::to_string(component);
  return "xenoglyph-" + from + "-temperature-" + format_shortest(temperature) + "-seed-" +
         std::to_string(seed) + "." + extension;
}

std::string sheet_png(const SampleSheet& sheet, const Corpus& corpus, int columns) {
  const Rows<float> images =
      sheet.complete() ? sheet.images() : corpus.decode(sheet.rounded_codes());
  return data::to_png(data::contact_sheet(images, corpus.image().height, corpus.image().width,
                                          {.columns = columns, .scale = pixel_scale}));
}

std::string sheet_csv(const SampleSheet& sheet) {
  return data::to_csv(sheet.codes(), data::numbered_names("code_", sheet.codes().cols()));
}

}  // namespace xenoglyph::app
