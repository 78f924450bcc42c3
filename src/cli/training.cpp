#include "cli/training.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iostream>

#include "autoencoder/loss.hpp"
#include "base/rows.hpp"
#include "cli/decimals.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "data/checkpoint_file.hpp"
#include "data/output_file.hpp"

namespace xenoglyph::cli {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr Seconds between_checkpoints{60.0};
// Between lines where standard error is no terminal.
constexpr Seconds between_lines{60.0};

std::string duration_text(double seconds) {
  const auto whole = std::llround(seconds);
  std::array<char, 40> text{};
  if (whole >= 3600) {
    std::snprintf(text.data(), text.size(), "%lld h %02lld min", whole / 3600, whole / 60 % 60);
  } else if (whole >= 60) {
    std::snprintf(text.data(), text.size(), "%lld min %02lld s", whole / 60, whole % 60);
  } else {
    std::snprintf(text.data(), text.size(), "%lld s", whole);
  }
  return text.data();
}

/// Shows how a training goes: on a terminal all the time, else a line now and then.
class Report {
 public:
  Report(const Trainer<float>& trainer, const Rows<float>& validation_images)
      : trainer_(trainer),
        validation_images_(validation_images),
        start_(Clock::now()),
        last_line_(start_),
        steps_at_start_(trainer.state().steps) {}

  void batch(const TrainerStatus& status) {
    loss_ = status.loss;
    const bool line_due = !progress_.is_shown() && status.epoch_finished &&
                          Clock::now() - last_line_ >= between_lines;
    if (status.epoch_finished) {
      loss_ = trainer_.history().back().training;
      if (progress_.is_shown() || line_due) {
        validation_ = ", validation " + text_of(validation_loss());
      }
    }
    if (progress_.is_due()) {
      progress_.report(line(status));
    } else if (line_due) {
      std::cerr << line(status) << '\n';
      last_line_ = Clock::now();
    }
  }

  void end() {
    if (trainer_.history().empty()) {
      return;
    }
    loss_ = trainer_.history().back().training;
    progress_.conclude("epoch " + std::to_string(trainer_.state().epoch) + " of " +
                       std::to_string(trainer_.options().epochs) + ": loss " + text_of(loss_) +
                       validation_ + ", " + duration_text(Seconds(Clock::now() - start_).count()));
  }

  /// On the validation images; taken once between two mini-batches.
  const Loss& validation_loss() {
    if (validated_steps_ != trainer_.state().steps) {
      validated_steps_ = trainer_.state().steps;
      validation_loss_ = reconstruction_loss<float>(trainer_.result(), validation_images_,
                                                    trainer_.options().divergence_weight);
    }
    return validation_loss_;
  }

 private:
  std::string text_of(const Loss& loss) const {
    return loss_text(loss, trainer_.current().input_size());
  }

  std::string line(const TrainerStatus& status) const {
    const auto done = static_cast<double>(trainer_.state().steps);
    const double all =
        static_cast<double>(status.batch_count) * static_cast<double>(trainer_.options().epochs);
    const double elapsed = Seconds(Clock::now() - start_).count();
    const double left = elapsed * (all - done) / (done - static_cast<double>(steps_at_start_));
    return "epoch " + std::to_string(status.epoch + 1) + " of " +
           std::to_string(trainer_.options().epochs) + ": loss " + text_of(loss_) + validation_ +
           ", " + duration_text(left) + " left";
  }

  const Trainer<float>& trainer_;
  const Rows<float>& validation_images_;
  Progress progress_;
  Clock::time_point start_;
  Clock::time_point last_line_;
  std::int64_t steps_at_start_;
  Loss loss_;
  Loss validation_loss_;
  std::int64_t validated_steps_ = -1;
  std::string validation_;
};

[[noreturn]] void interrupt(const Trainer<float>& trainer, const TrainingPlan& plan) {
  const std::string kept = plan.path.empty()
                               ? "nothing is kept (--checkpoint would have kept it)"
                               : plan.path +
                                     " holds what was learnt, and the same command with --resume "
                                     "goes on from there";
  throw Interrupted(SignalWatch::received(),
                    "stopped in epoch " + std::to_string(trainer.state().epoch + 1) + " of " +
                        std::to_string(trainer.options().epochs) + "; " + kept);
}

/// Whether an epoch that is over was one too many without a better one.
bool is_plateau(TrainingPlan& plan, Report& report, Eigen::Index epoch) {
  if (plan.patience == 0) {
    return false;
  }
  const double loss = report.validation_loss().total();
  if (!plan.best || loss < plan.best->loss) {
    plan.best = {loss, epoch};
  }
  return epoch - plan.best->epoch >= plan.patience;
}

}  // namespace

std::string loss_text(const Loss& loss, Eigen::Index pixels) {
  std::string text = with_decimals(loss.total(), 4);
  if (loss.divergence_weight == 0.0) {
    return text;
  }
  const auto an_image = [pixels](double nats) {
    return with_decimals(nats * static_cast<double>(pixels), 1);
  };
  text.append(" (an image: reconstruction ").append(an_image(loss.cross_entropy));
  text.append(", divergence ").append(an_image(loss.divergence)).append(" nats)");
  return text;
}

void train(Trainer<float>& trainer, const Rows<float>& validation_images, TrainingPlan plan) {
  const SignalWatch signals;
  Report report(trainer, validation_images);
  Clock::time_point saved = Clock::now();
  const auto save = [&]() {
    if (!plan.path.empty()) {
      data::write_file(plan.path, data::to_safetensors({trainer.state(), trainer.options(),
                                                        plan.samples_hash, plan.notes, plan.best}));
    }
    saved = Clock::now();
  };
  while (!trainer.finished()) {
    const TrainerStatus status = trainer.advance();
    if (SignalWatch::received() != 0 && !status.finished) {
      save();
      interrupt(trainer, plan);
    }
    report.batch(status);
    if (!status.epoch_finished) {
      continue;
    }
    if (is_plateau(plan, report, trainer.state().epoch)) {
      break;
    }
    if (Clock::now() - saved >= between_checkpoints) {
      save();
    }
  }
  save();
  report.end();
}

}  // namespace xenoglyph::cli
