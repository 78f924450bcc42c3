#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "app/options/option.hpp"

namespace xenoglyph::app {

/// Collects the rows of what can be set in an Owner. `Access` leads to a value in it: a member, or
/// a function that gives a reference to it.
template <class Owner>
class OptionRows {
 public:
  using Row = OptionRow<Owner>;

  template <class Access>
  Row& whole(const OptionText& text, Access access, double low, double high) {
    return numeric(text, access, WholeNumber{low, high});
  }
  template <class Access>
  Row& seed(const OptionText& text, Access access) {
    return numeric(text, access, WholeNumber{0.0, largest_seed});
  }
  template <class Access>
  Row& real(const OptionText& text, Access access, const RealNumber& range) {
    return numeric(text, access, range);
  }
  template <class Access>
  Row& flag(const OptionText& text, Access access) {
    return numeric(text, access, Flag{});
  }
  /// An enumeration whose values are in the order of the choices, or a text that is one of them.
  template <class Access>
  Row& one_of(const OptionText& text, Access access, std::vector<Choice> choices) {
    if constexpr (std::is_same_v<std::decay_t<std::invoke_result_t<Access, Owner&>>, std::string>) {
      return named(text, access, std::move(choices));
    } else {
      return numeric(text, access, OneOf{std::move(choices)});
    }
  }
  Row& written(const OptionText& text, std::string values,
               std::function<std::string(const Owner&)> get,
               std::function<bool(Owner&, std::string_view)> set) {
    Row& row = add(text, Written{std::move(values)});
    row.text = std::move(get);
    row.set_text = std::move(set);
    return row;
  }

  /// Rows of a part of the Owner, each key with a prefix: "kMax" with "codes" is "codesKMax". Their
  /// controls keep their names, and their documentation points to the option without a prefix.
  template <class Part, class Access>
  void part(const std::vector<OptionRow<Part>>& part_rows, Access access,
            const std::string& prefix = {}, const std::string& meaning_after = {}) {
    for (const OptionRow<Part>& of_part : part_rows) {
      Row& row = rows_.emplace_back();
      static_cast<Option&>(row) = of_part;
      if (!prefix.empty()) {
        row.key = prefix + upper_first(of_part.key);
        row.meaning = "as " + of_part.key + ", " + meaning_after;
        row.always = false;
      }
      row.text = [get = of_part.text, access](const Owner& owner) {
        return get(std::invoke(access, owner));
      };
      row.set_text = [set = of_part.set_text, access](Owner& owner, std::string_view text) {
        return set(std::invoke(access, owner), text);
      };
      row.number = [get = of_part.number, access](const Owner& owner) {
        return get(std::invoke(access, owner));
      };
      row.set_number = [set = of_part.set_number, access](Owner& owner, double number) {
        set(std::invoke(access, owner), number);
      };
    }
  }

  std::vector<Row> take() { return std::move(rows_); }

 private:
  static std::string upper_first(const std::string& key) {
    std::string name = key;
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
  }

  Row& add(const OptionText& text, const OptionKind& kind) {
    Row& row = rows_.emplace_back();
    row.key = text.key;
    row.control = control_name(text.key);
    row.label = text.label;
    row.meaning = text.meaning;
    row.hint = text.hint;
    row.formula = text.formula;
    row.always = text.always;
    row.kind = kind;
    return row;
  }

  template <class Access>
  Row& numeric(const OptionText& text, Access access, const OptionKind& kind) {
    Row& row = add(text, kind);
    row.number = [access](const Owner& owner) {
      return static_cast<double>(std::invoke(access, owner));
    };
    row.set_number = [access](Owner& owner, double number) {
      auto& value = std::invoke(access, owner);
      value = static_cast<std::decay_t<decltype(value)>>(number);
    };
    through_numbers(row, kind);
    return row;
  }

  template <class Access>
  Row& named(const OptionText& text, Access access, std::vector<Choice> choices) {
    const OneOf kind{std::move(choices)};
    Row& row = add(text, kind);
    row.number = [access, kind](const Owner& owner) {
      double place = 0.0;
      read_option(kind, std::invoke(access, owner), place);
      return place;
    };
    row.set_number = [access, kind](Owner& owner, double number) {
      std::invoke(access, owner) = write_option(kind, number);
    };
    through_numbers(row, kind);
    return row;
  }

  static void through_numbers(Row& row, const OptionKind& kind) {
    row.text = [kind, get = row.number](const Owner& owner) {
      return write_option(kind, get(owner));
    };
    row.set_text = [kind, set = row.set_number](Owner& owner, std::string_view given) {
      double number = 0.0;
      if (!read_option(kind, given, number)) {
        return false;
      }
      set(owner, number);
      return true;
    };
  }

  std::vector<Row> rows_;
};

}  // namespace xenoglyph::app
