// Writes a toy set as CSV to standard output, for programs that are measured beside ours.
//
//   write_toy_set NAME SEED
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "data/table_writer.hpp"
#include "data/toy_sets.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: write_toy_set NAME SEED\n");
    return 2;
  }
  try {
    using namespace xenoglyph::data;
    const xenoglyph::Points points =
        make_toy_set(argv[1], std::strtoull(argv[2], nullptr, 10)).points;
    std::cout << to_csv(points, numbered_names("x", points.cols()));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "write_toy_set: %s\n", error.what());
    return 1;
  }
  return 0;
}
