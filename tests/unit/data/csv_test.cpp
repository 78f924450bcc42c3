#include <span>
#include <string>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "data/table_reader.hpp"
#include "data/table_writer.hpp"

namespace {

using Catch::Matchers::StartsWith;
using xenoglyph::Points;
using xenoglyph::data::FileError;
using xenoglyph::data::read_table;
using xenoglyph::data::Table;

using Names = std::vector<std::string>;

Table read(const std::string& text) {
  return read_table(std::as_bytes(std::span(text)), "points.csv");
}

// The message that a text is refused with; empty where it is read.
std::string fault(const std::string& text) {
  try {
    read(text);
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

const Points two_by_two = (Points(2, 2) << 1, 2, 3, 4).finished();

}  // namespace

TEST_CASE("separators are found by looking") {
  for (const std::string text :
       {"1,2\n3,4\n", "1;2\n3;4\n", "1\t2\n3\t4\n", "1 2\n3 4\n", "  1   2\n3\t4  \n",
        "1 , 2\n3,4\n", "1,\t2\n3,\t4\n", " 1;2 \n 3;4 \n"}) {
    CAPTURE(text);
    CHECK(read(text).points == two_by_two);
    CHECK(read(text).column_names.empty());
  }
}

TEST_CASE("rows may end and begin in every usual way") {
  for (const std::string text :
       {"1,2\n3,4", "1,2\r\n3,4\r\n", "1,2\r3,4\r", "\n\n1,2\n\n  \n3,4\n\n",
        "\xEF\xBB\xBF"
        "1,2\n3,4\n",
        "# made by hand\n1,2\n# and more\n  # indented\n3,4\n", "1,2,\n3,4,\n", "1,2,\n3,4\n",
        "1;2;\r\n3;4;\r\n", "\"1\",\"2\"\n\"3\",\"4\"\n", "\"1\" , 2\n 3 ,\"4\" \n"}) {
    CAPTURE(text);
    CHECK(read(text).points == two_by_two);
  }
}

TEST_CASE("a first row without numbers is a header") {
  CHECK(read("x,y\n1,2\n3,4\n").column_names == Names{"x", "y"});
  CHECK(read("x,y\n1,2\n3,4\n").points == two_by_two);
  CHECK(read("x,y,\n1,2,\n3,4,\n").column_names == Names{"x", "y"});
  CHECK(read("\"height, in cm\";\"say \"\"y\"\"\"\n1;2\n3;4\n").column_names ==
        Names{"height, in cm", "say \"y\""});
  CHECK(read("\"two\nlines\",y\n1,2\n3,4\n").column_names == Names{"two\nlines", "y"});
  CHECK(read("gr\xC3\xB6\xC3\x9F"
             "e gewicht\n1 2\n3 4\n")
            .column_names == Names{"gr\xC3\xB6\xC3\x9F"
                                   "e",
                                   "gewicht"});
  CHECK(read("x\n1\n2\n").points == Eigen::Vector2d(1, 2));
}

TEST_CASE("a first column without a name holds row names") {
  CHECK(read(",x,y\n0,1,2\n1,3,4\n").points == two_by_two);
  CHECK(read(",x,y\n0,1,2\n1,3,4\n").column_names == Names{"x", "y"});
  CHECK(read("\"\",\"x\",\"y\"\n\"Mazda RX4\",1,2\n\"Valiant\",3,4\n").points == two_by_two);
}

TEST_CASE("numbers are read to the last bit") {
  CHECK(read("0.1\n1e-300\n-1.7976931348623157e308\n").points ==
        Eigen::Vector3d(0.1, 1e-300, -1.7976931348623157e308));
}

TEST_CASE("very long and very many rows are read") {
  std::string wide = "1";
  for (int i = 0; i < 200'000; ++i) {
    wide += ",1";
  }
  CHECK(read(wide).points.cols() == 200'001);
  std::string tall;
  for (int i = 0; i < 100'000; ++i) {
    tall += std::to_string(i) + "\n";
  }
  CHECK(read(tall).points(99'999, 0) == 99'999.0);
}

TEST_CASE("what is no table is refused with its row and its fault") {
  CHECK(fault("") == "points.csv: is empty");
  CHECK(fault("\n \n\n") == "points.csv: holds no numbers, only blank rows or comments");
  CHECK(fault("# x y\n") == "points.csv: holds no numbers, only blank rows or comments");
  CHECK(fault("x,y\n") == "points.csv: holds a header but no row of numbers");
  CHECK(fault("1,2\n3\n") == "points.csv: row 2: has 1 column where row 1 has 2");
  CHECK(fault("x,y\n\n1,2\n3,4,5\n") == "points.csv: row 4: has 3 columns where row 1 has 2");
  CHECK(fault("1,2\n3,four\n") == "points.csv: row 2: column 2 is \"four\", not a number");
  CHECK(fault("x,y\r\n1,2\r\n3,four\r\n") ==
        "points.csv: row 3: column 2 (y) is \"four\", not a number");
  CHECK(fault("1,two\n3,4\n") == "points.csv: row 1: column 2 is \"two\", not a number");
  CHECK(fault("1,2\n,4\n") == "points.csv: row 2: column 1 is empty");
  CHECK(fault("1,2\n3,\n") == "points.csv: row 2: column 2 is empty");
  CHECK(fault("1,2\n,,\n") == "points.csv: row 2: column 1 is empty");
  CHECK(fault("1,2\n3,nan\n") == "points.csv: row 2: column 2 is \"nan\", not a finite number");
  CHECK(fault("1,2\n-inf,4\n") == "points.csv: row 2: column 1 is \"-inf\", not a finite number");
  CHECK(fault("1,2\n3,1e999\n") ==
        "points.csv: row 2: column 2 is \"1e999\", larger than a double can hold");
  CHECK(fault("1,5;2,5\n3,5;4,5\n") ==
        "points.csv: row 1: column 1 is \"1,5\": write decimals with a point");
  CHECK(fault("the quick brown fox\njumps over the dog\n") ==
        "points.csv: row 2: column 1 (the) is \"jumps\", not a number");
}

TEST_CASE("quotation marks that don't match are refused with their row") {
  CHECK(fault("1,2\n\"3,4\n5,6\n") == "points.csv: row 2: column 1 has no closing quotation mark");
  CHECK(fault("1,2\n3,\"4\"x\n") ==
        "points.csv: row 2: column 2 goes on after its closing quotation mark");
  CHECK(fault("1,2\n3,\"4\" x\n") ==
        "points.csv: row 2: column 2 goes on after its closing quotation mark");
  CHECK(fault("\"") == "points.csv: row 1: column 1 has no closing quotation mark");
}

TEST_CASE("rows after a line break in quotation marks are counted as a text editor does") {
  CHECK(fault("\"two\r\nlines\",y\n1,2\n3,z\n") ==
        "points.csv: row 4: column 2 (y) is \"z\", not a number");
}

TEST_CASE("bytes that are not text are refused") {
  using namespace std::string_literals;
  CHECK_THAT(fault("1,2\n\0"s), StartsWith("points.csv: is neither CSV (it is not text)"));
  CHECK_THAT(fault("\x7F"
                   "ELF\2\1"s),
             StartsWith("points.csv: is neither CSV (it is not text)"));
  CHECK(fault("PK\3\4rest"s) ==
        "points.csv: is a ZIP archive (NPZ, XLSX or ODS?); save the table "
        "as CSV, or one array as NPY");
  for (const auto& [start, kind] :
       {std::pair("BZh9"s, "bzip2"s), std::pair("\xFD\x37zXZ\0"s, "xz"s),
        std::pair("\x28\xB5\x2F\xFD"s, "zstd"s)}) {
    CHECK(fault(start) == "points.csv: is compressed with " + kind + "; decompress it first");
  }
  for (const std::string& text : {"1\0,\0"s, "\0x\0,\0y"s}) {
    CHECK(fault(text) == "points.csv: is UTF-16 text; save it as UTF-8");
  }
  CHECK_THAT(fault("\0\0\x08\x01\0\0\0\1\5"s), StartsWith("points.csv: is an IDX file"));
  CHECK(fault("\xFF\xFE"
              "1\0,\0"s) == "points.csv: is UTF-16 text; save it as UTF-8");
  CHECK(fault("gr\xF6\xDF"
              "e,y\n1,2\n") ==
        "points.csv: row 1: the name of column 1 is not UTF-8 text; save the file as UTF-8");
}

TEST_CASE("messages stay one short line") {
  CHECK(fault("1\n" + std::string(5000, 'x')) ==
        "points.csv: row 2: column 1 is \"" + std::string(30, 'x') + "...\", not a number");
  CHECK(fault("1\n\"a\nb\"") == "points.csv: row 2: column 1 is \"a?b\", not a number");
  CHECK(fault("1\n\xFF\xC3\xB6\n") == "points.csv: row 2: column 1 is \"?\xC3\xB6\", not a number");
}

TEST_CASE("a table that is written reads back the same") {
  const Points points = (Points(3, 2) << 0.1, -1e-300, 1.0 / 3.0, 1e22, 5, -0.0).finished();
  const Names names{"plain", "with, \"marks\" and\nbreak"};
  const Table again = read(xenoglyph::data::to_csv(points, names));
  CHECK(again.points == points);
  CHECK(again.column_names == names);
  CHECK(xenoglyph::data::to_csv(two_by_two, xenoglyph::data::numbered_names("x", 2)) ==
        "x0,x1\n1,2\n3,4\n");
}
