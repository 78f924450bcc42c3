#include "data/safetensors_header.hpp"

#include <limits>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "data/file_error.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

constexpr std::string_view metadata_key = "__metadata__";

/// A tensor's description while its fields come in.
struct PartialEntry {
  std::optional<TensorType> type;
  std::optional<std::vector<std::uint64_t>> shape;
  std::optional<std::vector<std::uint64_t>> data_offsets;
};

/// Takes the header's JSON apart as the parser walks through it, so that neither its nesting nor
/// anything it holds beside tensors costs memory.
class HeaderReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit HeaderReader(const std::string& name) : name_(name) {}

  SafetensorsHeader take() { return std::move(header_); }

  bool start_object(std::size_t /*size*/) override {
    switch (level_) {
      case Level::start:
        level_ = Level::header;
        return true;
      case Level::header:
        level_ = entry_name_ == metadata_key ? Level::metadata : Level::entry;
        return true;
      default:
        misplaced();
    }
  }

  bool end_object() override {
    switch (level_) {
      case Level::entry:
        finish_entry();
        level_ = Level::header;
        return true;
      case Level::metadata:
        level_ = Level::header;
        return true;
      default:
        level_ = Level::end;
        return true;
    }
  }

  bool key(string_t& key) override {
    if (level_ == Level::header) {
      entry_name_ = key;
      entry_ = {};
      const bool is_new = key == metadata_key ? !std::exchange(has_metadata_, true)
                                              : !header_.tensors.contains(key);
      if (!is_new) {
        throw FileError(name_ + ": its safetensors header has two entries \"" + printable(key) +
                        "\"");
      }
    } else {
      field_ = key;
    }
    return true;
  }

  bool string(string_t& value) override {
    if (level_ == Level::metadata) {
      if (!header_.metadata.emplace(field_, value).second) {
        throw FileError(name_ + ": its metadata has two entries \"" + printable(field_) + "\"");
      }
      return true;
    }
    if (level_ != Level::entry || field_ != "dtype") {
      misplaced();
    }
    const std::optional<TensorType> found = tensor_type_from_string(value);
    if (!found) {
      throw FileError(place() + " has numbers of type " + printable(value) + "; " +
                      tensor_type_names() + " are read");
    }
    set(entry_.type, *found);
    return true;
  }

  bool start_array(std::size_t /*size*/) override {
    if (level_ != Level::entry) {
      misplaced();
    }
    if (field_ == "shape") {
      set(entry_.shape, {});
    } else if (field_ == "data_offsets") {
      set(entry_.data_offsets, {});
    } else {
      misplaced();
    }
    level_ = Level::numbers;
    return true;
  }

  bool end_array() override {
    level_ = Level::entry;
    return true;
  }

  bool number_unsigned(number_unsigned_t value) override {
    if (level_ != Level::numbers) {
      misplaced();
    }
    (field_ == "shape" ? entry_.shape : entry_.data_offsets)->push_back(value);
    return true;
  }

  bool null() override { misplaced(); }
  bool boolean(bool /*value*/) override { misplaced(); }
  bool number_integer(number_integer_t /*value*/) override { misplaced(); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { misplaced(); }
  bool binary(binary_t& /*value*/) override { misplaced(); }

  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    throw FileError(name_ + ": its safetensors header is not JSON: there is a fault at byte " +
                    std::to_string(position));
  }

 private:
  enum class Level { start, header, metadata, entry, numbers, end };

  std::string place() const { return tensor_place(name_, entry_name_); }

  [[noreturn]] void misplaced() const {
    if (level_ == Level::metadata) {
      throw FileError(name_ + ": its metadata \"" + printable(field_) + "\" is not a string");
    }
    if (level_ == Level::entry || level_ == Level::numbers) {
      throw FileError(place() + ": its field \"" + printable(field_) +
                      "\" is not as safetensors has it");
    }
    throw FileError(level_ == Level::header
                        ? place() + " is not described by a JSON object"
                        : name_ + ": its safetensors header is not a JSON object");
  }

  template <typename Value>
  void set(std::optional<Value>& field, Value value) {
    if (field) {
      throw FileError(place() + " has two fields \"" + field_ + "\"");
    }
    field = std::move(value);
  }

  void finish_entry() {
    if (!entry_.type || !entry_.shape || !entry_.data_offsets) {
      throw FileError(place() + " lacks its " +
                      (!entry_.type    ? "dtype"
                       : !entry_.shape ? "shape"
                                       : "data_offsets"));
    }
    if (entry_.data_offsets->size() != 2) {
      throw FileError(place() + " has " + std::to_string(entry_.data_offsets->size()) +
                      " data_offsets; they should be two");
    }
    TensorEntry entry{*entry_.type, {}, entry_.data_offsets->front(), entry_.data_offsets->back()};
    for (const std::uint64_t extent : *entry_.shape) {
      if (extent > std::numeric_limits<std::size_t>::max()) {
        throw FileError(place() + " has a shape with more numbers than there can be");
      }
      entry.shape.push_back(static_cast<std::size_t>(extent));
    }
    header_.tensors.emplace(entry_name_, std::move(entry));
  }

  const std::string& name_;
  SafetensorsHeader header_;
  Level level_ = Level::start;
  bool has_metadata_ = false;
  std::string entry_name_;
  std::string field_;
  PartialEntry entry_;
};

}  // namespace

SafetensorsHeader parse_safetensors_header(std::string_view text, const std::string& name) {
  if (!text.starts_with('{')) {
    throw FileError(name + ": is not a safetensors file: its header does not begin with a brace");
  }
  HeaderReader reader(name);
  nlohmann::json::sax_parse(text, &reader);
  return reader.take();
}

std::string tensor_place(const std::string& file_name, std::string_view tensor_name) {
  return file_name + ": tensor \"" + printable(tensor_name) + "\"";
}

}  // namespace xenoglyph::data
