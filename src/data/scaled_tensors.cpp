#include "data/scaled_tensors.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <vector>

namespace xenoglyph::data {

namespace {

using Eigen::Index;

constexpr double largest_integer = 127.0;

/// Which output each number of a parameter belongs to.
class Outputs {
 public:
  template <class Scalar>
  explicit Outputs(const Parameter<Scalar>& parameter)
      : count_(parameter.extents.at(parameter.output_extent.value())) {
    for (std::size_t i = *parameter.output_extent + 1; i < parameter.extents.size(); ++i) {
      repeats_ *= parameter.extents[i];
    }
  }

  Index count() const { return count_; }
  Index of(Index number) const { return number / repeats_ % count_; }

 private:
  Index count_;
  Index repeats_ = 1;  // numbers of one output that follow one another
};

// The scale at which the largest number of an output is 127. A search for the scale of least
// squared error takes a few percent off that error, and moves the loss of a trained network by less
// than a hundredth of a percent, either way: not worth having.
float scale_of(double largest) {
  // Where the largest number is that of floats, what is read must not be infinite.
  constexpr double most = double{std::numeric_limits<float>::max()} / (largest_integer + 0.25);
  const auto scale = static_cast<float>(std::min(largest / largest_integer, most));
  // Among the smallest of floats the nearest one may be too small by far.
  return largest > (largest_integer + 0.5) * scale
             ? std::nextafter(scale, std::numeric_limits<float>::infinity())
             : scale;
}

}  // namespace

std::string scale_name(const std::string& tensor) { return tensor + ".scale"; }

void store_scaled(TensorFile& file, const std::string& name,
                  const Parameter<const float>& parameter) {
  const Outputs outputs(parameter);
  const Eigen::Map<const Eigen::VectorXf> values(parameter.values.data(),
                                                 std::ssize(parameter.values));
  Eigen::VectorXd scales = Eigen::VectorXd::Zero(outputs.count());
  for (Index i = 0; i < values.size(); ++i) {
    double& largest = scales(outputs.of(i));
    largest = std::max(largest, std::abs(static_cast<double>(values(i))));
  }
  std::transform(scales.begin(), scales.end(), scales.begin(), scale_of);
  Eigen::VectorXd integers(values.size());
  for (Index i = 0; i < values.size(); ++i) {
    const double scale = scales(outputs.of(i));
    const double steps = scale > 0.0 ? std::round(static_cast<double>(values(i)) / scale) : 0.0;
    integers(i) = std::clamp(steps, -largest_integer, largest_integer);
  }
  file.tensors[name] = shaped_tensor(integers, parameter.extents, TensorType::i8);
  file.tensors[scale_name(name)] = vector_tensor(scales, TensorType::f32);
}

Eigen::VectorXd read_scaled(const TensorFields& fields, const std::string& name,
                            const Parameter<float>& parameter) {
  const Outputs outputs(parameter);
  const std::vector<std::int64_t> integers = fields.integers(name, parameter.extents);
  const std::string scale = scale_name(name);
  if (!fields.has_tensor(scale)) {
    fields.fail_tensor(
        name, "has type I8, and its scales are missing: there is no tensor \"" + scale + "\"");
  }
  const Eigen::VectorXd scales = fields.numbers(scale, {outputs.count()});
  const auto fail_scale = [&](Index output, const std::string& fault) {
    fields.fail_tensor(scale,
                       "holds a scale that is " + fault + ", number " + std::to_string(output + 1));
  };
  for (Index output = 0; output < scales.size(); ++output) {
    if (scales(output) < 0.0) {
      fail_scale(output, "negative");
    }
  }
  Eigen::VectorXd values(std::ssize(integers));
  for (Index i = 0; i < values.size(); ++i) {
    const auto integer = static_cast<double>(integers[static_cast<std::size_t>(i)]);
    const Index output = outputs.of(i);
    if (integer < -largest_integer) {
      fields.fail_tensor(name, "holds -128; its numbers should be from -127 to 127");
    }
    if (integer != 0.0 && scales(output) == 0.0) {
      fail_scale(output, "0 for integers that are not");
    }
    values(i) = scales(output) * integer;
  }
  return values;
}

}  // namespace xenoglyph::data
