// Several corpora: what is said of them before they are there, how they come, and how one goes
// back.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "app/corpus/asset_size.hpp"
#include "data/file_error.hpp"
#include "made_corpus.hpp"
#include "shipped_corpus.hpp"
#include "watched_page.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;
using nlohmann::json;

namespace {

namespace fake = platform::fake;

// The first is there at once, the others are fetched.
CorpusSources three() {
  return {made_source("first", {2, 3, true}), made_source("second", {3, 3, true}, {"a", "b"}),
          made_source("third", {4, 3, true}, {"c"})};
}

constexpr WatchedPage::Options without_files{.digits = false};

std::vector<std::string> asked_for() { return std::exchange(fake::world().requested_assets, {}); }

}  // namespace

TEST_CASE("what a row says of a shipped network is what its files hold") {
  for (const CorpusSource& source : all_corpora()) {
    INFO(source.name);
    const Corpus corpus = made_of_assets(source);
    CHECK(layer_values(corpus.network()) == source.layers);
    CHECK(corpus.loss());
    double bytes = 0.0;
    for (const std::string& file : source.files) {
      const auto size = static_cast<double>(
          std::filesystem::file_size(std::string(XENOGLYPH_ASSETS) + "/" + file));
      CHECK(asset_size(file) == size);
      bytes += size;
    }
    CHECK(source.bytes == bytes);
    CHECK(source.meaning.ends_with("."));
  }
  CHECK(asset_size("none") == 0.0);
}

TEST_CASE("what is kept from the first visit on is what the first corpus is made of") {
  std::string files;
  const CorpusSource first = all_corpora().front();
  for (const std::string& file : first.files) {
    files += (files.empty() ? "" : " ") + file;
  }
  CHECK(files == XENOGLYPH_FIRST_ASSETS);
}

TEST_CASE("the files of a corpus are fetched when it is opened, once") {
  WatchedPage page(three(), "chapter=compress", without_files);
  page.settle();
  CHECK(asked_for().empty());
  CHECK(page.shell().go("chapter=compress&corpus=second").empty());
  page.frames(3);
  CHECK(asked_for() == std::vector<std::string>{"a", "b"});
  CHECK(page.state()["digits"]["status"] == "arriving");
  CHECK(page.state()["digits"]["total"] == 2e6);
  page.shell().asset_progress("a", 1e6, 1.5e6);
  CHECK(page.state()["digits"]["received"] == 1e6);
  page.shell().take_asset({"a", {}});
  page.shell().take_asset({"b", {}});
  page.settle();
  CHECK(page.state()["digits"]["status"] == "ready");
  CHECK(page.shell().corpus()->code_size() == 3);
  for (const std::string name : {"first", "second", "first"}) {
    CHECK(page.shell().go("chapter=compress&corpus=" + name).empty());
    page.settle();
    CHECK(page.shell().corpus()->code_size() == (name == "first" ? 2 : 3));
  }
  CHECK(asked_for().empty());
}

TEST_CASE("a connection that is lost on the way leaves two ways out") {
  WatchedPage page(three(), "chapter=compress", without_files);
  page.settle();
  CHECK(page.shell().go("chapter=compress&corpus=second").empty());
  page.frames(3);
  CHECK(page.has_control("previous-corpus"));
  asked_for();
  page.shell().asset_progress("a", 1e6, 1.5e6);
  page.shell().tell_of_failed_asset("a", "the connection broke off");
  page.frames(3);
  CHECK(page.state()["digits"]["status"] == "failed");
  SECTION("once more") {
    page.click("retry");
    CHECK(asked_for().size() == 2);
    CHECK(page.state()["digits"]["received"] == 0.0);
    page.shell().take_asset({"a", {}});
    page.shell().take_asset({"b", {}});
    page.settle();
    CHECK(page.shell().corpus()->code_size() == 3);
  }
  SECTION("back to what was open, without a connection") {
    page.click("previous-corpus");
    page.settle();
    CHECK(page.state()["corpus"] == "first");
    CHECK(page.state()["digits"]["status"] == "ready");
    CHECK(asked_for().empty());
    // What comes late is not for what is open now.
    page.shell().take_asset({"b", {}});
    page.settle();
    CHECK(page.shell().corpus()->code_size() == 2);
  }
  SECTION("another one, and back past the one that never came") {
    CHECK(page.shell().go("chapter=compress&corpus=third").empty());
    page.frames(3);
    page.click("previous-corpus");
    page.settle();
    CHECK(page.state()["corpus"] == "first");
  }
}

TEST_CASE("the first corpus of a visit has nothing before it") {
  WatchedPage page("chapter=compress", without_files);
  page.frames(3);
  CHECK_FALSE(page.has_control("previous-corpus"));
  CHECK(page.state()["digits"]["total"].get<double>() > 1e6);
}

TEST_CASE("the networks to choose from are a row of the chapters after the first") {
  for (const auto& [width, height] : {std::pair{1280, 800}, std::pair{390, 844}}) {
    for (const std::string chapter : {"compress", "discover", "dream", "judge"}) {
      INFO(chapter << ", " << width << " wide");
      const WatchedPage::Options window{.width = width, .height = height, .digits = false};
      WatchedPage page(three(), "chapter=" + chapter + "&codesKMax=6", window);
      page.settle();
      const json row = page.control("corpus");
      CHECK(row["visible"] == true);
      CHECK(row["height"].get<double>() <= 64.0);
      CHECK(row["y"].get<double>() < 200.0);
      CHECK(row["value"] == "first");
      page.click("corpus");
      page.frames(20);
      CHECK(page.control("corpus:first")["value"] == "chosen");
      for (const std::string name : {"first", "second", "third"}) {
        const json item = page.control("corpus:" + name);
        CHECK(item["label"] == "The corpus " + name);
        CHECK(item["x"].get<double>() + item["width"].get<double>() <= width);
        CHECK(item["visible"] == true);
      }
      CHECK(asked_for().empty());
      page.click("corpus:third");
      page.frames(3);
      CHECK(page.state()["corpus"] == "third");
      CHECK_THAT(page.state()["address"].get<std::string>(),
                 Catch::Matchers::ContainsSubstring("corpus=third"));
      CHECK(asked_for() == std::vector<std::string>{"c"});
    }
  }
  WatchedPage fit(three(), "chapter=fit", without_files);
  CHECK_FALSE(fit.has_control("corpus"));
}

TEST_CASE("where there is one corpus there is nothing to choose") {
  WatchedPage page({three().front()}, "chapter=compress", without_files);
  page.settle();
  CHECK_FALSE(page.has_control("corpus"));
}

TEST_CASE("another corpus begins with nothing of the last one's") {
  Settings settings;
  settings.corpus = "first";
  settings.codes_play = false;
  settings.codes_step = 7;
  settings.component = 3;
  settings.hidden = 5;
  settings.code = {1.0, 2.0};
  settings.pinned = {4};
  const Settings before = settings;
  choose_corpus(settings, "first");
  CHECK(settings == before);
  choose_corpus(settings, "second");
  CHECK(settings.corpus == "second");
  CHECK(settings.codes_play);
  CHECK(settings.codes_step == 0);
  CHECK(settings.component == 0);
  CHECK(settings.hidden == 0);
  CHECK_FALSE(settings.code);
  CHECK(settings.pinned == before.pinned);
}
