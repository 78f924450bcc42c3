// Squeezes images to codes: encode_images weights.safetensors images-idx3-ubyte[.gz]
// Prints a line of numbers an image.
#include <exception>
#include <iostream>
#include <span>
#include <string>

#include <xenoglyph/data/autoencoder_file.hpp>
#include <xenoglyph/data/idx_reader.hpp>
#include <xenoglyph/data/input_file.hpp>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "Usage: encode_images weights.safetensors images-idx3-ubyte[.gz]\n";
    return 2;
  }
  try {
    const std::string weights = xenoglyph::data::read_file(argv[1]);
    const xenoglyph::data::AutoencoderFile file =
        xenoglyph::data::read_autoencoder(std::as_bytes(std::span(weights)), argv[1]);
    const xenoglyph::data::Images images = xenoglyph::data::read_idx_images_file(argv[2]);

    // A row an image, 0 (paper) to 1 (ink).
    xenoglyph::Rows<float> samples(images.count, images.height * images.width);
    for (Eigen::Index i = 0; i < samples.size(); ++i) {
      samples.data()[i] = static_cast<float>(images.pixels[static_cast<std::size_t>(i)]) / 255.0F;
    }
    std::cout << file.autoencoder.encode(samples) << '\n';
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
