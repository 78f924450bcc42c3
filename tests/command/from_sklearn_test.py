"""Models of scikit-learn's, through tools/from_sklearn.py, predict and sample as scikit-learn does.

Usage: from_sklearn_test.py XENOGLYPH TOOLS_FOLDER. Exit status 77: scikit-learn is not installed.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import joblib
    import numpy as np
    from sklearn.cluster import KMeans
    from sklearn.mixture import BayesianGaussianMixture, GaussianMixture
except ImportError:
    sys.exit(77)

command, tools = sys.argv[1:]
sys.dont_write_bytecode = True
sys.path.insert(0, tools)
from from_sklearn import write_model  # noqa: E402


def run(folder, *arguments):
    done = subprocess.run([command, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and not done.stderr, done
    return done.stdout


def table(text):
    return np.loadtxt(text.splitlines()[1:], delimiter=",", ndmin=2)


def check_mixture(folder, points, mixture):
    write_model(mixture, folder / "m.json")
    found = table(run(folder, "predict", "--model", "m.json", "--input", "p.npy"))
    np.testing.assert_allclose(found, mixture.predict_proba(points), rtol=1e-6, atol=1e-9)
    labels = table(run(folder, "predict", "--model", "m.json", "--input", "p.npy", "--labels"))
    assert (labels[:, 0] == mixture.predict(points)).all()
    drawn = table(run(folder, "sample", "--model", "m.json", "--count", "20000"))
    mean = mixture.weights_ @ mixture.means_
    np.testing.assert_allclose(drawn.mean(axis=0), mean, atol=0.2)


def check_evaluate(folder, model, expected):
    scores = json.loads(run(folder, "evaluate", "--model", model, "--input", "p.npy", "--labels", "l.npy"))
    assert scores["component_sizes"] == np.bincount(expected).tolist(), scores
    assert scores["purity"] == 1.0, scores


def main():
    generator = np.random.default_rng(1)
    points = np.vstack([generator.normal(center, 1.0, (80, 3)) for center in (-6.0, 0.0, 7.0)])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        np.save(folder / "p.npy", points)
        for kind in ("full", "tied", "diag", "spherical"):
            mixture = GaussianMixture(3, covariance_type=kind, random_state=0).fit(points)
            check_mixture(folder, points, mixture)
            np.save(folder / "l.npy", mixture.predict(points))
            check_evaluate(folder, "m.json", mixture.predict(points))
        check_mixture(folder, points, BayesianGaussianMixture(n_components=3, random_state=0).fit(points))
        clusters = KMeans(3, n_init=2, random_state=0).fit(points)
        joblib.dump(clusters, folder / "k.joblib")
        subprocess.run([sys.executable, f"{tools}/from_sklearn.py", "k.joblib", "k.json"], cwd=folder, check=True)
        np.save(folder / "l.npy", clusters.labels_)
        check_evaluate(folder, "k.json", clusters.labels_)


main()
