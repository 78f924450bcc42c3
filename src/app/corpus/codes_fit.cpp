#include "app/corpus/codes_fit.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "app/ui/numbers.hpp"
#include "base/rows.hpp"

namespace xenoglyph::app {

namespace {

// Counting which component claims each code takes about as long as a frame may, so it is not done
// in each while the fit plays.
constexpr double seconds_between_counts = 0.5;
// Of fitting in a frame. With 10,000 codes one step in some hundred renews all densities, which
// takes about twice as long again in a browser.
constexpr double fitting_budget = 0.004;
// Below this a pixel counts as paper.
constexpr float least_ink = 0.05F;

}  // namespace

int Symbol::majority() const {
  return claimed == 0 || class_counts.empty()
             ? -1
             : static_cast<int>(std::max_element(class_counts.begin(), class_counts.end()) -
                                class_counts.begin());
}

std::string labels_text(const Symbol& symbol, const Corpus& corpus) {
  const int majority = symbol.majority();
  if (majority < 0) {
    return {};
  }
  const auto place = static_cast<std::size_t>(majority);
  const double share = 100.0 * symbol.class_counts.at(place) / symbol.claimed;
  return format_fixed(share, 0) + " % of its " + format_fixed(symbol.claimed, 0) +
         " codes are labelled " + corpus.classes()->names.at(place) + ".";
}

double sharpness_of(const Eigen::Ref<const Eigen::VectorXf>& image) {
  double sum = 0.0;
  Eigen::Index inked = 0;
  for (const float value : image) {
    if (value > least_ink) {
      const double decided = 2.0 * static_cast<double>(value) - 1.0;
      sum += decided * decided;
      ++inked;
    }
  }
  return inked == 0 ? 0.0 : sum / static_cast<double>(inked);
}

CodesFit::CodesFit(FitSession::Clock clock) : session_(std::move(clock), fitting_budget) {}

void CodesFit::open(const Corpus& corpus, const Settings& settings) {
  corpus_ = &corpus;
  options_ = settings.codes_fit;
  symbols_.clear();
  by_weight_.clear();
  redrawn_.clear();
  assignment_.clear();
  session_.start(corpus.points(), options_);
  if (!session_.has_fit()) {
    return;
  }
  if (settings.codes_play) {
    session_.play();
  } else {
    session_.go_to_step(settings.codes_step);
  }
  take_mixture();
  count_classes();
}

void CodesFit::close() {
  corpus_ = nullptr;
  session_.stop({});
  mixture_.reset();
  symbols_.clear();
  by_weight_.clear();
  assignment_.clear();
}

void CodesFit::follow(const Settings& settings) {
  if (is_open() && settings.codes_fit != options_) {
    restart(settings);
  }
}

void CodesFit::restart(const Settings& settings) {
  Settings playing = settings;
  playing.codes_play = true;
  open(*corpus_, playing);
}

bool CodesFit::tick(double elapsed, double speed, double share) {
  if (!has_mixture()) {
    return false;
  }
  const bool changed = session_.tick(elapsed, speed, share);
  if (changed) {
    take_mixture();
    count_due_ = true;
  }
  since_count_ += elapsed;
  if (count_due_ && (since_count_ >= seconds_between_counts || !session_.busy())) {
    count_classes();
  }
  return changed;
}

void CodesFit::take_mixture() {
  const MmlFitter& fitter = session_.fitter();
  const bool settled = fitter.done();
  mixture_ = settled ? fitter.best() : fitter.current();
  const std::vector<int>& ids = settled ? session_.best_ids() : fitter.component_ids();
  ++version_;

  // Only the means that moved are decoded again.
  const Rows<float> means = mixture_->means().cast<float>();
  std::vector<Symbol> before = std::exchange(symbols_, {});
  std::vector<Eigen::Index> moved;
  for (Eigen::Index place = 0; place < means.rows(); ++place) {
    const int id = ids[static_cast<std::size_t>(place)];
    const auto known = std::find_if(before.begin(), before.end(),
                                    [id](const Symbol& symbol) { return symbol.id == id; });
    symbols_.push_back(known != before.end() ? std::move(*known) : Symbol{});
    Symbol& symbol = symbols_.back();
    symbol.id = id;
    symbol.place = static_cast<int>(place);
    symbol.weight = mixture_->weights()(place);
    if (symbol.mean.size() != means.cols() || symbol.mean != means.row(place).transpose()) {
      symbol.mean = means.row(place).transpose();
      moved.push_back(place);
    }
  }
  number_symbols();
  if (!corpus_->draws()) {
    return;
  }
  const Rows<float> images = corpus_->decode(means(moved, Eigen::all));
  for (std::size_t i = 0; i < moved.size(); ++i) {
    Symbol& symbol = symbols_[static_cast<std::size_t>(moved[i])];
    symbol.mean_image = images.row(static_cast<Eigen::Index>(i)).transpose();
    symbol.sharpness = sharpness_of(symbol.mean_image);
    if (std::find(redrawn_.begin(), redrawn_.end(), symbol.id) == redrawn_.end()) {
      redrawn_.push_back(symbol.id);
    }
  }
}

void CodesFit::count_classes() {
  count_due_ = false;
  since_count_ = 0.0;
  const CorpusClasses* classes = corpus_->classes();
  const Eigen::VectorXi places = mixture_->predict(corpus_->points());
  assignment_.resize(static_cast<std::size_t>(places.size()));
  for (Symbol& symbol : symbols_) {
    symbol.class_counts.assign(static_cast<std::size_t>(corpus_->class_count()), 0);
    symbol.claimed = 0;
  }
  for (Eigen::Index i = 0; i < places.size(); ++i) {
    Symbol& symbol = symbols_[static_cast<std::size_t>(places(i))];
    assignment_[static_cast<std::size_t>(i)] = symbol.id;
    if (classes != nullptr) {
      ++symbol.class_counts[static_cast<std::size_t>(classes->labels(i))];
    }
    ++symbol.claimed;
  }
  ++assignment_version_;
}

void CodesFit::number_symbols() {
  by_weight_.resize(symbols_.size());
  std::iota(by_weight_.begin(), by_weight_.end(), 0);
  std::stable_sort(by_weight_.begin(), by_weight_.end(), [this](int a, int b) {
    return symbols_[static_cast<std::size_t>(a)].weight >
           symbols_[static_cast<std::size_t>(b)].weight;
  });
  int number = 0;
  for (const int place : by_weight_) {
    symbols_[static_cast<std::size_t>(place)].number = ++number;
  }
}

const Symbol* CodesFit::numbered(int number) const {
  if (number < 1 || number > static_cast<int>(by_weight_.size())) {
    return nullptr;
  }
  return &symbols_[static_cast<std::size_t>(by_weight_[static_cast<std::size_t>(number - 1)])];
}

int CodesFit::number_of(int id) const {
  const auto found = std::find_if(symbols_.begin(), symbols_.end(),
                                  [id](const Symbol& symbol) { return symbol.id == id; });
  return found == symbols_.end() ? 0 : found->number;
}

}  // namespace xenoglyph::app
