// Finds the groups in a table of numbers: fit_csv points.csv [model.json]
// Prints the number that it found and where the groups lie; writes the mixture where a second name
// is given.
#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>

#include <xenoglyph/data/model_json.hpp>
#include <xenoglyph/data/table_reader.hpp>
#include <xenoglyph/mixture/fit_mml.hpp>

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "Usage: fit_csv points.csv [model.json]\n";
    return 2;
  }
  try {
    const xenoglyph::data::Table table = xenoglyph::data::read_table_file(argv[1]);
    xenoglyph::MmlOptions options;
    options.k_max = std::min(options.k_max, table.points.rows());
    const xenoglyph::MmlResult fit = xenoglyph::fit_mml(table.points, options);
    std::cout << fit.mixture.n_components() << " components in " << table.points.rows()
              << " points, message length " << fit.message_length << " nats\n";
    for (Eigen::Index i = 0; i < fit.mixture.n_components(); ++i) {
      std::cout << "weight " << fit.mixture.weights()[i] << ", mean " << fit.mixture.means().row(i)
                << '\n';
    }
    if (argc > 2) {
      std::ofstream(argv[2]) << xenoglyph::data::to_json(xenoglyph::data::make_model(fit, options));
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
