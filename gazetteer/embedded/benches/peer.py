"""How fast the Python package reverse_geocoder finds the nearest town, beside `cargo bench -p dateline-gazetteer-embedded`.

`python3 -m venv target/peer && target/peer/bin/pip install reverse_geocoder==1.5.1 setuptools`, then run this with that Python.
"""

import math
import random
import time

import reverse_geocoder

random.seed(7)
points = [(math.degrees(math.asin(random.uniform(-1, 1))), random.uniform(-180, 180)) for _ in range(50_000)]


def fastest(what, count, run):
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    print(f"{what}: {count / min(times):.0f}/s in the fastest of 5 runs")


reverse_geocoder.search(points[:1], mode=1)
fastest("50,000 points in one call", len(points), lambda: reverse_geocoder.search(points, mode=1))
few = points[:200]
fastest("one call a point", len(few), lambda: [reverse_geocoder.search([point], mode=1) for point in few])
