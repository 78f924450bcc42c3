#include "cli/threads_option.hpp"

#include <string>

#include "cli/limits.hpp"

#ifdef _OPENMP
#include <omp.h>
#endif

namespace xenoglyph::cli {

CLI::Option* add_threads_option(CLI::App& command, int& threads, const std::string& outcome) {
  return command
      .add_option("--threads", threads,
                  "Processor cores to use; " + outcome + " depend on it [all]")
      ->type_name("N")
      ->check(at_least(1));
}

void set_threads([[maybe_unused]] int threads) {
#ifdef _OPENMP
  if (threads > 0) {
    omp_set_num_threads(threads);
  }
#endif
}

}  // namespace xenoglyph::cli
