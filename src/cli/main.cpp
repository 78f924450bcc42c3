// The xenoglyph command: reads the command line, runs one subcommand, and turns faults into one
// line on standard error and an exit status.

#include <algorithm>
#include <iostream>
#include <new>
#include <string>

#include "cli/subcommands.hpp"
#include "cli/usage_error.hpp"
#include "mixture/errors.hpp"

namespace {

enum ExitStatus : int { success = 0, bad_input = 1, wrong_usage = 2 };

// One line whatever file names and arguments hold.
int fail(ExitStatus status, std::string message) {
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

// "k_max" as it is typed: "--k-max".
std::string option_name(std::string argument) {
  std::ranges::replace(argument, '_', '-');
  return "--" + argument;
}

int run(int argc, char** argv) {
  CLI::App app(
      "Gaussian mixtures that choose their own number of components by minimum message length.",
      "xenoglyph");
  app.set_version_flag("--version", "xenoglyph " XENOGLYPH_VERSION, "Print the version and exit");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.require_subcommand(1);
  app.footer(
      "Tables are CSV (a header is optional) or NPY, told apart by content; \"-\" is standard "
      "input "
      "or output.\nExit status: 0, or 1 for bad input, or 2 for wrong usage.\n"
      "xenoglyph SUBCOMMAND --help tells the options of a subcommand.");
  xenoglyph::cli::add_fit_command(app);
  xenoglyph::cli::add_predict_command(app);
  xenoglyph::cli::add_sample_command(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    app.exit(success);
  } catch (const CLI::ParseError& error) {
    return fail(wrong_usage, std::string(error.what()) + " (see xenoglyph --help)");
  }
  return success;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const xenoglyph::cli::UsageError& error) {
    return fail(wrong_usage, error.what());
  } catch (const xenoglyph::InvalidArgument& error) {
    const std::string reason = std::string(error.what()).substr(error.argument().size());
    return fail(wrong_usage, option_name(error.argument()) + reason);
  } catch (const std::bad_alloc&) {
    return fail(bad_input, "there is not enough memory for this");
  } catch (const std::exception& error) {
    return fail(bad_input, error.what());
  }
}
