// The xenoglyph command: reads the command line, runs one subcommand, and turns faults into one
// line on standard error and an exit status.

#include <algorithm>
#include <csignal>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "base/errors.hpp"
#include "cli/interruption.hpp"
#include "cli/notes.hpp"
#include "cli/one_line.hpp"
#include "cli/subcommands.hpp"
#include "cli/usage_error.hpp"

namespace {

enum ExitStatus : int { success = 0, bad_input = 1, wrong_usage = 2 };

int fail(int status, const std::string& message) {
  std::cerr << "xenoglyph: " << xenoglyph::cli::one_line(message) << '\n';
  return status;
}

// Whatever the option: a name that is empty, as an unset variable of a shell is, names no file.
void require_file_names(const CLI::App& app) {
  const CLI::Validator not_empty(
      [](const std::string& path) {
        return path.empty() ? std::string("must name a file, is empty") : std::string();
      },
      "");
  for (const CLI::App* const command : app.get_subcommands({})) {
    for (const CLI::Option* const option : command->get_options()) {
      if (option->get_type_name() == "FILE") {
        const_cast<CLI::Option*>(option)->check(not_empty);
      }
    }
  }
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
  xenoglyph::cli::add_convert_command(app);
  xenoglyph::cli::add_encode_command(app);
  xenoglyph::cli::add_decode_command(app);
  app.footer(
      "Tables are CSV (a header is optional, --header says which), NPY or safetensors, each also "
      "in "
      "gzip, told apart by content; \"-\" is standard input or output.\nExit status: 0, or 1 for "
      "bad input, or 2 for wrong usage.\n"
      "xenoglyph SUBCOMMAND --help tells the options of a subcommand.");
  require_file_names(app);
  try {
    app.parse(argc, argv);
    xenoglyph::cli::print_notes();
  } catch (const CLI::Success& success) {
    app.exit(success);
  } catch (const CLI::ParseError& error) {
    return fail(wrong_usage, usage_fault(app, error));
  }
  return success;
}

}  // namespace

int main(int argc, char** argv) {
  // At the limit on the size of files, writing fails rather than ending the program in the middle.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const xenoglyph::cli::UsageError& error) {
    return fail(wrong_usage, error.what());
  } catch (const xenoglyph::cli::Interrupted& interruption) {
    xenoglyph::cli::print_notes();
    return fail(128 + interruption.signal(), interruption.what());
  } catch (const xenoglyph::InvalidArgument& error) {
    return fail(wrong_usage, with_option_names(error));
  } catch (const std::bad_alloc&) {
    return fail(bad_input, "there is not enough memory for this");
  } catch (const std::exception& error) {
    return fail(bad_input, error.what());
  }
}
