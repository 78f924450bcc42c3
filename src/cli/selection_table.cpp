#include "cli/selection_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <nlohmann/json.hpp>

#include "base/errors.hpp"
#include "cli/decimals.hpp"
#include "data/json_text.hpp"
#include "data/table_writer.hpp"

namespace xenoglyph::cli {

namespace {

using Json = nlohmann::ordered_json;
using Cells = std::vector<std::string>;

constexpr std::array all_criteria{SelectionCriterion::bic, SelectionCriterion::aic,
                                  SelectionCriterion::message_length};

double value_of(const SweepRecord& record, SelectionCriterion criterion) {
  switch (criterion) {
    case SelectionCriterion::bic:
      return record.bic;
    case SelectionCriterion::aic:
      return record.aic;
    default:
      return record.message_length;
  }
}

std::string in_words(SelectionCriterion criterion) {
  switch (criterion) {
    case SelectionCriterion::bic:
      return "BIC";
    case SelectionCriterion::aic:
      return "AIC";
    default:
      return "message length";
  }
}

double total_seconds(const std::vector<TimedFit>& fits) {
  double sum = 0.0;
  for (const TimedFit& fit : fits) {
    sum += fit.seconds;
  }
  return sum;
}

// A value of the column, with room for the mark of the least.
std::string marked(double value, bool least) {
  return with_decimals(value, 2) + (least ? '*' : ' ');
}

Cells to_cells(const std::string& label, const TimedFit& fit,
               const std::array<bool, all_criteria.size()>& least) {
  Cells cells{label, with_decimals(fit.record.log_likelihood, 2)};
  for (std::size_t i = 0; i < all_criteria.size(); ++i) {
    cells.push_back(marked(value_of(fit.record, all_criteria[i]), least[i]));
  }
  cells.push_back(with_decimals(fit.seconds, 3));
  cells.push_back(std::to_string(fit.record.n_iter));
  cells.emplace_back(fit.record.collapsed ? "collapsed" : fit.record.converged ? "yes" : "no");
  return cells;
}

std::string aligned_right(const std::vector<Cells>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const Cells& row : rows) {
    for (std::size_t column = 0; column < widths.size(); ++column) {
      widths[column] = std::max(widths[column], row[column].size());
    }
  }
  std::string text;
  for (const Cells& row : rows) {
    for (std::size_t column = 0; column < widths.size(); ++column) {
      text += column > 0 ? "  " : "";
      text += std::string(widths[column] - row[column].size(), ' ') + row[column];
    }
    text += '\n';
  }
  return text;
}

std::string number_of_components(Eigen::Index count) {
  return std::to_string(count) + (count == 1 ? " component" : " components");
}

std::string summary(const Selection& selection) {
  std::string text = "* least:";
  for (const SelectionCriterion criterion : all_criteria) {
    const Eigen::Index chosen =
        selection.fits[best_fit(selection.fits, criterion)].record.n_components;
    text += criterion == all_criteria.front() ? " " + number_of_components(chosen)
                                              : ", " + std::to_string(chosen);
    text += " by " + in_words(criterion);
    if (chosen == selection.k_max && selection.k_max > selection.k_min) {
      text += " (the most that were tried)";
    }
  }
  text += "; " + with_decimals(total_seconds(selection.fits), 2) + " s in all\n";
  if (std::ranges::any_of(selection.fits,
                          [](const TimedFit& fit) { return fit.record.collapsed; })) {
    text +=
        "collapsed: a component lies on points that agree in some direction, so that its "
        "likelihood "
        "says nothing; not chosen\n";
  }
  if (selection.mml) {
    text += "MML: one fit that chooses its own number, from " +
            number_of_components(selection.k_max) + " down\n";
  }
  return text;
}

Json to_json(const TimedFit& fit) {
  Json object;
  object["n_components"] = fit.record.n_components;
  object["log_likelihood"] = fit.record.log_likelihood;
  object["bic"] = fit.record.bic;
  object["aic"] = fit.record.aic;
  object["message_length"] = fit.record.message_length;
  object["seconds"] = fit.seconds;
  object["n_iter"] = fit.record.n_iter;
  object["converged"] = fit.record.converged;
  object["collapsed"] = fit.record.collapsed;
  return object;
}

}  // namespace

std::string_view to_string(SelectionCriterion criterion) {
  switch (criterion) {
    case SelectionCriterion::bic:
      return "bic";
    case SelectionCriterion::aic:
      return "aic";
    default:
      return "message-length";
  }
}

SelectionCriterion selection_criterion_from_string(std::string_view name) {
  for (const SelectionCriterion criterion : all_criteria) {
    if (to_string(criterion) == name) {
      return criterion;
    }
  }
  throw InvalidArgument("by",
                        "must be bic, aic or message-length, is \"" + std::string(name) + "\"");
}

std::size_t best_fit(const std::vector<TimedFit>& fits, SelectionCriterion criterion) {
  std::vector<SweepRecord> records(fits.size());
  std::ranges::transform(fits, records.begin(), &TimedFit::record);
  return static_cast<std::size_t>(best_record(records, criterion));
}

std::string to_aligned_text(const Selection& selection) {
  const std::vector<TimedFit>& fits = selection.fits;
  std::vector<Cells> rows{
      {"k", "log-likelihood", "BIC ", "AIC ", "message length ", "seconds", "sweeps", "converged"}};
  for (std::size_t i = 0; i < fits.size(); ++i) {
    std::array<bool, all_criteria.size()> least{};
    std::ranges::transform(all_criteria, least.begin(), [&](SelectionCriterion criterion) {
      return best_fit(fits, criterion) == i;
    });
    rows.push_back(to_cells(std::to_string(fits[i].record.n_components), fits[i], least));
  }
  if (selection.mml) {
    rows.push_back(
        to_cells("MML " + std::to_string(selection.mml->record.n_components), *selection.mml, {}));
  }
  return aligned_right(rows) + summary(selection);
}

std::string to_csv_text(const Selection& selection) {
  const std::vector<std::string> names{"n_components", "log_likelihood", "bic",
                                       "aic",          "message_length", "seconds",
                                       "n_iter",       "converged",      "collapsed"};
  Points values(static_cast<Eigen::Index>(selection.fits.size()),
                static_cast<Eigen::Index>(names.size()));
  Eigen::Index row = 0;
  for (const TimedFit& fit : selection.fits) {
    const SweepRecord& record = fit.record;
    values.row(row++) << static_cast<double>(record.n_components), record.log_likelihood,
        record.bic, record.aic, record.message_length, fit.seconds,
        static_cast<double>(record.n_iter), record.converged ? 1.0 : 0.0,
        record.collapsed ? 1.0 : 0.0;
  }
  return data::to_csv(values, names);
}

std::string to_json_text(const Selection& selection) {
  Json document;
  document["n_points"] = selection.n_points;
  document["n_features"] = selection.n_features;
  document["covariance_type"] = to_string(selection.covariance_type);
  document["seed"] = selection.seed;
  document["k_min"] = selection.k_min;
  document["k_max"] = selection.k_max;
  document["interrupted"] = selection.interrupted;
  Json best;
  for (const SelectionCriterion criterion : all_criteria) {
    std::string field(to_string(criterion));
    std::ranges::replace(field, '-', '_');
    best[field] = selection.fits[best_fit(selection.fits, criterion)].record.n_components;
  }
  document["best"] = std::move(best);
  document["seconds"] = total_seconds(selection.fits);
  Json fits = Json::array();
  for (const TimedFit& fit : selection.fits) {
    fits.push_back(to_json(fit));
  }
  document["fits"] = std::move(fits);
  document["mml"] = selection.mml ? to_json(*selection.mml) : Json(nullptr);
  return data::to_text(document);
}

}  // namespace xenoglyph::cli
