#include "app/chapters/judge/scores_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "app/ui/numbers.hpp"

namespace xenoglyph::app {

namespace {

struct Score {
  const char* name;
  std::string number;
  std::string caution;
  std::string meaning;
  const char* formula;
};

const char* caution_of_count(Judged by) {
  switch (by) {
    case Judged::mml:
      return "Of one run. Other starts find a few more or fewer.";
    case Judged::bic:
      return "Right for true Gaussians, which codes are not.";
    case Judged::aic:
      return "Chosen to predict well, not to count symbols.";
    case Judged::kmeans:
      break;
  }
  return "Chosen by you: k-means itself prefers no number.";
}

std::vector<Score> scores_of(const JudgedPartition& judged, const Corpus& corpus) {
  const Judgement& judgement = judged.judgement();
  const Judged by = judged.partition().by;
  const auto as_score = [](double score) { return format_fixed(score, 3); };
  const std::string name = corpus.words().class_name;
  const std::string count = !judged.labelled() ? std::string()
                                               : " There are " + in_words(corpus.class_count()) +
                                                     " " + corpus.words().class_plural +
                                                     ", and a group may hold a part of one.";
  std::vector<Score> scores{Score{by == Judged::kmeans ? "Clusters" : "Components",
                                  std::to_string(judgement.n_clusters()), caution_of_count(by),
                                  "How many groups the codes were put in." + count, ""}};
  if (!judged.labelled()) {
    return scores;
  }
  const std::array of_labels{
      Score{"Purity", as_score(judgement.purity),
            "Never falls as clusters are added: one for each code scores 1.",
            "The share of codes that carry their cluster's most frequent label.",
            "\xCE\xA3 max count / n"},
      Score{"Adjusted Rand index", as_score(judgement.adjusted_rand_index),
            "Two clusters of one " + name + " count as an error.",
            "Pairs of codes that labels and clusters agree to keep together or apart, less what "
            "chance would give: 1 for the same partition, about 0 for a random one.",
            "(index \xE2\x88\x92 expected) / (maximum \xE2\x88\x92 expected)"},
      Score{"Mutual information", as_score(judgement.normalized_mutual_information),
            "Not corrected for chance: many clusters score too well.",
            "How much the cluster of a code tells of its label, beside how much there is to tell.",
            "2 I(clusters; labels) / (H(clusters) + H(labels))"},
      Score{"Matched accuracy", as_score(judgement.matched_accuracy),
            "One cluster a class: the codes of all others count as wrong.",
            "The share of codes in the cluster that stands for their " + name + ", with each " +
                name + " matched to the one cluster that fits best.",
            "max over matchings of \xCE\xA3 count / n"},
      Score{"Named wrongly", format_fixed(100.0 * judgement.test_error, 1) + " %",
            "Needs labels to name clusters: no fit could know the names.",
            "Every other label names the clusters by majority; of the codes between them, so many "
            "get the wrong name.",
            ""}};
  scores.insert(scores.end(), of_labels.begin(), of_labels.end());
  return scores;
}

float draw_score(Interface& ui, const Rect& rect, const Score& score) {
  const Palette& colours = ui.colours();
  ImFont* note = ui.fonts().note;
  draw_text(ui, note, {rect.x, rect.y}, colours.ink, fitted(note, score.name, rect.width));
  draw_text(ui, ui.fonts().heading, {rect.x, rect.y + ui.px(17)}, colours.ink, score.number);
  const float caution = ui.px(44);
  const float height = caution + draw_paragraph(ui, note, {rect.x, rect.y + caution}, rect.width,
                                                colours.muted, score.caution);
  const Rect all{rect.x, rect.y, rect.width, height};
  if (all.contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered()) {
    ui.offer_tooltip(std::string("score ") + score.name, all,
                     {{}, {}, score.meaning, score.formula, {}, true});
  }
  return height;
}

}  // namespace

float draw_scores(const Stage& stage, ImVec2 at, float width, const JudgedPartition& judged) {
  Interface& ui = stage.ui;
  const float gap = ui.px(24);
  const int columns = width >= ui.px(420) ? 3 : 2;
  const float cell =
      std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const std::vector<Score> scores = scores_of(judged, stage.corpus());
  float y = at.y;
  float row = 0.0F;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const int column = static_cast<int>(i) % columns;
    if (column == 0 && i > 0) {
      y += row + ui.px(12);
      row = 0.0F;
    }
    const Rect rect{at.x + static_cast<float>(column) * (cell + gap), y, cell, 0.0F};
    row = std::max(row, draw_score(ui, rect, scores[i]));
  }
  return y + row - at.y;
}

}  // namespace xenoglyph::app
