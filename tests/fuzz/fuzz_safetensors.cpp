// Any bytes are a safetensors file or a FileError of one line, as tensors, codes, an autoencoder
// and a checkpoint. What was read is written and read again as the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

#include "data/autoencoder_file.hpp"
#include "data/checkpoint_file.hpp"
#include "data/codes_file.hpp"
#include "data/file_error.hpp"
#include "data/safetensors.hpp"

namespace {

using namespace xenoglyph::data;
using Content = std::span<const std::byte>;

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

template <typename Check>
void either_read_or_refused(const Check& check) {
  try {
    check();
  } catch (const FileError& error) {
    const std::string message = error.what();
    require(message.starts_with("fuzz: ") && message.find('\n') == std::string::npos);
  }
}

Content bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

void check_tensors(Content content) {
  const TensorFile file = read_safetensors(content, "fuzz");
  for (const auto& [name, tensor] : file.tensors) {
    require(tensor.bytes.size() == number_count(tensor.shape) * bytes_per_number(tensor.type));
  }
  const std::string text = to_safetensors(file);
  const TensorFile again = read_safetensors(bytes_of(text), "again");
  require(again.metadata == file.metadata && again.tensors.size() == file.tensors.size());
  for (const auto& [name, tensor] : file.tensors) {
    const Tensor& other = again.tensors.at(name);
    require(other.type == tensor.type && other.shape == tensor.shape &&
            other.bytes == tensor.bytes);
  }
}

void check_codes(Content content) {
  const Codes codes = read_codes(content, "fuzz");
  require(codes.codes.allFinite() && codes.codes.size() > 0);
  const std::string text = to_safetensors(codes, TensorType::f32);
  const Codes again = read_codes(bytes_of(text), "again");
  require(again.codes == codes.codes && again.labels == codes.labels);
}

void check_autoencoder(Content content) {
  const AutoencoderFile file = read_autoencoder(content, "fuzz");
  const std::string text = to_safetensors(file, TensorType::f32);
  require(to_safetensors(read_autoencoder(bytes_of(text), "again"), TensorType::f32) == text);
  const std::string small = to_safetensors(file, TensorType::i8);
  const AutoencoderFile rest{rounded(file.autoencoder, TensorType::i8), file.notes};
  require(to_safetensors(read_autoencoder(bytes_of(small), "small"), TensorType::f32) ==
          to_safetensors(rest, TensorType::f32));
}

void check_checkpoint(Content content) {
  const std::string text = to_safetensors(read_checkpoint(content, "fuzz"));
  require(to_safetensors(read_checkpoint(bytes_of(text), "again")) == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Content content = std::as_bytes(std::span(data, size));
  for (const auto check : {check_tensors, check_codes, check_autoencoder, check_checkpoint}) {
    either_read_or_refused([check, content]() { check(content); });
  }
  return 0;
}
