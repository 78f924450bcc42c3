#!/usr/bin/env python3
"""Writes kmeans_oracle.json beside this file: scikit-learn's scalers and least inertias of a small
set of points. Written with scikit-learn 1.2."""

import json
import os

import numpy
from sklearn.cluster import KMeans
from sklearn.preprocessing import Normalizer, StandardScaler

random = numpy.random.RandomState(0)
groups = numpy.array([[0, 0, 0], [4, 0, 1], [0, 5, -1], [3, 4, 2]])
points = numpy.round(groups[numpy.arange(60) % 4] + random.normal(size=(60, 3)), 3)
points[7] = 0
constant = numpy.column_stack([points, numpy.full(60, 2.5)])
scaler = StandardScaler().fit(constant)
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "kmeans_oracle.json")
with open(path, "w", encoding="utf-8") as file:
    json.dump({
        "points": constant.tolist(),
        "unit_norm": Normalizer().fit_transform(constant - 2.5).tolist(),
        "mean": scaler.mean_.tolist(),
        "scale": scaler.scale_.tolist(),
        "standard": scaler.transform(constant).tolist(),
        "inertia": [[k, KMeans(k, n_init=200, tol=0, random_state=0).fit(points).inertia_]
                    for k in (1, 2, 3, 4, 6)],
    }, file)
    file.write("\n")
