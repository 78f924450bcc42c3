#include "cli/mixture_options.hpp"

#include <sstream>

#include "cli/table_input.hpp"
#include "data/input_file.hpp"

namespace xenoglyph::cli {

void add_points_option(CLI::App& command, std::string& input, data::Header& header) {
  command
      .add_option("-i,--input", input,
                  "Points: CSV, NPY or codes as safetensors, one row a point; - is standard input")
      ->required()
      ->type_name("FILE");
  add_header_option(command, header);
}

Regularization CovarianceRequest::regularization(const Regularization& by_default) const {
  Regularization result = by_default;
  if (regularization_kind) {
    result.kind = regularization_kind_from_string(*regularization_kind);
    if (result.kind != by_default.kind) {
      result.strength = Regularization{}.strength;
    }
  }
  result.strength = regularization_strength.value_or(result.strength);
  return result;
}

void add_covariance_options(CLI::App& command, CovarianceRequest& request,
                            const Regularization& by_default, const std::string& group) {
  command.add_option("--covariance", request.type, "Shape of the components' covariances")
      ->transform(CLI::IsMember(covariance_type_names()))
      ->type_name("TYPE")
      ->capture_default_str()
      ->group(group);
  std::ostringstream strength;
  strength << by_default.strength;
  command
      .add_option(
          "--regularization", request.regularization_strength,
          "How strongly covariances are kept from collapsing, 0 to 1 [" + strength.str() + "]")
      ->type_name("R")
      ->group(group);
  command
      .add_option(
          "--regularization-kind", request.regularization_kind,
          "How they are kept from it: a component of few points no narrower than the others, and "
          "none narrower than the data's resolution (pooled), no variance below a share of the "
          "data's (floor), an inverse Wishart prior, or a share of the data's variance added to "
          "all "
          "(ridge) [" +
              std::string(to_string(by_default.kind)) + "]")
      ->check(CLI::IsMember({"pooled", "floor", "prior", "ridge"}))
      ->type_name("KIND")
      ->group(group);
}

data::FileError fault_of_points(const InvalidPoints& error, const std::string& path) {
  const std::string point =
      error.row() ? "point " + std::to_string(*error.row() + 1) + ": " : "points: ";
  const std::string what = error.what();
  return data::FileError(data::display_name(path) + ": " + point +
                         what.substr(what.find(": ") + 2));
}

}  // namespace xenoglyph::cli
