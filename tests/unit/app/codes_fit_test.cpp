// Network and codes on their way, and the mixture of the codes that all chapters share.
#include "app/corpus/codes_fit.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "app/corpus/corpus_arrival.hpp"
#include "app/corpus/corpus_source.hpp"
#include "base/rows.hpp"
#include "small_digits.hpp"

using namespace xenoglyph;
using namespace xenoglyph::app;

namespace {

const std::string network_file = all_corpora().front().files.at(0);
const std::string codes_file = all_corpora().front().files.at(1);

std::span<const std::byte> bytes(const std::string& text) { return std::as_bytes(std::span(text)); }

CorpusArrival arrived(const data::AutoencoderFile& net, const data::Codes& all) {
  CorpusArrival arrival;
  arrival.asked(all_corpora().front());
  arrival.arrived(network_file, bytes(data::to_safetensors(net, data::TensorType::f32)));
  arrival.arrived(codes_file, bytes(data::to_safetensors(all, data::TensorType::f32)));
  return arrival;
}

Settings settings() {
  Settings result;
  result.codes_fit.k_max = 40;
  return result;
}

CodesFit finished(const Corpus& digits) {
  CodesFit fit([] { return 0.0; });
  fit.open(digits, settings());
  for (int i = 0; i < 10000 && !fit.done(); ++i) {
    fit.tick(0.1, 1e6);
  }
  REQUIRE(fit.done());
  return fit;
}

}  // namespace

TEST_CASE("digits are there once both files are") {
  CorpusArrival arrival;
  CHECK(arrival.status() == CorpusArrival::Status::not_asked);
  arrival.asked(all_corpora().front());
  CHECK(arrival.status() == CorpusArrival::Status::arriving);
  arrival.progress(network_file, 100, 400);
  arrival.progress(codes_file, 50, 100);
  CHECK(arrival.received() == 150);
  CHECK(arrival.total() == all_corpora().front().bytes);
  arrival.arrived(codes_file, bytes(data::to_safetensors(ten_groups(), data::TensorType::f32)));
  CHECK(arrival.corpus() == nullptr);
  arrival.arrived(network_file,
                  bytes(data::to_safetensors(untrained_network(), data::TensorType::f32)));
  CHECK(arrival.status() == CorpusArrival::Status::ready);
  REQUIRE(arrival.corpus() != nullptr);
  CHECK(arrival.corpus()->count() == 1000);
  CHECK(arrival.corpus()->ranges().size() == 6);
  CHECK(arrival.problem().empty());
}

TEST_CASE("a file that can't be used is a sentence, and asking again forgets it") {
  CorpusArrival arrival;
  arrival.asked(all_corpora().front());
  SECTION("damaged") {
    arrival.arrived(network_file, bytes("no safetensors"));
    arrival.arrived(codes_file, bytes(data::to_safetensors(ten_groups(), data::TensorType::f32)));
    CHECK(arrival.problem().find(network_file) != std::string::npos);
  }
  SECTION("missing") { arrival.failed(network_file, "the server answered 404"); }
  SECTION("codes of another size") { arrival = arrived(untrained_network(5), ten_groups()); }
  SECTION("labels beyond 9") {
    data::Codes odd = ten_groups();
    odd.labels[3] = 10;
    arrival = arrived(untrained_network(), odd);
  }
  SECTION("no labels") {
    data::Codes odd = ten_groups();
    odd.labels.clear();
    arrival = arrived(untrained_network(), odd);
  }
  CHECK(arrival.status() == CorpusArrival::Status::failed);
  CHECK(arrival.corpus() == nullptr);
  CHECK(arrival.problem().size() > 20);
  const std::string problem = arrival.problem();
  arrival.failed(codes_file, "something else");
  CHECK(arrival.problem() == problem);
  arrival.asked(all_corpora().front());
  CHECK(arrival.status() == CorpusArrival::Status::arriving);
  CHECK(arrival.problem().empty());
}

TEST_CASE("the shared fit is the library's own, and its symbols are its components") {
  const CorpusArrival arrival = arrived(untrained_network(), ten_groups());
  const CodesFit fit = finished(*arrival.corpus());
  const MmlResult direct = fit_mml(arrival.corpus()->points(), settings().codes_fit);
  REQUIRE(fit.mixture().n_components() == direct.mixture.n_components());
  CHECK(fit.mixture().means() == direct.mixture.means());
  CHECK(fit.mixture().n_components() == 10);

  const auto& symbols = fit.symbols();
  REQUIRE(symbols.size() == 10);
  double weights = 0.0;
  int claimed = 0;
  std::array<int, 10> majorities{};
  for (const Symbol& symbol : symbols) {
    weights += symbol.weight;
    claimed += symbol.claimed;
    CHECK(std::accumulate(symbol.class_counts.begin(), symbol.class_counts.end(), 0) ==
          symbol.claimed);
    ++majorities.at(static_cast<std::size_t>(symbol.majority()));
    const Rows<float> image = arrival.corpus()->decode(Rows<float>(symbol.mean.transpose()));
    CHECK((image.row(0).transpose() - symbol.mean_image).cwiseAbs().maxCoeff() < 1e-6F);
    CHECK(symbol.sharpness == sharpness_of(symbol.mean_image));
  }
  CHECK(weights == Catch::Approx(1.0));
  CHECK(claimed == 1000);
  CHECK(std::all_of(majorities.begin(), majorities.end(), [](int count) { return count == 1; }));

  // Each code's component is the one that predict() names.
  const Eigen::VectorXi places = fit.mixture().predict(arrival.corpus()->points());
  REQUIRE(fit.assignment().size() == 1000);
  for (Eigen::Index i = 0; i < 1000; ++i) {
    CHECK(fit.assignment()[static_cast<std::size_t>(i)] ==
          symbols[static_cast<std::size_t>(places(i))].id);
  }
}

TEST_CASE("components are counted by falling weight") {
  const CorpusArrival arrival = arrived(untrained_network(), ten_groups());
  const CodesFit fit = finished(*arrival.corpus());
  double before = 1.0;
  for (int number = 1; number <= 10; ++number) {
    const Symbol* symbol = fit.numbered(number);
    REQUIRE(symbol != nullptr);
    CHECK(symbol->weight <= before);
    CHECK(fit.number_of(symbol->id) == number);
    before = symbol->weight;
  }
  CHECK(fit.numbered(0) == nullptr);
  CHECK(fit.numbered(11) == nullptr);
  CHECK(fit.number_of(99) == 0);
}

TEST_CASE("a paused fit stands at its step, and other options start it again") {
  const CorpusArrival arrival = arrived(untrained_network(), ten_groups());
  CodesFit fit([] { return 0.0; });
  Settings asked = settings();
  asked.codes_play = false;
  asked.codes_step = 40;
  fit.open(*arrival.corpus(), asked);
  fit.tick(0.1, 1.0);
  CHECK(fit.session().steps() == 40);
  CHECK(fit.session().status() == FitStatus::paused);
  fit.follow(asked);
  CHECK(fit.session().steps() == 40);
  asked.codes_fit.seed = 9;
  fit.follow(asked);
  CHECK(fit.session().steps() == 0);
  CHECK(fit.session().status() == FitStatus::playing);
  fit.close();
  CHECK_FALSE(fit.is_open());
  CHECK(fit.symbols().empty());
}

TEST_CASE("sharpness is 1 for paper and ink, 0 for grey, and leaves paper out") {
  Eigen::VectorXf image = Eigen::VectorXf::Zero(784);
  CHECK(sharpness_of(image) == 0.0);
  image.head(10).setOnes();
  CHECK(sharpness_of(image) == 1.0);
  image.segment(10, 10).setConstant(0.5F);
  CHECK(sharpness_of(image) == Catch::Approx(0.5));
}
