#include "data/numbers.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>

#include <catch_amalgamated.hpp>

#include "base/random.hpp"

namespace {

using xenoglyph::Random;
using xenoglyph::data::format_number;
using xenoglyph::data::NumberKind;
using xenoglyph::data::parse_number;

NumberKind kind(std::string_view text) { return parse_number(text).kind; }

}  // namespace

TEST_CASE("decimal numbers are read exactly") {
  CHECK(parse_number("0").value == 0.0);
  CHECK(parse_number("1").value == 1.0);
  CHECK(parse_number("+1.5").value == 1.5);
  CHECK(parse_number("-1.5e3").value == -1500.0);
  CHECK(parse_number(".5").value == 0.5);
  CHECK(parse_number("5.").value == 5.0);
  CHECK(parse_number("1E-2").value == 0.01);
  CHECK(parse_number("000123").value == 123.0);
  CHECK(parse_number("0.1").value == 0.1);
  CHECK(parse_number("9007199254740993").value == 9007199254740992.0);  // a tie goes to even
  CHECK(parse_number("2.2250738585072011e-308").value == 2.2250738585072011e-308);
  CHECK(parse_number("4.9406564584124654e-324").value == std::numeric_limits<double>::denorm_min());
  CHECK(parse_number("1.7976931348623157e308").value == std::numeric_limits<double>::max());
  CHECK(std::signbit(parse_number("-0").value));
}

TEST_CASE("what is out of a double's range is 0 or refused") {
  CHECK(kind("1e400") == NumberKind::too_large);
  CHECK(kind("-1e400") == NumberKind::too_large);
  CHECK(kind("1.8e308") == NumberKind::too_large);
  CHECK(kind("0.0001e99999999999999999999999") == NumberKind::too_large);
  CHECK(kind(std::string(400, '9')) == NumberKind::too_large);
  CHECK(kind(std::string(400, '9') + ".5") == NumberKind::too_large);
  for (const std::string text :
       {"1e-400", "123456e-500", "1e-99999999999999999999999", "0e99999999999999999999"}) {
    CAPTURE(text);
    CHECK(kind(text) == NumberKind::finite);
    CHECK(parse_number(text).value == 0.0);
  }
  const std::string tiny = "0." + std::string(400, '0') + "1";
  CHECK(kind(tiny) == NumberKind::finite);
  CHECK(parse_number(tiny).value == 0.0);
  CHECK(parse_number(tiny + "e401").value == 1.0);
}

TEST_CASE("words for no finite number are known, everything else is text") {
  for (const std::string text :
       {"nan", "NaN", "-nan", "inf", "+Inf", "-INF", "infinity", "Infinity"}) {
    CAPTURE(text);
    CHECK(kind(text) == NumberKind::not_finite);
  }
  for (const std::string text : {"",
                                 "+",
                                 "-",
                                 ".",
                                 "-.",
                                 "e5",
                                 ".e5",
                                 "1e",
                                 "1e+",
                                 "1.2.3",
                                 "1,5",
                                 "1 ",
                                 " 1",
                                 "0x10",
                                 "1f",
                                 "--1",
                                 "+-1",
                                 "1e5.5",
                                 "nan(1)",
                                 "1_000",
                                 "in",
                                 "infinit",
                                 "infinityx",
                                 "\xC2\xA0"
                                 "1",
                                 "1\n"}) {
    CAPTURE(text);
    CHECK(kind(text) == NumberKind::text);
  }
  CHECK(kind(std::string_view("1\0", 2)) == NumberKind::text);
}

TEST_CASE("numbers survive being written and read") {
  Random random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::uint64_t bits = 0;
    for (int byte = 0; byte < 8; ++byte) {
      bits = bits << 8 | random.index(256);
    }
    double value = 0.0;
    std::memcpy(&value, &bits, sizeof value);
    if (std::isfinite(value)) {
      const double again = parse_number(format_number(value)).value;
      REQUIRE(std::memcmp(&again, &value, sizeof value) == 0);
    }
  }
  CHECK(format_number(0.1) == "0.1");
  CHECK(format_number(3.0) == "3");
  CHECK(format_number(-2.5) == "-2.5");
}
