"""The program's own runs: the tables that are compared, and what it costs to write them."""

import json
import re
import subprocess

from pipelines import of_project

WRITES = {
    "small": {"columnar": {"profile": "small"}},
    "fast": {"columnar": {"profile": "fast"}},
    "small, level 6": {"columnar": {"profile": "small"}, "compression": 6},
}
"""What pipeline.json says of writing, by the name that figures go by."""
STEP = re.compile(r"^  write (\w+)\.bsc +([\d.]+) s", re.MULTILINE)


def configuration(profile):
    """The project's own pipeline.json, writing columnar files only."""
    pipeline = of_project()
    pipeline["write"] = {"to": "out", "formats": ["columnar"], **WRITES[profile]}
    return pipeline


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
