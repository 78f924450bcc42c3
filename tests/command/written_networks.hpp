#pragma once

#include <span>
#include <string>

#include "base/rows.hpp"
#include "data/autoencoder_file.hpp"
#include "data/checkpoint_file.hpp"
#include "data/idx_reader.hpp"
#include "data/numbers.hpp"
#include "run_command.hpp"

inline xenoglyph::data::AutoencoderFile read_weights(const WorkFolder& folder,
                                                     const std::string& name) {
  const std::string content = folder.read(name);
  return xenoglyph::data::read_autoencoder(std::as_bytes(std::span(content)), name);
}

inline xenoglyph::data::Checkpoint read_checkpoint(const WorkFolder& folder,
                                                   const std::string& name) {
  const std::string content = folder.read(name);
  return xenoglyph::data::read_checkpoint(std::as_bytes(std::span(content)), name);
}

/// The images of a file as a network takes them.
inline xenoglyph::Rows<float> samples(const WorkFolder& folder, const std::string& name) {
  const auto images = xenoglyph::data::read_idx_images_file(folder / name);
  xenoglyph::Rows<float> values(images.count, images.height * images.width);
  for (std::size_t i = 0; i < images.pixels.size(); ++i) {
    values.data()[i] = static_cast<float>(images.pixels[i]) / 255.0F;
  }
  return values;
}

/// A note of the training as a number.
inline double number(const xenoglyph::data::AutoencoderFile& file, const std::string& key) {
  return xenoglyph::data::parse_number(file.notes.at(key)).value;
}
