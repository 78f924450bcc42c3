// The xenoglyph command: reads the command line, runs one subcommand, and turns faults into one
// line on standard error and an exit status.

#include <algorithm>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "cli/interruption.hpp"
#include "cli/subcommands.hpp"
#include "cli/usage_error.hpp"
#include "mixture/errors.hpp"

namespace {

enum ExitStatus : int { success = 0, bad_input = 1, wrong_usage = 2 };

// One line whatever file names and arguments hold.
int fail(int status, std::string message) {
  const auto is_control = [](char character) {
    return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
  };
  while (!message.empty() && is_control(message.back())) {
    message.pop_back();
  }
  std::ranges::replace_if(message, is_control, ' ');
  std::cerr << "xenoglyph: " << message << '\n';
  return status;
}

// Arguments as they are typed: "k_max: must be ..." becomes "--k-max: must be ...". The reason may
// name others.
std::string with_option_names(const xenoglyph::InvalidArgument& error) {
  const auto typed = [](std::string argument) {
    std::ranges::replace(argument, '_', '-');
    return "--" + argument;
  };
  std::string reason = std::string(error.what()).substr(error.argument().size());
  for (const std::string other : {"k_min", "k_max"}) {
    if (const std::size_t found = reason.find(other); found != std::string::npos) {
      reason.replace(found, other.size(), typed(other));
    }
  }
  return typed(error.argument()) + reason;
}

// CLI11 complains of what is missing before what is unknown; a mistyped option is both.
std::string usage_fault(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = app.remaining(true);
  const bool mistyped =
      dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && !unknown.empty();
  return (mistyped ? unknown.front() + " is not known" : std::string(error.what())) +
         " (see xenoglyph --help)";
}

int run(int argc, char** argv) {
  CLI::App app(
      "Gaussian mixtures that choose their own number of components by minimum message length, "
      "k-means, and autoencoders that turn images into points.",
      "xenoglyph");
  app.set_version_flag("--version", "xenoglyph " XENOGLYPH_VERSION, "Print the version and exit");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.require_subcommand(1);
  xenoglyph::cli::add_fit_command(app);
  xenoglyph::cli::add_select_command(app);
  xenoglyph::cli::add_kmeans_command(app);
  xenoglyph::cli::add_predict_command(app);
  xenoglyph::cli::add_sample_command(app);
  xenoglyph::cli::add_evaluate_command(app);
  xenoglyph::cli::add_train_command(app);
  xenoglyph::cli::add_encode_command(app);
  xenoglyph::cli::add_decode_command(app);
  app.footer(
      "Tables are CSV (a header is optional), NPY or safetensors, told apart by content; \"-\" is "
      "standard "
      "input "
      "or output.\nExit status: 0, or 1 for bad input, or 2 for wrong usage.\n"
      "xenoglyph SUBCOMMAND --help tells the options of a subcommand.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    app.exit(success);
  } catch (const CLI::ParseError& error) {
    return fail(wrong_usage, usage_fault(app, error));
  }
  return success;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const xenoglyph::cli::UsageError& error) {
    return fail(wrong_usage, error.what());
  } catch (const xenoglyph::cli::Interrupted& interruption) {
    return fail(128 + interruption.signal(), interruption.what());
  } catch (const xenoglyph::InvalidArgument& error) {
    return fail(wrong_usage, with_option_names(error));
  } catch (const std::bad_alloc&) {
    return fail(bad_input, "there is not enough memory for this");
  } catch (const std::exception& error) {
    return fail(bad_input, error.what());
  }
}
