"""Runs of the program, and what the system says about them when they end."""
import dataclasses
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

STEP_TIME = re.compile(r"^  (\S.*?) +([\d.]+) s +[\d.]+ %$", re.MULTILINE)


class RunFailed(Exception):
    """A command did not end with status 0: the message holds what it said."""


@dataclasses.dataclass
class Cost:
    """What a process took: seconds, and its largest resident size in bytes."""

    wall: float
    cpu: float
    memory: int
    others: float
    """Cores that everything else on the machine kept busy meanwhile, on average."""


@dataclasses.dataclass
class Measurement:
    """Runs of one configuration over one corpus, with the same number of jobs."""

    configuration: str
    size: int
    jobs: int
    costs: list
    steps: dict
    """Seconds of computing by step, summed over threads, of the fastest run."""
    manifest: dict
    digests: dict
    """SHA-256 of every published file by name: of the last run."""

    @property
    def best(self):
        return min(self.costs, key=lambda cost: cost.wall)

    @property
    def memory(self):
        """The largest of all runs: a bound must hold in each of them."""
        return max(cost.memory for cost in self.costs)

    @property
    def raw_megabytes(self):
        return self.manifest["inputs"]["bytes"] / 1e6

    @property
    def speed(self):
        """Megabytes (10^6 bytes) of raw text a second, start and publishing included."""
        return self.raw_megabytes / self.best.wall


def run_measured(command, output=None):
    """Runs a command to its end; returns its `Cost` and what it printed.

    What it prints goes to the file `output` where one is given; then the text returned is empty.
    `ru_maxrss` of a child starts at the size of the process that made it, so this program must
    stay small: nothing here holds a whole file in memory.
    """
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as errors:
        begin, busy = time.monotonic(), busy_seconds()
        child = subprocess.Popen(command, stdout=output or printed, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            errors.seek(0)
            said = errors.read().decode(errors="replace")
            raise RunFailed(f"{' '.join(map(str, command))}: status {child.returncode}\n{said}")
        printed.seek(0)
        cpu = usage.ru_utime + usage.ru_stime
        others = max(0, busy_seconds() - busy - cpu) / wall
        cost = Cost(wall, cpu, usage.ru_maxrss * 1024, others)
        return cost, printed.read().decode()


def busy_seconds():
    """Computing time of the whole machine since it started, over all cores: what `idle` and
    `iowait` of the first line of /proc/stat leave."""
    user, nice, system, _, _, *interrupts = map(
        int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


class Bench:
    """Runs the program on corpora and keeps what it published until it has been looked at."""

    def __init__(self, program, work):
        self.program = program
        self.work = work

    def measure(self, configuration, corpus, size, all_jobs, runs):
        """Measures one configuration with each number of jobs.

        Runs with different numbers of jobs take turns, so that what else the machine does in
        the meantime falls on all of them.
        """
        results = {}
        for _ in range(runs):
            for jobs in all_jobs:
                result = self.run_once(configuration, corpus, size, jobs)
                results[jobs] = merged(results.get(jobs), result)
        return list(results.values())

    def run_once(self, configuration, corpus, size, jobs):
        out = self.output_folder(configuration, size, jobs)
        shutil.rmtree(out, ignore_errors=True)
        cost, printed = run_measured([
            self.program, "run", self.work / f"{configuration}.json", "--from", corpus,
            "--to", out, "--jobs", str(jobs), "--timings"])
        return Measurement(
            configuration, size, jobs, [cost],
            steps={name: float(seconds) for name, seconds in STEP_TIME.findall(printed)},
            manifest=json.loads((out / "current/manifest.json").read_text()),
            digests={path.name: digest(path) for path in sorted((out / "current/").iterdir())
                     if path.name != "run.json"})

    def output_folder(self, configuration, size, jobs):
        return self.work / f"out-{configuration}-{size}-{jobs}"

    def remove_outputs(self):
        for folder in self.work.glob("out-*"):
            shutil.rmtree(folder)


def merged(before, result):
    """Adds a run to those before it, keeping the step times of the fastest."""
    if before is None:
        return result
    faster = before if before.best.wall <= result.best.wall else result
    return dataclasses.replace(result, costs=before.costs + result.costs, steps=faster.steps)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def warm(folder):
    """Reads all files once, so that runs find them in the page cache."""
    for path in sorted(Path(folder).rglob("*.txt")):
        path.read_bytes()
