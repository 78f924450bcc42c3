#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xenoglyph {

/// What the code layer of an autoencoder gives.
enum class CodeKind {
  plain,  ///< the code itself
  /// The mean of a normal distribution of codes, and after it the logarithm of its variance along
  /// each axis: half of the layer's outputs each. Training draws the code from it and pays its
  /// Kullback-Leibler divergence from a standard normal, or from a prior that is learnt with the
  /// network (code_prior.hpp); everything else takes the mean. Kingma and Welling, "Auto-Encoding
  /// Variational Bayes" (ICLR 2014).
  variational
};

/// The name as in files: "variational".
std::string_view code_kind_name(CodeKind kind);

std::vector<std::string> code_kind_names();

/// The kind of that name; throws InvalidNetwork with the names there are.
CodeKind code_kind_from_name(std::string_view name);

}  // namespace xenoglyph
