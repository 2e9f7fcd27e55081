#!/usr/bin/env python3
"""Compares the columnar files of a run with Parquet and Feather: bytes, writing, reading.

    python3 Benchmarks/columnar.py --program .build/release/broadsheet \\
        --library .build/release/libbroadsheet_arrow.so [--from FOLDER ...] [--quick] [--write]

Prints a report in Markdown; columnar.md beside this file says how it was made.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

# One thread everywhere; polars looks when it is loaded.
os.environ["POLARS_MAX_THREADS"] = "1"

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
sys.path[:0] = [str(HERE / "columnar"), str(PROJECT / "python" / "src")]

import pyarrow  # noqa: E402

import chart  # noqa: E402
import corpus  # noqa: E402
import report  # noqa: E402
from comparison import TIMED, Comparison  # noqa: E402
from goals import goal_table  # noqa: E402
from runs import version  # noqa: E402

MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")


def parsed():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--library", type=Path, help="libbroadsheet_arrow.so: time it as well")
    parser.add_argument("--from", dest="folders", type=Path, action="append",
                        help="texts (.txt, .conllu); more than once for more (default: "
                             "data/articles)")
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="8 MB, 2 rounds: a trial")
    parser.add_argument("--write", action="store_true", help="put the report into columnar.md")
    arguments = parser.parse_args()
    if arguments.quick and arguments.write:
        parser.error("--quick is a trial: its figures do not belong in columnar.md")
    if arguments.quick:
        arguments.megabytes, arguments.rounds = 8, 2
    arguments.folders = arguments.folders or [PROJECT / "data" / "articles"]
    arguments.program = arguments.program.resolve()
    return arguments


def main():
    arguments = parsed()
    pyarrow.set_cpu_count(1)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="broadsheet-columnar-") as folder:
        parts = compared(arguments, Path(folder))
    text = "\n\n".join(parts)
    print(text)
    say(f"{time.monotonic() - began:.0f} s")
    if arguments.write:
        write_between_marks(HERE / "columnar.md", text)


def compared(arguments, work):
    texts = corpus.texts_of(arguments.folders)
    if not texts:
        sys.exit(f"bench: no texts in {', '.join(map(str, arguments.folders))}")
    written, once = corpus.write_articles(
        texts, work / "corpus", int(arguments.megabytes * 1e6))
    say(f"{written / 1e6:.1f} MB of articles, {once / 1e6:.1f} MB of them for the first time")
    whole = comparison(arguments, work / "whole")
    whole.run(work / "corpus", 1)
    whole.measure_sizes(1)
    whole.measure_reading()
    single = None
    if not arguments.quick and once < written:
        single = comparison(arguments, work / "once")
        corpus.write_articles(texts, work / "corpus-once", 0)
        single.run(work / "corpus-once", 1)
        single.measure_sizes(1)
    if arguments.write:
        chart.draw(whole.figures, HERE / "columnar.svg")
    return parts_of_report(arguments, whole.figures, single, written, once)


def comparison(arguments, work):
    work.mkdir()
    library = arguments.library.resolve() if arguments.library else None
    return Comparison(arguments.program, library, work, arguments.rounds, say)


def parts_of_report(arguments, figures, single, written, once):
    parts = ["\n".join(f"- {line}" for line in machine_lines(arguments, written, once))]
    parts += ["### Goals", goal_table(figures, single and single.figures, arguments.library)]
    parts += ["### Bytes", "In kB of 1,000 bytes.", report.size_table(figures)]
    if figures.derived:
        parts += ["#### Parquet with derived columns left out", report.derived_table(figures)]
    if single:
        parts += ["#### Each text once", report.size_table(single.figures)]
    for name in ("tokens", "mentions"):
        if name in figures.columns:
            parts += [f"#### Columns of `{name}`", report.column_table(figures, name)]
    parts += ["### Writing", "In seconds, on one thread.", report.write_table(figures, TIMED)]
    parts += ["### Reading", report.read_tables(figures)]
    return parts


def machine_lines(arguments, written, once):
    import duckdb
    import numpy
    import polars

    info = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in info if "model name" in line), "unknown")
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return [
        f"broadsheet {version(arguments.program)}, {time.strftime('%Y-%m-%d')}; "
        f"pyarrow {pyarrow.__version__}, polars {polars.__version__}, "
        f"DuckDB {duckdb.__version__}, numpy {numpy.__version__}",
        f"{written / 1e6:.1f} MB of articles, {once / 1e6:.1f} MB of them for the first time",
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}; load of the "
        f"machine over 1, 5 and 15 minutes at the end: {load}",
        f"the best of {arguments.rounds} rounds of reading",
    ]


def write_between_marks(path, text):
    """Puts a text in place of what stands between the marker comments of a file."""
    begin, end = MARKS
    before, rest = path.read_text().split(begin)
    _, after = rest.split(end)
    path.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}")


def say(line):
    print(f"bench: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
