// The table of the networks that were opened so far.
#include "app/chapters/judge/network_comparison.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

CorpusSources sources() {
  return {{"first", "First", "", {}, {}},
          {"second", "Second", "", {}, {}},
          {"third", "Third", "", {}, {}}};
}

ComparedNetwork network(const std::string& name) {
  ComparedNetwork result;
  result.name = name;
  result.title = "The " + name;
  result.code_size = 16;
  result.parameters = 391234;
  result.loss = 0.0815;
  result.n_components = 27;
  result.seconds = 1.25;
  return result;
}

const ComparisonColumn& column(const std::string& key) {
  for (const ComparisonColumn& each : comparison_columns()) {
    if (each.key == key) {
      return each;
    }
  }
  FAIL("no column " << key);
  throw;
}

}  // namespace

TEST_CASE("networks stand in the list's order, one row each, the latest fit of each") {
  NetworkComparison comparison;
  comparison.keep(network("third"), sources());
  comparison.keep(network("first"), sources());
  ComparedNetwork again = network("third");
  again.n_components = 31;
  comparison.keep(std::move(again), sources());
  const std::vector<ComparedNetwork>& kept = comparison.networks();
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].name == "first");
  CHECK(kept[1].name == "third");
  CHECK(kept[1].n_components == 31);
}

TEST_CASE("a cell is a number, or a dash where nothing is known") {
  ComparedNetwork row = network("first");
  CHECK(cell_text(column("code_size"), row) == "16");
  CHECK(cell_text(column("loss"), row) == "0.0815");
  CHECK(cell_text(column("purity"), row) == "\xE2\x80\x93");
  row.judgement = judge((Eigen::VectorXi(4) << 0, 0, 1, 1).finished(),
                        (Eigen::VectorXi(4) << 0, 0, 1, 0).finished(), 2, 2);
  CHECK(cell_text(column("purity"), row) == "0.750");
  CHECK(cell_text(column("test_error"), row) == "50.0 %");
  row.loss = std::nullopt;
  row.parameters = 0;
  CHECK(cell_text(column("loss"), row) == "\xE2\x80\x93");
  CHECK(cell_text(column("parameters"), row) == "\xE2\x80\x93");
}

TEST_CASE("the comparison as CSV has a line a network, and empty fields for what is not known") {
  const std::string text = comparison_as_csv({network("first"), network("second")});
  CHECK(text ==
        "network,code_size,parameters,loss,components,purity,adjusted_rand_index,"
        "normalized_mutual_information,matched_accuracy,test_error,seconds\n"
        "first,16,391234,0.0815,27,,,,,,1.25\n"
        "second,16,391234,0.0815,27,,,,,,1.25\n");
}
