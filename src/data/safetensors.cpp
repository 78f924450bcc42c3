#include "data/safetensors.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "data/file_error.hpp"
#include "data/safetensors_header.hpp"

namespace xenoglyph::data {

namespace {

constexpr std::size_t length_size = 8;
constexpr std::uint64_t longest_header = 100'000'000;

std::uint64_t header_length(std::span<const std::byte> content) {
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < length_size; ++i) {
    length |= std::to_integer<std::uint64_t>(content[i]) << (8 * i);
  }
  return length;
}

// Shape, type and place of a tensor have to agree.
void check_size(const TensorEntry& entry, const std::string& place) {
  std::size_t count = 1;
  for (const std::size_t extent : entry.shape) {
    if (extent != 0 && count > std::numeric_limits<std::size_t>::max() / 8 / extent) {
      throw FileError(place + " has shape " + shape_text(entry.shape) +
                      ", more numbers than there can be");
    }
    count *= extent;
  }
  const std::size_t size = count * bytes_per_number(entry.type);
  if (entry.end < entry.begin || entry.end - entry.begin != size) {
    throw FileError(place + " has data_offsets " + std::to_string(entry.begin) + " to " +
                    std::to_string(entry.end) + "; its shape " + shape_text(entry.shape) + " of " +
                    std::string(to_string(entry.type)) + " needs " + std::to_string(size) +
                    " bytes");
  }
}

// Every byte belongs to one tensor.
void check_layout(const std::map<std::string, TensorEntry>& entries, std::size_t available,
                  const std::string& name) {
  std::vector<const std::pair<const std::string, TensorEntry>*> in_order;
  in_order.reserve(entries.size());
  for (const auto& entry : entries) {
    in_order.push_back(&entry);
  }
  std::sort(in_order.begin(), in_order.end(), [](const auto* first, const auto* second) {
    return std::pair(first->second.begin, first->second.end) <
           std::pair(second->second.begin, second->second.end);
  });
  std::uint64_t position = 0;
  for (const auto* const entry : in_order) {
    const std::string place = tensor_place(name, entry->first);
    check_size(entry->second, place);
    if (entry->second.end > available) {
      throw FileError(place + " reaches to byte " + std::to_string(entry->second.end) +
                      " of the data, which has " + std::to_string(available) +
                      "; the file is truncated or its header is wrong");
    }
    if (entry->second.begin != position) {
      throw FileError(place +
                      (entry->second.begin < position
                           ? " begins inside the tensor before it"
                           : " leaves bytes before it that belong to no tensor") +
                      ": at byte " + std::to_string(entry->second.begin) + " of the data, not " +
                      std::to_string(position));
    }
    position = entry->second.end;
  }
  if (position != available) {
    throw FileError(name + ": has " + std::to_string(available - position) +
                    " bytes after its last tensor's end");
  }
}

}  // namespace

bool is_safetensors(std::span<const std::byte> content) {
  return content.size() > length_size && content[length_size] == std::byte{'{'} &&
         header_length(content) <= std::numeric_limits<std::uint32_t>::max();
}

TensorFile read_safetensors(std::span<const std::byte> content, const std::string& name) {
  if (content.size() < length_size) {
    throw FileError(name + ": is too short to be a safetensors file");
  }
  const std::uint64_t length = header_length(content);
  if (length > longest_header) {
    throw FileError(name + ": is not a safetensors file, or has a header of " +
                    std::to_string(length) + " bytes; at most " + std::to_string(longest_header) +
                    " are read");
  }
  if (length > content.size() - length_size) {
    throw FileError(name + ": is truncated: its safetensors header has " + std::to_string(length) +
                    " bytes, the file " + std::to_string(content.size() - length_size) +
                    " after the header's length");
  }
  const auto header_bytes = content.subspan(length_size, static_cast<std::size_t>(length));
  const auto data = content.subspan(length_size + static_cast<std::size_t>(length));
  SafetensorsHeader header = parse_safetensors_header(
      {reinterpret_cast<const char*>(header_bytes.data()), header_bytes.size()}, name);
  check_layout(header.tensors, data.size(), name);

  TensorFile file;
  file.metadata = std::move(header.metadata);
  for (auto& [tensor_name, entry] : header.tensors) {
    const auto bytes = data.subspan(static_cast<std::size_t>(entry.begin),
                                    static_cast<std::size_t>(entry.end - entry.begin));
    file.tensors.emplace(tensor_name, Tensor{entry.type, std::move(entry.shape),
                                             std::vector<std::byte>(bytes.begin(), bytes.end())});
  }
  return file;
}

std::string to_safetensors(const TensorFile& file) {
  std::vector<const std::pair<const std::string, Tensor>*> in_order;
  for (const auto& tensor : file.tensors) {
    in_order.push_back(&tensor);
  }
  std::stable_sort(in_order.begin(), in_order.end(), [](const auto* first, const auto* second) {
    return bytes_per_number(first->second.type) > bytes_per_number(second->second.type);
  });
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!file.metadata.empty()) {
    header["__metadata__"] = file.metadata;
  }
  std::size_t position = 0;
  for (const auto* const tensor : in_order) {
    const auto& [name, value] = *tensor;
    const std::size_t end = position + value.bytes.size();
    header[name] = {{"dtype", to_string(value.type)},
                    {"shape", value.shape},
                    {"data_offsets", {position, end}}};
    position = end;
  }
  std::string header_text = header.dump();
  header_text.resize((header_text.size() + 7) / 8 * 8, ' ');

  std::string text;
  text.reserve(length_size + header_text.size() + position);
  for (std::size_t i = 0; i < length_size; ++i) {
    text += static_cast<char>(static_cast<std::uint64_t>(header_text.size()) >> (8 * i) & 0xFFU);
  }
  text += header_text;
  for (const auto* const tensor : in_order) {
    const std::vector<std::byte>& bytes = tensor->second.bytes;
    text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }
  return text;
}

}  // namespace xenoglyph::data
