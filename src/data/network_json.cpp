#include "data/network_json.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <nlohmann/json.hpp>

#include "autoencoder/errors.hpp"
#include "autoencoder/layer.hpp"
#include "data/file_error.hpp"
#include "data/json_fields.hpp"
#include "data/printable.hpp"

namespace xenoglyph::data {

namespace {

using Eigen::Index;
using Json = nlohmann::ordered_json;

constexpr std::size_t most_layers = 1000;

Json value_of(Index number) { return number; }

Json value_of(const ImageShape& image) {
  if (image.is_list()) {
    return image.channels;
  }
  return {image.height, image.width, image.channels};
}

Json layer_json(const LayerShape& layer) {
  Json json{{"kind", kind_name(layer.kind)}};
  std::visit(
      [&json](const auto& shape) {
        shape.visit_fields(shape, [&json](std::string_view key, const auto& value) {
          json[std::string(key)] = value_of(value);
        });
      },
      layer.kind);
  json["activation"] = activation_name(layer.activation);
  if (layer.l2 != 0.0) {
    json["l2"] = layer.l2;
  }
  return json;
}

void read_value(const JsonField& field, Index& number) { number = field.count(1, most_extent); }

void read_value(const JsonField& field, ImageShape& image, bool is_list) {
  if (is_list) {
    image = field.count(1, most_extent);
    return;
  }
  const std::vector<JsonField> extents = field.elements(3);
  image = {extents[0].count(1, most_extent), extents[1].count(1, most_extent),
           extents[2].count(1, most_extent)};
}

/// An object whose keys are ticked off as they are read, so that a misspelt one is found.
class Object {
 public:
  Object(const Json& json, JsonField field) : json_(json), field_(std::move(field)) {
    if (!json_.is_object()) {
      field_.fail("should be an object");
    }
  }

  bool has(std::string_view key) {
    known_.emplace_back(key);
    return json_.contains(known_.back());
  }

  JsonField operator[](std::string_view key) {
    known_.emplace_back(key);
    return field_[known_.back().c_str()];
  }

  const Json& json(const std::string& key) const { return json_[key]; }

  void read(std::string_view key, Index& number) {
    // What has no default is 0.
    if (number == 0 || has(key)) {
      read_value((*this)[key], number);
    }
  }

  void read(std::string_view key, ImageShape& image) {
    const JsonField field = (*this)[key];
    read_value(field, image, !json_[std::string(key)].is_array());
  }

  void check_keys() const {
    for (const auto& [key, value] : json_.items()) {
      if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
        field_.fail("has \"" + printable(key) + "\", which means nothing here");
      }
    }
  }

 private:
  const Json& json_;
  JsonField field_;
  std::vector<std::string> known_;
};

/// Calls `read` and turns what it has to say of the network into a fault of the field. Names
/// from the file are made printable before, so that the names that it lists are not cut.
template <class Read>
auto with_fault_at(const JsonField& field, const Read& read) {
  try {
    return read();
  } catch (const InvalidNetwork& error) {
    field.fail(error.what());
  }
}

LayerShape read_layer(const Json& json, const JsonField& field) {
  Object object(json, field);
  LayerShape layer;
  const JsonField kind = object["kind"];
  layer.kind = with_fault_at(kind, [&] { return kind_from_name(printable(kind.string())); });
  std::visit(
      [&object](auto& shape) {
        shape.visit_fields(
            shape, [&object](std::string_view key, auto& value) { object.read(key, value); });
      },
      layer.kind);
  const JsonField activation = object["activation"];
  layer.activation = with_fault_at(
      activation, [&] { return activation_from_name(printable(activation.string())); });
  if (object.has("l2")) {
    const JsonField l2 = object["l2"];
    layer.l2 = l2.number();
    if (!(layer.l2 >= 0.0)) {
      l2.fail("should be at least 0");
    }
  }
  object.check_keys();
  return layer;
}

/// The first of the layers with the fewest outputs.
std::size_t narrowest(const std::vector<ImageShape>& outputs) {
  const auto fewest = std::min_element(
      outputs.begin(), outputs.end(),
      [](const ImageShape& a, const ImageShape& b) { return a.size() < b.size(); });
  return static_cast<std::size_t>(std::distance(outputs.begin(), fewest));
}

}  // namespace

std::string to_json(const NetworkShape& shape) {
  Json json{{"input", value_of(shape.inputs)}, {"layers", Json::array()}};
  for (const LayerShape& layer : shape.layers) {
    json["layers"].push_back(layer_json(layer));
  }
  json["code_layer"] = shape.code_layer;
  if (shape.code_kind != CodeKind::plain) {
    json["code"] = code_kind_name(shape.code_kind);
  }
  if (shape.prior_components > 0) {
    json["prior_components"] = shape.prior_components;
  }
  return json.dump();
}

NetworkShape parse_network(std::string_view text, const std::string& name) {
  const Json document = parse_model_object(
      text, name, "a network: an object with \"input\" and \"layers\", a list of objects");
  const JsonField root(document, "", name);
  Object object(document, root);
  NetworkShape shape;
  object.read("input", shape.inputs);
  const std::vector<JsonField> layers = object["layers"].elements();
  if (layers.empty() || layers.size() > most_layers) {
    object["layers"].fail("should have from 1 to " + std::to_string(most_layers) + " elements");
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    shape.layers.push_back(read_layer(object.json("layers")[i], layers[i]));
  }
  try {
    const std::vector<ImageShape> outputs = output_shapes(shape);
    shape.code_layer = narrowest(outputs);
    if (object.has("code_layer")) {
      shape.code_layer =
          static_cast<std::size_t>(object["code_layer"].count(0, std::ssize(layers) - 1));
    }
    if (object.has("code")) {
      const JsonField kind = object["code"];
      shape.code_kind =
          with_fault_at(kind, [&] { return code_kind_from_name(printable(kind.string())); });
    }
    if (object.has("prior_components")) {
      const JsonField components = object["prior_components"];
      shape.prior_components = components.count(1, most_extent);
      if (shape.code_kind != CodeKind::variational) {
        components.fail(
            "is for a variational code; add \"code\": \"variational\", or leave it out");
      }
    }
    if (shape.code_layer + 1 == layers.size()) {
      throw InvalidNetwork("its code layer is the last one; at least one layer must follow it");
    }
  } catch (const InvalidNetwork& error) {
    throw FileError(name + ": " + error.what());
  }
  object.check_keys();
  return shape;
}

}  // namespace xenoglyph::data
