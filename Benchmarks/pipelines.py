"""Configurations that are measured, and what the program says of a run of one."""

import json
import os
import re
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def of_project():
    """The project's own pipeline.json, for any folder."""
    return absolute(json.loads((PROJECT / "pipeline.json").read_text()))


def absolute(value):
    """The same JSON with paths of the project made whole, so that it may lie elsewhere."""
    if isinstance(value, dict):
        return {key: absolute(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [absolute(inner) for inner in value]
    if isinstance(value, str) and "/" in value and (PROJECT / value).exists():
        return str(PROJECT / value)
    return value


def run_timed(program, corpus, clean, tag, folder):
    """Runs steps of `clean` and `tag` over a corpus on one thread, with all parts made anew, and
    writes columnar files in `folder`; returns what `--timings` prints."""
    configuration = {"stages": [
        {"read": {"from": str(Path(corpus).resolve())}},
        {"clean": {"steps": list(clean)}},
        {"segment": {}},
        {"tag": {"steps": list(tag)}},
    ], "write": {"to": "out", "formats": ["columnar"]}}
    path = Path(folder) / "pipeline.json"
    path.write_text(json.dumps(configuration))
    return subprocess.run(
        [program, "run", str(path), "--jobs", "1", "--full", "--timings"], check=True,
        capture_output=True, text=True,
        env={"BROADSHEET_DATA": str(PROJECT / "data"), **os.environ}).stdout


def step_seconds(printed, steps):
    """Computing seconds of steps, by their names."""
    times = dict(re.findall(r"^  (\S+) +([\d.]+) s", printed, re.MULTILINE))
    return {step: float(times[step]) for step in steps}


def token_count(printed):
    return int(re.search(r"(\d+) tokens", printed).group(1))
