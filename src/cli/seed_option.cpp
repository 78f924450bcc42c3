#include "cli/seed_option.hpp"

#include <charconv>
#include <system_error>

namespace xenoglyph::cli {

CLI::Option* add_seed_option(CLI::App& command, std::uint64_t& seed,
                             const std::string& description) {
  const CLI::Validator whole_number(
      [](const std::string& text) {
        std::uint64_t parsed = 0;
        const char* const end = text.data() + text.size();
        const auto result = std::from_chars(text.data(), end, parsed);
        const bool whole = result.ec == std::errc{} && result.ptr == end;
        return whole ? std::string() : "must be a whole number from 0 to 2^64 - 1, is " + text;
      },
      "");
  return command.add_option("--seed", seed, description)
      ->check(whole_number)
      ->type_name("N")
      ->capture_default_str();
}

}  // namespace xenoglyph::cli
