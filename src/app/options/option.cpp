#include "app/options/option.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

std::string whole_text(double number) { return std::to_string(static_cast<long long>(number)); }

std::string limit_text(double limit) {
  return limit == largest_seed ? "2^53 - 1" : whole_text(limit);
}

std::string listed(const OneOf& kind, const char* mark) {
  std::string text;
  for (const Choice& choice : kind.choices) {
    text += text.empty() ? "" : ", ";
    text += mark + choice.value + mark;
  }
  return text;
}

std::string values_of(const OptionKind& kind, const char* mark) {
  return std::visit(
      Overloaded{
          [](const WholeNumber& whole) {
            return limit_text(whole.low) + " to " + limit_text(whole.high);
          },
          [](const RealNumber& real) {
            return format_shortest(real.low) + " to " + format_shortest(real.high);
          },
          [mark](const Flag&) { return std::string(mark) + "0" + mark + ", " + mark + "1" + mark; },
          [mark](const OneOf& one) { return listed(one, mark); },
          [](const Written& written) { return written.values; }},
      kind);
}

bool read_number(std::string_view text, double low, double high, bool whole, double& number) {
  const auto read = parse_number(text);
  if (!read || *read < low || *read > high || (whole && *read != std::trunc(*read))) {
    return false;
  }
  number = *read;
  return true;
}

}  // namespace

std::string Option::values() const { return values_of(kind, ""); }

const std::vector<Choice>& choices_of(const Option& option) {
  return std::get<OneOf>(option.kind).choices;
}

std::uint64_t next_seed(std::uint64_t seed) {
  return seed >= static_cast<std::uint64_t>(largest_seed) ? 0 : seed + 1;
}

std::string control_name(std::string_view key) {
  std::string name;
  for (const char letter : key) {
    if (std::isupper(static_cast<unsigned char>(letter)) != 0) {
      name += '-';
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    } else {
      name += letter;
    }
  }
  return name;
}

std::string documented(const Option& option) {
  return "| `" + option.key + "` | " + option.meaning + " | " + values_of(option.kind, "`") + " |";
}

bool read_option(const OptionKind& kind, std::string_view text, double& number) {
  return std::visit(Overloaded{[&](const WholeNumber& whole) {
                                 return read_number(text, whole.low, whole.high, true, number);
                               },
                               [&](const RealNumber& real) {
                                 return read_number(text, real.low, real.high, false, number);
                               },
                               [&](const Flag&) {
                                 if (text != "0" && text != "1") {
                                   return false;
                                 }
                                 number = text == "1" ? 1.0 : 0.0;
                                 return true;
                               },
                               [&](const OneOf& one) {
                                 const auto found = std::find_if(
                                     one.choices.begin(), one.choices.end(),
                                     [&](const Choice& choice) { return choice.value == text; });
                                 if (found == one.choices.end()) {
                                   return false;
                                 }
                                 number = static_cast<double>(found - one.choices.begin());
                                 return true;
                               },
                               [](const Written&) { return false; }},
                    kind);
}

std::string write_option(const OptionKind& kind, double number) {
  return std::visit(Overloaded{[&](const WholeNumber&) { return whole_text(number); },
                               [&](const RealNumber&) { return format_shortest(number); },
                               [&](const Flag&) { return std::string(number != 0.0 ? "1" : "0"); },
                               [&](const OneOf& one) {
                                 return one.choices.at(static_cast<std::size_t>(number)).value;
                               },
                               [](const Written&) { return std::string(); }},
                    kind);
}

}  // namespace xenoglyph::app
