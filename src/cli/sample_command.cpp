// xenoglyph sample: a mixture in, points out.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "cli/files.hpp"
#include "cli/seed_option.hpp"
#include "cli/subcommands.hpp"
#include "data/output_file.hpp"
#include "data/table_writer.hpp"

namespace xenoglyph::cli {

namespace {

struct SampleRequest {
  std::string model;
  std::string output = "-";
  Eigen::Index count = 0;
  std::optional<Eigen::Index> component;
  std::uint64_t seed = 0;
};

void run(const SampleRequest& request) {
  check_output(request.output, "--model", request.model);
  const GaussianMixture mixture = read_model(request.model).mixture;
  const Points points =
      request.component ? mixture.sample_component(*request.component, request.count, request.seed)
                        : mixture.sample(request.count, request.seed).points;
  data::write_file(request.output,
                   data::to_csv(points, data::numbered_names("x", mixture.n_features())));
}

}  // namespace

void add_sample_command(CLI::App& app) {
  CLI::App* const command = app.add_subcommand("sample", "Draw new points from a mixture");
  const auto request = std::make_shared<SampleRequest>();
  command
      ->add_option("-m,--model", request->model,
                   "The mixture: JSON from xenoglyph fit; - is standard input")
      ->required()
      ->type_name("FILE");
  command->add_option("-n,--count", request->count, "How many points to draw")
      ->required()
      ->type_name("N");
  command
      ->add_option("--component", request->component,
                   "Draw from this component only, counted from 0")
      ->type_name("J");
  add_seed_option(*command, request->seed, "Same seed, same points");
  command
      ->add_option("-o,--output", request->output, "Where the points go, as CSV [standard output]")
      ->type_name("FILE");
  command->callback([request]() { run(*request); });
}

}  // namespace xenoglyph::cli
