#include "app/chapters/judge/network_comparison.hpp"

#include <algorithm>
#include <utility>

#include "app/chapters/judge/partition.hpp"
#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

using Network = const ComparedNetwork&;

template <class Score>
std::optional<double> score(Network network, Score of) {
  return network.judgement ? std::optional<double>(of(*network.judgement)) : std::nullopt;
}

std::size_t place_of(const std::string& name, const CorpusSources& sources) {
  return static_cast<std::size_t>(std::distance(
      sources.begin(), std::find_if(sources.begin(), sources.end(),
                                    [&](const auto& source) { return source.name == name; })));
}

}  // namespace

std::optional<ComparedNetwork> compared(const CorpusSource& source, const Corpus& corpus,
                                        const CodesFit& fit) {
  const std::optional<Partition> found = fit.done() ? codes_fit_partition(fit) : std::nullopt;
  if (!found) {
    return std::nullopt;
  }
  ComparedNetwork network;
  network.name = source.name;
  network.title = source.title;
  network.code_size = corpus.code_size();
  network.parameters = corpus.draws() ? corpus.network().parameter_count() : 0;
  network.loss = corpus.loss();
  network.n_components = found->n_clusters();
  network.seconds = fit.session().work_seconds();
  if (const CorpusClasses* classes = corpus.classes(); classes != nullptr) {
    network.judgement =
        judge(found->clusters, classes->labels, found->n_clusters(), classes->count());
  }
  return network;
}

void NetworkComparison::keep(ComparedNetwork network, const CorpusSources& sources) {
  const auto known = std::find_if(networks_.begin(), networks_.end(),
                                  [&](Network kept) { return kept.name == network.name; });
  if (known != networks_.end()) {
    *known = std::move(network);
    return;
  }
  networks_.push_back(std::move(network));
  std::sort(networks_.begin(), networks_.end(), [&](Network a, Network b) {
    return place_of(a.name, sources) < place_of(b.name, sources);
  });
}

const std::vector<ComparisonColumn>& comparison_columns() {
  static const std::vector<ComparisonColumn> columns{
      {"code_size", "code", "Numbers that an image is squeezed to.", 0, 1.0, "",
       [](Network network) -> std::optional<double> {
         return static_cast<double>(network.code_size);
       }},
      {"parameters", "weights", "Weights and biases of the network.", 0, 1.0, "",
       [](Network network) -> std::optional<double> {
         return network.parameters > 0 ? std::optional(static_cast<double>(network.parameters))
                                       : std::nullopt;
       }},
      {"loss", "loss",
       "How badly images that were not learnt from come back: binary cross-entropy in nats a "
       "pixel.",
       4, 1.0, "", [](Network network) { return network.loss; }},
      {"components", "found", "Components of the mixture that the message length chose.", 0, 1.0,
       "",
       [](Network network) -> std::optional<double> {
         return static_cast<double>(network.n_components);
       }},
      {"purity", "purity", "The share of codes that carry their component's most frequent label.",
       3, 1.0, "",
       [](Network network) {
         return score(network, [](const Judgement& judged) { return judged.purity; });
       }},
      {"adjusted_rand_index", "ARI",
       "Adjusted Rand index: 1 for the same groups as the labels', about 0 for random ones.", 3,
       1.0, "",
       [](Network network) {
         return score(network, [](const Judgement& judged) { return judged.adjusted_rand_index; });
       }},
      {"normalized_mutual_information", "NMI",
       "Normalized mutual information of components and labels.", 3, 1.0, "",
       [](Network network) {
         return score(network,
                      [](const Judgement& judged) { return judged.normalized_mutual_information; });
       }},
      {"matched_accuracy", "matched",
       "Accuracy when each label is matched to one component: the codes of all others count as "
       "wrong.",
       3, 1.0, "",
       [](Network network) {
         return score(network, [](const Judgement& judged) { return judged.matched_accuracy; });
       }},
      {"test_error", "named wrongly",
       "Every other label names the components by majority; of the codes between them, so many "
       "get the wrong name.",
       1, 100.0, " %",
       [](Network network) {
         return score(network, [](const Judgement& judged) { return judged.test_error; });
       }},
      {"seconds", "seconds", "That the fit took here.", 1, 1.0, "",
       [](Network network) -> std::optional<double> { return network.seconds; }}};
  return columns;
}

std::string cell_text(const ComparisonColumn& column, const ComparedNetwork& network) {
  const std::optional<double> number = column.number(network);
  return number ? format_fixed(*number * column.factor, column.decimals) + column.unit
                : "\xE2\x80\x93";
}

std::string comparison_as_csv(const std::vector<ComparedNetwork>& networks) {
  std::string text = "network";
  for (const ComparisonColumn& column : comparison_columns()) {
    text.append(",").append(column.key);
  }
  text += '\n';
  for (Network network : networks) {
    text += network.name;
    for (const ComparisonColumn& column : comparison_columns()) {
      const std::optional<double> number = column.number(network);
      text.append(",").append(number ? format_significant(*number, 9) : "");
    }
    text += '\n';
  }
  return text;
}

}  // namespace xenoglyph::app
