// How many components the fit finds in the codes of handwritten digits, how long it takes on one
// thread, and how well its components agree with the digits, which it never saw.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "data/codes_file.hpp"
#include "data/input_file.hpp"
#include "mixture/mixture.hpp"

namespace {

using namespace xenoglyph;

constexpr int seeds = 10;
constexpr std::array<Eigen::Index, 2> starts{25, 60};

struct Discovery {
  double n_components;
  double seconds;
  double purity;
  double adjusted_rand_index;
  double mutual_information;
  double matched_accuracy;
};

// Processor time, so that other work on the machine counts as little as it can.
double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

Discovery discover(const Points& points, const Eigen::VectorXi& digits, Eigen::Index k_max,
                   std::uint64_t seed) {
  MmlOptions options;
  options.k_max = k_max;
  options.seed = seed;
  const double start = processor_seconds();
  const MmlResult result = fit_mml(points, options);
  const double seconds = processor_seconds() - start;
  const Eigen::VectorXi components = result.mixture.predict(points);
  return {static_cast<double>(result.mixture.n_components()),
          seconds,
          purity(components, digits),
          adjusted_rand_index(components, digits),
          normalized_mutual_information(components, digits),
          matched_accuracy(components, digits)};
}

void print_row(const std::string& name, const Discovery& row) {
  std::printf("| %s | %g | %.2f | %.3f | %.3f | %.3f | %.3f |\n", name.c_str(), row.n_components,
              row.seconds, row.purity, row.adjusted_rand_index, row.mutual_information,
              row.matched_accuracy);
  std::fflush(stdout);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2.0;
}

Discovery medians(const std::vector<Discovery>& rows) {
  const auto of = [&rows](double Discovery::*figure) {
    std::vector<double> values;
    for (const Discovery& row : rows) {
      values.push_back(row.*figure);
    }
    return median(std::move(values));
  };
  return {of(&Discovery::n_components),
          of(&Discovery::seconds),
          of(&Discovery::purity),
          of(&Discovery::adjusted_rand_index),
          of(&Discovery::mutual_information),
          of(&Discovery::matched_accuracy)};
}

void run(const std::string& path) {
  const std::string content = data::read_file(path);
  const data::Codes codes = data::read_codes(std::as_bytes(std::span(content)), path);
  const Points points = codes.codes.cast<double>();
  Eigen::VectorXi digits(points.rows());
  std::copy(codes.labels.begin(), codes.labels.end(), digits.begin());
  for (const Eigen::Index k_max : starts) {
    std::printf("\nFrom %td components:\n\n", k_max);
    std::puts("| seed | components | seconds | purity | ARI | NMI | matched accuracy |");
    std::puts("|---|--:|--:|--:|--:|--:|--:|");
    std::vector<Discovery> rows;
    for (int seed = 0; seed < seeds; ++seed) {
      rows.push_back(discover(points, digits, k_max, static_cast<std::uint64_t>(seed)));
      print_row(std::to_string(seed), rows.back());
    }
    print_row("median", medians(rows));
  }
}

}  // namespace

/// Argument: codes with labels, as assets/codes.safetensors. Prints tables in Markdown.
int main(int argument_count, char** arguments) {
  if (argument_count != 2) {
    std::fputs("usage: discovery_study CODES\n", stderr);
    return 2;
  }
  try {
    run(arguments[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "discovery_study: %s\n", error.what());
    return 1;
  }
  return 0;
}
