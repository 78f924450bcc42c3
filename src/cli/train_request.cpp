#include "cli/train_request.hpp"

#include "autoencoder/activation.hpp"
#include "autoencoder/code_kind.hpp"
#include "autoencoder/initialization.hpp"
#include "autoencoder/trainer.hpp"
#include "cli/limits.hpp"
#include "cli/network_files.hpp"
#include "cli/seed_option.hpp"
#include "cli/threads_option.hpp"

namespace xenoglyph::cli {

namespace {

void add_file_options(CLI::App& command, TrainRequest& request) {
  command
      .add_option("-i,--images", request.images,
                  "Images to learn from: IDX, raw or gzip; - is standard input")
      ->required()
      ->type_name("FILE");
  command
      .add_option("--validation-images", request.validation_images,
                  "Images to measure the loss on, never learnt from")
      ->required()
      ->type_name("FILE");
  command.add_option("-o,--output", request.output, "Where the weights go, as safetensors")
      ->required()
      ->type_name("FILE");
  add_weights_precision_option(command, request.precision)->capture_default_str();
  command
      .add_option("--checkpoint", request.checkpoint,
                  "Where the training is put aside, each minute and at Ctrl-C "
                  "[OUTPUT.checkpoint, removed at the end]")
      ->type_name("FILE");
  command.add_flag("--resume", request.resume,
                   "Go on from the checkpoint, as if there had been no break");
}

void add_network_options(CLI::App& command, TrainRequest& request) {
  const std::string network = "Network";
  CLI::Option* const described =
      command
          .add_option("--network", request.network,
                      "Layers of any kind, also convolutions, as JSON; instead of the five below")
          ->type_name("FILE")
          ->group(network);
  const auto fixed = [&request, &network](const char* note, CLI::Option* option) {
    option->capture_default_str()->group(network);
    request.fixed.emplace_back(note, option);
  };
  fixed("layers", command
                      .add_option("--layers", request.layers,
                                  "Sizes from the images' pixels through the layers, with dashes")
                      ->type_name("SIZES"));
  request.fixed.emplace_back(
      "code_layer_index",
      command
          .add_option("--code-layer", request.code_layer,
                      "The layer whose outputs are the code, counted from 0 [the narrowest]")
          ->type_name("N")
          ->check(at_least(0))
          ->group(network));
  fixed("activation", command
                          .add_option("--activation", request.activation,
                                      "After every layer but the last, which has a sigmoid")
                          ->check(CLI::IsMember(activation_names()))
                          ->type_name("NAME"));
  fixed("code_layer_l2", command
                             .add_option("--l2", request.code_l2,
                                         "Penalty on the squares of the code layer's weights")
                             ->check(at_least(0))
                             ->type_name("L"));
  fixed("code", command
                    .add_option("--code", request.code,
                                "A code is its numbers, or a mean and a variance of each")
                    ->check(CLI::IsMember(code_kind_names()))
                    ->type_name("NAME"));
  for (const auto& [note, option] : request.fixed) {
    described->excludes(option);
  }
  fixed("initialization",
        command.add_option("--initialization", request.initialization, "How weights start")
            ->check(CLI::IsMember(initialization_names()))
            ->type_name("NAME"));
  CLI::Option* const start =
      command
          .add_option("--start", request.start,
                      "Weights to go on from, with a recipe of its own; instead of all above")
          ->type_name("FILE")
          ->group(network)
          ->excludes(described);
  for (const auto& [note, option] : request.fixed) {
    start->excludes(option);
  }
  command
      .add_option("--prior", request.prior,
                  "With a variational --start: a mixture of its codes, as JSON, that the codes are "
                  "to follow and that is learnt with the network (VaDE)")
      ->type_name("FILE")
      ->group(network)
      ->needs(start);
}

void add_training_options(CLI::App& command, TrainRequest& request) {
  const std::string training = "Training";
  TrainerOptions& options = request.options;
  const auto add = [&training](CLI::Option* option) {
    return option->capture_default_str()->group(training);
  };
  const auto fixed = [&request, &add](const char* note, CLI::Option* option) {
    request.fixed.emplace_back(note, add(option));
  };
  request.epochs =
      add(command.add_option("--epochs", options.epochs, "Passes over the images")->type_name("N"));
  fixed("batch_size",
        command.add_option("--batch", options.batch_size, "Images a step")->type_name("N"));
  fixed("learning_rate",
        command.add_option("--learning-rate", options.learning_rate, "Adam's rate, at its highest")
            ->type_name("R"));
  fixed("schedule", command
                        .add_option("--schedule", request.schedule,
                                    "The rate stays, or falls to the end as half a cosine wave")
                        ->check(CLI::IsMember(learning_rate_schedule_names()))
                        ->type_name("NAME"));
  fixed("final_learning_rate", command
                                   .add_option("--final-learning-rate", options.final_learning_rate,
                                               "What the rate falls to")
                                   ->type_name("R"));
  fixed("warmup_epochs", command
                             .add_option("--warmup-epochs", options.warmup_epochs,
                                         "Epochs over which the rate first rises from 0")
                             ->type_name("N"));
  fixed("averaging_decay",
        command
            .add_option("--average", options.averaging_decay,
                        "Keep a running average of the weights that decays by this a step; 0: none")
            ->type_name("D"));
  fixed("divergence_weight",
        command
            .add_option("--divergence-weight", options.divergence_weight,
                        "Of a variational code: what its divergence from a standard normal counts")
            ->type_name("W"));
  fixed("divergence_warmup_epochs",
        command
            .add_option("--divergence-warmup-epochs", options.divergence_warmup_epochs,
                        "Of a variational code: epochs over which that rises from 0")
            ->type_name("N"));
  add(command
          .add_option("--patience", request.patience,
                      "Stop when the validation loss has not fallen for so many epochs; 0: never")
          ->check(at_least(0))
          ->type_name("N"));
  fixed("seed", add_seed_option(command, options.seed, "Same seed, same weights"));
  add_threads_option(command, request.threads, "the weights don't")->group(training);
}

}  // namespace

void add_train_options(CLI::App& command, TrainRequest& request) {
  add_file_options(command, request);
  add_network_options(command, request);
  add_training_options(command, request);
}

}  // namespace xenoglyph::cli
