#include "cli/limits.hpp"

#include <string>

#include "data/numbers.hpp"
#include "data/printable.hpp"

namespace xenoglyph::cli {

CLI::Validator at_least(double least) {
  return {[least](const std::string& text) {
            const data::ParsedNumber parsed = data::parse_number(text);
            const bool fits = parsed.kind == data::NumberKind::finite && parsed.value >= least;
            return fits ? std::string()
                        : "must be at least " + data::format_number(least) + ", is " +
                              data::printable(text);
          },
          ""};
}

}  // namespace xenoglyph::cli
