// train with codes that are distributions, and with a mixture that they are to follow.

#include <algorithm>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/loss.hpp"
#include "small_trainings.hpp"
#include "written_networks.hpp"

namespace {

using xenoglyph::data::AutoencoderFile;

}  // namespace

TEST_CASE("train --code variational learns means and variances, and tells the loss in its parts") {
  const Images images;
  const std::vector<std::string> options{"--code", "variational", "--divergence-warmup-epochs",
                                         "1",      "--epochs",    "3"};
  const auto with = [&options](std::vector<std::string> words) {
    words.insert(words.end(), options.begin(), options.end());
    return words;
  };
  check_ran(images.run(with({"--precision", "f32", "--output", "w"})));
  const AutoencoderFile file = read_weights(images.folder, "w");
  CHECK(file.autoencoder.code_kind() == xenoglyph::CodeKind::variational);
  CHECK(file.autoencoder.code_size() == 3);
  CHECK(file.notes.at("code") == "variational");
  const xenoglyph::Loss loss =
      xenoglyph::reconstruction_loss<float>(file.autoencoder, samples(images.folder, "others"));
  CHECK(loss.divergence > 0.0);
  CHECK(number(file, "validation_divergence") == loss.divergence);
  CHECK(number(file, "validation_loss") == loss.total());

  const auto other = [&](const char* option, const char* value) {
    check_ran(images.run({"--code", "variational", "--epochs", "3", "--precision", "f32", option,
                          value, "--output", "v"}));
    CHECK(images.folder.read("v") != images.folder.read("w"));
  };
  other("--divergence-weight", "0.5");
  other("--divergence-warmup-epochs", "2");

  check_ran(images.folder.run(
      {"encode", "--weights", "w", "--images", "others", "--output", "codes.csv"}));
  const std::string codes = images.folder.read("codes.csv");
  CHECK(std::count(codes.begin(), codes.begin() + static_cast<long>(codes.find('\n')), ',') == 2);
}

TEST_CASE("a variational training goes on from its checkpoint bit for bit") {
  const Images images;
  const std::vector<std::string> kept{"--code",      "variational", "--divergence-weight",
                                      "0.5",         "--schedule",  "constant",
                                      "--precision", "f32",         "--checkpoint"};
  const auto run = [&](std::vector<std::string> words, const std::string& checkpoint) {
    words.insert(words.end(), kept.begin(), kept.end());
    words.push_back(checkpoint);
    check_ran(images.run(words));
  };
  run({"--epochs", "3", "--output", "w"}, "c");
  run({"--epochs", "6", "--resume", "--output", "w"}, "c");
  run({"--epochs", "6", "--output", "straight"}, "d");
  CHECK(images.folder.read("w") == images.folder.read("straight"));
}

TEST_CASE("train goes on from weights, and learns a mixture of their codes with them") {
  const Images images;
  const WorkFolder& folder = images.folder;
  const auto train = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"train",  "--images", "images", "--validation-images",
                                   "others", "--epochs", "4"};
    words.insert(words.end(), more.begin(), more.end());
    return folder.run(words);
  };
  check_ran(images.run({"--code", "variational", "--divergence-weight", "0.1", "--epochs", "20",
                        "--output", "start"}));
  check_ran(
      folder.run({"encode", "--weights", "start", "--images", "images", "--output", "c.csv"}));
  check_ran(folder.run({"fit", "--input", "c.csv", "--covariance", "diagonal", "--k-min", "3",
                        "--k-max", "3", "--output", "prior.json"}));
  check_ran(train({"--start", "start", "--prior", "prior.json", "--precision", "f32", "--output",
                   "vade", "--checkpoint", "half"}));
  const AutoencoderFile vade = read_weights(folder, "vade");
  REQUIRE(vade.autoencoder.prior());
  CHECK(vade.autoencoder.prior()->component_count() == 3);
  CHECK(vade.notes.at("start.epochs") == "20");
  CHECK(vade.notes.at("epochs") == "4");
  CHECK(vade.notes.find("initialization") == vade.notes.end());

  // The mixture moves with the network, and can be told apart from the codes' own.
  check_ran(folder.run({"encode", "--weights", "vade", "--images", "others", "--output",
                        "codes.csv", "--prior-output", "learnt.json"}));
  CHECK(folder.read("learnt.json") != folder.read("prior.json"));
  check_ran(folder.run({"predict", "--model", "learnt.json", "--input", "codes.csv", "--output",
                        "responsibilities.csv"}));

  // Put aside and gone on with, it is the same.
  check_ran(train({"--start", "start", "--prior", "prior.json", "--schedule", "constant",
                   "--precision", "f32", "--output", "a", "--checkpoint", "d"}));
  check_ran(
      folder.run({"train", "--images", "images", "--validation-images", "others", "--resume",
                  "--checkpoint", "d", "--epochs", "6", "--precision", "f32", "--output", "a"}));
  check_ran(folder.run({"train", "--images", "images", "--validation-images", "others", "--epochs",
                        "6", "--start", "start", "--prior", "prior.json", "--schedule", "constant",
                        "--precision", "f32", "--output", "b"}));
  CHECK(folder.read("a") == folder.read("b"));

  const auto refused = [&](const CommandResult& result, int status, const std::string& fault) {
    CAPTURE(result.errors);
    CHECK(result.status == status);
    CHECK(result.says_in_one_line(fault));
    CHECK_FALSE(folder.has("wrong"));
  };
  check_ran(images.run({"--epochs", "1", "--output", "plain"}));
  refused(train({"--start", "plain", "--prior", "prior.json", "--output", "wrong"}), 1,
          "only a variational code has a prior");
  refused(train({"--start", "start", "--prior", "plain", "--output", "wrong"}), 1, "plain: ");
  folder.write("two.csv", "0,0\n1,0\n0,1\n3,3\n4,4\n3,5\n");
  check_ran(folder.run({"fit", "--input", "two.csv", "--k-max", "1", "--output", "two.json"}));
  refused(train({"--start", "start", "--prior", "two.json", "--output", "wrong"}), 1,
          "two.json: is no prior of the codes of start");
  refused(train({"--prior", "prior.json", "--output", "wrong"}), 2, "--prior");
  refused(train({"--start", "start", "--layers", "20-3-20", "--output", "wrong"}), 2, "--start");
  refused(folder.run({"encode", "--weights", "start", "--images", "others", "--output", "wrong",
                      "--prior-output", "p.json"}),
          1, "has no prior");
}
