#include "app/chapters/judge/selection_curves.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

namespace xenoglyph::app {

namespace {

// The first few numbers are so far off that nothing else could be seen: there the curves come in
// from above.
constexpr double medians_shown = 2.5;

// A low panel has room for two ticks at 1, 2 or 5 times a power of ten, zero among them: from 4 up
// to 5 there is no second one.
double with_two_ticks(double high) {
  const double power = std::pow(10.0, std::floor(std::log10(high)));
  return high / power >= 4.0 ? std::max(high, 5.0 * power) : high;
}

Interval shown_range(const std::vector<KCurve>& curves, double least_high) {
  std::vector<double> values;
  for (const KCurve& curve : curves) {
    for (const KCurve::Value& value : curve.values) {
      values.push_back(value.value);
    }
  }
  if (values.empty()) {
    return {0.0, least_high};
  }
  std::sort(values.begin(), values.end());
  const double high = std::min(values.back() * 1.04, medians_shown * values[values.size() / 2]);
  return {0.0, with_two_ticks(std::max(high, least_high))};
}

void measure_from_least(KCurve& curve) {
  const auto least = std::min_element(
      curve.values.begin(), curve.values.end(),
      [](const KCurve::Value& a, const KCurve::Value& b) { return a.value < b.value; });
  if (least == curve.values.end()) {
    return;
  }
  curve.chosen = least->k;
  const double zero = least->value;
  for (KCurve::Value& value : curve.values) {
    value.value -= zero;
  }
}

// The shortest message that the one run had with each number of components.
KCurve message_length_curve(const CodesFit& fit) {
  KCurve curve{Method::mml, {}, 0};
  if (!fit.has_mixture()) {
    return curve;
  }
  const MmlFitter& fitter = fit.session().fitter();
  std::map<int, double> shortest;
  for (const MmlRecord& record : fitter.history()) {
    const auto [place, added] =
        shortest.emplace(static_cast<int>(record.n_components), record.message_length);
    if (!added) {
      place->second = std::min(place->second, record.message_length);
    }
  }
  for (const auto& [k, length] : shortest) {
    curve.values.push_back({k, length});
  }
  measure_from_least(curve);
  const int best = fitter.best_record();
  curve.chosen =
      best < 0 ? 0
               : static_cast<int>(fitter.history()[static_cast<std::size_t>(best)].n_components);
  return curve;
}

KCurve of_records(Method method, const Selections& selections,
                  double (*value)(const SweepRecord& record)) {
  KCurve curve{method, {}, 0};
  if (selections.em().begun()) {
    for (const SweepRecord& record : selections.em().sweep().records()) {
      curve.values.push_back({static_cast<int>(record.n_components), value(record)});
    }
  }
  measure_from_least(curve);
  if (selections.em().begun()) {
    const std::vector<SweepRecord>& records = selections.em().sweep().records();
    const int best = best_record(
        records, method == Method::bic ? SelectionCriterion::bic : SelectionCriterion::aic);
    curve.chosen =
        best < 0 ? 0 : static_cast<int>(records[static_cast<std::size_t>(best)].n_components);
  }
  return curve;
}

}  // namespace

const double* KCurve::at(int k) const {
  const auto found =
      std::find_if(values.begin(), values.end(), [k](const Value& value) { return value.k == k; });
  return found == values.end() ? nullptr : &found->value;
}

KCurves criterion_curves(const CodesFit& fit, const Selections& selections) {
  constexpr double least_high = 50.0;
  KCurves result;
  result.curves = {message_length_curve(fit),
                   of_records(Method::bic, selections,
                              [](const SweepRecord& record) { return record.bic / 2.0; }),
                   of_records(Method::aic, selections,
                              [](const SweepRecord& record) { return record.aic / 2.0; })};
  result.range = shown_range(result.curves, least_high);
  return result;
}

KCurves inertia_curves(const Selections& selections, int chosen) {
  constexpr double least_high = 10.0;
  KCurve curve{Method::kmeans, {}, 0};
  if (selections.kmeans().begun()) {
    const std::vector<KmeansRecord>& records = selections.kmeans().sweep().records();
    for (const KmeansRecord& record : records) {
      curve.values.push_back(
          {static_cast<int>(record.n_clusters), 100.0 * record.inertia / records.front().inertia});
    }
  }
  curve.chosen = curve.at(chosen) == nullptr ? 0 : chosen;
  KCurves result;
  result.curves = {std::move(curve)};
  result.range = shown_range(result.curves, least_high);
  return result;
}

KCurves error_curves(const CodesFit& fit, const Selections& selections, double mml_error) {
  constexpr double least_high = 10.0;
  const auto in_per_cent = [](Method method, const std::vector<double>& errors) {
    KCurve curve{method, {}, 0};
    for (std::size_t i = 0; i < errors.size() && !std::isnan(errors[i]); ++i) {
      curve.values.push_back({static_cast<int>(i) + 1, 100.0 * errors[i]});
    }
    return curve;
  };
  KCurve found{Method::mml, {}, 0};
  if (mml_error >= 0.0) {
    found.chosen = static_cast<int>(fit.symbols().size());
    found.values.push_back({found.chosen, 100.0 * mml_error});
  }
  KCurves result;
  result.curves = {std::move(found), in_per_cent(Method::mixture, selections.em_errors()),
                   in_per_cent(Method::kmeans, selections.kmeans_errors())};
  result.range = shown_range(result.curves, least_high);
  return result;
}

}  // namespace xenoglyph::app
