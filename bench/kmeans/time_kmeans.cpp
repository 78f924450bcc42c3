// Times k-means for the comparison with scikit-learn: a line a run of seconds, inertia and
// iterations of the start that was kept.
//
//   time_kmeans codes FILE K STARTS RUNS    codes as safetensors, in double precision
//   time_kmeans images FILE K STARTS RUNS   IDX images as pixels from 0 to 1, in single precision
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <span>
#include <string>

#include "base/rows.hpp"
#include "clustering/fit_kmeans.hpp"
#include "data/codes_file.hpp"
#include "data/idx_reader.hpp"
#include "data/input_file.hpp"

namespace {

using namespace xenoglyph;

Rows<float> pixels(const std::string& path) {
  const data::Images images = data::read_idx_images_file(path);
  using Bytes = Rows<std::uint8_t>;
  return Eigen::Map<const Bytes>(images.pixels.data(), images.count, images.height * images.width)
             .cast<float>() /
         255.0F;
}

Points codes(const std::string& path) {
  const std::string content = data::read_file(path);
  return data::read_codes(std::as_bytes(std::span(content)), path).codes.cast<double>();
}

template <class Matrix>
void time_runs(const Matrix& points, Eigen::Index k, int starts, int runs) {
  for (int run = 0; run < runs; ++run) {
    KmeansOptions options;
    options.restarts = starts;
    options.seed = static_cast<std::uint64_t>(run);
    const auto begin = std::chrono::steady_clock::now();
    const KmeansResult result = fit_kmeans(points, k, options);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::printf("%.6f %.8g %d\n", seconds.count(), result.inertia, result.n_iter);
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fputs("usage: time_kmeans codes|images FILE K STARTS RUNS\n", stderr);
    return 2;
  }
  try {
    const Eigen::Index k = std::atol(argv[3]);
    if (std::string(argv[1]) == "images") {
      time_runs(pixels(argv[2]), k, std::atoi(argv[4]), std::atoi(argv[5]));
    } else {
      time_runs(codes(argv[2]), k, std::atoi(argv[4]), std::atoi(argv[5]));
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "time_kmeans: %s\n", error.what());
    return 1;
  }
  return 0;
}
