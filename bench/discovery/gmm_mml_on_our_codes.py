#!/usr/bin/env python3
"""Fits our codes with gmm-mml (https://github.com/abriosi/gmm-mml), for the table beside ours.

    bench/discovery/gmm_mml_on_our_codes.py [CODES [SEEDS]]     (assets/codes.safetensors, 2)

gmm-mml must be importable as gmm_mml; without it there is nothing to measure, and this says so.
The times are of the processor, on one thread. Scores are scikit-learn's.
"""

import json
import math
import os
import sys
import time

# One thread, as ours; NumPy reads this when it is imported.
os.environ["OPENBLAS_NUM_THREADS"] = "1"


def read_codes(path, numpy):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        content = file.read()

    def tensor(name, number_type):
        begin, end = header[name]["data_offsets"]
        return numpy.frombuffer(content[begin:end], number_type).reshape(header[name]["shape"])

    return tensor("codes", numpy.float16).astype(float), tensor("labels", numpy.uint8)


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "assets/codes.safetensors"
    seeds = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    try:
        import gmm_mml
        import numpy
        from scipy import stats
        from sklearn import metrics
    except ImportError as error:
        print(f"skipped: {error}. Install numpy, scipy, scikit-learn and gmm-mml.")
        return
    codes, digits = read_codes(path, numpy)
    print("| seed | components | seconds | purity | ARI | NMI |\n|---|--:|--:|--:|--:|--:|")
    for seed in range(seeds):
        numpy.random.seed(seed)
        begin = time.process_time()
        fitted = gmm_mml.GmmMml(kmax=25).fit(codes)
        seconds = time.process_time() - begin
        clusters = numpy.argmax([
            math.log(weight) + stats.multivariate_normal.logpdf(codes, mean, fitted.bestcov[:, :, component])
            for component, (weight, mean) in enumerate(zip(numpy.ravel(fitted.bestpp), fitted.bestmu))
        ], axis=0)
        table = metrics.cluster.contingency_matrix(digits, clusters)
        print(f"| {seed} | {fitted.bestk} | {seconds:.1f} | {table.max(axis=0).sum() / len(digits):.3f} | "
              f"{metrics.adjusted_rand_score(digits, clusters):.3f} | "
              f"{metrics.normalized_mutual_info_score(digits, clusters):.3f} |", flush=True)


main()
