// Watches components die: the same fit as fit_mml(), a step at a time.
#include <iostream>

#include <xenoglyph/data/toy_sets.hpp>
#include <xenoglyph/mixture/fit_mml.hpp>

int main() {
  const xenoglyph::data::ToySet set = xenoglyph::data::make_toy_set("three-gaussians", 1);
  xenoglyph::MmlFitter fitter(set.points);
  while (!fitter.done()) {
    const xenoglyph::MmlStatus& status = fitter.advance();
    if (status.event == xenoglyph::MmlEvent::annihilated ||
        status.event == xenoglyph::MmlEvent::pruned) {
      std::cout << "sweep " << status.sweep << ": component " << status.component << " is gone, "
                << status.n_components << " left\n";
    }
  }
  std::cout << fitter.best().n_components() << " components remain, of "
            << set.info->true_components << " that the points were drawn from\n";
}
