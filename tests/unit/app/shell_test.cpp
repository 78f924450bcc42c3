// The whole demo, drawn without a window: each chapter, each option of the address, shortcuts,
// files, and what is said when something fails.
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <catch_amalgamated.hpp>

#include "app/chapters/chapter_list.hpp"
#include "demo_options.hpp"
#include "watched_page.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

platform::fake::World& world() { return platform::fake::world(); }

std::vector<std::string> chapter_names() {
  std::vector<std::string> names;
  for (const auto& chapter : all_chapters()) {
    names.emplace_back(chapter->text().name);
  }
  return names;
}

// Fits that are over at once, so that what is tested isn't waited for.
constexpr const char* quick = "play=0&step=20&codesKMax=8&codesPlay=0&codesStep=30";

std::string opening(const std::string& chapter) { return "chapter=" + chapter + "&" + quick; }

// Some value of an option other than its default.
std::string other_value(const SettingsRow& option) {
  const std::vector<std::pair<std::string, std::string>> written{
      {"axes", "2,1"},    {"coordinates", "1,3"},  {"hidden", "0,3"},
      {"pinned", "3,17"}, {"drawing", "AAAA____"}, {"code", "0,1,2,3,4,5"},
      {"turn", "-40,10"}, {"walk", "2,1"},         {"points", "-4,4,-2,2,AAAA__________AAgAAg"}};
  for (const auto& [key, value] : written) {
    if (option.key == key) {
      return value;
    }
  }
  const double number = option.number(demo_options().defaults());
  if (const auto* whole = std::get_if<WholeNumber>(&option.kind)) {
    return write_option(option.kind, whole->low + (number == whole->low + 1 ? 2 : 1));
  }
  if (const auto* real = std::get_if<RealNumber>(&option.kind)) {
    const double middle = real->low + 0.5 * (real->high - real->low);
    return write_option(option.kind, number == middle ? real->high : middle);
  }
  return write_option(option.kind, number == 1.0 ? 0.0 : 1.0);
}

// A chapter that shows how little one is.
class NotesChapter final : public Chapter {
 public:
  explicit NotesChapter(int& drawn) : drawn_(drawn) {}

  ChapterText text() const override { return {"notes", "Notes", "A chapter of a test."}; }
  void frame(Stage& stage) override {
    ++drawn_;
    draw_text(stage.ui, stage.ui.fonts().text, stage.area.min(), stage.ui.colours().ink, "Notes");
  }
  void add_state(json& state, const Inquiry& inquiry) const override {
    if (inquiry.shown) {
      state["notes"] = {{"drawn", drawn_}};
    }
  }

 private:
  int& drawn_;
};

}  // namespace

TEST_CASE("every chapter is drawn, tells of itself and comes to rest") {
  for (const int width : {1280, 1000, 400}) {
    for (const std::string& chapter : chapter_names()) {
      CAPTURE(width, chapter);
      WatchedPage page(opening(chapter), {.width = width});
      CHECK(page.settle());
      const json state = page.state();
      CHECK(state["chapter"] == chapter);
      CHECK(state["last_error"].is_null());
      CHECK(state["fit"]["step"] == (chapter == "fit" ? 20 : 0));
      CHECK(state["controls"].size() > 10);
      CHECK(page.control("chapter-" + chapter)["value"] == "open");
      // Fit's part of the state has stood at its top since before there were other chapters.
      CHECK(state.contains(chapter));
      CHECK((chapter == "fit") == (state["picture"]["width"] != 0.0));
    }
  }
}

TEST_CASE("a tab opens its chapter, and the address follows") {
  WatchedPage page(opening("fit"));
  for (const std::string& chapter : chapter_names()) {
    page.click("chapter-" + chapter);
    page.frames(30);
    CHECK(page.state()["chapter"] == chapter);
    CHECK_THAT(world().address, ContainsSubstring("chapter=" + chapter + "&"));
  }
}

TEST_CASE("every option can be opened by address, alone and with all others, in every chapter") {
  std::string all;
  for (const SettingsRow& option : demo_options().rows()) {
    const auto* one = std::get_if<OneOf>(&option.kind);
    if (option.key == "chapter" || (one != nullptr && one->choices.size() < 2)) {
      continue;
    }
    const std::string company = option.key == "points" ? "dataset=own&" : "";
    const std::string part = option.key + "=" + other_value(option);
    CAPTURE(part);
    WatchedPage page("chapter=fit&" + company + part);
    CHECK(page.state()["last_error"].is_null());
    CHECK(page.shell().go(company + part).empty());
    CHECK_THAT("&" + page.state()["address"].get<std::string>() + "&",
               ContainsSubstring("&" + part + "&"));
    // Points are the visitor's own only where the data set says so.
    all += option.key == "dataset" ? "&dataset=own" : "&" + part;
  }
  for (const std::string& chapter : chapter_names()) {
    CAPTURE(chapter);
    WatchedPage page("chapter=" + chapter + all);
    page.frames(20);
    CHECK(page.state()["last_error"].is_null());
    CHECK(page.state()["chapter"] == chapter);
  }
}

TEST_CASE("what is wrong in an address is said, shown and announced") {
  WatchedPage page("chapter=nowhere&kMax=7");
  const std::string sentence =
      "chapter can't be \"nowhere\"; allowed: fit, compress, discover, dream, judge";
  CHECK(page.state()["last_error"] == sentence);
  CHECK(page.state()["options"]["kMax"] == 7);
  CHECK(world().announced == std::vector<std::string>{sentence});
}

TEST_CASE("a chapter more costs itself and a place in the list") {
  int drawn = 0;
  Chapters chapters = all_chapters();
  chapters.push_back(std::make_unique<NotesChapter>(drawn));
  WatchedPage page(std::move(chapters), opening("fit"), {});
  CHECK(drawn == 0);
  page.click("chapter-notes");
  CHECK(drawn > 0);
  CHECK(page.state()["chapter"] == "notes");
  CHECK(page.state()["notes"]["drawn"] == drawn);
  page.frames(30);
  CHECK_THAT(world().address, ContainsSubstring("chapter=notes&"));
  CHECK(page.shell().go("chapter=notes&kMax=9").empty());
  CHECK(page.state()["options"]["kMax"] == 9);
}

TEST_CASE("a page at rest wants no frame and leaves the address alone") {
  for (const std::string& chapter : chapter_names()) {
    CAPTURE(chapter);
    WatchedPage page(opening(chapter));
    REQUIRE(page.settle());
    const std::size_t shown = world().addresses.size();
    const int asked = world().requested_frames;
    page.frames(20);
    CHECK_FALSE(page.shell().wants_frame());
    CHECK(world().addresses.size() == shown);
    CHECK(world().requested_frames == asked);
  }
}

TEST_CASE("no key acts behind an open dialogue") {
  for (const std::string& chapter : chapter_names()) {
    CAPTURE(chapter);
    WatchedPage page(opening(chapter));
    REQUIRE(page.settle());
    page.click("about");
    const json before = page.state()["address"];
    for (const ImGuiKey key :
         {ImGuiKey_N, ImGuiKey_R, ImGuiKey_Space, ImGuiKey_Period, ImGuiKey_RightArrow}) {
      page.press_key(key);
    }
    CHECK(page.state()["address"] == before);
    page.press_key(ImGuiKey_Escape);
    page.frames(3);
    CHECK_FALSE(page.has_control("close-about"));
  }
}

TEST_CASE("N takes another seed in the chapters that draw by chance, and wraps at the largest") {
  for (const auto& [chapter, key] : std::vector<std::pair<std::string, std::string>>{
           {"fit", "seed"}, {"discover", "codesSeed"}, {"dream", "dreamSeed"}}) {
    CAPTURE(chapter);
    WatchedPage page(opening(chapter) + "&" + key + "=9007199254740991");
    page.frames(3);
    page.press_key(ImGuiKey_N);
    CHECK_THAT("&" + page.state()["address"].get<std::string>() + "&",
               ContainsSubstring("&" + key + "=0&"));
  }
}

TEST_CASE("a dropped file becomes the visitor's own points, whichever chapter is open") {
  WatchedPage page(opening("judge"));
  const std::string csv = "a,b\n1,2\n3,4\n5,7\n2,2\n";
  std::vector<std::byte> bytes;
  for (const char letter : csv) {
    bytes.push_back(static_cast<std::byte>(letter));
  }
  page.shell().take_file({"points.csv", bytes});
  page.frames(2);
  CHECK(page.state()["chapter"] == "fit");
  CHECK(page.state()["dataset"] == "own");
  CHECK(page.state()["fit"]["n_points"] == 4);
  bytes.resize(5);
  page.shell().take_file({"broken.csv", bytes});
  page.frames(2);
  CHECK_THAT(page.state()["last_error"].get<std::string>(), ContainsSubstring("broken.csv"));
  CHECK(page.state()["fit"]["n_points"] == 4);
  page.shell().tell_of_failed_file("gone.csv", "It can't be read.");
  page.frame();
  CHECK(page.state()["last_error"] == "gone.csv: It can't be read.");
  CHECK(world().announced.back() == "gone.csv: It can't be read.");
}

TEST_CASE("when network or codes don't come, chapters say so and can ask again") {
  WatchedPage page(opening("compress"), {.digits = false});
  page.frame();
  CHECK(world().requested_assets.size() == 2);
  CHECK(page.state()["digits"]["status"] == "arriving");
  CHECK_FALSE(page.state().contains("compress"));
  page.shell().tell_of_failed_asset("codes.safetensors", "The server does not answer.");
  page.frame();
  CHECK(page.state()["digits"]["problem"] == "codes.safetensors: The server does not answer.");
  world().requested_assets.clear();
  page.click("retry");
  CHECK(world().requested_assets.size() == 2);
  CHECK(page.state()["digits"]["status"] == "arriving");
}

TEST_CASE("everything is drawn anew after the graphics context was lost") {
  for (const std::string& chapter : chapter_names()) {
    CAPTURE(chapter);
    WatchedPage page(opening(chapter));
    REQUIRE(page.settle());
    const json before = page.state();
    page.shell().graphics_lost();
    page.frames(3);
    CHECK(page.state()["address"] == before["address"]);
    CHECK(page.state()["controls"] == before["controls"]);
  }
}

TEST_CASE("a link is the page's location with the address") {
  for (const std::string& chapter : chapter_names()) {
    CAPTURE(chapter);
    WatchedPage page(opening(chapter), {.height = 2400});
    page.settle();
    if (!page.has_control("copy-link")) {
      CHECK(chapter == "compress");
      continue;
    }
    page.click("copy-link");
    CHECK(world().clipboard == world().location + "#" + page.state()["address"].get<std::string>());
  }
}

TEST_CASE("frames can be asked for without the rest of the state") {
  WatchedPage page(opening("fit"));
  world().frames = {7, 0.004, 0.02};
  const json frames = json::parse(page.shell().frames());
  CHECK(frames == json{{"count", 7}, {"mean_ms", 4.0}, {"longest_ms", 20.0}});
  const json in_state = page.state()["frames"];
  CHECK(in_state["count"] == 7);
  CHECK(in_state["longest_slice_ms"].is_number());
}
