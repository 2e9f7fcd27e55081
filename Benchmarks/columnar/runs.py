"""The program's own runs: the tables that are compared, and what it costs to write them."""

import json
import re
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
WRITES = {
    "small": {"columnar": {"profile": "small"}},
    "fast": {"columnar": {"profile": "fast"}},
    "small, level 6": {"columnar": {"profile": "small"}, "compression": 6},
}
"""What pipeline.json says of writing, by the name that figures go by."""
STEP = re.compile(r"^  write (\w+)\.bsc +([\d.]+) s", re.MULTILINE)


def configuration(profile):
    """The project's own pipeline.json, writing columnar files only."""
    pipeline = absolute(json.loads((PROJECT / "pipeline.json").read_text()))
    pipeline["write"] = {"to": "out", "formats": ["columnar"], **WRITES[profile]}
    return pipeline


def absolute(value):
    """The same JSON with paths of the project made whole, so that it may lie elsewhere."""
    if isinstance(value, dict):
        return {key: absolute(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [absolute(inner) for inner in value]
    if isinstance(value, str) and "/" in value and (PROJECT / value).exists():
        return str(PROJECT / value)
    return value


def run(program, corpus, profile, out):
    """Runs the program on one thread; returns seconds that each table took to be written."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / "pipeline.json"
    path.write_text(json.dumps(configuration(profile)))
    printed = subprocess.run(
        [program, "run", path, "--from", corpus, "--to", out, "--jobs", "1", "--timings"],
        check=True, capture_output=True, text=True).stdout
    return {name: float(seconds) for name, seconds in STEP.findall(printed)}


def version(program):
    found = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    return found.stdout.strip()
