#!/usr/bin/env python3
"""Times gmm-mml (https://github.com/abriosi/gmm-mml) beside our fit, on the same 900 points.

    bench/gmm_mml_beside_ours.py [FOLDER OF BUILT PROGRAMS]

gmm-mml must be importable as gmm_mml; without it there is nothing to compare, and this says so.
The times are of the processor, so that other work on the machine does not count.
"""

import io
import json
import os
import statistics
import subprocess
import sys
import time

# One thread, as ours; NumPy reads this when it is imported.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

SEEDS = 5


def our_milliseconds(programs):
    report = subprocess.run(
        [os.path.join(programs, "mixture_benchmark"), "--benchmark_filter=fit_three_gaussians",
         "--benchmark_format=json"],
        check=True, capture_output=True, text=True)
    return [run["cpu_time"] for run in json.loads(report.stdout)["benchmarks"]]


def their_milliseconds(programs, numpy, gmm_mml):
    csv = subprocess.run([os.path.join(programs, "write_toy_set"), "three-gaussians", "0"],
                         check=True, capture_output=True, text=True)
    points = numpy.loadtxt(io.StringIO(csv.stdout), delimiter=",", skiprows=1)
    times = []
    for seed in range(SEEDS):
        numpy.random.seed(seed)
        begin = time.process_time()
        fitted = gmm_mml.GmmMml(kmax=25).fit(points)
        times.append(1e3 * (time.process_time() - begin))
        print(f"gmm-mml, seed {seed}: {times[-1]:.0f} ms, k = {fitted.bestk}")
    return times


def main():
    programs = sys.argv[1] if len(sys.argv) > 1 else "build/native-bench/bin"
    try:
        import numpy
        import gmm_mml
    except ImportError as error:
        print(f"skipped: {error}. Install numpy, scipy, scikit-learn and gmm-mml.")
        return
    theirs = their_milliseconds(programs, numpy, gmm_mml)
    ours = our_milliseconds(programs)
    for seed, milliseconds in enumerate(ours):
        print(f"ours, seed {seed}: {milliseconds:.2f} ms")
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"medians: gmm-mml {statistics.median(theirs):.0f} ms, ours "
          f"{statistics.median(ours):.2f} ms, {ratio:.0f} times faster")


main()
