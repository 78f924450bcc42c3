#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "autoencoder/trainer.hpp"

namespace xenoglyph::data {

/// The epoch after which the loss on images that are not learnt from was least.
struct BestEpoch {
  double loss = 0.0;       ///< on those images, in all
  Eigen::Index epoch = 0;  ///< counted from 1
};

/// A training that was put aside.
struct Checkpoint {
  TrainerState<float> state;
  TrainerOptions options;
  std::uint64_t samples_hash = 0;            ///< content_hash of what it was trained on
  std::map<std::string, std::string> notes;  ///< what the finished network's notes will say
  std::optional<BestEpoch> best = {};        ///< where a training waits for no better one
};

/// A number that tells contents apart (64-bit FNV-1a: Fowler, Noll and Vo). Not against intent.
std::uint64_t content_hash(std::span<const std::uint8_t> content);

/// A checkpoint as a safetensors file with all numbers exact, so that a training goes on bit for
/// bit: the current weights, the averaged ones, Adam's moments as F32, the history as F64, counts
/// as I64, the options as metadata.
std::string to_safetensors(const Checkpoint& checkpoint);

/// The inverse. Throws FileError when something is missing, of another shape or not finite.
/// Whether state and samples belong together is for Trainer to find out.
Checkpoint read_checkpoint(std::span<const std::byte> content, const std::string& name);

}  // namespace xenoglyph::data
