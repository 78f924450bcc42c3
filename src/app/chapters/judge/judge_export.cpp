#include "app/chapters/judge/judge_export.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include "data/table_writer.hpp"

namespace xenoglyph::app {

std::string sweeps_as_csv(const Selections& selections) {
  static const std::array<std::string, 8> names{"k",
                                                "log_likelihood",
                                                "bic",
                                                "aic",
                                                "message_length",
                                                "mixture_error",
                                                "kmeans_inertia",
                                                "kmeans_error"};
  const std::size_t em = selections.em_errors().size();
  const std::size_t kmeans = selections.kmeans_errors().size();
  const auto rows = static_cast<Eigen::Index>(std::max(em, kmeans));
  Points table = Points::Constant(rows, static_cast<Eigen::Index>(names.size()),
                                  std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < std::max(em, kmeans); ++i) {
    auto row = table.row(static_cast<Eigen::Index>(i));
    row(0) = static_cast<double>(i + 1);
    if (i < em) {
      const SweepRecord& record = selections.em().sweep().records()[i];
      row.segment<5>(1) << record.log_likelihood, record.bic, record.aic, record.message_length,
          selections.em_errors()[i];
    }
    if (i < kmeans) {
      row(6) = selections.kmeans().sweep().records()[i].inertia;
      row(7) = selections.kmeans_errors()[i];
    }
  }
  return data::to_csv(table, names);
}

}  // namespace xenoglyph::app
