#!/usr/bin/env python3
"""Writes model.json from a fitted scikit-learn object, for xenoglyph predict, sample and evaluate.

In a program:      from from_sklearn import to_model, write_model
                   write_model(mixture, "model.json")
In a shell:        tools/from_sklearn.py fitted.joblib model.json

GaussianMixture and BayesianGaussianMixture become mixtures, KMeans and MiniBatchKMeans clusters.
A file of pickles runs what is in it: open only your own.
"""
import json
import sys


def to_mixture(mixture):
    """The fields of a fitted GaussianMixture. Shapes and names are scikit-learn's own."""
    weights = mixture.weights_ / mixture.weights_.sum()
    return {
        "format": "xenoglyph-mixture",
        "version": 1,
        "covariance_type": mixture.covariance_type,
        "n_features": mixture.means_.shape[1],
        "n_components": mixture.means_.shape[0],
        "weights": weights.tolist(),
        "means": mixture.means_.tolist(),
        "covariances": mixture.covariances_.tolist(),
        "n_iter": int(mixture.n_iter_),
        "converged": bool(mixture.converged_),
    }


def to_clusters(kmeans):
    """The fields of a fitted KMeans."""
    return {
        "format": "xenoglyph-kmeans",
        "version": 1,
        "n_features": kmeans.cluster_centers_.shape[1],
        "n_clusters": kmeans.cluster_centers_.shape[0],
        "scaling": {"kind": "none"},
        "centers": kmeans.cluster_centers_.tolist(),
        "inertia": float(kmeans.inertia_),
        "n_iter": int(kmeans.n_iter_),
    }


def to_model(fitted):
    """The content of model.json, as a dictionary."""
    if hasattr(fitted, "covariances_"):
        return to_mixture(fitted)
    if hasattr(fitted, "cluster_centers_"):
        return to_clusters(fitted)
    raise ValueError(f"{type(fitted).__name__} is no fitted GaussianMixture or KMeans")


def write_model(fitted, path):
    """Writes model.json; numbers round-trip exactly."""
    with open(path, "w", encoding="utf-8") as file:
        json.dump(to_model(fitted), file, allow_nan=False)
        file.write("\n")


def main():
    if len(sys.argv) != 3:
        sys.exit("Usage: from_sklearn.py FITTED.joblib MODEL.json")
    import joblib

    try:
        write_model(joblib.load(sys.argv[1]), sys.argv[2])
    except (OSError, ValueError) as error:
        sys.exit(f"from_sklearn.py: {error}")


if __name__ == "__main__":
    main()
