"""How fast the Python package reverse_geocoder finds the nearest town: `peer.py POINTS MODE`,
the points in a file of "lon lat" lines.

`cargo bench -p dateline-gazetteer-embedded` runs this in the same run, with the Python that DATELINE_PEER_PYTHON names:
`python3 -m venv target/peer && target/peer/bin/pip install reverse_geocoder==1.5.1 setuptools`.
Prints a line for each way of asking: its name, TAB, points a second. In mode 2, the default, the package starts
processes for every call; mode 1 works in its own.
"""

import sys
import time

import reverse_geocoder

with open(sys.argv[1], encoding="ascii") as lines:
    points = [(float(lat), float(lon)) for lon, lat in map(str.split, lines)]


def fastest(what, count, runs, run):
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    print(f"{what}\t{count / min(times):.0f}", flush=True)


# The package keeps one tree for the whole process: the mode asked for first counts.
mode = int(sys.argv[2])
reverse_geocoder.search(points[:1], mode=mode, verbose=False)
few = points[: 1000 if mode == 1 else 5]
fastest(f"mode {mode}, all in one call", len(points), 5, lambda: reverse_geocoder.search(points, mode=mode, verbose=False))
fastest(
    f"mode {mode}, one call a point",
    len(few),
    3,
    lambda: [reverse_geocoder.search([point], mode=mode, verbose=False) for point in few],
)
