#include "data/network_json.hpp"

#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

#include "autoencoder/initialization.hpp"
#include "data/file_error.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using xenoglyph::Activation;
using xenoglyph::ConvolutionShape;
using xenoglyph::DenseShape;
using xenoglyph::ImageShape;
using xenoglyph::NetworkShape;
using xenoglyph::TransposedConvolutionShape;
using xenoglyph::data::FileError;
using xenoglyph::data::parse_network;
using xenoglyph::data::to_json;

NetworkShape convolutional() {
  NetworkShape shape;
  shape.inputs = {4, 6, 1};
  shape.layers = {{ConvolutionShape{3, 5, 2}, Activation::leaky_relu},
                  {DenseShape{2}, Activation::identity, 0.01},
                  {DenseShape{{2, 3, 3}}, Activation::leaky_relu},
                  {TransposedConvolutionShape{1, 3, 2}, Activation::sigmoid}};
  shape.code_layer = 1;
  return shape;
}

std::string replaced(std::string text, const std::string& part, const std::string& by) {
  const std::size_t start = text.find(part);
  REQUIRE(start != std::string::npos);
  return text.replace(start, part.size(), by);
}

std::string fault(const std::string& text) {
  try {
    parse_network(text, "n.json");
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a network's shape comes back from JSON") {
  const NetworkShape dense =
      xenoglyph::network_shape({784, 256, 6, 784}, Activation::selu, 0.1 + 0.2);
  CHECK(parse_network(to_json(dense), "n") == dense);
  CHECK(parse_network(to_json(convolutional()), "n") == convolutional());
  CHECK(to_json(convolutional()) ==
        R"({"input":[4,6,1],"layers":[)"
        R"({"kind":"convolution","filters":3,"kernel":5,"stride":2,"activation":"leaky-relu"},)"
        R"({"kind":"dense","outputs":2,"activation":"identity","l2":0.01},)"
        R"({"kind":"dense","outputs":[2,3,3],"activation":"leaky-relu"},)"
        R"({"kind":"transposed-convolution","channels":1,"kernel":3,"stride":2,)"
        R"("activation":"sigmoid"}],"code_layer":1})");
}

TEST_CASE("what has a default may be left out") {
  const std::string text = R"({"input": [4, 4, 1], "layers": [
      {"kind": "convolution", "filters": 3, "activation": "relu"},
      {"kind": "dense", "outputs": 2, "activation": "identity"},
      {"kind": "dense", "outputs": 16, "activation": "sigmoid"}]})";
  const NetworkShape shape = parse_network(text, "n");
  CHECK(std::get<ConvolutionShape>(shape.layers[0].kind) == ConvolutionShape{3, 3, 1});
  CHECK(shape.layers[0].l2 == 0.0);
  CHECK(shape.code_layer == 1);
}

TEST_CASE("JSON that describes no network is refused with what is wrong") {
  const std::string good = to_json(convolutional());
  REQUIRE(fault(good).empty());
  CHECK_THAT(fault("{"), ContainsSubstring("n.json: is not JSON"));
  CHECK_THAT(fault("[]"), ContainsSubstring("n.json: is not a network"));
  CHECK_THAT(fault("{}"), ContainsSubstring("input is missing"));
  CHECK_THAT(fault(R"({"input": 4})"), ContainsSubstring("layers is missing"));
  CHECK_THAT(fault(R"({"input": 4, "layers": []})"),
             ContainsSubstring("layers should have from 1"));
  CHECK_THAT(fault(R"({"input": 4, "layers": [7]})"),
             ContainsSubstring("layers[0] should be an object"));
  const auto with = [&good](const std::string& part, const std::string& by) {
    return fault(replaced(good, part, by));
  };
  CHECK_THAT(with("[4,6,1]", "[4,6]"), ContainsSubstring("input has 2 elements"));
  CHECK_THAT(with("[4,6,1]", "[4,6,0]"), ContainsSubstring("input[2] should be an integer from 1"));
  CHECK_THAT(with("\"dense\"", "\"pooling\""),
             ContainsSubstring("layers[1].kind") &&
                 ContainsSubstring("none of dense, convolution, transposed-convolution"));
  CHECK_THAT(with("\"filters\":3,", ""), ContainsSubstring("layers[0].filters is missing"));
  CHECK_THAT(with("\"filters\":3", "\"filters\":-3"),
             ContainsSubstring("layers[0].filters should"));
  CHECK_THAT(with("\"filters\":3", "\"filters\":3.5"),
             ContainsSubstring("layers[0].filters should"));
  CHECK_THAT(with("\"stride\":2", "\"strides\":2"),
             ContainsSubstring("layers[0] has \"strides\", which means nothing here"));
  CHECK_THAT(with("\"leaky-relu\"", "\"gelu\""), ContainsSubstring("layers[0].activation"));
  CHECK_THAT(with(",\"activation\":\"identity\"", ""),
             ContainsSubstring("layers[1].activation is missing"));
  CHECK_THAT(with("0.01", "-0.01"), ContainsSubstring("layers[1].l2 should be at least 0"));
  CHECK_THAT(with("\"code_layer\":1", "\"code_layer\":4"), ContainsSubstring("code_layer should"));
  CHECK_THAT(with("\"code_layer\":1", "\"code_layer\":3"),
             ContainsSubstring("at least one layer must follow it"));
  CHECK_THAT(with("\"code_layer\"", "\"code_layers\""),
             ContainsSubstring("has \"code_layers\", which means nothing here"));
  CHECK_THAT(with("\"kernel\":5", "\"kernel\":999999"),
             ContainsSubstring("n.json: layer 0: its kernel"));
}
