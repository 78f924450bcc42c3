// xenoglyph fit: points in, a mixture out.

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "base/errors.hpp"
#include "cli/files.hpp"
#include "cli/mixture_options.hpp"
#include "cli/notes.hpp"
#include "cli/progress.hpp"
#include "cli/seed_option.hpp"
#include "cli/subcommands.hpp"
#include "cli/table_input.hpp"
#include "data/model_json.hpp"
#include "data/output_file.hpp"
#include "mixture/fit_mml.hpp"

namespace xenoglyph::cli {

namespace {

struct FitRequest {
  std::string input;
  std::string output = "-";
  CovarianceRequest covariance;
  std::string criterion = std::string(to_string(MmlOptions{}.criterion));
  MmlOptions options;
  data::Header header = data::Header::automatic;
  bool k_max_given = false;
};

std::string figures(Eigen::Index n_components, double message_length, int sweeps) {
  std::array<char, 120> text{};
  std::snprintf(text.data(), text.size(), "%lld %s, message length %.2f nats, %d sweeps",
                static_cast<long long>(n_components),
                n_components == 1 ? "component" : "components", message_length, sweeps);
  return text.data();
}

MmlResult fit(Points points, const MmlOptions& options) {
  MmlFitter fitter(std::move(points), options);
  Progress progress;
  while (!fitter.done()) {
    const MmlStatus& status = fitter.advance();
    if (status.sweep_completed && progress.is_due()) {
      const MmlRecord& record = fitter.history().back();
      const std::string start = record.restart == options.restarts ? "from plain EM: "
                                : options.restarts == 1
                                    ? ""
                                    : "start " + std::to_string(record.restart + 1) + " of " +
                                          std::to_string(options.restarts) + ": ";
      progress.report(start + figures(record.n_components, record.message_length, record.sweep));
    }
  }
  MmlResult result = fitter.result();
  progress.conclude(figures(result.mixture.n_components(), result.message_length, result.n_iter));
  return result;
}

void run(FitRequest request) {
  check_output(request.output, "--input", request.input);
  MmlOptions& options = request.options;
  options.covariance_type = request.covariance.covariance_type();
  options.criterion = criterion_from_string(request.criterion);
  options.regularization = request.covariance.regularization(MmlOptions{}.regularization);
  data::Table table = read_table(request.input, request.header);
  if (!request.k_max_given) {
    options.k_max = std::min(options.k_max, table.points.rows());
  }
  try {
    const MmlResult result = fit(std::move(table.points), options);
    if (!result.converged) {
      note("warning: a start had not settled after " + std::to_string(options.max_sweeps) +
           " sweeps; the best mixture so far is written (--max-sweeps allows more)");
    }
    data::write_file(request.output, data::to_json(data::make_model(result, options)));
  } catch (const InvalidPoints& error) {
    throw fault_of_points(error, request.input);
  }
}

}  // namespace

void add_fit_command(CLI::App& app) {
  CLI::App* const command = app.add_subcommand(
      "fit", "Fit a mixture to points; it finds the number of components itself");
  const auto request = std::make_shared<FitRequest>();
  MmlOptions& options = request->options;

  add_points_option(*command, request->input, request->header);
  command
      ->add_option("-o,--output", request->output,
                   "Where the mixture goes, as JSON [standard output]")
      ->type_name("FILE");

  const std::string mixture = "Mixture";
  CLI::Option* const k_max =
      command
          ->add_option("--k-max", options.k_max,
                       "Components at the start [25, or as many as there are points]")
          ->type_name("K")
          ->group(mixture);
  command->add_option("--k-min", options.k_min, "Fewest components to try")
      ->type_name("K")
      ->capture_default_str()
      ->group(mixture);
  add_covariance_options(*command, request->covariance, MmlOptions{}.regularization, mixture);
  command
      ->add_option(
          "--criterion", request->criterion,
          "Message length to minimise: that of Figueiredo and Jain's published program, or "
          "equation 15 of their paper")
      ->check(CLI::IsMember({"program", "paper"}))
      ->type_name("NAME")
      ->capture_default_str()
      ->group(mixture);

  const std::string search = "Search";
  add_seed_option(*command, options.seed, "Same seed, same mixture")->group(search);
  command
      ->add_option("--restarts", options.restarts, "Independent starts; the shortest message wins")
      ->type_name("N")
      ->capture_default_str()
      ->group(search);
  command
      ->add_option("--threshold", options.threshold,
                   "Relative change of the message length at which a mixture has settled")
      ->type_name("T")
      ->capture_default_str()
      ->group(search);
  command->add_option("--max-sweeps", options.max_sweeps, "Most sweeps over one start")
      ->type_name("N")
      ->capture_default_str()
      ->group(search);

  command->callback([request, k_max]() {
    request->k_max_given = k_max->count() > 0;
    run(*request);
  });
}

}  // namespace xenoglyph::cli
