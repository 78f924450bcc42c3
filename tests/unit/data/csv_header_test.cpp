// What a text table's first row and first column are taken for, and what is no comment.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "data/cell_kind.hpp"
#include "data/table_reader.hpp"
#include "data/table_writer.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using xenoglyph::Points;
using xenoglyph::data::cell_kind;
using xenoglyph::data::CellKind;
using xenoglyph::data::FileError;
using xenoglyph::data::FirstRow;
using xenoglyph::data::FirstRowError;
using xenoglyph::data::Header;
using xenoglyph::data::read_table;
using xenoglyph::data::Table;

using Names = std::vector<std::string>;

Table read(const std::string& text, Header header = Header::automatic) {
  return read_table(std::as_bytes(std::span(text)), "p.csv", header);
}

std::string fault(const std::string& text, Header header = Header::automatic) {
  try {
    read(text, header);
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

const Points two_by_two = (Points(2, 2) << 1.5, 2, 3, 4.5).finished();

}  // namespace

TEST_CASE("cells are told apart by what they look like") {
  const std::vector<std::pair<CellKind, Names>> kinds{
      {CellKind::empty, {"", " ", "\t"}},
      {CellKind::number, {"1", "-1.5e3", "+.5", "nan", "-Inf", "1e999"}},
      {CellKind::missing,
       {"NA",      "na",      "N/A",     "n/a",       "NaT",      "None",
        "NULL",    "null",    "nil",     "<NA>",      "\\N",      "?",
        ".",       "-",       "--",      "*",         ".a",       "undefined",
        "missing", "(null)",  "#N/A",    "#VALUE!",   "#DIV/0!",  "#REF!",
        "#NAME?",  "#NUM!",   "#NULL!",  "#N/A N/A",  "#VALEUR!", "#####",
        "Err:502", "1.#QNAN", "-1.#IND", "-nan(ind)", "NA_real_", "\xE2\x80\x94"}},
      {CellKind::truth, {"TRUE", "false"}},
      {CellKind::date,
       {"2019-01-05", "5-Jan-2019", "Jan 5, 2019", "2019-01-05T12:30:00Z", "12:30", "10:30 pm",
        "01/02/2019", "5 January 2019", "Jan-19"}},
      {CellKind::quantity,
       {"12%",
        "1,234.5",
        "1 234.5",
        "1.234,5",
        "1'234",
        "1\xC2\xA0"
        "234",
        "1.2D+03",
        "1.2d3",
        "\xE2\x88\x92"
        "5",
        "$3",
        "3 $",
        "\xE2\x82\xAC 5",
        "EUR 5",
        "5 USD",
        "US$5",
        "12px",
        "5 kg",
        "3 km/h",
        "9.81 m/s^2",
        "12 months",
        "(5)",
        "<0.1",
        ">100",
        "0x1F",
        "1+2i",
        "3j",
        "5k",
        "1.2E+3%",
        "1st"}},
      {CellKind::name,
       {"x",
        "x1",
        "V2",
        "Q1 2019",
        "body weight",
        "2m_temp",
        "7-day mean",
        "2theta",
        "Na",
        "No",
        "T",
        "Y",
        "mar1",
        "T1",
        "e5",
        "EUR1",
        "pixel_0",
        "\xCF\x83",
        "gr\xC3\xB6\xC3\x9F"
        "e",
        "Weight (kg)",
        "alive?",
        "2019 income",
        "Jan",
        "gr\xF6\xDF"
        "e",
        "\xE5\x90\x8D"}},
      {CellKind::other, {"1/2 / 3 -", "!", "%", "\xE2\x82\xAC"}}};
  for (const auto& [kind, texts] : kinds) {
    for (const std::string& text : texts) {
      if (kind == CellKind::other && text.size() > 3) {
        continue;
      }
      CAPTURE(text);
      CHECK(static_cast<int>(cell_kind(text)) == static_cast<int>(kind));
    }
  }
}

TEST_CASE("a first row that is no row of names is a point, and what is wrong there is told") {
  for (const std::string cell : {"NA",
                                 "N/A",
                                 "?",
                                 "NULL",
                                 "-",
                                 ".",
                                 "12%",
                                 "\"1,234.5\"",
                                 "1 234.5",
                                 "1.2D+03",
                                 "\xE2\x88\x92"
                                 "5",
                                 "$3",
                                 "TRUE",
                                 "12px",
                                 "2019-01-05",
                                 "0x1F",
                                 "None",
                                 "nan",
                                 "1e999",
                                 "#N/A",
                                 "#DIV/0!",
                                 "\xE2\x82\xAC"
                                 "5"}) {
    CAPTURE(cell);
    for (const auto& [row, column] : {std::pair(cell + "," + cell, 1), std::pair(cell + ",y", 1),
                                      std::pair("x," + cell, 1), std::pair("1," + cell, 2)}) {
      CAPTURE(row);
      CHECK_THAT(fault(row + "\n1,2\n3,4\n"),
                 StartsWith("p.csv: row 1: column " + std::to_string(column) + " is \""));
    }
    CHECK_THAT(fault(cell + "\n1\n2\n"), StartsWith("p.csv: row 1: column 1 is \"") ||
                                             StartsWith("p.csv: row 2: has 1 column where row 1"));
    CHECK_THROWS_AS(read(cell + "\t" + cell + "\n1\t2\n"), FirstRowError);
  }
  CHECK(fault("NA;1\n2;3\n") ==
        "p.csv: row 1: column 1 is \"NA\", a missing value: fill it in, or leave the row out");
  CHECK_THAT(fault("x,,z\n1,2,3\n"), StartsWith("p.csv: row 1: column 1 is \"x\""));
}

TEST_CASE("whether there is a header can be said") {
  CHECK(read("NA,K\n1.5,2\n3,4.5\n", Header::yes).column_names == Names{"NA", "K"});
  CHECK(read("NA,K\n1.5,2\n3,4.5\n", Header::yes).points == two_by_two);
  CHECK(read("2019,2020\n1.5,2\n3,4.5\n", Header::yes).points == two_by_two);
  CHECK(read("0,1\n1.5,2\n3,4.5\n", Header::no).points.rows() == 3);
  CHECK(read("\"1.5\",\"2\"\n3,4.5\n", Header::no).points == two_by_two);
  CHECK(fault("x,y\n1,2\n", Header::no) == "p.csv: row 1: column 1 is \"x\", not a number");
  CHECK(fault("1,2\n", Header::yes) == "p.csv: holds a header but no row of numbers");
}

TEST_CASE("numbers are names where pandas or R wrote them, and that is told") {
  for (const std::string text :
       {"0,1\n1.5,2\n3,4.5\n", "0;1\n1.5;2\n3;4.5\n", "0\t1\r\n1.5\t2\r\n3\t4.5\r\n",
        ",0,1\n0,1.5,2\n1,3,4.5\n", "\"2019\",\"2020\"\n1.5,2\n3,4.5\n",
        "\"\",\"2019\",\"2020\"\n\"1\",1.5,2\n\"2\",3,4.5\n", ",2019,2020\na,1.5,2\nb,3,4.5\n",
        "\"2019\" \"2020\"\n\"1\" 1.5 2\n\"2\" 3 4.5\n"}) {
    CAPTURE(text);
    const Table table = read(text);
    CHECK(table.points == two_by_two);
    CHECK(table.column_names.size() == 2);
    CHECK(table.first_row == FirstRow::numbers_as_names);
  }
  CHECK(read("0,1\n1.5,2\n3,4.5\n").first_row_cells == "0, 1");
  // Whole numbers beyond those of the first row, or many of them.
  CHECK(read("0,1\n44,27\n31,12\n").points.rows() == 2);
  CHECK(read("0,1,2,3\n5,0,9,1\n0,7,1,9\n").points.rows() == 2);
}

TEST_CASE("numbers of a first row stay a point where they may well be one") {
  CHECK(read("0,1\n1,0\n0,1\n").points.rows() == 3);
  CHECK(read("0,1\n1,0\n0,1\n").first_row == FirstRow::perhaps_names);
  CHECK(read("0\n1\n2\n").points.rows() == 3);
  CHECK(read("0\n1\n2\n").first_row == FirstRow::clear);
  CHECK(read("0\n0.1\n0.2\n").points.rows() == 3);
  CHECK(read("0\n0.1\n0.2\n").first_row == FirstRow::perhaps_names);
  CHECK(read("2019,2020\n1.5,2.5\n").points.rows() == 2);
  CHECK(read("2019,2020\n1.5,2.5\n").first_row == FirstRow::perhaps_names);
  CHECK(read("5,7\n1.5,2\n").first_row == FirstRow::clear);
  CHECK(read("1.5,0\n3,1\n").first_row == FirstRow::clear);
  CHECK(read("\"1\",\"2\"\n\"3\",\"4\"\n").points.rows() == 2);
  CHECK(read("0,1\n").points.rows() == 1);
  CHECK_THAT(fault(",2.5,3\n1,2,3\n"), StartsWith("p.csv: row 1: column 1 is empty"));
  CHECK_THAT(fault(",2,3\n4,5,6\n7,8,9\n"), StartsWith("p.csv: row 1: column 1 is empty"));
}

TEST_CASE("row names are left out, and that is told") {
  for (const std::string first :
       {"0 1", "1 2", "3 17", "9 4", "a b", "Mazda_RX4 Valiant", "2019-01-05 2019-01-06", "a NA"}) {
    const std::string one = first.substr(0, first.find(' '));
    const std::string other = first.substr(first.find(' ') + 1);
    for (const std::string name : {"", "\"\"", "Unnamed: 0", "#"}) {
      CAPTURE(first, name);
      const Table table = read(name + ",x,y\n" + one + ",1.5,2\n" + other + ",3,4.5\n");
      CHECK(table.points == two_by_two);
      CHECK(table.column_names == Names{"x", "y"});
      REQUIRE(table.remarks.size() == 1);
      CHECK_THAT(table.remarks[0], StartsWith("column 1 has no name and is left out"));
    }
    // R's header without a field for them: other numbers than 1, 2, ... may be measurements.
    const std::string short_header = "x y\n" + one + " 1.5 2\n" + other + " 3 4.5\n";
    if (first == "0 1" || first == "3 17" || first == "9 4") {
      CHECK(fault(short_header) == "p.csv: row 2: has 3 columns where row 1 has 2");
    } else {
      CHECK(read(short_header).points == two_by_two);
    }
  }
}

TEST_CASE("measurements of a column without a name are kept, and that is told") {
  for (const std::string cells : {"0.123 -0.456", "1 1", "-1 -2", "1.0 2.0"}) {
    CAPTURE(cells);
    const std::string one = cells.substr(0, cells.find(' '));
    const std::string other = cells.substr(cells.find(' ') + 1);
    const Table table = read(",x,y\n" + one + ",1.5,2\n" + other + ",3,4.5\n");
    CHECK(table.points.cols() == 3);
    CHECK(table.points.rightCols(2) == two_by_two);
    CHECK(table.points(1, 0) == std::stod(other));
    CHECK(table.column_names == Names{"", "x", "y"});
    REQUIRE(table.remarks.size() == 1);
    CHECK_THAT(table.remarks[0], ContainsSubstring("is read as a coordinate"));
  }
  CHECK_THAT(fault(",x\n0.5,1\nNA,2\n"), StartsWith("p.csv: row 3: column 1 is \"NA\""));
  CHECK_THAT(fault(",x\n12%,1\n13%,2\n"), StartsWith("p.csv: row 2: column 1 is \"12%\""));
  CHECK_THAT(fault(",x\n,1\n,2\n"), StartsWith("p.csv: row 2: column 1 is empty"));
}

TEST_CASE("rows with a field too many for the header are told, unless R left out a name") {
  CHECK(fault("x,y\n1.5,2,3\n4,5,6\n") == "p.csv: row 2: has 3 columns where row 1 has 2");
  CHECK(fault("x,y\n1,2,3\n") == "p.csv: row 2: has 3 columns where row 1 has 2");
  CHECK(read("x,y\n1,1.5,2\n2,3,4.5\n").points == two_by_two);
  CHECK(read("\"x\" \"y\"\n\"7\" 1.5 2\n\"3\" 3 4.5\n").points == two_by_two);
}

TEST_CASE("a spreadsheet's errors are cells, other rows that start with a number sign comments") {
  for (const std::string word : {"#N/A", "#NA", "#VALUE!", "#DIV/0!", "#REF!", "#NAME?", "#NUM!",
                                 "#NULL!", "#VALEUR!", "#BEZUG!", "#N/D", "#GETTING_DATA"}) {
    CAPTURE(word);
    CHECK_THAT(fault("x,y\n1,2\n" + word + ",3\n"),
               StartsWith("p.csv: row 3: column 1 (x) is \"" + word + "\", a missing value"));
    CHECK_THAT(fault("x,y\n1,2\n  " + word + " ; 3\n"), StartsWith("p.csv: row 3: "));
    CHECK_THAT(fault(word + ",3\n1,2\n"), StartsWith("p.csv: row 1: column 1 is \"" + word));
    CHECK_THAT(fault("x,y\n1," + word + "\n"), StartsWith("p.csv: row 2: column 2 (y) is \""));
    CHECK_THAT(fault("x\n1\n" + word), StartsWith("p.csv: row 3: column 1 (x) is \""));
    CHECK_THAT(fault(word + "\n1\n"), StartsWith("p.csv: row 1: column 1 is \""));
  }
  CHECK_THAT(fault("x y\n1 2\n#N/A 3\n"), StartsWith("p.csv: row 3: column 1"));
  CHECK_THAT(fault("x,y\n1,2\n#####,3\n"), StartsWith("p.csv: row 3: column 1"));
  for (const std::string comment :
       {"# x y", "#x,y", "#", "####", "#########", "#1,2", "# N/A is missing", "#done!", "# DIV/0!",
        "#null hypothesis", "#error bars follow, 2"}) {
    CAPTURE(comment);
    CHECK(read(comment + "\n1.5,2\n" + comment + "\n3,4.5\n" + comment).points == two_by_two);
  }
}

TEST_CASE("a name of several words above one column is one name") {
  for (const std::string name :
       {"Life Exp", "body weight", "Weight (kg)", "weight, kg", "a b c", "Preis; in Euro"}) {
    CAPTURE(name);
    const Table table = read(name + "\n69.05\n69.31\n");
    CHECK(table.points == Eigen::Vector2d(69.05, 69.31));
    CHECK(table.column_names == Names{name});
    CHECK_THAT(fault(name + "\n69.05\nx\n"), StartsWith("p.csv: row 3: column 1 ("));
  }
  CHECK(read("x y\n1.5 2\n3 4.5\n").points == two_by_two);
  CHECK(read("a b,c d\n1.5,2\n3,4.5\n").column_names == Names{"a b", "c d"});
  CHECK(fault("x,y\n1\n2\n") == "p.csv: row 2: has 1 column where row 1 has 2");
  CHECK(fault("1 2\n3\n4\n") == "p.csv: row 2: has 1 column where row 1 has 2");
}

TEST_CASE("points know their rows") {
  const Table plain = read("1,2\n3,4\n");
  CHECK(plain.rows.empty());
  CHECK(plain.row_of(1) == 2);
  const Table spread = read("# by hand\nx,y\n\n1,2\n# more\n3,4\n");
  CHECK(spread.row_of(0) == 4);
  CHECK(spread.row_of(1) == 6);
}

TEST_CASE("names that are numbers are written so that they read back as names") {
  const Points points = (Points(2, 2) << 1, 2, 3, 4).finished();
  const Names names{"2019", "2020"};
  const Table again = read(xenoglyph::data::to_csv(points, names));
  CHECK(again.column_names == names);
  CHECK(again.points == points);
}
