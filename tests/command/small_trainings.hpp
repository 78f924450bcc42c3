#pragma once

#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "run_command.hpp"
#include "small_images.hpp"

/// A folder with images to learn from, and others to measure on.
struct Images {
  Images() {
    folder.write("images", small_images(180));
    folder.write("others", small_images(45, 1));
  }

  /// The command line of a short training, with `more` at its end.
  static std::vector<std::string> train(const std::vector<std::string>& more) {
    std::vector<std::string> words{
        "train",         "--images", "images", "--validation-images", "others", "--layers",
        "20-12-3-12-20", "--batch",  "16",     "--learning-rate",     "0.005",  "--l2",
        "0.001"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  CommandResult run(const std::vector<std::string>& more) const { return folder.run(train(more)); }

  WorkFolder folder;
};

/// The command did its work and had nothing to say.
inline void check_ran(const CommandResult& result) {
  CAPTURE(result.errors);
  REQUIRE(result.status == 0);
  CHECK(result.output.empty());
  CHECK(result.errors.empty());
}
