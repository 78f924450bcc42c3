#include "cli/kmeans_selection.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "base/errors.hpp"
#include "cli/curve_chart.hpp"
#include "cli/files.hpp"
#include "cli/interruption.hpp"
#include "cli/mixture_options.hpp"
#include "cli/progress.hpp"
#include "cli/table_input.hpp"
#include "cli/usage_error.hpp"
#include "data/input_file.hpp"
#include "data/output_file.hpp"
#include "data/table_writer.hpp"

namespace xenoglyph::cli {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr Seconds between_writings{60.0};

const std::vector<std::string> columns{"k", "inertia", "n_iter", "converged", "seconds"};

/// What k-means reached with one number of clusters.
struct Reached {
  Eigen::Index k = 0;
  double inertia = 0.0;
  int n_iter = 0;
  bool converged = false;
  double seconds = 0.0;
};

Reached reach(const AnyPoints& points, Eigen::Index k, const KmeansMethod& method) {
  const Clock::time_point start = Clock::now();
  const KmeansResult result = fit(points, k, method);
  return {k, result.inertia, result.n_iter, result.converged,
          Seconds(Clock::now() - start).count()};
}

Points table_of(const std::vector<Reached>& curve) {
  Points table(static_cast<Eigen::Index>(curve.size()), std::ssize(columns));
  for (const Reached& row : curve) {
    table.row(&row - curve.data()) << static_cast<double>(row.k), row.inertia, row.n_iter,
        row.converged ? 1.0 : 0.0, row.seconds;
  }
  return table;
}

void write(const KmeansSelection& selection, const std::vector<Reached>& curve) {
  const Points table = table_of(curve);
  data::write_file(selection.output, data::to_csv(table, columns));
  if (!selection.chart.empty()) {
    data::write_file(selection.chart, to_svg({"k-means: inertia by number of clusters", "clusters",
                                              "inertia", table.col(0), table.col(1)}));
  }
}

std::vector<Reached> curve_of(const data::Table& table, const KmeansSelection& selection) {
  if (table.column_names != columns) {
    throw data::FileError(data::display_name(selection.output) +
                          ": is no table that select --method kmeans wrote");
  }
  std::vector<Reached> curve;
  for (Eigen::Index i = 0; i < table.points.rows(); ++i) {
    const auto row = table.points.row(i);
    if (row(0) != static_cast<double>(selection.k_min + i)) {
      throw data::FileError(data::display_name(selection.output) +
                            ": its rows should be those of " + std::to_string(selection.k_min) +
                            " clusters, one more, and so on (--k-min)");
    }
    curve.push_back({selection.k_min + i, row(1), static_cast<int>(row(2)), row(3) != 0.0, row(4)});
  }
  return curve;
}

/// The rows of before.
std::vector<Reached> resumed(const KmeansSelection& selection, const AnyPoints& points) {
  std::vector<Reached> curve = curve_of(read_table(selection.output, data::Header::yes), selection);
  if (!curve.empty()) {
    const Reached& last = curve.back();
    if (reach(points, last.k, selection.method).inertia != last.inertia) {
      throw UsageError("--resume: " + selection.output +
                       " was made of other points or with other options; leave --resume out to "
                       "begin anew");
    }
  }
  return curve;
}

void run(const KmeansSelection& selection, const AnyPoints& points) {
  const SignalWatch signals;
  Progress progress;
  std::vector<Reached> curve;
  if (selection.resume) {
    curve = resumed(selection, points);
  }
  Clock::time_point written = Clock::now();
  const auto next = [&] { return selection.k_min + std::ssize(curve); };
  while (next() <= selection.k_max && SignalWatch::received() == 0) {
    curve.push_back(reach(points, next(), selection.method));
    if (progress.is_due()) {
      progress.report(std::to_string(curve.back().k) + " of " + std::to_string(selection.k_max) +
                      " clusters");
    }
    if (selection.output != "-" && Clock::now() - written >= between_writings) {
      write(selection, curve);
      written = Clock::now();
    }
  }
  if (!curve.empty()) {
    write(selection, curve);
  }
  if (next() <= selection.k_max) {
    throw Interrupted(
        SignalWatch::received(),
        "stopped before all numbers of clusters up to " + std::to_string(selection.k_max) +
            " were tried; " +
            (selection.output == "-" ? "what is written ends with " + std::to_string(next() - 1)
                                     : "the same command with --resume goes on"));
  }
}

}  // namespace

void select_kmeans(KmeansSelection selection) {
  check_output(selection.output, "--input", selection.input);
  if (!selection.chart.empty()) {
    check_output(selection.chart, "--input", selection.input, "--chart");
    if (is_same_file(selection.chart, selection.output)) {
      throw UsageError("--chart and --output are the same file");
    }
  }
  if (selection.resume && selection.output == "-") {
    throw UsageError("--resume needs --output, to go on from");
  }
  selection.method.settle();
  AnyPoints points = read_points_input(selection.input, selection.header).points;
  try {
    begin_model(selection.method, points);
    if (!selection.k_max_given) {
      const Eigen::Index count = std::visit([](const auto& any) { return any.rows(); }, points);
      selection.k_max = std::min(selection.k_max, count);
    }
    if (selection.k_min < 1 || selection.k_min > selection.k_max) {
      throw UsageError("--k-min: must lie between 1 and --k-max");
    }
    run(selection, points);
  } catch (const InvalidPoints& error) {
    throw fault_of_points(error, selection.input);
  }
}

}  // namespace xenoglyph::cli
