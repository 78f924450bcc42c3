#include "app/ui/theme.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>

#include "fonts/fonts.hpp"

namespace xenoglyph::app {

namespace {

constexpr Colour rgb(unsigned code, float alpha = 1.0F) {
  return {static_cast<float>((code >> 16U) & 0xFFU) / 255.0F,
          static_cast<float>((code >> 8U) & 0xFFU) / 255.0F,
          static_cast<float>(code & 0xFFU) / 255.0F, alpha};
}

constexpr Palette light_palette{
    .page = rgb(0xFFFFFF),
    .picture = rgb(0xFBFBFD),
    .raised = rgb(0xFFFFFF),
    .ink = rgb(0x1B1F27),
    .muted = rgb(0x5C6370),
    .rule = rgb(0xE3E6EB),
    .track = rgb(0xC3C9D3),
    .hover = rgb(0x1B1F27, 0.05F),
    .accent = rgb(0x3A50D0),
    .accent_ink = rgb(0xFFFFFF),
    .accent_wash = rgb(0x3A50D0, 0.09F),
    .warning = rgb(0xA8390B),
};

constexpr Palette dark_palette{
    .page = rgb(0x14161B),
    .picture = rgb(0x101216),
    .raised = rgb(0x23262E),
    .ink = rgb(0xE9EBEF),
    .muted = rgb(0x9AA1AE),
    .rule = rgb(0x2B2F38),
    .track = rgb(0x474D59),
    .hover = rgb(0xFFFFFF, 0.06F),
    .accent = rgb(0x97A6FF),
    .accent_ink = rgb(0x14161B),
    .accent_wash = rgb(0x97A6FF, 0.14F),
    .warning = rgb(0xFF9C6B),
};

// Latin with its accents, Greek, and the signs that the pages use.
constexpr ImWchar text_ranges[] = {0x20,   0x7E,   0xA0,   0x17F,  0x391,  0x3C9,  0x2010,
                                   0x2027, 0x2032, 0x2033, 0x2070, 0x209C, 0x2190, 0x2193,
                                   0x2202, 0x2202, 0x2211, 0x2212, 0x221A, 0x221A, 0x221E,
                                   0x221E, 0x2248, 0x2248, 0x2260, 0x2265, 0};
// The one number of a chapter needs few.
constexpr ImWchar number_ranges[] = {0x20,   0x7E,   0xA0,   0xA0,   0xD7, 0xD7,
                                     0x2013, 0x2013, 0x2212, 0x2212, 0};

// From ascent to descent in ems: ImGui sizes a face by that, where type is sized by its em. Read
// from the tables "head" and "hhea" of OpenType.
float height_in_ems(std::span<const unsigned char> file) {
  const auto number = [file](std::size_t at) {
    return at + 1 < file.size() ? file[at] * 256 + file[at + 1] : 0;
  };
  const auto table = [&](std::string_view tag) {
    const auto count = static_cast<std::size_t>(number(4));
    for (std::size_t i = 0; i < count && 28 + 16 * i <= file.size(); ++i) {
      if (std::equal(tag.begin(), tag.end(), file.data() + 12 + 16 * i)) {
        return static_cast<std::size_t>(number(20 + 16 * i)) * 65536 +
               static_cast<std::size_t>(number(22 + 16 * i));
      }
    }
    return file.size();
  };
  const int units = number(table("head") + 18);
  const int ascent = number(table("hhea") + 4);
  const int descent = 65536 - number(table("hhea") + 6);  // a negative number
  return units > 0 ? static_cast<float>(ascent + descent) / static_cast<float>(units) : 1.2F;
}

ImFont* add_font(std::span<const unsigned char> file, float em, const ImWchar* ranges) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = 2;
  config.OversampleV = 1;
  config.PixelSnapH = false;
  config.EllipsisChar = 0x2026;
  // The atlas reads the file and, not owning it, never writes to it.
  auto* data = const_cast<unsigned char*>(file.data());  // NOLINT
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(
      data, static_cast<int>(file.size()), std::round(em * height_in_ems(file)), &config, ranges);
}

}  // namespace

const Palette& palette(bool dark) { return dark ? dark_palette : light_palette; }

Fonts build_fonts(float pixel_ratio) {
  const auto size = [pixel_ratio](float points) { return points * pixel_ratio; };
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  atlas.TexDesiredWidth = pixel_ratio > 1.25F ? 2048 : 1024;
  Fonts result;
  result.text = add_font(fonts::regular(), size(16), text_ranges);
  result.note = add_font(fonts::regular(), size(13), text_ranges);
  result.strong = add_font(fonts::semibold(), size(16), text_ranges);
  result.heading = add_font(fonts::semibold(), size(20), text_ranges);
  result.number = add_font(fonts::semibold(), size(28), number_ranges);
  result.mono_note = add_font(fonts::monospaced(), size(13), text_ranges);
  result.mono_text = add_font(fonts::monospaced(), size(16), text_ranges);
  return result;
}

void apply_style(const Palette& colours, float pixel_ratio) {
  ImGuiStyle style;
  const auto px = [pixel_ratio](float length) { return std::round(length * pixel_ratio); };
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.ChildBorderSize = 0;
  style.PopupRounding = px(6);
  style.PopupBorderSize = std::max(1.0F, px(1));
  style.FrameRounding = px(6);
  style.FrameBorderSize = 0;
  style.ItemSpacing = {0, 0};
  style.ScrollbarSize = px(10);
  style.ScrollbarRounding = px(5);
  style.Colors[ImGuiCol_Text] = vector(colours.ink);
  style.Colors[ImGuiCol_TextDisabled] = vector(colours.muted);
  style.Colors[ImGuiCol_TextSelectedBg] = vector(with_alpha(colours.accent, 0.3F));
  style.Colors[ImGuiCol_WindowBg] = vector(colours.page);
  style.Colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
  style.Colors[ImGuiCol_PopupBg] = vector(colours.raised);
  style.Colors[ImGuiCol_Border] = vector(colours.rule);
  style.Colors[ImGuiCol_FrameBg] = vector(colours.page);
  style.Colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
  style.Colors[ImGuiCol_ScrollbarGrab] = vector(with_alpha(colours.track, 0.7F));
  style.Colors[ImGuiCol_ScrollbarGrabHovered] = vector(colours.track);
  style.Colors[ImGuiCol_ScrollbarGrabActive] = vector(colours.muted);
  // Controls draw their own ring.
  style.Colors[ImGuiCol_NavHighlight] = {0, 0, 0, 0};
  style.Colors[ImGuiCol_ModalWindowDimBg] = {0, 0, 0, 0.45F};
  style.Colors[ImGuiCol_NavWindowingHighlight] = {0, 0, 0, 0};
  style.Colors[ImGuiCol_NavWindowingDimBg] = {0, 0, 0, 0};
  ImGui::GetStyle() = style;
}

ImU32 packed(const Colour& colour) { return ImGui::ColorConvertFloat4ToU32(vector(colour)); }

ImVec4 vector(const Colour& colour) {
  return {colour.red, colour.green, colour.blue, colour.alpha};
}

}  // namespace xenoglyph::app
