#include "code_kind.hpp"

#include "../base/names.hpp"
#include "errors.hpp"

namespace xenoglyph {
namespace {

constexpr Names<CodeKind, 2> names = {
    {{CodeKind::plain, "plain"}, {CodeKind::variational, "variational"}}};

}  // namespace

std::string_view code_kind_name(CodeKind kind) { return name_of(names, kind); }

std::vector<std::string> code_kind_names() { return names_in(names); }

CodeKind code_kind_from_name(std::string_view name) {
  const auto* entry = find_name(names, name);
  if (entry == nullptr) {
    throw InvalidNetwork("kind of code " + none_of(names, name));
  }
  return entry->first;
}

}  // namespace xenoglyph
