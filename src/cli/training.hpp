#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "autoencoder/trainer.hpp"
#include "base/rows.hpp"

namespace xenoglyph::cli {

/// Where a training is put aside, and what is written there beside its state.
struct CheckpointPlan {
  std::string path;                          ///< empty for nowhere
  std::uint64_t samples_hash = 0;            ///< data::content_hash of the images
  std::map<std::string, std::string> notes;  ///< for the finished network
};

/// Trains to the last epoch and shows how it goes: on a terminal all the time, else a line now and
/// then. The state is put aside about once a minute and at the end. Ctrl-C ends it after the
/// mini-batch under way, its state put aside so that it goes on bit for bit.
/// Throws Interrupted, data::FileError and TrainingDiverged.
void train(Trainer<float>& trainer, const Rows<float>& validation_images,
           const CheckpointPlan& plan);

}  // namespace xenoglyph::cli
