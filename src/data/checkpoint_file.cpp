#include "data/checkpoint_file.hpp"

#include <array>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "autoencoder/errors.hpp"
#include "data/layer_tensors.hpp"
#include "data/numbers.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;

constexpr const char* format_name = "xenoglyph-checkpoint";
// Notes stand beside the format's own entries.
constexpr std::string_view note_prefix = "note.";

constexpr const char* best_loss_key = "best_validation_loss";
constexpr const char* best_epoch_key = "best_epoch";

// The groups of tensors.
constexpr const char* current = "current";
constexpr const char* averaged = "averaged";
constexpr const char* first_moments = "first_moments";
constexpr const char* second_moments = "second_moments";

constexpr const char* counts_name = "counts";        // steps, epoch, sample
constexpr const char* epoch_sum_name = "epoch_sum";  // a loss
constexpr const char* history_name = "history";      // a row an epoch: rate, loss

// A loss as numbers: cross-entropy, penalty, divergence, divergence's weight.
constexpr Index loss_numbers = 4;

Eigen::RowVector4d numbers_of(const Loss& loss) {
  return {loss.cross_entropy, loss.penalty, loss.divergence, loss.divergence_weight};
}

Loss loss_of(const Eigen::RowVector4d& numbers) {
  return {numbers(0), numbers(1), numbers(2), numbers(3)};
}

Eigen::MatrixXd history_matrix(const std::vector<EpochRecord>& history) {
  Eigen::MatrixXd rows(static_cast<Index>(history.size()), 1 + loss_numbers);
  for (const EpochRecord& record : history) {
    rows.row(&record - history.data()) << record.learning_rate, numbers_of(record.training);
  }
  return rows;
}

std::vector<EpochRecord> read_history(const TensorFields& fields, Index epochs) {
  const Eigen::MatrixXd rows = fields.matrix(history_name);
  if (rows.rows() != epochs || rows.cols() != 1 + loss_numbers) {
    fields.fail("its history should have a row of five numbers for each of " +
                std::to_string(epochs) + " epochs");
  }
  std::vector<EpochRecord> history;
  for (Index i = 0; i < epochs; ++i) {
    history.push_back({i + 1, rows(i, 0), loss_of(rows.row(i).tail(loss_numbers))});
  }
  return history;
}

void store_options(TensorFile& file, const TrainerOptions& options) {
  auto& metadata = file.metadata;
  metadata["epochs"] = std::to_string(options.epochs);
  metadata["batch_size"] = std::to_string(options.batch_size);
  metadata["learning_rate"] = format_number(options.learning_rate);
  metadata["schedule"] = learning_rate_schedule_name(options.schedule);
  metadata["final_learning_rate"] = format_number(options.final_learning_rate);
  metadata["warmup_epochs"] = format_number(options.warmup_epochs);
  metadata["beta1"] = format_number(options.beta1);
  metadata["beta2"] = format_number(options.beta2);
  metadata["epsilon"] = format_number(options.epsilon);
  metadata["averaging_decay"] = format_number(options.averaging_decay);
  metadata["divergence_weight"] = format_number(options.divergence_weight);
  metadata["divergence_warmup_epochs"] = format_number(options.divergence_warmup_epochs);
  metadata["seed"] = std::to_string(options.seed);
}

Index read_count(const TensorFields& fields, const std::string& key) {
  const std::uint64_t value = fields.whole_number(key);
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max())) {
    fields.fail_text(key, "that is too large");
  }
  return static_cast<Index>(value);
}

TrainerOptions read_options(const TensorFields& fields) {
  TrainerOptions options;
  options.epochs = read_count(fields, "epochs");
  options.batch_size = read_count(fields, "batch_size");
  options.learning_rate = fields.number("learning_rate");
  try {
    options.schedule = learning_rate_schedule_from_name(fields.text("schedule"));
  } catch (const InvalidTraining&) {
    fields.fail_text("schedule", "that is no schedule known here");
  }
  options.final_learning_rate = fields.number("final_learning_rate");
  options.warmup_epochs = fields.number("warmup_epochs");
  options.beta1 = fields.number("beta1");
  options.beta2 = fields.number("beta2");
  options.epsilon = fields.number("epsilon");
  options.averaging_decay = fields.number("averaging_decay");
  options.divergence_weight = fields.number("divergence_weight");
  options.divergence_warmup_epochs = fields.number("divergence_warmup_epochs");
  options.seed = fields.whole_number("seed");
  return options;
}

TrainerState<float> read_state(const TensorFields& fields) {
  Autoencoder<float> network = read_layers(fields, current);
  std::optional<Autoencoder<float>> average;
  if (fields.has_tensor(parameter_name(averaged, 0, network.layers()[0].parameters()[0].name))) {
    average = read_layers(fields, averaged);
    if (average->shape() != network.shape()) {
      fields.fail("its averaged weights have another shape than the current ones");
    }
  }
  ParameterVector<float> first = read_parameters(fields, first_moments, network);
  ParameterVector<float> second = read_parameters(fields, second_moments, network);
  const std::vector<std::int64_t> counts = fields.integers(counts_name);
  const Eigen::VectorXd sum = fields.vector(epoch_sum_name);
  if (counts.size() != 3 || counts[0] < 0 || counts[1] < 0 || counts[2] < 0 ||
      sum.size() != loss_numbers) {
    fields.fail("its counts should be three, at least 0, and its epoch_sum four");
  }
  const auto epoch = static_cast<Index>(counts[1]);
  return {std::move(network),
          std::move(average),
          std::move(first),
          std::move(second),
          counts[0],
          epoch,
          static_cast<Index>(counts[2]),
          loss_of(sum.transpose()),
          read_history(fields, epoch)};
}

}  // namespace

std::uint64_t content_hash(std::span<const std::uint8_t> content) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const std::uint8_t byte : content) {
    hash = (hash ^ byte) * 0x100000001B3U;
  }
  return hash;
}

std::string to_safetensors(const Checkpoint& checkpoint) {
  TensorFile file;
  const TrainerState<float>& state = checkpoint.state;
  store_structure(file, state.current);
  store_parameters(file, current, state.current, TensorType::f32);
  if (state.averaged) {
    store_parameters(file, averaged, *state.averaged, TensorType::f32);
  }
  store_parameters(file, first_moments, state.current, state.first_moments);
  store_parameters(file, second_moments, state.current, state.second_moments);
  const std::array<std::int64_t, 3> counts{state.steps, state.epoch, state.sample};
  file.tensors[counts_name] = integer_tensor(counts);
  file.tensors[epoch_sum_name] =
      vector_tensor(numbers_of(state.epoch_sum).transpose(), TensorType::f64);
  file.tensors[history_name] = matrix_tensor(history_matrix(state.history), TensorType::f64);
  store_options(file, checkpoint.options);
  file.metadata.emplace("format", format_name);
  file.metadata.emplace("version", "1");
  file.metadata["samples_hash"] = std::to_string(checkpoint.samples_hash);
  if (checkpoint.best) {
    file.metadata[best_loss_key] = format_number(checkpoint.best->loss);
    file.metadata[best_epoch_key] = std::to_string(checkpoint.best->epoch);
  }
  for (const auto& [key, text] : checkpoint.notes) {
    file.metadata[std::string(note_prefix) + key] = text;
  }
  return to_safetensors(file);
}

Checkpoint read_checkpoint(std::span<const std::byte> content, const std::string& name) {
  const TensorFile file = read_safetensors(content, name);
  const TensorFields fields(file, name);
  fields.check_format(format_name, "a checkpoint that xenoglyph train wrote");
  Checkpoint checkpoint{
      read_state(fields), read_options(fields), fields.whole_number("samples_hash"), {}, {}};
  if (fields.has_text(best_loss_key)) {
    checkpoint.best = {fields.number(best_loss_key), read_count(fields, best_epoch_key)};
  }
  for (const auto& [key, text] : file.metadata) {
    if (key.starts_with(note_prefix)) {
      checkpoint.notes.emplace(key.substr(note_prefix.size()), text);
    }
  }
  return checkpoint;
}

}  // namespace xenoglyph::data
