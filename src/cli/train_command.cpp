// xenoglyph train: images in, an autoencoder's weights out.

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "autoencoder/errors.hpp"
#include "autoencoder/initialization.hpp"
#include "autoencoder/layer.hpp"
#include "autoencoder/loss.hpp"
#include "base/rows.hpp"
#include "cli/files.hpp"
#include "cli/limits.hpp"
#include "cli/network_files.hpp"
#include "cli/scored_network.hpp"
#include "cli/seed_option.hpp"
#include "cli/subcommands.hpp"
#include "cli/threads_option.hpp"
#include "cli/training.hpp"
#include "cli/usage_error.hpp"
#include "data/checkpoint_file.hpp"
#include "data/file_error.hpp"
#include "data/input_file.hpp"
#include "data/network_json.hpp"
#include "data/numbers.hpp"
#include "data/output_file.hpp"

namespace xenoglyph::cli {

namespace {

using Notes = std::map<std::string, std::string>;

struct TrainRequest {
  std::string images;
  std::string validation_images;
  std::string output;
  std::string checkpoint;
  bool resume = false;
  std::string precision = "f16";
  int threads = 0;

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
    return {
        {"--images", images}, {"--validation-images", validation_images}, {"--network", network}};
  }

  bool has_default_checkpoint() const { return checkpoint.empty() && output != "-"; }
  std::string checkpoint_path() const {
    return has_default_checkpoint() ? output + ".checkpoint" : checkpoint;
  }
};

std::vector<Eigen::Index> layer_sizes(const std::string& text) {
  std::vector<Eigen::Index> sizes;
  std::string rest = text + "-";
  while (!rest.empty()) {
    const std::size_t end = rest.find('-');
    const std::string digits = rest.substr(0, end);
    if (digits.empty() || digits.size() > 6 ||
        digits.find_first_not_of("0123456789") != std::string::npos) {
      throw UsageError("--layers: must be sizes with dashes between, as 784-256-6-256-784, is " +
                       text);
    }
    sizes.push_back(std::stol(digits));
    rest.erase(0, end + 1);
  }
  return sizes;
}

// The code layer gives a variance with each number of the code, and has no activation.
void make_variational(NetworkShape& shape) {
  LayerShape& code = shape.layers[shape.code_layer];
  code.kind = DenseShape{2 * output_shapes(shape)[shape.code_layer].size()};
  code.activation = Activation::identity;
  shape.code_kind = CodeKind::variational;
}

NetworkShape requested_shape(const TrainRequest& request) {
  if (!request.network.empty()) {
    return data::parse_network(data::read_file(request.network),
                               data::display_name(request.network));
  }
  try {
    NetworkShape shape = network_shape(layer_sizes(request.layers),
                                       activation_from_name(request.activation), request.code_l2);
    if (request.code_layer) {
      const auto code_layer = static_cast<std::size_t>(*request.code_layer);
      if (code_layer + 1 >= shape.layers.size()) {
        throw UsageError("--code-layer: must be below " + std::to_string(shape.layers.size() - 1) +
                         ", so that layers follow it");
      }
      shape.layers[shape.code_layer].l2 = 0.0;
      shape.layers[code_layer].l2 = request.code_l2;
      shape.code_layer = code_layer;
    }
    if (code_kind_from_name(request.code) == CodeKind::variational) {
      make_variational(shape);
    }
    return shape;
  } catch (const InvalidNetwork& error) {
    throw UsageError(std::string("--layers: ") + error.what());
  }
}

// As --layers has them.
std::string sizes_text(const NetworkShape& shape) {
  std::string text = std::to_string(shape.inputs.size());
  for (const ImageShape& outputs : output_shapes(shape)) {
    text.append("-").append(std::to_string(outputs.size()));
  }
  return text;
}

// What is told of the training in the metadata of the weights.
Notes recipe(const TrainRequest& request, const NetworkShape& shape) {
  const TrainerOptions& options = request.options;
  Notes notes = {
      {"code_layer_index", std::to_string(shape.code_layer)},
      {"initialization", request.initialization},
      {"optimizer", "adam, beta1 " + data::format_number(options.beta1) + ", beta2 " +
                        data::format_number(options.beta2) + ", epsilon " +
                        data::format_number(options.epsilon)},
      {"epochs", std::to_string(options.epochs)},
      {"batch_size", std::to_string(options.batch_size)},
      {"learning_rate", data::format_number(options.learning_rate)},
      {"schedule", request.schedule},
      {"final_learning_rate", data::format_number(options.final_learning_rate)},
      {"warmup_epochs", data::format_number(options.warmup_epochs)},
      {"averaging_decay", data::format_number(options.averaging_decay)},
      {"divergence_weight", data::format_number(options.divergence_weight)},
      {"divergence_warmup_epochs", data::format_number(options.divergence_warmup_epochs)},
      {"seed", std::to_string(options.seed)},
  };
  if (request.network.empty()) {
    notes["layers"] = request.layers;
    notes["activation"] = request.activation;
    notes["code"] = request.code;
    notes["code_layer_l2"] = data::format_number(request.code_l2);
  } else {
    notes["layers"] = sizes_text(shape);
  }
  return notes;
}

// The training in the checkpoint file, with no more than the number of epochs changed.
data::Checkpoint read_training(const TrainRequest& request, const NetworkShape& shape,
                               std::uint64_t samples_hash) {
  const std::string path = request.checkpoint_path();
  if (path.empty()) {
    throw UsageError("--resume needs --checkpoint, to go on from");
  }
  const std::string content = data::read_file(path);
  data::Checkpoint checkpoint =
      data::read_checkpoint(std::as_bytes(std::span(content)), data::display_name(path));
  if (checkpoint.samples_hash != samples_hash) {
    throw data::FileError(data::display_name(request.images) + ": holds other images than " + path +
                          " was trained on");
  }
  const std::string unchangeable =
      ", which can't be changed; leave it out, or train anew without --resume";
  const Notes asked = recipe(request, shape);
  for (const auto& [key, option] : request.fixed) {
    const auto kept = checkpoint.notes.find(key);
    if (option->count() > 0 && (kept == checkpoint.notes.end() || asked.at(key) != kept->second)) {
      std::string fault = option->get_name();
      fault.append(": the training in ").append(path).append(" has ");
      fault.append(kept == checkpoint.notes.end() ? "a --network instead" : kept->second);
      fault.append(unchangeable);
      throw UsageError(fault);
    }
  }
  if (!request.network.empty() && shape != checkpoint.state.current.shape()) {
    throw UsageError("--network: the training in " + path + " has another network" + unchangeable);
  }
  if (request.epochs->count() > 0) {
    if (request.options.epochs < checkpoint.state.epoch) {
      throw UsageError("--epochs: the training in " + path + " has already had " +
                       std::to_string(checkpoint.state.epoch));
    }
    checkpoint.options.epochs = request.options.epochs;
    checkpoint.notes["epochs"] = std::to_string(request.options.epochs);
  }
  return checkpoint;
}

Trainer<float> new_trainer(const TrainRequest& request, const NetworkShape& shape,
                           const Rows<float>& samples) {
  try {
    return {initial_autoencoder<float>(shape, initialization_from_name(request.initialization),
                                       request.options.seed),
            samples, request.options};
  } catch (const InvalidNetwork& error) {
    if (request.network.empty()) {
      throw UsageError(std::string("--layers: ") + error.what());
    }
    throw data::FileError(data::display_name(request.network) + ": " + error.what());
  }
}

Trainer<float> resumed_trainer(data::Checkpoint checkpoint, const std::string& path,
                               const Rows<float>& samples) {
  try {
    return {std::move(checkpoint.state), samples, checkpoint.options};
  } catch (const InvalidTraining& error) {
    throw data::FileError(data::display_name(path) + ": " + error.what());
  }
}

// The finished network with its recipe and its scores.
data::AutoencoderFile finished_network(const Trainer<float>& trainer, const Notes& recipe,
                                       const Rows<float>& validation_images,
                                       data::TensorType type) {
  data::AutoencoderFile file =
      scored_network({trainer.result(), recipe}, validation_images, type).file;
  const EpochRecord& last = trainer.history().back();
  file.notes["training_loss"] = data::format_number(last.training.total());
  file.notes["training_cross_entropy"] = data::format_number(last.training.cross_entropy);
  if (trainer.result().code_kind() == CodeKind::variational) {
    file.notes["training_divergence"] = data::format_number(last.training.divergence);
  }
  file.notes["epochs_done"] = std::to_string(last.epoch);
  return file;
}

void check_checkpoint(const TrainRequest& request) {
  const std::string path = request.checkpoint_path();
  if (path.empty()) {
    return;
  }
  std::error_code error;
  if (is_same_file(path, request.output)) {
    throw UsageError("--checkpoint and --output are the same file");
  }
  for (const auto& [option, input] : request.inputs()) {
    check_output(path, option, input, "--checkpoint");
  }
  if (!request.resume && std::filesystem::is_regular_file(path, error)) {
    throw UsageError(path +
                     " holds a training that was put aside: go on with it by --resume, or "
                     "remove it to train anew");
  }
}

void run(TrainRequest request) {
  const std::vector<std::pair<std::string, std::string>> inputs = request.inputs();
  check_one_standard_input(inputs);
  for (const auto& [option, path] : inputs) {
    check_output(request.output, option, path);
  }
  check_checkpoint(request);
  set_threads(request.threads);
  request.options.schedule = learning_rate_schedule_from_name(request.schedule);
  const data::TensorType precision = precision_from_string(request.precision);

  const data::Images images = data::read_idx_images_file(request.images);
  TrainingPlan plan{.path = request.checkpoint_path(),
                    .samples_hash = data::content_hash(images.pixels),
                    .notes = {},
                    .patience = request.patience};
  const NetworkShape shape = requested_shape(request);
  std::optional<data::Checkpoint> resumed;
  if (request.resume) {
    resumed = read_training(request, shape, plan.samples_hash);
  }
  plan.notes = resumed ? resumed->notes : recipe(request, shape);
  plan.best = resumed ? resumed->best : std::nullopt;
  plan.notes["training_images"] = std::to_string(images.count);
  plan.notes["image_height"] = std::to_string(images.height);
  plan.notes["image_width"] = std::to_string(images.width);
  const ImageShape inputs_taken = resumed ? resumed->state.current.input_shape() : shape.inputs;
  check_image_size(images, inputs_taken, request.images);
  const Rows<float> samples = to_samples(images);
  const Rows<float> validation =
      to_samples(read_images_for(inputs_taken, request.validation_images));
  Trainer<float> trainer = resumed ? resumed_trainer(std::move(*resumed), plan.path, samples)
                                   : new_trainer(request, shape, samples);
  train(trainer, validation, plan);
  data::write_file(
      request.output,
      to_safetensors(finished_network(trainer, plan.notes, validation, precision), precision));
  if (request.has_default_checkpoint()) {
    std::error_code error;
    std::filesystem::remove(plan.path, error);
  }
}

// The trainer names what it complains of as its header does.
std::string with_option_name(const InvalidTraining& error) {
  std::string name = error.argument();
  if (name == "batch_size") {
    name = "batch";
  } else if (name == "averaging_decay") {
    name = "average";
  }
  std::ranges::replace(name, '_', '-');
  return "--" + name + std::string(error.what()).substr(error.argument().size());
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
            ->check(CLI::IsMember({"glorot-uniform", "lecun-normal"}))
            ->type_name("NAME"));
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
                        ->check(CLI::IsMember({"constant", "cosine"}))
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

void add_train_command(CLI::App& app) {
  CLI::App* const command = app.add_subcommand("train", "Train an autoencoder on images");
  const auto request = std::make_shared<TrainRequest>();
  command
      ->add_option("-i,--images", request->images,
                   "Images to learn from: IDX, raw or gzip; - is standard input")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--validation-images", request->validation_images,
                   "Images to measure the loss on, never learnt from")
      ->required()
      ->type_name("FILE");
  command->add_option("-o,--output", request->output, "Where the weights go, as safetensors")
      ->required()
      ->type_name("FILE");
  add_weights_precision_option(*command, request->precision)->capture_default_str();
  command
      ->add_option("--checkpoint", request->checkpoint,
                   "Where the training is put aside, each minute and at Ctrl-C "
                   "[OUTPUT.checkpoint, removed at the end]")
      ->type_name("FILE");
  command->add_flag("--resume", request->resume,
                    "Go on from the checkpoint, as if there had been no break");
  add_network_options(*command, *request);
  add_training_options(*command, *request);
  command->callback([request]() {
    try {
      run(*request);
    } catch (const InvalidTraining& error) {
      throw UsageError(with_option_name(error));
    }
  });
}

}  // namespace xenoglyph::cli
