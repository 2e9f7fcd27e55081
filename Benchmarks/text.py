#!/usr/bin/env python3
"""Measures cleaning and splitting of text beside other programs: one thread, same run, same text.

    python3 Benchmarks/text.py --program .build/release/broadsheet --kernels .build/release/Benchmarks
                               [--write] [--megabytes 24]

Sentences and tokens: the time of the calls for one text after the other, ours and theirs in turns,
with lexicons and models loaded before. Ours is also given as it is within a run (`broadsheet run
--timings`), where other steps stand between two texts and nothing is as well foretold by the
processor; so are the steps of `clean`. Rules differ, so speeds say nothing of quality (see the
accuracy tests). Each figure is the best of three runs, but one for what takes long: those read a
part of the text, as the table says.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLEAN = ["decode", "repair-text", "find-article", "drop-boilerplate", "rejoin-paragraphs"]


def corpus(folder, megabytes):
    """Articles without mojibake and entities of about 5 kB each, made of the sample articles."""
    source = folder / "source"
    for path in sorted((HERE.parent / "data" / "articles").rglob("*.txt")):
        text = path.read_bytes().decode("utf-8", "ignore")
        if re.search("[ÃÂâ€\ufffd&\u00a0\u200b]", text):
            continue
        target = source / path.relative_to(HERE.parent / "data")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    made = folder / "made"
    subprocess.run([sys.executable, HERE / "make_corpus.py", source, made, "--megabytes", str(megabytes)], check=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(made.rglob("*.txt"))]
    joined = folder / "articles"
    joined.mkdir()
    group, size, number = [], 0, 0
    for text in texts:  # the bodies of neighbours together, to reach the length of news articles
        blocks = text.split("\n\n\n\n")
        group.append(text if not group else "\n\n".join(blocks[0].split("\n\n")[2:]))
        size += len(text)
        if size >= 5000:
            head, *rest = group
            body, foot = head.split("\n\n\n\n", 1)
            (joined / f"{number:06d}.txt").write_text("\n\n".join([body] + rest) + "\n\n\n\n" + foot, encoding="utf-8")
            group, size, number = [], 0, number + 1
    return joined


def ours(program, folder, articles):
    """Seconds of computing time of each step, the best of three runs."""
    configuration = {
        "name": "text",
        "stages": [{"read": {"from": str(articles), "format": "text"}}, {"clean": {"steps": CLEAN}},
                   {"segment": {"language": "en"}}],
        "write": {"to": str(folder / "out"), "formats": ["columnar"]},
    }
    path = folder / "text.json"
    path.write_text(json.dumps(configuration))
    best = {}
    for _ in range(3):
        done = subprocess.run([program, "run", path, "--jobs", "1", "--full", "--timings"], capture_output=True, text=True, check=True)
        for name, seconds in re.findall(r"^\s+([\w-]+)\s+([\d.]+) s\s", done.stdout + done.stderr, re.M):
            best[name] = min(float(seconds), best.get(name, 1e9))
    return best


def alone(kernels, articles):
    """Seconds of `segment` with nothing else between two texts, the best of three rounds."""
    done = subprocess.run([kernels, "segment", articles, "--rounds", "3"], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[1])


def timed(work, texts, rounds, turn):
    best = 1e9
    for _ in range(rounds):
        turn()
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return best


def theirs(texts, turn):
    """(name, bytes, seconds) of each program that is installed; `turn` is called before each round."""
    rows = []

    def add(name, work, share, rounds):
        part = texts[: max(1, int(len(texts) * share))]
        size = sum(len(text.encode("utf-8")) for text in part)
        rows.append((name, size, timed(work, part, rounds, turn)))

    try:
        import blingfire

        def both(text):
            blingfire.text_to_sentences(text)
            blingfire.text_to_words(text)

        add("blingfire: sentences and words", both, 1, 3)
    except ImportError as error:
        print(f"skipped: {error}")
    try:
        import spacy

        blank = spacy.blank("en")
        blank.add_pipe("sentencizer")
        blank.max_length = 10**9
        add("spaCy: blank English and sentencizer", blank, 0.05, 1)
    except ImportError as error:
        print(f"skipped: {error}")
    try:
        import pysbd

        add("pySBD: sentences", pysbd.Segmenter(language="en", clean=False).segment, 0.002, 1)
    except ImportError as error:
        print(f"skipped: {error}")
    try:
        import ftfy

        add("ftfy: fix_text", ftfy.fix_text, 0.1, 1)
    except ImportError as error:
        print(f"skipped: {error}")
    return rows


def table(size, articles, steps, segment, rows):
    clean = sum(steps.get(name, 0) for name in CLEAN)
    lines = ["| program | text | seconds | MB/s | times slower than ours |", "|---|---|---|---|---|"]

    def line(name, bytes_, seconds, factor=""):
        lines.append(f"| {name} | {bytes_ / 1e6:.2f} MB | {seconds:.2f} | {bytes_ / 1e6 / max(seconds, 1e-9):.1f} | {factor} |")

    line("ours: sentences and tokens (`segment`)", size, segment)
    line("ours: `segment` within a run", size, steps["segment"])
    for name, bytes_, seconds in rows:
        mine = clean if name.startswith("ftfy") else segment
        line(name, bytes_, seconds, f"{seconds / bytes_ / (mine / size):.0f}")
    line("ours: clean, all steps", size, clean)
    for name in CLEAN:
        line(f"ours: `{name}`", size, steps.get(name, 0))
    head = f"{articles} articles, {size / 1e6:.1f} MB of UTF-8 without mojibake, one thread. ftfy is set against all of `clean`.\n"
    return head + "\n" + "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--kernels", required=True, help="the built target Benchmarks")
    parser.add_argument("--megabytes", type=float, default=24)
    parser.add_argument("--write", action="store_true", help="write the table to Benchmarks/text.md")
    arguments = parser.parse_args()
    program = str(Path(arguments.program).resolve())
    kernels = str(Path(arguments.kernels).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        articles = corpus(folder, arguments.megabytes)
        paths = sorted(articles.glob("*.txt"))
        texts = [path.read_text(encoding="utf-8") for path in paths]
        size = sum(path.stat().st_size for path in paths)
        segment = []
        rows = theirs(texts, lambda: segment.append(alone(kernels, articles)))
        segment = min(segment, default=0) or alone(kernels, articles)
        text = table(size, len(paths), ours(program, folder, articles), segment, rows)
    print(text)
    if arguments.write:
        intro = "# Cleaning and splitting text, beside other programs\n\nWritten by `make bench-text`; what is measured and how: `text.py`.\n\n"
        (HERE / "text.md").write_text(intro + text, encoding="utf-8")


if __name__ == "__main__":
    main()
