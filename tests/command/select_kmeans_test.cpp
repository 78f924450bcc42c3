// select --method kmeans: each row against the library, the chart, going on after a break.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "clustering/fit_kmeans.hpp"
#include "clustering/fit_minibatch_kmeans.hpp"
#include "data/table_reader.hpp"
#include "data/table_writer.hpp"
#include "data/toy_sets.hpp"
#include "run_command.hpp"
#include "small_images.hpp"

namespace {

using xenoglyph::Points;
using Words = std::vector<std::string>;

struct Curve {
  Curve() {
    folder.write("three.csv",
                 xenoglyph::data::to_csv(points, xenoglyph::data::numbered_names("x", 2)));
  }

  CommandResult run(const Words& more) const {
    Words words{"select", "--method", "kmeans", "--input", "three.csv"};
    words.insert(words.end(), more.begin(), more.end());
    return folder.run(words);
  }

  Points table(const std::string& name) const {
    const std::string content = folder.read(name);
    return xenoglyph::data::read_table(std::as_bytes(std::span(content)), name).points;
  }

  WorkFolder folder;
  Points points = xenoglyph::data::make_toy_set("three-gaussians", 1).points;
};

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("each row of select --method kmeans is the library's fit with that number of clusters") {
  const Curve curve;
  CHECK(curve.run({"--k-max", "6", "--seed", "3", "--output", "c.csv"}).status == 0);
  const Points table = curve.table("c.csv");
  REQUIRE(table.rows() == 6);
  xenoglyph::KmeansOptions options;
  options.seed = 3;
  for (Eigen::Index i = 0; i < 6; ++i) {
    const auto result = xenoglyph::fit_kmeans(curve.points, i + 1, options);
    CHECK(table(i, 0) == static_cast<double>(i + 1));
    CHECK(table(i, 1) == result.inertia);
    CHECK(table(i, 2) == result.n_iter);
    CHECK(table(i, 3) == (result.converged ? 1.0 : 0.0));
  }

  CHECK(curve
            .run({"--minibatch", "--restarts", "2", "--k-min", "3", "--k-max", "4", "--output",
                  "m.csv"})
            .status == 0);
  xenoglyph::MinibatchKmeansOptions small;
  small.restarts = 2;
  CHECK(curve.table("m.csv")(1, 1) ==
        xenoglyph::fit_minibatch_kmeans(curve.points, 4, small).inertia);
}

TEST_CASE("select --method kmeans takes images, scales them, and no more clusters than points") {
  const Curve curve;
  curve.folder.write("images", small_images(12));
  const auto run = [&](const Words& more) {
    Words words{"select", "--method", "kmeans", "--input", "images", "--output", "c.csv"};
    words.insert(words.end(), more.begin(), more.end());
    return curve.folder.run(words);
  };
  CHECK(run({}).status == 0);
  const Points plain = curve.table("c.csv");
  CHECK(plain.rows() == 12);
  CHECK(plain(11, 1) < 1e-6);
  CHECK(run({"--scale", "unit-norm"}).status == 0);
  CHECK(curve.table("c.csv")(0, 1) != plain(0, 1));
}

TEST_CASE("the curve is drawn as SVG, a point a number of clusters") {
  const Curve curve;
  CHECK(curve.run({"--k-max", "5", "--output", "c.csv", "--chart", "c.svg"}).status == 0);
  const std::string svg = curve.folder.read("c.svg");
  CHECK(svg.starts_with("<svg "));
  CHECK(count_of(svg, "<circle ") == 5);
  CHECK(count_of(svg, "<polyline ") == 1);
  CHECK(count_of(svg, ">clusters<") == 1);
  CHECK(count_of(svg, "nan") == 0);
}

TEST_CASE("select --method kmeans goes on from its table, but from no other's") {
  const Curve curve;
  CHECK(curve.run({"--k-max", "3", "--output", "c.csv"}).status == 0);
  const Points before = curve.table("c.csv");
  CHECK(curve.run({"--k-max", "5", "--resume", "--output", "c.csv"}).status == 0);
  const Points after = curve.table("c.csv");
  REQUIRE(after.rows() == 5);
  // Seconds too: what was done is not done again.
  CHECK(after.topRows(3) == before);

  const auto refused = [&](const Words& more, int status, const std::string& fault) {
    const std::string kept = curve.folder.read("c.csv");
    const CommandResult result = curve.run(more);
    CAPTURE(more, result.errors);
    CHECK(result.status == status);
    CHECK(result.says_in_one_line(fault));
    CHECK(curve.folder.read("c.csv") == kept);
  };
  refused({"--k-max", "7", "--resume", "--seed", "1", "--output", "c.csv"}, 2, "other options");
  refused({"--k-max", "7", "--k-min", "2", "--resume", "--output", "c.csv"}, 1, "--k-min");
  refused({"--k-max", "7", "--resume", "--output", "three.csv"}, 2, "--output");
  refused({"--resume"}, 2, "--resume needs --output");
  refused({"--k-min", "0"}, 2, "--k-min");
  refused({"--covariance", "tied"}, 2, "--covariance: only with --method mixture");
  refused({"--output", "c.csv", "--chart", "c.csv"}, 2, "--chart");
}

TEST_CASE("options of k-means are refused where mixtures are fitted") {
  const Curve curve;
  const CommandResult result =
      curve.folder.run({"select", "--input", "three.csv", "--minibatch", "--k-max", "2"});
  CHECK(result.status == 2);
  CHECK(result.says_in_one_line("--minibatch: only with --method kmeans"));
}
