#include "app/chapters/judge/judge_export.hpp"

#include <algorithm>
#include <cstddef>

#include "data/numbers.hpp"

namespace xenoglyph::app {

std::string sweeps_as_csv(const Selections& selections) {
  std::string csv =
      "k,log_likelihood,bic,aic,message_length,mixture_error,kmeans_inertia,kmeans_error\n";
  const std::size_t em = selections.em_errors().size();
  const std::size_t kmeans = selections.kmeans_errors().size();
  const auto field = [&csv](double value) {
    csv += ',';
    csv += data::format_number(value);
  };
  for (std::size_t i = 0; i < std::max(em, kmeans); ++i) {
    csv += std::to_string(i + 1);
    if (i < em) {
      const SweepRecord& record = selections.em().sweep().records()[i];
      field(record.log_likelihood);
      field(record.bic);
      field(record.aic);
      field(record.message_length);
      field(selections.em_errors()[i]);
    } else {
      csv += ",,,,,";
    }
    if (i < kmeans) {
      field(selections.kmeans().sweep().records()[i].inertia);
      field(selections.kmeans_errors()[i]);
    } else {
      csv += ",,";
    }
    csv += '\n';
  }
  return csv;
}

}  // namespace xenoglyph::app
