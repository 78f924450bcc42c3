// Other corpora than the digits in every chapter: with few numbers a code or many, with and without
// labels, with and without a network.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "app/corpus/corpus.hpp"
#include "data/file_error.hpp"
#include "made_corpus.hpp"
#include "small_digits.hpp"
#include "watched_page.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;
using nlohmann::json;

namespace {

using Made = MadeCorpus;

CorpusSources only(const Made& asked) { return {made_source("made", asked)}; }

std::string name_of(const Made& asked) {
  return std::to_string(asked.code_size) + " numbers, " + std::to_string(asked.classes) +
         " classes, " + (asked.network ? "with" : "without") + " a network";
}

const std::vector<Made> all_kinds{{1, 0, false}, {2, 25, false}, {2, 25, true},
                                  {2, 0, true},  {3, 0, false},  {8, 5, false},
                                  {9, 0, true},  {32, 25, true}, {32, 0, false}};

json opened(const Made& asked, const std::string& address, int width, int height) {
  WatchedPage page(only(asked), address, {.width = width, .height = height});
  CHECK(page.settle());
  json state = page.state();
  CHECK(state["last_error"].is_null());
  CHECK(state["digits"]["status"] == "ready");
  return state;
}

}  // namespace

TEST_CASE("every chapter shows every kind of corpus, wide and narrow") {
  for (const Made& asked : all_kinds) {
    INFO(name_of(asked));
    for (const auto& [width, height] : {std::pair{1280, 800}, std::pair{390, 844}}) {
      INFO(width << " wide");
      const json compress = opened(asked, "chapter=compress&codesKMax=12", width, height);
      const Eigen::Index size = asked.code_size;
      const json& plot = compress["compress"];
      CHECK(plot["kind"] == (size == 2 ? "plane" : size == 3 ? "space" : "pairs"));
      CHECK(plot["axes"].size() == static_cast<std::size_t>(size > 8 ? 6 : size));
      CHECK(plot["cells"].size() ==
            (size == 2 || size == 3 ? 1 : plot["ranges"].size() * plot["ranges"].size()));
      CHECK(compress["compress"]["legend"].size() == static_cast<std::size_t>(asked.classes));
      CHECK(compress["compress"]["network"].is_null() != asked.network);

      const json discover =
          opened(asked, "chapter=discover&codesKMax=12&codesSpeed=20&component=1", width, height);
      CHECK(discover["discover"]["found"].get<int>() >= 1);
      for (const json& card : discover["discover"]["cards"]) {
        CHECK(card["mean"].size() == static_cast<std::size_t>(asked.code_size));
        CHECK(card["digits"].size() == static_cast<std::size_t>(asked.classes));
        CHECK((card["majority"] == -1) == (asked.classes == 0));
      }

      const json dream = opened(asked, "chapter=dream&codesKMax=12&component=1", width, height);
      CHECK(dream["dream"]["complete"] == true);
      CHECK(dream["dream"]["code"]["values"].size() == static_cast<std::size_t>(asked.code_size));
      CHECK(dream["dream"]["code"]["image"].size() == (asked.network ? 63U : 0U));

      const json judge = opened(
          asked, "chapter=judge&codesKMax=12&sweepKMax=6&emSweep=1&kmeansSweep=1", width, height);
      CHECK(judge["judge"]["em"]["status"] == "done");
      CHECK(judge["judge"]["partition"]["purity"].is_null() == (asked.classes == 0));
      CHECK(judge["judge"]["mml"]["test_error"].is_null() == (asked.classes == 0));
      int members = 0;
      for (const json& cluster : judge["judge"]["partition"]["clusters"]) {
        members += cluster["size"].get<int>();
      }
      CHECK(members == 40 * made_groups);
    }
  }
}

TEST_CASE("what a corpus can't do has no control, or one that is off") {
  const auto control = [](const json& state, const std::string& id) {
    for (const json& listed : state["controls"]) {
      if (listed["id"] == id) {
        return listed;
      }
    }
    return json(nullptr);
  };
  const Made rows{3, 0, false};
  const json compress = opened(rows, "chapter=compress", 1280, 800);
  CHECK(control(compress, "drawing").is_null());
  const json dream = opened(rows, "chapter=dream&codesKMax=12", 1280, 800);
  CHECK(control(dream, "save-sheet")["enabled"] == false);
  CHECK(control(dream, "save-codes")["enabled"] == true);
  CHECK(control(dream, "code-3").is_object());
  CHECK(control(dream, "code-4").is_null());
  const json discover = opened(rows, "chapter=discover&codesKMax=12", 1280, 800);
  CHECK(control(discover, "order")["enabled"] == false);
}

TEST_CASE("five groups far apart are found as five, each of one label") {
  for (const Eigen::Index code_size : {2, 3}) {
    INFO(code_size);
    const json state = opened({code_size, made_groups, false},
                              "chapter=discover&codesKMax=12&codesSpeed=20", 1280, 800);
    CHECK(state["discover"]["found"] == made_groups);
    for (const json& card : state["discover"]["cards"]) {
      CHECK(card["digits"][card["majority"].get<std::size_t>()] == card["claimed"]);
    }
  }
}

TEST_CASE("a code of another length in the address is left out, and said") {
  WatchedPage page(only({3, 0, false}), "chapter=dream&codesKMax=12&code=1,2",
                   {.width = 1280, .height = 800});
  REQUIRE(page.settle());
  CHECK(page.state()["dream"]["code"]["follows_mean"] == true);
  const auto& announced = platform::fake::world().announced;
  CHECK(std::any_of(announced.begin(), announced.end(), [](const std::string& text) {
    return text.find("two numbers") != std::string::npos;
  }));
}

TEST_CASE("another corpus in the address replaces the open one in every chapter") {
  CorpusSources both = only({2, 25, false});
  both.push_back(only({3, 0, true}).front());
  both[1].name = "other";
  WatchedPage page(both, "chapter=judge&codesKMax=12&sweepKMax=4&kmeansSweep=1",
                   {.width = 1280, .height = 800});
  REQUIRE(page.settle());
  CHECK(page.state()["corpus"] == "made");
  CHECK_FALSE(page.state()["judge"]["partition"]["purity"].is_null());
  for (const std::string chapter : {"judge", "dream", "discover", "compress"}) {
    INFO(chapter);
    CHECK(page.shell()
              .go("chapter=" + chapter + "&corpus=other&codesKMax=12&sweepKMax=4&kmeansSweep=1")
              .empty());
    REQUIRE(page.settle());
    CHECK(page.shell().corpus()->code_size() == 3);
    if (chapter == "judge") {
      CHECK(page.state()["judge"]["partition"]["purity"].is_null());
      CHECK(page.state()["judge"]["kmeans"]["status"] == "done");
    }
    CHECK(page.shell().go("chapter=" + chapter + "&codesKMax=12").empty());
    REQUIRE(page.settle());
    CHECK(page.shell().corpus()->code_size() == 2);
  }
  CHECK_FALSE(page.shell().go("corpus=none").empty());
}

TEST_CASE("Judge compares the corpora that were opened, also those of before") {
  CorpusSources both = only({2, 5, true});
  both.push_back(only({3, 0, false}).front());
  both[1].name = "other";
  for (const auto& [width, height] : {std::pair{1280, 800}, std::pair{390, 844}}) {
    INFO(width << " wide");
    const std::string judge = "chapter=judge&codesKMax=12&codesSpeed=20&compare=1";
    WatchedPage page(both, judge + "&corpus=other", {.width = width, .height = height});
    REQUIRE(page.settle());
    CHECK(page.state()["judge"]["compared"].size() == 1);
    CHECK(page.shell().go(judge).empty());
    REQUIRE(page.settle());
    const json compared = page.state()["judge"]["compared"];
    REQUIRE(compared.size() == 2);
    CHECK(compared[0]["network"] == "made");
    CHECK(compared[0]["code_size"] == 2.0);
    CHECK(compared[0]["components"] == page.state()["judge"]["partition"]["n_clusters"]);
    CHECK(compared[0]["purity"] == page.state()["judge"]["partition"]["purity"]);
    CHECK(compared[1]["network"] == "other");
    CHECK(compared[1]["purity"].is_null());
    CHECK(compared[1]["parameters"].is_null());
  }
}

TEST_CASE("parts that don't fit one another make no corpus") {
  const auto parts = [] {
    CorpusParts result;
    result.codes = Rows<float>::Random(4, 2);
    return result;
  };
  CHECK_NOTHROW(Corpus(parts()));
  CorpusParts odd = parts();
  SECTION("one code") { odd.codes = Rows<float>::Random(1, 2); }
  SECTION("no numbers") { odd.codes = Rows<float>(4, 0); }
  SECTION("too many numbers") { odd.codes = Rows<float>::Random(4, 33); }
  SECTION("not finite") { odd.codes(1, 1) = NAN; }
  SECTION("too few labels") { odd.classes = CorpusClasses{Eigen::VectorXi::Zero(3), {"a"}}; }
  SECTION("a label of no class") { odd.classes = CorpusClasses{Eigen::VectorXi::Ones(4), {"a"}}; }
  SECTION("too many classes") {
    odd.classes = CorpusClasses{Eigen::VectorXi::Zero(4), std::vector<std::string>(61, "a")};
  }
  SECTION("a network for other codes") {
    odd.network = untrained_network(3).autoencoder;
    odd.image = {28, 28, 1};
  }
  SECTION("a network for other images") {
    odd.network = untrained_network(2).autoencoder;
    odd.image = {27, 28, 1};
  }
  SECTION("drawings without a network") { odd.drawing = DrawingStyle{}; }
  CHECK_THROWS_AS(Corpus(odd), data::FileError);
}

TEST_CASE("of many coordinates those that vary most are plotted, in order") {
  CorpusParts parts;
  parts.codes = Rows<float>::Zero(10, 12);
  for (Eigen::Index j = 0; j < 12; ++j) {
    parts.codes(0, j) = static_cast<float>((j * 5) % 12);
  }
  const Corpus corpus(std::move(parts));
  const std::vector<int> axes = corpus.widest_axes(3);
  REQUIRE(axes.size() == 3);
  CHECK(std::is_sorted(axes.begin(), axes.end()));
  for (const int axis : axes) {
    CHECK((axis * 5) % 12 >= 9);
  }
  CHECK(corpus.widest_axes(12).size() == 12);
  CHECK(corpus.axis_name(11) == "code 12");
}
