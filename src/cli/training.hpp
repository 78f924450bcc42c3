#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "autoencoder/trainer.hpp"
#include "base/rows.hpp"
#include "data/checkpoint_file.hpp"

namespace xenoglyph::cli {

/// Where a training is put aside, what is written there beside its state, and when it is over.
struct TrainingPlan {
  std::string path;                          ///< empty for nowhere
  std::uint64_t samples_hash = 0;            ///< data::content_hash of the images
  std::map<std::string, std::string> notes;  ///< for the finished network
  /// Epochs without a lower loss on the validation images after which it is over; 0: all epochs.
  Eigen::Index patience = 0;
  std::optional<data::BestEpoch> best = {};  ///< so far; kept only with patience
};

/// Trains to the last epoch, or to a plateau, and shows how it goes: on a terminal all the time,
/// else a line now and then. The state is put aside about once a minute and at the end. Ctrl-C ends
/// it after the mini-batch under way, its state put aside so that it goes on bit for bit.
/// Throws Interrupted, data::FileError and TrainingDiverged.
void train(Trainer<float>& trainer, const Rows<float>& validation_images, TrainingPlan plan);

/// The loss in nats a pixel: "0.1032", or of a variational code with its parts and what it is for
/// an image of so many pixels.
std::string loss_text(const Loss& loss, Eigen::Index pixels);

}  // namespace xenoglyph::cli
