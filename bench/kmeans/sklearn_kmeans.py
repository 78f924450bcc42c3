#!/usr/bin/env python3
"""Times scikit-learn's KMeans as time_kmeans times ours: same arguments, same lines."""

import gzip
import json
import sys
import time

import numpy
from sklearn.cluster import KMeans


def pixels(path):
    opened = gzip.open(path) if path.endswith(".gz") else open(path, "rb")
    with opened as file:
        content = file.read()
    count = int.from_bytes(content[4:8], "big")
    values = numpy.frombuffer(content, dtype=numpy.uint8, offset=16)
    return values.reshape(count, -1).astype(numpy.float32) / numpy.float32(255)


def codes(path):
    with open(path, "rb") as file:
        content = file.read()
    size = int.from_bytes(content[:8], "little")
    tensor = json.loads(content[8:8 + size])["codes"]
    first, last = tensor["data_offsets"]
    kind = {"F16": numpy.float16, "F32": numpy.float32, "F64": numpy.float64}[tensor["dtype"]]
    values = numpy.frombuffer(content[8 + size + first:8 + size + last], dtype=kind)
    return values.reshape(tensor["shape"]).astype(numpy.float64)


def main():
    kind, path, k, starts, runs = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
    points = pixels(path) if kind == "images" else codes(path)
    for seed in range(runs):
        begin = time.perf_counter()
        fitted = KMeans(k, n_init=starts, random_state=seed, algorithm="lloyd").fit(points)
        seconds = time.perf_counter() - begin
        print(f"{seconds:.6f} {fitted.inertia_:.8g} {fitted.n_iter_}", flush=True)


main()
