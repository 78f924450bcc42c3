// A file as the visitor's own points: what is said of how it was read, and the way back.

#include <span>
#include <string>

#include <catch_amalgamated.hpp>

#include "app/chapters/fit/fit_data.hpp"
#include "data/table_reader.hpp"

namespace {

using namespace xenoglyph;
using namespace xenoglyph::app;

OwnPoints own(const std::string& text, data::Header header = data::Header::automatic) {
  const auto content = std::as_bytes(std::span(text));
  return own_points(data::read_table(content, "f.csv", header), "f.csv", content);
}

std::string description(const OwnPoints& points) {
  Settings settings;
  settings.dataset = own_dataset;
  settings.own = std::make_shared<const OwnPoints>(points);
  return load_fit_data(settings).description;
}

}  // namespace

TEST_CASE("a file that is read as it looks has nothing to say") {
  const OwnPoints plain = own("x,y\n1,2\n3,4.5\n");
  CHECK(plain.remarks.empty());
  CHECK_FALSE(plain.doubtful_file);
  CHECK(plain.column_names.size() == 2);
}

TEST_CASE("numbers that were taken as names can be read as a point, and back") {
  const std::string text = "0,1\n1.5,2\n3,4.5\n";
  const OwnPoints names = own(text);
  CHECK(names.first_row_is_names);
  CHECK(names.points.rows() == 2);
  REQUIRE(names.doubtful_file);
  CHECK(*names.doubtful_file == text);
  CHECK_THAT(description(names),
             Catch::Matchers::EndsWith(" Its first row (0, 1) was taken as names."));
  const OwnPoints point = own(*names.doubtful_file, data::Header::no);
  CHECK_FALSE(point.first_row_is_names);
  CHECK(point.points.rows() == 3);
  REQUIRE(point.doubtful_file);
  CHECK_THAT(description(point), Catch::Matchers::EndsWith("was read as a point."));
  const OwnPoints again = own(*point.doubtful_file, data::Header::yes);
  CHECK(again.first_row_is_names);
  CHECK(again.points == names.points);
}

TEST_CASE("what is left out of a file is said beside its name") {
  CHECK_THAT(description(own(",x,y\na,1,2\nb,3,4\n")),
             Catch::Matchers::EndsWith(
                 "Column 1 has no name and is left out: it holds row names (a, b)."));
}
