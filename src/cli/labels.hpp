#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <Eigen/Core>

namespace xenoglyph::cli {

/// Reads labels from 0 to 255: IDX, raw or gzip, or a table with one column (CSV, NPY), told apart
/// by content; "-" is standard input. Throws data::FileError, also unless there are `count` labels;
/// `counted` is what they belong to: "images".
std::vector<std::uint8_t> read_labels(const std::string& path, Eigen::Index count,
                                      const std::string& counted);

}  // namespace xenoglyph::cli
