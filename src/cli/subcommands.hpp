#pragma once

#include <CLI/CLI.hpp>

namespace xenoglyph::cli {

/// `xenoglyph fit`: points in, a mixture out.
void add_fit_command(CLI::App& app);
/// `xenoglyph select`: points in, a table of what each number of components reaches out.
void add_select_command(CLI::App& app);
/// `xenoglyph kmeans`: points in, the centres of k clusters out.
void add_kmeans_command(CLI::App& app);
/// `xenoglyph predict`: points and a mixture in, responsibilities or labels out.
void add_predict_command(CLI::App& app);
/// `xenoglyph sample`: a mixture in, points out.
void add_sample_command(CLI::App& app);
/// `xenoglyph evaluate`: points, their labels and a mixture or clusters in, scores out.
void add_evaluate_command(CLI::App& app);
/// `xenoglyph train`: images in, an autoencoder's weights out.
void add_train_command(CLI::App& app);
/// `xenoglyph convert`: an autoencoder's weights in, the same in another precision out.
void add_convert_command(CLI::App& app);
/// `xenoglyph encode`: images and weights in, codes out.
void add_encode_command(CLI::App& app);
/// `xenoglyph decode`: codes and weights in, pictures out.
void add_decode_command(CLI::App& app);

}  // namespace xenoglyph::cli
