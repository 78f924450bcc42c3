// xenoglyph kmeans: points in, the centres of k clusters out.

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/errors.hpp"
#include "cli/files.hpp"
#include "cli/kmeans_method.hpp"
#include "cli/limits.hpp"
#include "cli/mixture_options.hpp"
#include "cli/notes.hpp"
#include "cli/points_input.hpp"
#include "cli/progress.hpp"
#include "cli/seed_option.hpp"
#include "cli/subcommands.hpp"
#include "cli/table_input.hpp"
#include "cli/threads_option.hpp"
#include "cli/usage_error.hpp"
#include "data/kmeans_json.hpp"
#include "data/output_file.hpp"
#include "data/table_writer.hpp"

namespace xenoglyph::cli {

namespace {

struct KmeansRequest {
  std::string input;
  std::string output = "-";
  std::string labels_output;
  Eigen::Index k = 0;
  KmeansMethod method;
  int threads = 0;
  data::Header header = data::Header::automatic;
};

std::string figures(const KmeansResult& result, bool minibatch) {
  std::array<char, 120> text{};
  std::snprintf(text.data(), text.size(), "%lld %s, inertia %.6g, %d %s%s",
                static_cast<long long>(result.centers.rows()),
                result.centers.rows() == 1 ? "cluster" : "clusters", result.inertia, result.n_iter,
                minibatch ? "step" : "iteration", result.n_iter == 1 ? "" : "s");
  return text.data();
}

void warn_of_no_convergence(const KmeansRequest& request) {
  note("warning: " + (request.method.minibatch
                          ? "the inertia still fell after " +
                                std::to_string(request.method.minibatches.max_epochs) +
                                " epochs (--max-epochs allows more)"
                          : "the best start had not settled after " +
                                std::to_string(request.method.lloyd.max_iterations) +
                                " iterations (--max-iterations allows more)"));
}

// Rows that differ from all before them; counting ends at `most`.
template <class Matrix>
Eigen::Index distinct_rows(const Matrix& points, Eigen::Index most) {
  std::vector<Eigen::Index> found;
  for (Eigen::Index i = 0; i < points.rows() && static_cast<Eigen::Index>(found.size()) < most;
       ++i) {
    if (std::ranges::none_of(found,
                             [&](Eigen::Index j) { return points.row(i) == points.row(j); })) {
      found.push_back(i);
    }
  }
  return static_cast<Eigen::Index>(found.size());
}

// With fewer distinct points than clusters, clusters are empty or copies of others.
template <class Matrix>
void warn_of_few_points(const Matrix& points, Eigen::Index k) {
  const Eigen::Index distinct = distinct_rows(points, k);
  if (distinct < k) {
    note("warning: the points take only " + std::to_string(distinct) +
         (distinct == 1 ? " distinct place" : " distinct places") + ", fewer than the " +
         std::to_string(k) + " clusters: some centres are copies");
  }
}

void run(KmeansRequest request) {
  check_output(request.output, "--input", request.input);
  if (!request.labels_output.empty()) {
    check_output(request.labels_output, "--input", request.input, "--labels-output");
    if (is_same_file(request.labels_output, request.output)) {
      throw UsageError("--labels-output and --output are the same file");
    }
  }
  set_threads(request.threads);
  request.method.settle();
  AnyPoints points = read_points_input(request.input, request.header).points;
  try {
    data::KmeansModel model = begin_model(request.method, points);
    KmeansResult result = fit(points, request.k, request.method);
    std::visit([&request](const auto& any) { warn_of_few_points(any, request.k); }, points);
    Progress().conclude(figures(result, request.method.minibatch));
    const bool unsettled =
        !result.converged && (!request.method.minibatch || request.method.minibatches.patience > 0);
    if (unsettled) {
      warn_of_no_convergence(request);
    }
    model.centers = std::move(result.centers);
    model.inertia = result.inertia;
    model.n_iter = result.n_iter;
    model.converged = result.converged;
    if (!request.labels_output.empty()) {
      data::write_file(request.labels_output, data::to_csv(result.labels.cast<double>(),
                                                           std::vector<std::string>{"cluster"}));
    }
    data::write_file(request.output, to_json(model));
  } catch (const InvalidPoints& error) {
    throw fault_of_points(error, request.input);
  }
}

void add_search_options(CLI::App& command, KmeansRequest& request) {
  const std::string search = "Search";
  add_seed_option(command, request.method.seed, "Same seed, same clusters")->group(search);
  command
      .add_option("--restarts", request.method.restarts,
                  "Independent starts; the least inertia is kept, of mini-batches that of a sample "
                  "before the first [10, of mini-batches 3]")
      ->type_name("N")
      ->check(at_least(1))
      ->group(search);
  add_threads_option(command, request.threads, "the clusters don't")->group(search);

  const std::string lloyd = "Lloyd's algorithm";
  CLI::Option* const iterations =
      command
          .add_option("--max-iterations", request.method.lloyd.max_iterations,
                      "Most iterations of a start")
          ->type_name("N")
          ->capture_default_str()
          ->group(lloyd);
  CLI::Option* const tolerance =
      command
          .add_option("--tolerance", request.method.lloyd.tolerance,
                      "A start ends when the centres' squared moves add up to no more than this, "
                      "relative to the mean variance of the coordinates")
          ->type_name("T")
          ->capture_default_str()
          ->group(lloyd);

  const std::string minibatches = "Mini-batches";
  CLI::Option* const minibatch =
      command
          .add_flag("--minibatch", request.method.minibatch,
                    "Instead, steps of a few points each (Sculley's web-scale k-means): for points "
                    "that are many")
          ->excludes(iterations)
          ->excludes(tolerance)
          ->group(minibatches);
  MinibatchKmeansOptions& options = request.method.minibatches;
  const auto only_minibatch = [&](CLI::Option* option) {
    option->needs(minibatch)->type_name("N")->capture_default_str()->group(minibatches);
  };
  only_minibatch(
      command.add_option("--batch,--batch-size", options.batch_size, "Points of a step"));
  only_minibatch(command.add_option("--epochs,--max-epochs", options.max_epochs,
                                    "Ends when so many times all points have been drawn"));
  only_minibatch(command.add_option(
      "--patience", options.patience,
      "Ends when the smoothed inertia has not fallen for so many steps; 0: only --epochs ends it"));
}

}  // namespace

void add_kmeans_command(CLI::App& app) {
  CLI::App* const command =
      app.add_subcommand("kmeans", "Group points about a given number of centres");
  const auto request = std::make_shared<KmeansRequest>();
  command
      ->add_option("-i,--input", request->input,
                   "Points: CSV, NPY, codes as safetensors, or images as IDX, raw or gzip (their "
                   "pixels from 0 to 1); - is standard input")
      ->required()
      ->type_name("FILE");
  add_header_option(*command, request->header);
  command->add_option("-k,--k", request->k, "Number of clusters")->required()->type_name("K");
  add_scale_option(*command, request->method.scaling);
  command
      ->add_option("-o,--output", request->output,
                   "Where the centres go, as JSON [standard output]")
      ->type_name("FILE");
  command
      ->add_option("--labels-output", request->labels_output,
                   "Where the cluster of each point goes, as CSV")
      ->type_name("FILE");
  add_search_options(*command, *request);
  command->callback([request]() { run(*request); });
}

}  // namespace xenoglyph::cli
