#include "app/address/address.hpp"

#include <algorithm>
#include <charconv>

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

}  // namespace

std::string to_address(const Settings& settings) {
  static const Settings defaults;
  std::string address;
  for (const AddressKey& key : address_keys()) {
    const std::string value = key.get(settings);
    if (!key.always && value == key.get(defaults)) {
      continue;
    }
    if (!address.empty()) {
      address += '&';
    }
    address.append(key.key).append("=").append(value);
  }
  return address;
}

ReadAddress from_address(std::string_view text) {
  ReadAddress result;
  const std::string decoded = without_percent_codes(text);
  std::string_view address = decoded;
  if (address.starts_with('#')) {
    address.remove_prefix(1);
  }
  while (!address.empty()) {
    const std::size_t end = std::min(address.find('&'), address.size());
    const std::string_view part = address.substr(0, end);
    address.remove_prefix(std::min(end + 1, address.size()));
    if (part.empty()) {
      continue;
    }
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view name = part.substr(0, equals);
    const std::string_view value = part.substr(std::min(equals + 1, part.size()));
    const auto keys = address_keys();
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const AddressKey& candidate) {
      return candidate.key == name;
    });
    if (key == keys.end()) {
      result.faults.push_back("The address has an unknown key: " + std::string(name));
    } else if (!key->set(result.settings, value)) {
      result.faults.push_back(std::string(name) + " can't be \"" + std::string(value) +
                              "\"; allowed: " + std::string(key->values));
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
