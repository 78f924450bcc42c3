#include "app/address/address.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace xenoglyph::app {

namespace {

// Some programs that pass links on write "," as "%2C".
std::string without_percent_codes(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int code = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, code, 16).ptr ==
            text.data() + i + 3) {
      decoded += static_cast<char>(code);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

// Takes what stands before a separator, and the separator, from a text; all of it where there is
// none.
std::string_view taken_up_to(char separator, std::string_view& text) {
  const auto end = std::find(text.begin(), text.end(), separator);
  const auto length = static_cast<std::size_t>(end - text.begin());
  const std::string_view part = text.substr(0, length);
  text.remove_prefix(end == text.end() ? length : length + 1);
  return part;
}

}  // namespace

std::string to_address(const OptionTable& options, const Settings& settings) {
  std::string address;
  for (const SettingsRow& option : options.rows()) {
    const std::string value = option.text(settings);
    if (!option.always && value == option.text(options.defaults())) {
      continue;
    }
    if (!address.empty()) {
      address += '&';
    }
    address.append(option.key).append("=").append(value);
  }
  return address;
}

ReadAddress from_address(const OptionTable& options, std::string_view text) {
  ReadAddress result{options.defaults(), {}};
  const std::string decoded = without_percent_codes(text);
  std::string_view address = decoded;
  if (address.starts_with('#')) {
    address.remove_prefix(1);
  }
  while (!address.empty()) {
    std::string_view value = taken_up_to('&', address);
    if (value.empty()) {
      continue;
    }
    const std::string_view name = taken_up_to('=', value);
    const auto rows = options.rows();
    const auto option = std::find_if(rows.begin(), rows.end(),
                                     [&](const SettingsRow& row) { return row.key == name; });
    if (option == rows.end()) {
      result.faults.push_back("The address has an unknown key: " + std::string(name));
    } else if (!option->set_text(result.settings, value)) {
      result.faults.push_back(std::string(name) + " can't be \"" + std::string(value) +
                              "\"; allowed: " + option->values());
    }
  }
  const auto order = [&](MmlOptions& fit, const std::string& low, const std::string& high) {
    if (fit.k_min > fit.k_max) {
      result.faults.push_back(low + " can't be more than " + high + " (" +
                              std::to_string(fit.k_max) + ")");
      fit.k_min = fit.k_max;
    }
  };
  order(result.settings.fit, "kMin", "kMax");
  order(result.settings.codes_fit, "codesKMin", "codesKMax");
  return result;
}

}  // namespace xenoglyph::app
