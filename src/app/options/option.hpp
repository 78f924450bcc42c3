#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/options/choice.hpp"

namespace xenoglyph::app {

/// Largest seed: 2^53 - 1, exact in JavaScript too.
inline constexpr double largest_seed = 9007199254740991.0;

/// What an option may be.
struct WholeNumber {
  double low = 0.0;
  double high = 1.0;
};
struct RealNumber {
  double low = 0.0;
  double high = 1.0;
  int digits = 2;  ///< significant ones that its slider sets
  /// Its slider begins here and equal ways on it are equal factors; 0 for equal ways as they are.
  double logarithmic_from = 0.0;
  const char* unit = "";  ///< shown after the number
};
struct Flag {};
struct OneOf {
  std::vector<Choice> choices;
};
/// A text with rules of its own.
struct Written {
  std::string values;  ///< what is allowed: "numbers from 0 to 63"
};
using OptionKind = std::variant<WholeNumber, RealNumber, Flag, OneOf, Written>;

/// What an option says of itself.
struct OptionText {
  const char* key = "";      ///< in addresses and for scripts: "kMax"
  const char* label = "";    ///< of its control
  const char* meaning = "";  ///< one line for the documentation
  const char* hint = "";     ///< its control's tooltip
  const char* formula = "";
  bool always = false;  ///< an address has it also while it has its default
};

/// Something that can be set, whatever it belongs to.
struct Option {
  std::string key;
  std::string control;  ///< its control's name for scripts and tests: "k-max"
  std::string label;
  std::string meaning;
  std::string hint;
  std::string formula;
  bool always = false;
  OptionKind kind;

  /// What is allowed, for people: "1 to 64", "program, paper".
  std::string values() const;
};

/// An option with the way to its value in an Owner.
template <class Owner>
struct OptionRow : Option {
  /// As an address has it.
  std::function<std::string(const Owner&)> text;
  /// False, and nothing changed, when the value is not allowed.
  std::function<bool(Owner&, std::string_view)> set_text;
  /// The number, 0 or 1 of a flag, the place of the chosen one; none of a written option.
  std::function<double(const Owner&)> number;
  /// For a number within the range.
  std::function<void(Owner&, double)> set_number;
};

/// The choices of an option that is one of several values; throws std::bad_variant_access for any
/// other.
const std::vector<Choice>& choices_of(const Option& option);

/// Another seed; after the largest comes 0.
std::uint64_t next_seed(std::uint64_t seed);

/// "kMax" as "k-max".
std::string control_name(std::string_view key);

/// The option's line of the README's table.
std::string documented(const Option& option);

/// A number as a kind allows it: text to number and back. Nothing changes and false is returned
/// when the text isn't allowed.
bool read_option(const OptionKind& kind, std::string_view text, double& number);
std::string write_option(const OptionKind& kind, double number);

}  // namespace xenoglyph::app
