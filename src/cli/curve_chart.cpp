#include "cli/curve_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "cli/decimals.hpp"

namespace xenoglyph::cli {

namespace {

constexpr double width = 720.0;
constexpr double height = 420.0;
constexpr double left = 84.0;
constexpr double right = 20.0;
constexpr double top = 44.0;
constexpr double bottom = 52.0;

std::string shortest(double number) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.6g", number);
  return text.data();
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char character : text) {
    switch (character) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      default:
        result += character;
    }
  }
  return result;
}

// 1, 2 or 5 times a power of ten: about five of them from 0 to `largest`.
double round_step(double largest) {
  const double rough = largest / 5.0;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (rough <= factor * power) {
      return factor * power;
    }
  }
  return 10.0 * power;
}

std::string text_at(double x, double y, std::string_view anchor, std::string_view text) {
  return "<text x=\"" + with_decimals(x, 1) + "\" y=\"" + with_decimals(y, 1) +
         "\" text-anchor=\"" + std::string(anchor) + "\">" + escaped(text) + "</text>\n";
}

std::string line_from(double x0, double y0, double x1, double y1, std::string_view colour) {
  return "<line x1=\"" + with_decimals(x0, 1) + "\" y1=\"" + with_decimals(y0, 1) + "\" x2=\"" +
         with_decimals(x1, 1) + "\" y2=\"" + with_decimals(y1, 1) + "\" stroke=\"" +
         std::string(colour) + "\"/>\n";
}

}  // namespace

std::string to_svg(const CurveChart& chart) {
  const double x_high = std::max(chart.x.maxCoeff(), 1e-300);
  const double y_high = std::max(chart.y.maxCoeff(), 1e-300);
  const auto place_x = [&](double x) { return left + (width - left - right) * x / x_high; };
  const auto place_y = [&](double y) {
    return height - bottom - (height - top - bottom) * y / y_high;
  };
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + with_decimals(width, 0) +
                    "\" height=\"" + with_decimals(height, 0) + "\" viewBox=\"0 0 " +
                    with_decimals(width, 0) + " " + with_decimals(height, 0) +
                    "\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#333\">\n"
                    "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
  svg += "<text x=\"" + with_decimals(left, 0) + "\" y=\"26\" font-size=\"15\">" +
         escaped(chart.title) + "</text>\n";
  const double y_step = round_step(y_high);
  for (int i = 0; i * y_step <= y_high * (1.0 + 1e-9); ++i) {
    const double y = place_y(i * y_step);
    svg += line_from(left, y, width - right, y, i == 0 ? "#333" : "#ddd");
    svg += text_at(left - 8.0, y + 4.0, "end", shortest(i * y_step));
  }
  const double x_step = round_step(x_high);
  for (int i = 0; i * x_step <= x_high * (1.0 + 1e-9); ++i) {
    const double x = place_x(i * x_step);
    svg += line_from(x, height - bottom, x, height - bottom + 5.0, "#333");
    svg += text_at(x, height - bottom + 20.0, "middle", shortest(i * x_step));
  }
  svg += text_at((left + width - right) / 2.0, height - 10.0, "middle", chart.x_label);
  svg += "<text transform=\"translate(18 " + with_decimals((top + height - bottom) / 2.0, 1) +
         ") rotate(-90)\" text-anchor=\"middle\">" + escaped(chart.y_label) + "</text>\n";
  svg += "<polyline fill=\"none\" stroke=\"#0b6e99\" stroke-width=\"2\" points=\"";
  for (Eigen::Index i = 0; i < chart.x.size(); ++i) {
    svg += (i > 0 ? " " : "") + with_decimals(place_x(chart.x(i)), 2) + "," +
           with_decimals(place_y(chart.y(i)), 2);
  }
  svg += "\"/>\n";
  for (Eigen::Index i = 0; i < chart.x.size(); ++i) {
    svg += "<circle cx=\"" + with_decimals(place_x(chart.x(i)), 2) + "\" cy=\"" +
           with_decimals(place_y(chart.y(i)), 2) + "\" r=\"" + (chart.x.size() > 60 ? "1.5" : "3") +
           "\" fill=\"#0b6e99\"/>\n";
  }
  return svg + "</svg>\n";
}

}  // namespace xenoglyph::cli
