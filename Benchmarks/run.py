#!/usr/bin/env python3
"""Measures whole runs of the program: speed, memory, sizes, and where the time goes.

    python3 Benchmarks/run.py --program .build/release/broadsheet [--quick] [--write]

Prints a report in Markdown; README.md beside this file says how to read it.
"""
import argparse
import dataclasses
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import Bench, RunFailed, run_measured, warm
from pipelines import PROJECT, of_project
from report import report, sameness, yardstick_table
from yardsticks import Yardstick, compressors, split_words

HERE = Path(__file__).resolve().parent
MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")
LARGE = 100
"""From this size on, in MB, one run says enough."""
JOBS = (1, 2)
LEARNED = ("words", "statements", "events")
"""Steps of `tag` that use a learned model, or stand on one that does."""


def main():
    arguments = parsed()
    if arguments.work:
        arguments.work.mkdir(parents=True, exist_ok=True)
        return bench(arguments, arguments.work.resolve())
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        return bench(arguments, Path(folder))


def parsed():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--kernels", type=Path, help="the built target Benchmarks: run it as well")
    parser.add_argument("--source", type=Path, default=default_source(),
                        help="articles that corpora are made of (default: %(default)s)")
    parser.add_argument("--work", type=Path,
                        help="keep corpora here for the next time (default: a folder that goes)")
    parser.add_argument("--sizes", default="50,200", help="MB of raw text (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3,
                        help=f"runs of which the best counts; one from {LARGE} MB on")
    parser.add_argument("--quick", action="store_true", help="10 MB once: a trial")
    parser.add_argument("--json", type=Path, help="write all figures to this file as well")
    parser.add_argument("--write", action="store_true", help="put the report into README.md")
    arguments = parser.parse_args()
    if arguments.quick and arguments.write:
        parser.error("--quick is a trial: its figures do not belong in README.md")
    if arguments.quick:
        arguments.sizes, arguments.runs = "10", 1
    arguments.sizes = [int(size) for size in arguments.sizes.split(",")]
    arguments.program = arguments.program.resolve()
    return arguments


def default_source():
    beside = PROJECT.parent / "shared/data/corpus"
    return beside if beside.is_dir() else PROJECT / "data/articles"


def bench(arguments, work):
    machine = machine_lines(arguments)
    write_configurations(work)
    runs = Bench(arguments.program, work)
    results = []
    try:
        for size in arguments.sizes:
            corpus = corpus_of(size, arguments.source, work)
            warm(corpus)
            for configuration in configurations_at(size, arguments.sizes):
                count = 1 if size >= LARGE else arguments.runs
                say(f"{configuration}, {size} MB: {count} x {len(JOBS)} runs")
                results += runs.measure(configuration, corpus, size, JOBS, count)
        say("yardsticks")
        start = cost_of_one_article(runs, work)
        beside = yardsticks(runs, results, work)
        kernels = kernel_table(arguments, work)
    finally:
        runs.remove_outputs()
    text = report(results, beside, kernels, machine, start)
    print(text)
    if arguments.json:
        arguments.json.write_text(json.dumps([figures(result) for result in results], indent=1))
    if arguments.write:
        write_between_marks(HERE / "README.md", text)
    return 1 if sameness(results).startswith("**") else 0


def say(line):
    print(f"bench: {line}", file=sys.stderr, flush=True)


def configurations_at(size, sizes):
    """Learned models take far longer than rules: `whole` is measured on the smallest corpus only."""
    return ("whole", "rules", "lean") if size == min(sizes) else ("rules", "lean")


def write_configurations(work):
    """The project's own pipeline.json, whole and by rules alone, and with little written."""
    pipeline = of_project()
    by_rules = [rules_alone(stage) for stage in pipeline["stages"]]
    both = {"to": "out", "formats": ["csv", "columnar"], "compression": 1}
    little = {"to": "out", "formats": ["csv"], "compression": 1, "tables": {"tokens": []}}
    for name, stages, write in (("whole", pipeline["stages"], both), ("rules", by_rules, both),
                                ("lean", by_rules, little)):
        text = json.dumps({**pipeline, "name": name, "stages": stages, "write": write}, indent=2)
        (work / f"{name}.json").write_text(text)


def rules_alone(stage):
    """The same stage without learned models and the steps that stand on them."""
    if "tag" not in stage:
        return stage
    steps = [step for step in stage["tag"]["steps"] if step not in LEARNED]
    return {"tag": {"steps": [
        {"entities": {**step["entities"], "model": "none"}} if "entities" in step else step
        for step in steps]}}


def corpus_of(size, source, work):
    """The folder of a corpus, made if it is not there yet."""
    corpus = work / f"corpus-{size}"
    if not corpus.exists():
        say(f"making {size} MB of articles")
        unfinished = work / f"corpus-{size}.unfinished-{os.getpid()}"
        subprocess.run([sys.executable, HERE / "make_corpus.py", source, unfinished,
                        "--megabytes", str(size)], check=True, stdout=subprocess.DEVNULL)
        unfinished.rename(corpus)
    return corpus


def cost_of_one_article(runs, work):
    """What a run costs before it reads much: lexicons, folders, files made sure on disk."""
    article = min(work.glob("corpus-*/0000/0000000.txt"))
    cost, _ = run_measured([
        runs.program, "run", work / "rules.json", "--from", article, "--to", work / "out-one",
        "--jobs", "1", "--quiet"])
    return cost


def yardsticks(runs, results, work):
    """Tables of our time and that of others, for the smallest corpus and one job."""
    size = min(result.size for result in results)
    found = {r.configuration: r for r in results if r.size == size and r.jobs == 1}
    packed = runs.output_folder("rules", size, 1) / "current/tokens.csv.gz"
    sticks = compressors(packed, work)
    ours = Yardstick("rows and deflate of `tokens.csv.gz`, ours",
                     found["rules"].steps["write tokens.csv.gz"], sticks[0].read,
                     packed.stat().st_size)
    lean = found["lean"]
    whole = Yardstick("whole run `lean`, ours", lean.best.cpu, int(lean.raw_megabytes * 1e6))
    return "\n\n".join([
        yardstick_table(ours, sticks),
        yardstick_table(whole, [split_words(work / f"corpus-{size}")])])


def kernel_table(arguments, work):
    """What the kernel benchmarks print about the smallest corpus."""
    if arguments.kernels is None:
        return "Not run: `--kernels` names no program."
    corpus = work / f"corpus-{min(arguments.sizes)}"
    _, printed = run_measured([arguments.kernels.resolve(), corpus])
    return printed.strip()


def machine_lines(arguments):
    info = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in info if "model name" in line), "unknown")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    version = subprocess.run([arguments.program, "--version"], capture_output=True, text=True)
    return [
        f"broadsheet {version.stdout.strip()}, {time.strftime('%Y-%m-%d')}",
        f"{model}, {os.cpu_count()} cores, {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release()}",
        f"load of the machine over 1, 5 and 15 minutes at the start: {load}",
        f"the best of {arguments.runs} runs below {LARGE} MB, a single run from there on",
    ]


def figures(result):
    """All that was measured of a configuration, as plain data."""
    return {**dataclasses.asdict(result), "speed": result.speed, "memory": result.memory}


def write_between_marks(path, text):
    """Puts a text in place of what stands between the marker comments of a file."""
    begin, end = MARKS
    before, rest = path.read_text().split(begin)
    _, after = rest.split(end)
    path.write_text(f"{before}{begin}\n\n{text}\n{end}{after}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RunFailed as failure:
        sys.exit(f"bench: {failure}")
