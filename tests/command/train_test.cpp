// train on small images: what it writes, that it repeats itself, that it can be stopped.

#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/loss.hpp"
#include "base/rows.hpp"
#include "data/autoencoder_file.hpp"
#include "small_trainings.hpp"
#include "written_networks.hpp"

namespace {

using xenoglyph::Rows;
using xenoglyph::data::AutoencoderFile;

}  // namespace

TEST_CASE("train writes weights with their recipe, and scores that are those of the weights") {
  const Images images;
  check_ran(images.run({"--epochs", "40", "--seed", "5", "--output", "w"}));
  CHECK(images.folder.names() == std::vector<std::string>{"images", "others", "w"});
  const AutoencoderFile file = read_weights(images.folder, "w");
  CHECK(file.autoencoder.sizes() == std::vector<Eigen::Index>{20, 12, 3, 12, 20});
  CHECK(file.autoencoder.code_layer() == 1);
  CHECK(file.autoencoder.layers()[1].l2() == 0.001);
  CHECK(file.notes.at("epochs") == "40");
  CHECK(file.notes.at("batch_size") == "16");
  CHECK(file.notes.at("learning_rate") == "0.005");
  CHECK(file.notes.at("schedule") == "cosine");
  CHECK(file.notes.at("initialization") == "glorot-uniform");
  CHECK(file.notes.at("activation") == "selu");
  CHECK(file.notes.at("seed") == "5");
  CHECK(file.notes.at("training_images") == "180");
  CHECK(file.notes.at("validation_images") == "45");
  CHECK(file.notes.at("image_height") == "4");
  CHECK(file.notes.at("image_width") == "5");

  const xenoglyph::Loss loss =
      xenoglyph::reconstruction_loss<float>(file.autoencoder, samples(images.folder, "others"));
  CHECK(number(file, "validation_loss") == loss.total());
  CHECK(number(file, "validation_cross_entropy") == loss.cross_entropy);
  CHECK(loss.penalty > 0.0);
  const double rounding = number(file, "validation_loss_before_rounding") - loss.total();
  CHECK(rounding != 0.0);
  CHECK(std::abs(rounding) < 1e-3);
  CHECK(number(file, "training_loss") > number(file, "training_cross_entropy"));
}

TEST_CASE("train writes weights of 8 bits with the scores that these have") {
  const Images images;
  const std::vector<std::string> options{"--epochs", "40", "--seed", "5", "--precision"};
  const auto trained = [&](const std::string& precision) {
    std::vector<std::string> words = options;
    words.insert(words.end(), {precision, "--output", precision});
    check_ran(images.run(words));
    return read_weights(images.folder, precision);
  };
  const AutoencoderFile file = trained("i8");
  const xenoglyph::Loss loss =
      xenoglyph::reconstruction_loss<float>(file.autoencoder, samples(images.folder, "others"));
  CHECK(number(file, "validation_loss") == loss.total());
  CHECK(number(file, "validation_cross_entropy") == loss.cross_entropy);
  const AutoencoderFile exact = trained("f32");
  CHECK(number(file, "validation_loss_before_rounding") == number(exact, "validation_loss"));
  CHECK(number(file, "validation_loss") != number(exact, "validation_loss"));
  check_ran(images.folder.run({"encode", "-w", "i8", "-i", "others", "-o", "codes.csv"}));
  check_ran(images.folder.run({"decode", "-w", "i8", "-c", "codes.csv", "-o", "digits.png"}));
}

TEST_CASE("train learns") {
  const Images images;
  check_ran(images.run({"--epochs", "1", "--output", "short"}));
  check_ran(images.run({"--epochs", "150", "--output", "long"}));
  const double before = number(read_weights(images.folder, "short"), "validation_cross_entropy");
  const double after = number(read_weights(images.folder, "long"), "validation_cross_entropy");
  // Without the image's kind, the best is some 0.53: the entropy of its mean brightness.
  CHECK(before > 0.6);
  CHECK(after < 0.4);
}

TEST_CASE("the same seed gives the same bytes, on any number of threads; another seed others") {
  const Images images;
  check_ran(images.run({"--epochs", "5", "--threads", "1", "--output", "a"}));
  check_ran(images.run({"--epochs", "5", "--threads", "1", "--output", "b"}));
  check_ran(images.run({"--epochs", "5", "--threads", "3", "--output", "c"}));
  check_ran(images.run({"--epochs", "5", "--seed", "1", "--output", "d"}));
  CHECK(images.folder.read("a") == images.folder.read("b"));
  CHECK(images.folder.read("a") == images.folder.read("c"));
  CHECK(images.folder.read("a") != images.folder.read("d"));
}

TEST_CASE("train takes a network of convolutions, and encode and decode its weights") {
  const Images images;
  const WorkFolder& folder = images.folder;
  const std::string network = R"({"input": [4, 5, 1], "layers": [
      {"kind": "convolution", "filters": 6, "activation": "leaky-relu", "l2": 0.001},
      {"kind": "dense", "outputs": 3, "activation": "identity"},
      {"kind": "dense", "outputs": [4, 5, 4], "activation": "leaky-relu"},
      {"kind": "transposed-convolution", "channels": 1, "activation": "sigmoid"}]})";
  folder.write("network.json", network);
  const auto train = [&folder](const std::vector<std::string>& more) {
    std::vector<std::string> words{
        "train",  "--images", "images", "--network",       "network.json", "--validation-images",
        "others", "--batch",  "16",     "--learning-rate", "0.005"};
    words.insert(words.end(), more.begin(), more.end());
    return folder.run(words);
  };
  check_ran(train({"--epochs", "60", "--threads", "1", "--output", "w"}));
  const AutoencoderFile file = read_weights(folder, "w");
  CHECK(file.autoencoder.sizes() == std::vector<Eigen::Index>{20, 120, 3, 80, 20});
  CHECK(file.autoencoder.code_layer() == 1);
  CHECK(file.autoencoder.layers()[0].kind() == "convolution");
  CHECK(file.autoencoder.layers()[0].l2() == 0.001);
  CHECK(file.notes.at("layers") == "20-120-3-80-20");
  CHECK(number(file, "validation_cross_entropy") < 0.45);

  check_ran(train({"--epochs", "60", "--threads", "3", "--output", "again"}));
  CHECK(folder.read("w") == folder.read("again"));

  check_ran(
      folder.run({"encode", "--weights", "w", "--images", "others", "--output", "codes.csv"}));
  check_ran(folder.run({"decode", "--weights", "w", "--codes", "codes.csv", "--output", "d.csv"}));
  check_ran(folder.run({"decode", "--weights", "w", "--codes", "codes.csv", "--output", "d.png"}));

  const auto refused = [&](const std::string& text, const std::string& fault) {
    folder.write("network.json", text);
    const CommandResult result = train({"--epochs", "1", "--output", "none"});
    CAPTURE(text, result.errors);
    CHECK(result.status == 1);
    CHECK(result.says_in_one_line("network.json: "));
    CHECK(result.says_in_one_line(fault));
    CHECK_FALSE(folder.has("none"));
  };
  refused("{", "is not JSON");
  refused(R"({"input": [4, 5, 1], "layers": [{"kind": "pooling"}]})", "layers[0].kind");
  refused(R"({"input": [4, 5, 1], "layers": [
      {"kind": "dense", "outputs": 2, "activation": "selu"},
      {"kind": "dense", "outputs": 20, "activation": "selu"}]})",
          "must be a sigmoid");
  folder.write("network.json", R"({"input": [5, 4, 1], "layers": [
      {"kind": "dense", "outputs": 2, "activation": "selu"},
      {"kind": "dense", "outputs": 20, "activation": "sigmoid"}]})");
  const CommandResult turned = train({"--epochs", "1", "--output", "none"});
  CHECK(turned.status == 1);
  CHECK(turned.says_in_one_line("the network takes 5 x 4 x 1"));
  const CommandResult both = train({"--layers", "20-3-20", "--output", "none"});
  CHECK(both.status == 2);
}

TEST_CASE("each option of the network and of the training reaches the weights") {
  const Images images;
  check_ran(images.run({"--epochs", "2", "--output", "plain"}));
  const std::string plain = images.folder.read("plain");
  const std::vector<std::vector<std::string>> variants{{"--activation", "tanh"},
                                                       {"--l2", "0.1"},
                                                       {"--initialization", "lecun-normal"},
                                                       {"--batch", "17"},
                                                       {"--learning-rate", "1e-2"},
                                                       {"--schedule", "constant"},
                                                       {"--final-learning-rate", "1e-4"},
                                                       {"--warmup-epochs", "1"},
                                                       {"--average", "0.9"},
                                                       {"--code-layer", "0"},
                                                       {"--code", "variational"},
                                                       {"--precision", "f32"},
                                                       {"--precision", "i8"},
                                                       {"--epochs", "3"},
                                                       {"--layers", "20-11-3-12-20"}};
  for (const std::vector<std::string>& variant : variants) {
    CAPTURE(variant);
    std::vector<std::string> options{"--epochs", "2", "--output", "other"};
    options.insert(options.end(), variant.begin(), variant.end());
    // An option given twice is an error; the base's value has to go.
    std::vector<std::string> words = Images::train(options);
    const auto first = std::find(words.begin(), words.end(), variant[0]);
    if (std::find(first + 1, words.end(), variant[0]) != words.end()) {
      words.erase(first, first + 2);
    }
    check_ran(images.folder.run(words));
    CHECK(images.folder.read("other") != plain);
  }
  check_ran(images.run({"--epochs", "2", "--code-layer", "0", "--output", "other"}));
  const AutoencoderFile other = read_weights(images.folder, "other");
  CHECK(other.autoencoder.code_layer() == 0);
  CHECK(other.autoencoder.layers()[0].l2() == 0.001);
  CHECK(other.autoencoder.layers()[1].l2() == 0.0);
}

TEST_CASE("--patience stops a training on a plateau, also one that was put aside before it") {
  const Images images;
  // So small a rate changes the loss of no image: the first epoch stays the best.
  const std::vector<std::string> still{"--learning-rate", "1e-30", "--schedule", "constant"};
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.end(), still.begin(), still.end());
    std::vector<std::string> all = Images::train(words);
    const auto first = std::find(all.begin(), all.end(), "--learning-rate");
    all.erase(first, first + 2);
    check_ran(images.folder.run(all));
  };
  run({"--epochs", "20", "--patience", "4", "--output", "w"});
  CHECK(read_weights(images.folder, "w").notes.at("epochs_done") == "5");
  run({"--epochs", "20", "--output", "w"});
  CHECK(read_weights(images.folder, "w").notes.at("epochs_done") == "20");
  run({"--epochs", "3", "--patience", "4", "--checkpoint", "c", "--output", "w"});
  run({"--epochs", "20", "--patience", "4", "--checkpoint", "c", "--resume", "--output", "w"});
  CHECK(read_weights(images.folder, "w").notes.at("epochs_done") == "5");
}

TEST_CASE("Ctrl-C leaves a checkpoint, and --resume goes on from it bit for bit") {
  const Images images;
  const WorkFolder& folder = images.folder;
  const std::vector<std::string> endless{"--schedule", "constant", "--average", "0.99"};
  const auto with = [&endless](std::vector<std::string> words) {
    words.insert(words.end(), endless.begin(), endless.end());
    return words;
  };
  // However slow the machine: a signal that comes before the training ends the command as usual.
  CommandResult stopped;
  for (double seconds = 0.25; seconds < 60.0 && !folder.has("w.checkpoint"); seconds *= 2.0) {
    stopped = folder.run_interrupted(
        Images::train(with({"--epochs", "100000000", "--output", "w"})), seconds);
  }
  CAPTURE(stopped.errors);
  REQUIRE(folder.has("w.checkpoint"));
  CHECK(stopped.status == 130);
  CHECK(stopped.says_in_one_line("w.checkpoint holds what was learnt"));
  CHECK(stopped.says_in_one_line("--resume"));
  CHECK_FALSE(folder.has("w"));

  const Eigen::Index epoch = read_checkpoint(folder, "w.checkpoint").state.epoch;
  const std::string epochs = std::to_string(epoch + 2);
  check_ran(images.run(with({"--epochs", epochs, "--resume", "--output", "w"})));
  CHECK_FALSE(folder.has("w.checkpoint"));
  check_ran(images.run(with({"--epochs", epochs, "--output", "straight"})));
  CHECK(folder.read("w") == folder.read("straight"));
}

TEST_CASE("a training is continued from the checkpoint of its end") {
  const Images images;
  const WorkFolder& folder = images.folder;
  const std::vector<std::string> kept{"--schedule", "constant", "--checkpoint", "c"};
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.end(), kept.begin(), kept.end());
    return images.run(words);
  };
  check_ran(run({"--epochs", "3", "--output", "w"}));
  REQUIRE(folder.has("c"));
  CHECK(read_checkpoint(folder, "c").state.epoch == 3);
  // Options that are not given are those of the checkpoint.
  check_ran(folder.run({"train", "--images", "images", "--validation-images", "others", "--resume",
                        "--checkpoint", "c", "--epochs", "7", "--output", "w"}));
  CHECK(read_weights(folder, "w").notes.at("epochs") == "7");
  check_ran(images.run({"--epochs", "7", "--schedule", "constant", "--output", "straight"}));
  CHECK(folder.read("w") == folder.read("straight"));
}

TEST_CASE("a checkpoint is not lost, nor mixed with another training") {
  const Images images;
  const WorkFolder& folder = images.folder;
  check_ran(images.run({"--epochs", "2", "--checkpoint", "c", "--output", "w"}));
  const std::string kept = folder.read("c");
  const auto refused = [&](const CommandResult& result, int status, const std::string& fault) {
    CAPTURE(result.errors);
    CHECK(result.status == status);
    CHECK(result.says_in_one_line(fault));
    CHECK_FALSE(folder.has("v"));
    CHECK(folder.read("c") == kept);
  };
  refused(images.run({"--checkpoint", "c", "--output", "v"}), 2, "c holds a training");
  refused(images.run({"--resume", "--checkpoint", "c", "--seed", "9", "--output", "v"}), 2,
          "--seed: the training in c has 0");
  refused(images.run({"--resume", "--checkpoint", "c", "--average", "0.5", "--output", "v"}), 2,
          "--average: ");
  refused(images.run({"--resume", "--checkpoint", "c", "--epochs", "1", "--output", "v"}), 2,
          "--epochs: the training in c has already had 2");
  refused(folder.run({"train", "--images", "others", "--validation-images", "others", "--resume",
                      "--checkpoint", "c", "--output", "v"}),
          1, "other images");
  refused(images.run({"--resume", "--output", "v"}), 1, "v.checkpoint: cannot be opened");
  refused(images.run({"--resume", "--checkpoint", "images", "--output", "v"}), 2,
          "--checkpoint: images is the file that --images names");
  folder.write("junk", "x,y\n1,2\n");
  refused(images.run({"--resume", "--checkpoint", "junk", "--output", "v"}), 1, "junk: ");
  refused(images.run({"--resume", "--checkpoint", "w", "--output", "v"}), 1,
          "w: is not a checkpoint");
  refused(images.run({"--checkpoint", "v", "--output", "v"}), 2, "are the same");
}

TEST_CASE("images that can't be trained on are refused before any work") {
  const Images images;
  const WorkFolder& folder = images.folder;
  folder.write("labels", small_labels(9));
  folder.write("cut", small_images(9).substr(0, 100));
  folder.write("table", "x,y\n1,2\n");
  const auto refused = [&](const std::string& training, const std::string& validation,
                           const std::string& fault) {
    const CommandResult result =
        folder.run({"train", "--images", training, "--validation-images", validation, "--layers",
                    "20-3-20", "--epochs", "1", "--output", "w"});
    CAPTURE(result.errors);
    CHECK(result.status == 1);
    CHECK(result.says_in_one_line(fault));
    CHECK(folder.names() == std::vector<std::string>{"cut", "images", "labels", "others", "table"});
  };
  refused("labels", "others", "labels: has 1 dimension");
  refused("cut", "others", "cut: is truncated");
  refused("table", "others", "table: is not an IDX file");
  refused("images", "labels", "labels: has 1 dimension");
  refused("missing", "others", "missing: cannot be opened");
  const CommandResult other_size =
      folder.run({"train", "--images", "images", "--validation-images", "others", "--output", "w"});
  CHECK(other_size.status == 1);
  CHECK(other_size.says_in_one_line("4 x 5 = 20 pixels, the network takes 784"));
}

TEST_CASE("options of train that can't be are wrong usage") {
  const Images images;
  const auto refused = [&](const std::vector<std::string>& options, const std::string& fault) {
    std::vector<std::string> words{"train",  "--images", "images", "--validation-images",
                                   "others", "--output", "w"};
    words.insert(words.end(), options.begin(), options.end());
    const CommandResult result = images.folder.run(words);
    CAPTURE(options, result.errors);
    CHECK(result.status == 2);
    CHECK(result.says_in_one_line(fault));
    CHECK_FALSE(images.folder.has("w"));
  };
  const std::string layers = "20-3-20";
  refused({"--layers", "20"}, "--layers: ");
  refused({"--layers", "20-20-20"}, "--layers: ");
  refused({"--layers", "20--20"}, "--layers: ");
  refused({"--layers", "20-x-20"}, "--layers: ");
  refused({"--layers", "20-0-20"}, "--layers: ");
  refused({"--layers", layers, "--code-layer", "1"}, "--code-layer: ");
  refused({"--layers", layers, "--code-layer", "-1"}, "--code-layer: ");
  refused({"--layers", layers, "--activation", "gelu"}, "--activation: ");
  refused({"--layers", layers, "--initialization", "zero"}, "--initialization: ");
  refused({"--layers", layers, "--schedule", "steps"}, "--schedule: ");
  refused({"--layers", layers, "--precision", "f8"}, "--precision: ");
  refused({"--layers", layers, "--epochs", "0"}, "--epochs: ");
  refused({"--layers", layers, "--batch", "0"}, "--batch: ");
  refused({"--layers", layers, "--learning-rate", "0"}, "--learning-rate: ");
  refused({"--layers", layers, "--learning-rate", "nan"}, "--learning-rate: ");
  refused({"--layers", layers, "--average", "1"}, "--average: ");
  refused({"--layers", layers, "--l2", "-1"}, "--l2: ");
  refused({"--layers", layers, "--code", "discrete"}, "--code: ");
  refused({"--layers", layers, "--divergence-weight", "-1"}, "--divergence-weight: ");
  refused({"--layers", layers, "--divergence-warmup-epochs", "1e9"},
          "--divergence-warmup-epochs: ");
  refused({"--layers", layers, "--patience", "-1"}, "--patience: ");
  refused({"--layers", layers, "--threads", "0"}, "--threads: ");
  refused({"--layers", layers, "--seed", "-1"}, "--seed: ");
}
