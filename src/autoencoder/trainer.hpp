#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "../base/rows.hpp"
#include "autoencoder.hpp"
#include "loss.hpp"
#include "parameter.hpp"

namespace xenoglyph {

/// How the learning rate changes: not at all, or down half a cosine from `learning_rate` at the
/// first mini-batch towards `final_learning_rate` after the last. Loshchilov and Hutter, "SGDR"
/// (ICLR 2017), equation 5, without restarts.
enum class LearningRateSchedule { constant, cosine };

/// The name as in files and on the command line: "cosine".
std::string_view learning_rate_schedule_name(LearningRateSchedule schedule);

std::vector<std::string> learning_rate_schedule_names();

/// The schedule of that name; throws InvalidTraining with the names there are.
LearningRateSchedule learning_rate_schedule_from_name(std::string_view name);

struct TrainerOptions {
  Eigen::Index epochs = 100;       ///< passes over the samples, at least 1
  Eigen::Index batch_size = 1024;  ///< samples a mini-batch, at least 1; the last may be smaller
  double learning_rate = 1e-3;     ///< above 0
  LearningRateSchedule schedule = LearningRateSchedule::cosine;
  double final_learning_rate = 0.0;  ///< where the cosine ends; from 0 to learning_rate
  double warmup_epochs = 0.0;  ///< the rate first rises in a line from 0 over these; 0 or more

  /// Adam's own: Kingma and Ba, "Adam" (ICLR 2015), algorithm 1; defaults as Keras has them.
  double beta1 = 0.9;     ///< from 0, below 1
  double beta2 = 0.999;   ///< from 0, below 1
  double epsilon = 1e-7;  ///< above 0

  /// Decay a mini-batch of an exponential average of the weights, which result() then gives in
  /// place of the last ones; 0 for none, below 1. The first mini-batches use a smaller decay,
  /// (1 + t) / (10 + t), so that the average forgets the start.
  double averaging_decay = 0.0;

  /// Of a variational code: what its divergence counts for (beta), 0 or more, and over how many
  /// epochs it rises to that in a line from 0, from 0 to epochs. Bowman et al., "Generating
  /// Sentences from a Continuous Space" (CoNLL 2016), section 3.1.
  double divergence_weight = 1.0;
  double divergence_warmup_epochs = 0.0;

  std::uint64_t seed = 0;  ///< of the order of the samples, and of variational codes
};

/// An epoch that is over: its training loss is the average over its mini-batches, each measured
/// before its own update.
struct EpochRecord {
  Eigen::Index epoch = 0;      ///< counted from 1
  double learning_rate = 0.0;  ///< at its last mini-batch
  Loss training;
};

/// Everything that a training needs to go on as if it had not been interrupted, beside its samples
/// and options. The order of samples in an epoch follows from the seed and the epoch's number, so
/// no state of chance is among it.
template <class Scalar>
struct TrainerState {
  Autoencoder<Scalar> current;                       ///< weights after the last update
  std::optional<Autoencoder<Scalar>> averaged = {};  ///< with averaging only
  ParameterVector<Scalar> first_moments = {};        ///< Adam's m
  ParameterVector<Scalar> second_moments = {};       ///< Adam's v
  std::int64_t steps = 0;                            ///< mini-batches done in all
  Eigen::Index epoch = 0;                            ///< epochs done
  Eigen::Index sample = 0;                           ///< samples done of the epoch under way
  Loss epoch_sum = {};                    ///< over those samples: sum of loss x mini-batch's size
  std::vector<EpochRecord> history = {};  ///< one entry an epoch done
};

/// What advance() did.
struct TrainerStatus {
  Eigen::Index epoch = 0;        ///< epoch of this mini-batch, counted from 0
  Eigen::Index batch = 0;        ///< number of this mini-batch in its epoch, counted from 0
  Eigen::Index batch_count = 0;  ///< mini-batches an epoch
  double learning_rate = 0.0;    ///< that it was trained with
  Loss loss;                     ///< of this mini-batch, before the update
  bool epoch_finished = false;   ///< it was the last of its epoch
  bool finished = false;         ///< nothing is left to do
};

/// Trains an autoencoder with Adam on shuffled mini-batches, one at a time.
///
///     Trainer<float> trainer(initial_autoencoder<float>(digits_network(), ..., seed), images);
///     while (!trainer.finished()) { trainer.advance(); }
///     Autoencoder<float> trained = trainer.result();
///
/// The same seed, samples and options give the same weights, on any number of threads: a mini-batch
/// is cut into slices that depend on its size only, each slice is one thread's work, and their
/// gradients are added in order. (Processors of another kind may differ in the last bits.)
template <class Scalar>
class Trainer {
 public:
  /// `samples`, n x input_size, values within [0, 1], are not copied and must outlive the trainer.
  /// Throws InvalidTraining, InvalidSamples, or InvalidNetwork when the last layer isn't a sigmoid
  /// as wide as the input.
  Trainer(Autoencoder<Scalar> start, const Rows<Scalar>& samples,
          const TrainerOptions& options = {});

  /// Goes on from a state that state() gave, with the same samples and options; more epochs than
  /// then are fine. Throws InvalidTraining("state", ...) also when they don't belong together.
  Trainer(TrainerState<Scalar> state, const Rows<Scalar>& samples, const TrainerOptions& options);

  Trainer(Autoencoder<Scalar>, Rows<Scalar>&&, const TrainerOptions& = {}) = delete;
  Trainer(TrainerState<Scalar>, Rows<Scalar>&&, const TrainerOptions&) = delete;

  Trainer(Trainer&&) noexcept;
  Trainer& operator=(Trainer&&) noexcept;
  ~Trainer();

  /// Trains on the next mini-batch. Does nothing when finished. Throws TrainingDiverged when the
  /// loss is no longer finite; the weights are then those before this mini-batch.
  TrainerStatus advance();

  bool finished() const;
  const TrainerOptions& options() const;
  const std::vector<EpochRecord>& history() const;

  /// Weights after the last update.
  const Autoencoder<Scalar>& current() const;

  /// What to keep: the averaged weights with averaging, else the current ones.
  const Autoencoder<Scalar>& result() const;

  /// For a checkpoint, after any mini-batch.
  const TrainerState<Scalar>& state() const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

extern template class Trainer<float>;
extern template class Trainer<double>;

}  // namespace xenoglyph
