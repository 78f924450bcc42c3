// Draws points from three Gaussians and lets the library find out that they are three.
#include <cstdlib>
#include <iostream>

#include <xenoglyph/clustering/clustering.hpp>
#include <xenoglyph/mixture/mixture.hpp>

int main() {
  constexpr Eigen::Index k_true = 3;
  Eigen::MatrixXd means(k_true, 2);
  means << -6.0, 0.0, 0.0, 5.0, 6.0, 0.0;
  const xenoglyph::GaussianMixture truth(xenoglyph::CovarianceType::spherical,
                                         Eigen::VectorXd::Constant(k_true, 1.0 / k_true), means,
                                         {k_true, Eigen::MatrixXd::Identity(1, 1)});
  const xenoglyph::Points points = truth.sample(600, 7).points;

  const xenoglyph::MmlResult fit = xenoglyph::fit_mml(points);
  std::cout << fit.mixture.n_components() << " components, message length " << fit.message_length
            << " nats\n";
  if (!fit.converged || fit.mixture.n_components() != k_true) {
    std::cerr << "expected " << k_true << " components\n";
    return EXIT_FAILURE;
  }

  // Each cluster has its component: the true mean's nearest fitted mean is close.
  for (Eigen::Index i = 0; i < k_true; ++i) {
    const double distance =
        (fit.mixture.means().rowwise() - means.row(i)).rowwise().norm().minCoeff();
    if (distance > 0.5) {
      std::cerr << "no component near true mean " << i << ": " << distance << " away\n";
      return EXIT_FAILURE;
    }
  }

  // k-means, told the number, parts the points as the mixture does.
  const xenoglyph::KmeansResult clusters = xenoglyph::fit_kmeans(points, k_true);
  const double agreement =
      xenoglyph::adjusted_rand_index(clusters.labels, fit.mixture.predict(points));
  if (agreement < 0.9) {
    std::cerr << "k-means finds other clusters: adjusted Rand index " << agreement << '\n';
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
