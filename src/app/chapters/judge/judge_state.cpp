// What scripts and tests learn of the chapter Judge.
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/chapters/judge/judge_chapter.hpp"
#include "app/ui/rect_json.hpp"

namespace xenoglyph::app {

using nlohmann::json;

namespace {

template <class Run>
json run_as_json(const Run& run) {
  const char* status = !run.begun()    ? "not begun"
                       : run.done()    ? "done"
                       : run.running() ? "running"
                                       : "stopped";
  return {{"status", status},
          {"seconds", run.seconds()},
          {"longest_slice_ms", run.longest_slice() * 1e3},
          {"records", json::array()}};
}

json em_as_json(const Selections& selections) {
  json result = run_as_json(selections.em());
  result["bic"] = nullptr;
  result["aic"] = nullptr;
  if (!selections.em().begun()) {
    return result;
  }
  const ComponentSweep& sweep = selections.em().sweep();
  const std::vector<SweepRecord>& records = sweep.records();
  for (std::size_t i = 0; i < records.size(); ++i) {
    const SweepRecord& record = records[i];
    result["records"].push_back({{"k", record.n_components},
                                 {"log_likelihood", record.log_likelihood},
                                 {"bic", record.bic},
                                 {"aic", record.aic},
                                 {"message_length", record.message_length},
                                 {"test_error", selections.em_errors()[i]}});
  }
  if (!records.empty()) {
    result["bic"] = records[static_cast<std::size_t>(sweep.best_bic())].n_components;
    result["aic"] = records[static_cast<std::size_t>(sweep.best_aic())].n_components;
  }
  return result;
}

json kmeans_as_json(const Selections& selections) {
  json result = run_as_json(selections.kmeans());
  if (!selections.kmeans().begun()) {
    return result;
  }
  const std::vector<KmeansRecord>& records = selections.kmeans().sweep().records();
  for (std::size_t i = 0; i < records.size(); ++i) {
    result["records"].push_back({{"k", records[i].n_clusters},
                                 {"inertia", records[i].inertia},
                                 {"test_error", selections.kmeans_errors()[i]}});
  }
  return result;
}

json judgement_as_json(const JudgedPartition& judged) {
  if (!judged.exists()) {
    return nullptr;
  }
  const Judgement& judgement = judged.judgement();
  const bool labelled = judged.labelled();
  json clusters = json::array();
  for (const int cluster : judgement.order) {
    const Eigen::VectorXi counts = judgement.confusion.row(cluster).transpose();
    clusters.push_back({{"number", judged.partition().numbers[static_cast<std::size_t>(cluster)]},
                        {"majority", judgement.majority(cluster)},
                        {"size", judgement.sizes(cluster)},
                        {"digits", std::vector<int>(counts.begin(), counts.end())}});
  }
  json confused = json::array();
  for (const ConfusedPair& pair : judgement.confused) {
    confused.push_back({{"digits", {pair.low, pair.high}}, {"count", pair.count()}});
  }
  const auto score = [labelled](double value) { return labelled ? json(value) : json(nullptr); };
  return {{"n_clusters", judgement.n_clusters()},
          {"purity", score(judgement.purity)},
          {"adjusted_rand_index", score(judgement.adjusted_rand_index)},
          {"normalized_mutual_information", score(judgement.normalized_mutual_information)},
          {"matched_accuracy", score(judgement.matched_accuracy)},
          {"test_error", score(judgement.test_error)},
          {"clusters", clusters},
          {"confused", confused}};
}

json comparison_as_json(const std::vector<ComparedNetwork>& networks) {
  json rows = json::array();
  for (const ComparedNetwork& network : networks) {
    json row{{"network", network.name}};
    for (const ComparisonColumn& column : comparison_columns()) {
      const std::optional<double> number = column.number(network);
      row[column.key] = number ? json(*number) : json(nullptr);
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

void JudgeChapter::add_state(json& state, const Inquiry& inquiry) const {
  if (!inquiry.shown) {
    return;
  }
  const CodesFit& fit = inquiry.open_corpus.fit();
  const float pixel_ratio = inquiry.pixel_ratio;
  state["judge"] = {{"mml",
                     {{"k", fit.has_mixture() ? json(fit.symbols().size()) : json(nullptr)},
                      {"done", fit.done()},
                      {"seconds", fit.session().work_seconds()},
                      {"test_error", mml_error_ < 0.0 ? json(nullptr) : json(mml_error_)}}},
                    {"em", em_as_json(selections_)},
                    {"kmeans", kmeans_as_json(selections_)},
                    {"kmeans_k", kmeans_k(inquiry.settings)},
                    {"partition", judgement_as_json(judged_)},
                    {"compared", comparison_as_json(comparison_.networks())},
                    {"curves", rect_as_json(curves_, pixel_ratio)},
                    {"matrix", rect_as_json(matrix_, pixel_ratio)}};
}

}  // namespace xenoglyph::app
