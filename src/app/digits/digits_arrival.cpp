#include "app/digits/digits_arrival.hpp"

#include <exception>
#include <utility>

namespace xenoglyph::app {

void DigitsArrival::asked() {
  status_ = Status::arriving;
  problem_.clear();
  ways_.clear();
  network_.reset();
  codes_.reset();
  digits_.reset();
}

void DigitsArrival::progress(const std::string& name, double received, double total) {
  ways_[name] = {received, total};
}

void DigitsArrival::arrived(const std::string& name, std::span<const std::byte> content) {
  if (status_ != Status::arriving) {
    return;
  }
  const auto size = static_cast<double>(content.size());
  ways_[name] = {size, size};
  try {
    if (name == network_file) {
      network_ = data::read_autoencoder(content, name);
    } else if (name == codes_file) {
      codes_ = data::read_codes(content, name);
    }
    if (network_ && codes_) {
      digits_ = make_digits(std::move(*network_), std::move(*codes_));
      network_.reset();
      codes_.reset();
      status_ = Status::ready;
    }
  } catch (const std::exception& error) {
    fail(error.what());
  }
}

void DigitsArrival::failed(const std::string& name, const std::string& reason) {
  // A sentence that names the file already needs no more.
  fail(reason.find(name) == std::string::npos ? name + ": " + reason : reason);
}

void DigitsArrival::fail(const std::string& problem) {
  if (status_ == Status::failed) {
    return;  // the first problem is the one that is told
  }
  status_ = Status::failed;
  problem_ = problem;
  digits_.reset();
}

double DigitsArrival::received() const {
  double sum = 0.0;
  for (const auto& [name, way] : ways_) {
    sum += way.received;
  }
  return sum;
}

double DigitsArrival::total() const {
  double sum = 0.0;
  for (const auto& [name, way] : ways_) {
    sum += way.total;
  }
  return sum;
}

}  // namespace xenoglyph::app
