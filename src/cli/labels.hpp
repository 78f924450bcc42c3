#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "data/table.hpp"

namespace xenoglyph::cli {

/// Whether tables of labels have a header, and the option that says it.
struct LabelsHeader {
  data::Header header = data::Header::automatic;
  std::string option = "--header";
};

/// Reads labels from 0 to 255: IDX or a table with one column (CSV, NPY), raw or gzip, told apart
/// by content; "-" is standard input. Throws data::FileError, also unless there are `count` labels;
/// `counted` is what they belong to: "images".
std::vector<std::uint8_t> read_labels(const std::string& path, const LabelsHeader& header,
                                      Eigen::Index count, const std::string& counted);

}  // namespace xenoglyph::cli
