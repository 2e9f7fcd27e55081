"""Golden files and their contents, the tables of a run, and the two sources of streams."""

import csv
import datetime
import gzip
import json
import os
import pathlib
import struct
import subprocess

import pytest

from broadsheet import native

PROJECT = pathlib.Path(__file__).parents[2]
GOLDEN = PROJECT / "Tests" / "Golden" / "columnar-v1"


def golden_names() -> list[str]:
    return sorted(path.stem for path in GOLDEN.glob("*.bsc"))


def golden(name: str) -> bytes:
    return (GOLDEN / f"{name}.bsc").read_bytes()


def twin(name: str) -> dict:
    """What a golden file holds; a ``float64`` as the 16 hexadecimal digits of its bits."""
    return json.loads((GOLDEN / f"{name}.json").read_text())


def cell(value, kind: str):
    """A value of a column as the twins have it."""
    if value is None:
        return None
    if kind == "float64":
        return struct.pack(">d", value).hex()
    return bool(value) if kind == "bool" else value if kind == "string" else int(value)


def cells(table, name: str) -> list:
    """A column as the twins have it."""
    field = table.schema.fields[table.schema.position(name)]
    if field.type == "string":
        return table[name].tolist()
    values, valid = table.numbers(name)
    present = [True] * len(values) if valid is None else valid.tolist()
    return [cell(v if p else None, field.type) for v, p in zip(values.tolist(), present)]


# A run of the program


def program() -> pathlib.Path | None:
    """The program: named by ``BROADSHEET_PROGRAM``, or the newest that was built here."""
    named = os.environ.get("BROADSHEET_PROGRAM")
    built = [PROJECT / ".build" / kind / "broadsheet" for kind in ("release", "debug")]
    found = [pathlib.Path(named)] if named else [path for path in built if path.exists()]
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


@pytest.fixture(scope="session")
def run(tmp_path_factory) -> pathlib.Path:
    """``current`` of a run over the sample articles."""
    path = program()
    if path is None:
        pytest.skip("the program is not built: swift build")
    out = tmp_path_factory.mktemp("run")
    subprocess.run(
        [path, "run", PROJECT / "pipeline.json", "--to", out, "--quiet"], check=True, timeout=300)
    return out / "current"


@pytest.fixture(scope="session")
def resources(run) -> list[dict]:
    """What ``datapackage.json`` says of each CSV file."""
    package = json.loads((run / "datapackage.json").read_text(encoding="utf-8"))
    found = [resource for resource in package["resources"] if resource["format"] == "csv"]
    assert len(found) == 17
    return found


def rows_of(path: pathlib.Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def names_of(resource: dict, *types: str) -> list[str]:
    fields = resource["schema"]["fields"]
    return [field["name"] for field in fields if not types or field["type"] in types]


VALUES = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": datetime.date.fromisoformat,
}


# Streams

BUILT = PROJECT / ".build"
LIBRARIES = [
    BUILT / folder / "libbroadsheet_arrow.so" for folder in ("wheel/release", "release", "debug")
]


def newest_library():
    """Path of the library that was built last: another may be older than the package."""
    built = [path for path in LIBRARIES if path.exists()]
    return str(max(built, key=lambda path: path.stat().st_mtime)) if built else None


@pytest.fixture(params=["native", "numpy"])
def reader(request, monkeypatch):
    """Which of the two readers a stream comes from."""
    path = ""
    if request.param == "native":
        path = os.environ.get("BROADSHEET_LIBRARY") or newest_library()
        if path is None:
            pytest.skip("libbroadsheet_arrow.so is not built: see 'make wheel'")
    else:
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    monkeypatch.setenv("BROADSHEET_LIBRARY", path)
    native.library.cache_clear()
    yield request.param
    native.library.cache_clear()
