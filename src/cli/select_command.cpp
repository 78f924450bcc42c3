// xenoglyph select: points in, a table out of what each number of components or clusters reaches.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/files.hpp"
#include "cli/interruption.hpp"
#include "cli/kmeans_selection.hpp"
#include "cli/mixture_options.hpp"
#include "cli/notes.hpp"
#include "cli/progress.hpp"
#include "cli/seed_option.hpp"
#include "cli/selection_table.hpp"
#include "cli/subcommands.hpp"
#include "cli/table_input.hpp"
#include "cli/usage_error.hpp"
#include "data/model_json.hpp"
#include "data/output_file.hpp"
#include "mixture/fit_mml.hpp"

namespace xenoglyph::cli {

namespace {

using Clock = std::chrono::steady_clock;

// With the start out of the fit before, as good as scikit-learn's best of ten (bench/recovery).
constexpr int default_restarts = 4;

struct SelectRequest {
  std::string input;
  std::string output = "-";
  std::string format;
  std::string model;
  std::string by = std::string(to_string(SelectionCriterion::bic));
  CovarianceRequest covariance;
  SweepOptions sweep;
  data::Header header = data::Header::automatic;
  bool k_max_given = false;
  bool without_mml = false;

  std::string method = "mixture";
  KmeansSelection kmeans;
  CLI::Option* restarts = nullptr;
  std::vector<CLI::Option*> mixture_only;
  std::vector<CLI::Option*> kmeans_only;
};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// The same covariances and seed, and the same regularisation where one was asked for; the rest is
// that fit's own.
MmlOptions mml_options(const SelectRequest& request) {
  const SweepOptions& sweep = request.sweep;
  MmlOptions options;
  options.covariance_type = sweep.em.covariance_type;
  if (request.covariance.regularization_given()) {
    options.regularization = sweep.em.regularization;
  }
  options.k_min = sweep.k_min;
  options.k_max = sweep.k_max;
  options.seed = sweep.em.seed;
  return options;
}

/// Fits by MML; nothing where a signal ended it.
std::optional<TimedFit> fit_by_message_length(const Points& points, const SelectRequest& request,
                                              Progress& progress) {
  const Clock::time_point start = Clock::now();
  MmlFitter fitter(points, mml_options(request));
  while (!fitter.done()) {
    const MmlStatus& status = fitter.advance();
    if (SignalWatch::received() != 0) {
      return std::nullopt;
    }
    if (progress.is_due()) {
      progress.report("by minimum message length, components left: " +
                      std::to_string(status.n_components));
    }
  }
  const MmlResult result = fitter.result();
  TimedFit fit;
  fit.seconds = seconds_since(start);
  fit.record.n_components = result.mixture.n_components();
  fit.record.log_likelihood = result.log_likelihood;
  fit.record.bic = result.mixture.bic(points);
  fit.record.aic = result.mixture.aic(points);
  fit.record.message_length = result.message_length;
  fit.record.n_iter = result.n_iter;
  fit.record.converged = result.converged;
  return fit;
}

std::string chosen_so_far(const std::vector<TimedFit>& fits) {
  const auto chosen = [&fits](SelectionCriterion criterion) {
    return std::to_string(fits[best_fit(fits, criterion)].record.n_components);
  };
  return "least BIC at " + chosen(SelectionCriterion::bic) + ", AIC at " +
         chosen(SelectionCriterion::aic) + ", message length at " +
         chosen(SelectionCriterion::message_length);
}

/// Sweeps until all is fitted or a signal comes.
std::vector<TimedFit> run_sweep(ComponentSweep& sweep, Progress& progress) {
  std::vector<TimedFit> fits;
  Clock::time_point start = Clock::now();
  while (!sweep.done() && SignalWatch::received() == 0) {
    if (sweep.advance()) {
      fits.push_back({sweep.records().back(), seconds_since(start)});
      start = Clock::now();
    }
    if (progress.is_due() && !sweep.done()) {
      progress.report(std::to_string(sweep.n_components()) + " of at most " +
                      std::to_string(sweep.options().k_max) + " components" +
                      (fits.empty() ? "" : "; " + chosen_so_far(fits)));
    }
  }
  if (!fits.empty()) {
    progress.conclude(chosen_so_far(fits));
  }
  return fits;
}

std::string to_text(const Selection& selection, const SelectRequest& request) {
  const auto asked = [&request](const std::string& format) {
    return request.format.empty() ? request.output.ends_with("." + format)
                                  : request.format == format;
  };
  if (asked("json")) {
    return to_json_text(selection);
  }
  return asked("csv") ? to_csv_text(selection) : to_aligned_text(selection);
}

// The mixture that the criterion chose, as model.json has it. There is no history: that is one of
// sweeps of MML.
std::string model_text(const ComponentSweep& sweep, std::size_t record) {
  const SweepRecord& chosen = sweep.records()[record];
  return data::to_json({sweep.mixture(record),
                        chosen.log_likelihood,
                        chosen.message_length,
                        Criterion::program,
                        chosen.n_iter,
                        chosen.converged,
                        sweep.options().em.seed,
                        {}});
}

// One line on the fits that ended before they settled, and why.
void warn_of_unsettled(const Selection& selection, const EmOptions& options) {
  std::string which;
  double largest = 0.0;
  for (const TimedFit& fit : selection.fits) {
    if (!fit.record.converged) {
      which += (which.empty() ? "" : ", ") + std::to_string(fit.record.n_components);
      if (std::abs(fit.record.last_change) > std::abs(largest)) {
        largest = fit.record.last_change;
      }
    }
  }
  if (which.empty()) {
    return;
  }
  std::ostringstream text;
  text << "warning: not settled after " << options.max_sweeps << " sweeps: k = " << which
       << "; the last sweep still changed the log-likelihood by " << largest << " nats"
       << (largest < 0.0 ? ", since the regularisation lets it go up and down"
                         : ", since components that overlap part slowly")
       << " (--max-sweeps allows more, a larger --threshold is content sooner)";
  note(text.str());
}

[[noreturn]] void interrupt(const Selection& selection) {
  const std::string tried = selection.fits.empty()
                                ? "no fit was complete, nothing is written"
                                : "what is written ends with " +
                                      std::to_string(selection.fits.back().record.n_components);
  throw Interrupted(SignalWatch::received(), "stopped before all numbers of components up to " +
                                                 std::to_string(selection.k_max) + " were tried; " +
                                                 tried);
}

void select(const Points& points, const SelectRequest& request) {
  const SignalWatch signals;
  ComponentSweep sweep(points, request.sweep);
  Selection selection;
  selection.n_points = points.rows();
  selection.n_features = points.cols();
  selection.covariance_type = request.sweep.em.covariance_type;
  selection.seed = request.sweep.em.seed;
  selection.k_min = request.sweep.k_min;
  selection.k_max = request.sweep.k_max;
  {
    Progress progress;
    if (!request.without_mml) {
      selection.mml = fit_by_message_length(points, request, progress);
    }
    selection.fits = run_sweep(sweep, progress);
  }
  selection.interrupted = !sweep.done();
  if (!selection.fits.empty()) {
    data::write_file(request.output, to_text(selection, request));
    if (!request.model.empty()) {
      const std::size_t chosen =
          best_fit(selection.fits, selection_criterion_from_string(request.by));
      data::write_file(request.model, model_text(sweep, chosen));
    }
    warn_of_unsettled(selection, request.sweep.em);
  }
  if (selection.interrupted) {
    interrupt(selection);
  }
}

void check_outputs(const SelectRequest& request) {
  check_output(request.output, "--input", request.input);
  if (request.model.empty()) {
    return;
  }
  check_output(request.model, "--input", request.input, "--model");
  if (is_same_file(request.model, request.output)) {
    throw UsageError("--model and --output are the same" +
                     std::string(request.model == "-" ? ": standard output" : " file"));
  }
}

void run(SelectRequest request) {
  check_outputs(request);
  SweepOptions& sweep = request.sweep;
  sweep.em.covariance_type = request.covariance.covariance_type();
  sweep.em.regularization = request.covariance.regularization(EmOptions{}.regularization);
  const Points points = read_table(request.input, request.header).points;
  if (!request.k_max_given) {
    sweep.k_max = std::min(sweep.k_max, points.rows());
  }
  try {
    select(points, request);
  } catch (const InvalidPoints& error) {
    throw fault_of_points(error, request.input);
  }
}

void add_outputs(CLI::App& command, SelectRequest& request) {
  command
      .add_option("-o,--output", request.output,
                  "Where the table goes; where the name ends in .csv or .json, in that format "
                  "[standard output]")
      ->type_name("FILE");
  command
      .add_option("--format", request.format,
                  "Of the table: aligned text for people, which marks what is best, CSV, or JSON, "
                  "which has all figures [as the name of the output says, else text]")
      ->check(CLI::IsMember({"text", "csv", "json"}))
      ->type_name("NAME");
  CLI::Option* const model =
      command
          .add_option("--model", request.model, "Where the best mixture goes, as JSON [nowhere]")
          ->type_name("FILE");
  command.add_option("--by", request.by, "What is least for the best mixture")
      ->check(CLI::IsMember({"bic", "aic", "message-length"}))
      ->type_name("NAME")
      ->capture_default_str()
      ->needs(model);
}

void run_kmeans(const SelectRequest& request) {
  KmeansSelection selection = request.kmeans;
  selection.input = request.input;
  selection.output = request.output;
  selection.header = request.header;
  selection.k_min = request.sweep.k_min;
  selection.k_max = request.sweep.k_max;
  selection.k_max_given = request.k_max_given;
  selection.method.seed = request.sweep.em.seed;
  if (request.restarts->count() > 0) {
    selection.method.restarts = request.sweep.em.restarts;
  }
  select_kmeans(std::move(selection));
}

// The options of the other method would be without effect.
void check_method(const SelectRequest& request) {
  const bool kmeans = request.method == "kmeans";
  for (const CLI::Option* option : kmeans ? request.mixture_only : request.kmeans_only) {
    if (option->count() > 0) {
      throw UsageError(option->get_name() + ": only with --method " +
                       (kmeans ? "mixture" : "kmeans"));
    }
  }
}

void add_kmeans_options(CLI::App& command, SelectRequest& request) {
  const std::string group = "k-means";
  KmeansSelection& kmeans = request.kmeans;
  request.kmeans_only = {
      command.add_flag("--minibatch", kmeans.method.minibatch,
                       "Steps of a few points each: for points that are many"),
      add_scale_option(command, kmeans.method.scaling),
      command.add_option("--chart", kmeans.chart, "Where the curve of the inertia goes, as SVG")
          ->type_name("FILE"),
      command.add_flag("--resume", kmeans.resume,
                       "Go on from the table in --output, as if there had been no break")};
  for (CLI::Option* option : request.kmeans_only) {
    option->group(group);
  }
}

CLI::Option* add_mixture_options(CLI::App& command, SelectRequest& request) {
  const std::string group = "Mixture";
  CLI::Option* const k_max =
      command
          .add_option("--k-max", request.sweep.k_max,
                      "Most components to try [25, or as many as there are points]")
          ->type_name("K")
          ->group(group);
  command.add_option("--k-min", request.sweep.k_min, "Fewest components to try")
      ->type_name("K")
      ->capture_default_str()
      ->group(group);
  add_covariance_options(command, request.covariance, EmOptions{}.regularization, group);
  return k_max;
}

void add_search_options(CLI::App& command, SelectRequest& request) {
  const std::string group = "Search";
  EmOptions& options = request.sweep.em;
  add_seed_option(command, options.seed, "Same seed, same fits")->group(group);
  request.restarts =
      command
          .add_option(
              "--restarts", options.restarts,
              "Independent starts of each fit, and of mixtures one more out of the fit before "
              "with a component split; the best wins. k-means: 10, with --minibatch 3, unless "
              "given")
          ->type_name("N")
          ->capture_default_str()
          ->group(group);
  command
      .add_option("--threshold", options.threshold,
                  "Relative change of the log-likelihood at which a fit has settled")
      ->type_name("T")
      ->capture_default_str()
      ->group(group);
  command.add_option("--max-sweeps", options.max_sweeps, "Most sweeps over one start")
      ->type_name("N")
      ->capture_default_str()
      ->group(group);
  command
      .add_flag("--no-mml", request.without_mml,
                "Leave out the fit by minimum message length, which starts from as many components "
                "as are tried and chooses their number itself")
      ->group(group);
}

}  // namespace

void add_select_command(CLI::App& app) {
  CLI::App* const command = app.add_subcommand(
      "select",
      "Fit each number of components by plain EM and compare them: BIC, AIC, message length");
  const auto request = std::make_shared<SelectRequest>();
  request->sweep.em.restarts = default_restarts;
  add_points_option(*command, request->input, request->header);
  add_outputs(*command, *request);
  command
      ->add_option("--method", request->method,
                   "What is fitted: mixtures by plain EM, or k-means, whose inertia one looks for "
                   "an elbow in")
      ->check(CLI::IsMember({"mixture", "kmeans"}))
      ->type_name("NAME")
      ->capture_default_str();
  CLI::Option* const k_max = add_mixture_options(*command, *request);
  add_search_options(*command, *request);
  const std::vector<std::string> shared{"--help",  "--input", "--header", "--output",  "--method",
                                        "--k-max", "--k-min", "--seed",   "--restarts"};
  for (CLI::Option* option : command->get_options()) {
    if (std::none_of(shared.begin(), shared.end(),
                     [option](const std::string& name) { return option->check_name(name); })) {
      request->mixture_only.push_back(option);
    }
  }
  add_kmeans_options(*command, *request);
  command->callback([request, k_max]() {
    request->k_max_given = k_max->count() > 0;
    check_method(*request);
    if (request->method == "kmeans") {
      run_kmeans(*request);
    } else {
      run(*request);
    }
  });
}

}  // namespace xenoglyph::cli
