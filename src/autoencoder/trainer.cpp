#include "trainer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numbers>
#include <numeric>
#include <string>
#include <utility>

#include "../base/names.hpp"
#include "../base/parallel.hpp"
#include "../base/random.hpp"
#include "../base/rows.hpp"
#include "backpropagation.hpp"
#include "errors.hpp"
#include "network_kernels.hpp"

namespace xenoglyph {
namespace {

constexpr Names<LearningRateSchedule, 2> names = {
    {{LearningRateSchedule::constant, "constant"}, {LearningRateSchedule::cosine, "cosine"}}};

// A mini-batch is cut into at most so many slices, each of them of so many rows that the gradients
// it has to itself, which are added in the end, cost little beside its work: 64 rows where each
// weight is used once a sample, fewer where convolutions use it at many places.
constexpr Eigen::Index most_slices = 8;
constexpr Eigen::Index dense_slice = 64;
constexpr Eigen::Index smallest_slice = 8;

template <class Scalar>
Eigen::Index slice_rows(const Autoencoder<Scalar>& autoencoder) {
  Eigen::Index work = 0;
  for (const Layer<Scalar>& layer : autoencoder.layers()) {
    work += layer.work();
  }
  // Every layer has work to do; clang-tidy can't see that.
  return std::clamp(dense_slice * autoencoder.parameter_count() / std::max<Eigen::Index>(work, 1),
                    smallest_slice, dense_slice);
}

// Parameters that one task updates.
constexpr Eigen::Index update_size = 16384;

void require(bool holds, const char* argument, const std::string& reason) {
  if (!holds) {
    throw InvalidTraining(argument, reason);
  }
}

void check(const TrainerOptions& options) {
  require(options.epochs >= 1, "epochs", "must be 1 or more");
  require(options.batch_size >= 1, "batch_size", "must be 1 or more");
  require(options.learning_rate > 0.0 && std::isfinite(options.learning_rate), "learning_rate",
          "must be above 0 and finite");
  require(
      options.final_learning_rate >= 0.0 && options.final_learning_rate <= options.learning_rate,
      "final_learning_rate", "must lie between 0 and learning_rate");
  require(
      options.warmup_epochs >= 0.0 && options.warmup_epochs <= static_cast<double>(options.epochs),
      "warmup_epochs", "must lie between 0 and epochs");
  require(options.beta1 >= 0.0 && options.beta1 < 1.0, "beta1", "must be 0 or more, below 1");
  require(options.beta2 >= 0.0 && options.beta2 < 1.0, "beta2", "must be 0 or more, below 1");
  require(options.epsilon > 0.0 && std::isfinite(options.epsilon), "epsilon",
          "must be above 0 and finite");
  require(options.averaging_decay >= 0.0 && options.averaging_decay < 1.0, "averaging_decay",
          "must be 0 or more, below 1");
  require(options.divergence_weight >= 0.0 && std::isfinite(options.divergence_weight),
          "divergence_weight", "must be 0 or more and finite");
  require(options.divergence_warmup_epochs >= 0.0 &&
              options.divergence_warmup_epochs <= static_cast<double>(options.epochs),
          "divergence_warmup_epochs", "must lie between 0 and epochs");
}

template <class Scalar>
void check(const TrainerState<Scalar>& state, Eigen::Index sample_count,
           const TrainerOptions& options) {
  const Eigen::Index count = state.current.parameter_count();
  require(state.first_moments.size() == count && state.second_moments.size() == count &&
              state.first_moments.allFinite() && state.second_moments.allFinite(),
          "state", "Adam's moments must be finite, one for each of the network's parameters");
  require((state.second_moments.array() >= Scalar(0)).all(), "state",
          "Adam's second moments are means of squares: none may be below 0");
  require(state.averaged.has_value() == (options.averaging_decay > 0.0), "state",
          "averaged weights must be there when averaging_decay is above 0, and only then");
  require(!state.averaged || state.averaged->shape() == state.current.shape(), "state",
          "averaged weights must be in the shapes of the layers");
  const Eigen::Index batches = (sample_count + options.batch_size - 1) / options.batch_size;
  require(state.epoch >= 0 && state.epoch <= options.epochs && state.sample >= 0 &&
              state.sample < sample_count && state.sample % options.batch_size == 0 &&
              (state.epoch < options.epochs || state.sample == 0) &&
              state.steps == state.epoch * batches + state.sample / options.batch_size,
          "state", "it was saved with other samples, another batch_size or more epochs");
  require(static_cast<Eigen::Index>(state.history.size()) == state.epoch, "state",
          "its history must have an entry an epoch");
}

/// A stream of chance of its own for each use and number of each seed (Steele, Lea and Flood's
/// SplitMix64 mixes them), so that no state of chance needs saving.
Random stream(std::uint64_t seed, std::uint64_t use, std::uint64_t number) {
  std::uint64_t mixed = seed;
  for (const std::uint64_t word : {use, number}) {
    mixed += word + 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    mixed ^= mixed >> 31U;
  }
  return Random(mixed);
}

constexpr std::uint64_t order_stream = 0;
constexpr std::uint64_t noise_stream = 1;

/// The order of the samples in one epoch.
std::vector<std::size_t> sample_order(std::uint64_t seed, Eigen::Index epoch,
                                      Eigen::Index sample_count) {
  const auto count = static_cast<std::size_t>(sample_count);
  return stream(seed, order_stream, static_cast<std::uint64_t>(epoch))
      .distinct_indices(count, count);
}

/// What a variational code's divergence counts for at a mini-batch.
double divergence_weight_at(const TrainerOptions& options, std::int64_t step,
                            Eigen::Index batches) {
  const double warmup = options.divergence_warmup_epochs * static_cast<double>(batches);
  const double share = warmup > 0.0 ? (static_cast<double>(step) + 1.0) / warmup : 1.0;
  return options.divergence_weight * std::min(1.0, share);
}

double learning_rate_at(const TrainerOptions& options, std::int64_t step, Eigen::Index batches) {
  const auto steps_an_epoch = static_cast<double>(batches);
  const double total = static_cast<double>(options.epochs) * steps_an_epoch;
  const double warmup = options.warmup_epochs * steps_an_epoch;
  const auto now = static_cast<double>(step);
  if (now < warmup) {
    return options.learning_rate * (now + 1.0) / (warmup + 1.0);
  }
  if (options.schedule == LearningRateSchedule::constant) {
    return options.learning_rate;
  }
  const double share = (1.0 + std::cos(std::numbers::pi * (now - warmup) / (total - warmup))) / 2.0;
  return options.final_learning_rate +
         (options.learning_rate - options.final_learning_rate) * share;
}

void add(Loss& sum, const Loss& loss, double weight) {
  sum.cross_entropy += weight * loss.cross_entropy;
  sum.penalty += weight * loss.penalty;
  sum.divergence += weight * loss.divergence;
  sum.divergence_weight += weight * loss.divergence_weight;
}

}  // namespace

std::string_view learning_rate_schedule_name(LearningRateSchedule schedule) {
  return name_of(names, schedule);
}

std::vector<std::string> learning_rate_schedule_names() { return names_in(names); }

LearningRateSchedule learning_rate_schedule_from_name(std::string_view name) {
  const auto* entry = find_name(names, name);
  if (entry == nullptr) {
    throw InvalidTraining("schedule", none_of(names, name));
  }
  return entry->first;
}

template <class Scalar>
class Trainer<Scalar>::Work {
 public:
  Work(TrainerState<Scalar> state, const Rows<Scalar>& samples, const TrainerOptions& options);

  TrainerStatus advance();

  const TrainerOptions& options() const { return options_; }
  const TrainerState<Scalar>& state() const { return state_; }
  bool finished() const { return state_.epoch >= options_.epochs; }

 private:
  /// Numbers of one parameter that one task updates.
  struct Range {
    Eigen::Index start;  // in a ParameterVector
    Eigen::Index size;
    Scalar* current;
    Scalar* averaged;  // or null
    Scalar decay;
  };

  void cut(Autoencoder<Scalar>& current, Autoencoder<Scalar>* averaged);
  Loss gradients(Eigen::Index count, Eigen::Index slice_count);
  void draw_noise(Eigen::Index count);
  void update(double learning_rate, Eigen::Index slice_count);

  TrainerState<Scalar> state_;
  const Rows<Scalar>* samples_;
  TrainerOptions options_;
  Eigen::Index batch_count_;
  std::vector<std::size_t> order_;
  Eigen::Index order_epoch_ = -1;  // the epoch that order_ belongs to
  std::vector<Backpropagation<Scalar>> slices_;
  Rows<Scalar> noise_;  // of a variational code
  std::vector<Range> ranges_;
};

template <class Scalar>
Trainer<Scalar>::Work::Work(TrainerState<Scalar> state, const Rows<Scalar>& samples,
                            const TrainerOptions& options)
    : state_(std::move(state)), samples_(&samples), options_(options) {
  check(options_);
  check_reconstruction<Scalar>(state_.current, samples);
  check(state_, samples.rows(), options_);
  batch_count_ = (samples.rows() + options_.batch_size - 1) / options_.batch_size;
  const Eigen::Index largest = std::min(options_.batch_size, samples.rows());
  const Eigen::Index slice_count =
      std::clamp<Eigen::Index>(largest / slice_rows(state_.current), 1, most_slices);
  for (Eigen::Index slice = 0; slice < slice_count; ++slice) {
    slices_.emplace_back(state_.current, (largest + slice_count - 1) / slice_count);
  }
  cut(state_.current, state_.averaged ? &*state_.averaged : nullptr);
}

template <class Scalar>
void Trainer<Scalar>::Work::cut(Autoencoder<Scalar>& current, Autoencoder<Scalar>* averaged) {
  Eigen::Index first = 0;
  const std::vector<Parameter<Scalar>> parameters = current.changeable_parameters();
  const std::vector<Parameter<Scalar>> averages =
      averaged != nullptr ? averaged->changeable_parameters() : std::vector<Parameter<Scalar>>{};
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Parameter<Scalar>& parameter = parameters[i];
    Scalar* const average = averaged != nullptr ? averages[i].values.data() : nullptr;
    const auto size = std::ssize(parameter.values);
    for (Eigen::Index start = 0; start < size; start += update_size) {
      ranges_.push_back({first + start, std::min(update_size, size - start),
                         parameter.values.data() + start,
                         average != nullptr ? average + start : nullptr,
                         static_cast<Scalar>(2.0 * parameter.l2)});
    }
    first += size;
  }
}

/// Each slice's gradients of the mean loss of the next `count` samples, but for the penalty's; the
/// loss is returned.
template <class Scalar>
Loss Trainer<Scalar>::Work::gradients(Eigen::Index count, Eigen::Index slice_count) {
  const auto values = static_cast<double>(count * samples_->cols());
  const auto scale = static_cast<Scalar>(1.0 / values);
  const bool variational = state_.current.code_kind() == CodeKind::variational;
  const double weight =
      variational ? divergence_weight_at(options_, state_.steps, batch_count_) : 0.0;
  draw_noise(variational ? count : 0);
  std::vector<typename Backpropagation<Scalar>::Sums> sums(static_cast<std::size_t>(slice_count));
  internal::for_each_in_parallel(slice_count, [&](std::ptrdiff_t index) {
    const Eigen::Index first = count * index / slice_count;
    const Eigen::Index last = count * (index + 1) / slice_count;
    Backpropagation<Scalar>& slice = slices_[static_cast<std::size_t>(index)];
    for (Eigen::Index row = first; row < last; ++row) {
      const std::size_t sample = order_[static_cast<std::size_t>(state_.sample + row)];
      slice.samples().row(row - first) = samples_->row(static_cast<Eigen::Index>(sample));
    }
    if (variational) {
      slice.noise().topRows(last - first) = noise_.middleRows(first, last - first);
    }
    sums[static_cast<std::size_t>(index)] =
        slice.run(state_.current, last - first, scale, static_cast<Scalar>(weight));
  });
  typename Backpropagation<Scalar>::Sums all;
  for (const auto& part : sums) {
    all += part;
  }
  return {all.cross_entropy / values, l2_penalty(state_.current), all.divergence / values, weight};
}

/// Standard normal numbers for the codes of the next `count` samples.
template <class Scalar>
void Trainer<Scalar>::Work::draw_noise(Eigen::Index count) {
  if (count == 0) {
    return;
  }
  noise_.resize(count, state_.current.code_size());
  Random random = stream(options_.seed, noise_stream, static_cast<std::uint64_t>(state_.steps));
  for (Eigen::Index row = 0; row < count; ++row) {
    for (Scalar& number : noise_.row(row)) {
      number = static_cast<Scalar>(random.normal());
    }
  }
}

template <class Scalar>
void Trainer<Scalar>::Work::update(double learning_rate, Eigen::Index slice_count) {
  const NetworkKernels<Scalar>& kernels = network_kernels<Scalar>();
  const auto t = static_cast<double>(state_.steps + 1);
  const AdamStep<Scalar> step = {
      static_cast<Scalar>(options_.beta1), static_cast<Scalar>(options_.beta2),
      static_cast<Scalar>(options_.epsilon),
      static_cast<Scalar>(learning_rate / (1.0 - std::pow(options_.beta1, t))),
      static_cast<Scalar>(1.0 / std::sqrt(1.0 - std::pow(options_.beta2, t)))};
  const auto averaging =
      static_cast<Scalar>(1.0 - std::min(options_.averaging_decay, (1.0 + t) / (10.0 + t)));
  internal::for_each_in_parallel(
      static_cast<std::ptrdiff_t>(ranges_.size()), [&](std::ptrdiff_t index) {
        using Values = Eigen::Map<Eigen::Array<Scalar, Eigen::Dynamic, 1>>;
        const Range& range = ranges_[static_cast<std::size_t>(index)];
        Scalar* gradient = slices_.front().gradients().data() + range.start;
        for (std::size_t slice = 1; slice < static_cast<std::size_t>(slice_count); ++slice) {
          Values(gradient, range.size) +=
              Values(slices_[slice].gradients().data() + range.start, range.size);
        }
        kernels.adam(step, range.decay, range.size, gradient, range.current,
                     state_.first_moments.data() + range.start,
                     state_.second_moments.data() + range.start);
        if (range.averaged != nullptr) {
          Values average(range.averaged, range.size);
          average += averaging * (Values(range.current, range.size) - average);
        }
      });
}

template <class Scalar>
TrainerStatus Trainer<Scalar>::Work::advance() {
  TrainerStatus status;
  status.batch_count = batch_count_;
  if (finished()) {
    status.epoch = state_.epoch;
    status.finished = true;
    return status;
  }
  if (order_epoch_ != state_.epoch) {
    order_ = sample_order(options_.seed, state_.epoch, samples_->rows());
    order_epoch_ = state_.epoch;
  }
  const Eigen::Index count = std::min(options_.batch_size, samples_->rows() - state_.sample);
  const Eigen::Index slice_count = std::min(static_cast<Eigen::Index>(slices_.size()), count);
  status.epoch = state_.epoch;
  status.batch = state_.sample / options_.batch_size;
  status.learning_rate = learning_rate_at(options_, state_.steps, batch_count_);
  status.loss = gradients(count, slice_count);
  if (!std::isfinite(status.loss.total())) {
    throw TrainingDiverged("training diverged at epoch " + std::to_string(state_.epoch + 1) +
                           ", mini-batch " + std::to_string(status.batch + 1) +
                           ": the loss is not finite; try a smaller learning rate");
  }
  update(status.learning_rate, slice_count);
  ++state_.steps;
  state_.sample += count;
  add(state_.epoch_sum, status.loss, static_cast<double>(count));
  if (state_.sample == samples_->rows()) {
    Loss mean;
    add(mean, state_.epoch_sum, 1.0 / static_cast<double>(samples_->rows()));
    state_.epoch_sum = {};
    state_.sample = 0;
    ++state_.epoch;
    state_.history.push_back({state_.epoch, status.learning_rate, mean});
    status.epoch_finished = true;
  }
  status.finished = finished();
  return status;
}

namespace {

template <class Scalar>
TrainerState<Scalar> initial_state(Autoencoder<Scalar> start, const TrainerOptions& options) {
  const ParameterVector<Scalar> zeros = ParameterVector<Scalar>::Zero(start.parameter_count());
  std::optional<Autoencoder<Scalar>> averaged;
  if (options.averaging_decay > 0.0) {
    averaged = start;
  }
  return {.current = std::move(start),
          .averaged = std::move(averaged),
          .first_moments = zeros,
          .second_moments = zeros};
}

}  // namespace

template <class Scalar>
Trainer<Scalar>::Trainer(Autoencoder<Scalar> start, const Rows<Scalar>& samples,
                         const TrainerOptions& options)
    : Trainer(initial_state(std::move(start), options), samples, options) {}

template <class Scalar>
Trainer<Scalar>::Trainer(TrainerState<Scalar> state, const Rows<Scalar>& samples,
                         const TrainerOptions& options)
    : work_(std::make_unique<Work>(std::move(state), samples, options)) {}

template <class Scalar>
Trainer<Scalar>::Trainer(Trainer&&) noexcept = default;
template <class Scalar>
Trainer<Scalar>& Trainer<Scalar>::operator=(Trainer&&) noexcept = default;
template <class Scalar>
Trainer<Scalar>::~Trainer() = default;

template <class Scalar>
TrainerStatus Trainer<Scalar>::advance() {
  return work_->advance();
}

template <class Scalar>
bool Trainer<Scalar>::finished() const {
  return work_->finished();
}

template <class Scalar>
const TrainerOptions& Trainer<Scalar>::options() const {
  return work_->options();
}

template <class Scalar>
const std::vector<EpochRecord>& Trainer<Scalar>::history() const {
  return work_->state().history;
}

template <class Scalar>
const Autoencoder<Scalar>& Trainer<Scalar>::current() const {
  return work_->state().current;
}

template <class Scalar>
const Autoencoder<Scalar>& Trainer<Scalar>::result() const {
  const TrainerState<Scalar>& state = work_->state();
  return state.averaged ? *state.averaged : state.current;
}

template <class Scalar>
const TrainerState<Scalar>& Trainer<Scalar>::state() const {
  return work_->state();
}

template class Trainer<float>;
template class Trainer<double>;

}  // namespace xenoglyph
