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
#include "cli/network_files.hpp"
#include "cli/scored_network.hpp"
#include "cli/subcommands.hpp"
#include "cli/threads_option.hpp"
#include "cli/train_request.hpp"
#include "cli/training.hpp"
#include "cli/training_start.hpp"
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
  if (request.network.empty() && request.start.empty()) {
    notes["layers"] = request.layers;
    notes["activation"] = request.activation;
    notes["code"] = request.code;
    notes["code_layer_l2"] = data::format_number(request.code_l2);
  } else {
    notes["layers"] = sizes_text(shape);
  }
  return notes;
}

// The recipe that these weights had, before that of their own.
void note_start(Notes& notes, const Notes& before) {
  notes.erase("initialization");
  for (const auto& [key, text] : before) {
    notes["start." + key] = text;
  }
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
                           std::optional<data::AutoencoderFile> start, const Rows<float>& samples) {
  if (start) {
    return {std::move(start->autoencoder), samples, request.options};
  }
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
  std::optional<data::AutoencoderFile> start;
  if (!request.start.empty() && !request.resume) {
    start = read_start(request.start, request.prior);
  }
  const NetworkShape shape = start ? start->autoencoder.shape() : requested_shape(request);
  std::optional<data::Checkpoint> resumed;
  if (request.resume) {
    resumed = read_training(request, shape, plan.samples_hash);
  }
  plan.notes = resumed ? resumed->notes : recipe(request, shape);
  if (start) {
    note_start(plan.notes, start->notes);
  }
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
                                   : new_trainer(request, shape, std::move(start), samples);
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

}  // namespace

void add_train_command(CLI::App& app) {
  CLI::App* const command = app.add_subcommand("train", "Train an autoencoder on images");
  const auto request = std::make_shared<TrainRequest>();
  add_train_options(*command, *request);
  command->callback([request]() {
    try {
      run(*request);
    } catch (const InvalidTraining& error) {
      throw UsageError(with_option_name(error));
    }
  });
}

}  // namespace xenoglyph::cli
