#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "autoencoder/trainer.hpp"

namespace xenoglyph::cli {

/// What `xenoglyph train` was asked for.
struct TrainRequest {
  std::string images;
  std::string validation_images;
  std::string output;
  std::string checkpoint;
  bool resume = false;
  std::string precision = "f16";
  int threads = 0;

  std::string start;
  std::string prior;
  std::string network;
  std::string layers = "784-256-128-6-128-256-784";
  std::string activation = "selu";
  std::string initialization = "glorot-uniform";
  std::string schedule = "cosine";
  std::string code = "plain";
  double code_l2 = 0.01;
  std::optional<Eigen::Index> code_layer;
  Eigen::Index patience = 0;
  TrainerOptions options;

  /// The options that a training can't change half way, by their names among the notes.
  std::vector<std::pair<std::string, CLI::Option*>> fixed;
  CLI::Option* epochs = nullptr;

  std::vector<std::pair<std::string, std::string>> inputs() const {
    return {{"--images", images},
            {"--validation-images", validation_images},
            {"--network", network},
            {"--start", start},
            {"--prior", prior}};
  }

  bool has_default_checkpoint() const { return checkpoint.empty() && output != "-"; }
  std::string checkpoint_path() const {
    return has_default_checkpoint() ? output + ".checkpoint" : checkpoint;
  }
};

/// Adds the command's options, which fill the request. It must live as long as the command.
void add_train_options(CLI::App& command, TrainRequest& request);

}  // namespace xenoglyph::cli
