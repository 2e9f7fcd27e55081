#!/usr/bin/env python3
"""Measures how well and how fast near-duplicates are found, on articles that it makes itself.

    python3 Benchmarks/near_duplicates.py quality [--articles 4000]
    python3 Benchmarks/near_duplicates.py speed [--articles 200000]

Words follow one another as in the articles of data/articles, with a third drawn at random, so
that unrelated articles share phrases. `quality` edits articles lightly and prints, for ranges of
the true similarity (Jaccard, sequences of three words), which share was found. `speed` runs with
and without near-duplicates over articles of about 1 KB, one in ten a copy or a light edit, and
prints computing time and peak memory. Needs Python 3.10 and a release build.
"""
import argparse
import bisect
import csv
import gzip
import json
import os
import random
import re
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
RANGES = [0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1]


class Writer:
    """Makes texts of lower-case words in sentences and paragraphs."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.words, self.after = [], defaultdict(list)
        for path in sorted((PROJECT / "data/articles").rglob("*.txt")):
            words = re.findall(r"[a-z]{2,}", path.read_bytes().decode("utf-8", "ignore").lower())
            self.words += words
            for left, right in zip(words, words[1:]):
                self.after[left].append(right)

    def sentence(self):
        word = self.draw.choice(self.words)
        words = [word]
        for _ in range(self.draw.randint(6, 28)):
            choices = self.after[word]
            loose = not choices or self.draw.random() < 1 / 3
            word = self.draw.choice(self.words if loose else choices)
            words.append(word)
        return words

    def paragraph(self):
        return [self.sentence() for _ in range(self.draw.randint(1, 4))]

    def article(self, word_count):
        paragraphs, written = [], 0
        while written < word_count:
            paragraphs.append(self.paragraph())
            written += sum(map(len, paragraphs[-1]))
        return paragraphs

    def edited(self, article):
        """The article with words replaced, inserted and deleted, or paragraphs dropped or added."""
        copy = [[list(sentence) for sentence in paragraph] for paragraph in article]
        kind = self.draw.choice(["words", "words", "drop", "add", "both"])
        if kind in ("words", "both"):
            share = self.draw.uniform(0.002, 0.2 if kind == "words" else 0.03)
            for paragraph in copy:
                for place, sentence in enumerate(paragraph):
                    paragraph[place] = [w for word in sentence for w in self.changed(word, share)]
        if kind in ("drop", "both") and len(copy) > 1:
            del copy[self.draw.randrange(len(copy))]
        if kind == "add":
            copy.insert(self.draw.randint(0, len(copy)), self.paragraph())
        return copy

    def changed(self, word, share):
        if self.draw.random() >= share:
            return [word]
        other = self.draw.choice(self.words)
        return self.draw.choice([[], [other], [word, other]])


def text_of(article):
    blocks = [" ".join(" ".join(s).capitalize() + "." for s in p if s) for p in article]
    return "\n\n".join(block for block in blocks if block)


def shingles(article):
    words = [word for paragraph in article for sentence in paragraph for word in sentence]
    return {tuple(words[i:i + 3]) for i in range(len(words) - 2)}


def jaccard(left, right):
    return len(left & right) / max(1, len(left | right))


def run(program, folder, name, aggregate, jobs):
    """Runs over corpus.jsonl; gives seconds of computing, peak memory in MB, and what was printed."""
    pipeline = {
        "name": name,
        "stages": [
            {"read": {"from": "corpus.jsonl", "format": "jsonl"}},
            {"clean": {"steps": ["decode"]}},
            {"segment": {"language": "en"}},
            {"aggregate": aggregate}],
        "write": {"to": name, "formats": ["csv"],
                  "tables": {table: [] for table in ("documents", "edits", "sentences", "tokens")}}}
    path = folder / f"{name}.json"
    path.write_text(json.dumps(pipeline))
    process = subprocess.Popen(
        [program, "run", str(path), "--jobs", str(jobs), "--timings"], stdout=subprocess.PIPE, text=True)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"the run failed:\n{out}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out


def rows_of(folder, name):
    with gzip.open(folder / name / "current/duplicates.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def quality(arguments, folder):
    writer = Writer(arguments.seed)
    articles, pairs = [], []
    for _ in range(arguments.articles):
        base = writer.article(writer.draw.choice([60, 150, 300, 600, 1200]))
        articles.append(base)
        pairs.append((len(articles) - 1, len(articles)))
        articles.append(writer.edited(base))
    with open(folder / "corpus.jsonl", "w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps({"text": text_of(article)}) + "\n")
    aggregate = {"near-duplicates": {"similarity": arguments.similarity}, "tables": []}
    run(arguments.program, folder, "quality", aggregate, arguments.jobs)
    sets = [shingles(article) for article in articles]
    number = lambda key: int(key.rsplit("#", 1)[1])
    found = {number(row["document"]): row for row in rows_of(folder, "quality")}
    counts = defaultdict(lambda: [0, 0, 0.0])
    for base, edit in pairs:
        truth = jaccard(sets[base], sets[edit])
        place = counts[bisect.bisect_right(RANGES, truth) - 1]
        place[0] += 1
        row = found.get(edit)
        if row and number(row["duplicate_of"]) == base:
            place[1] += 1
            place[2] += (float(row["similarity"]) - truth) ** 2
    print("| true similarity | pairs | found | error of `similarity` (root of mean square) |\n|---|---:|---:|---:|")
    for place, (count, hits, squares) in sorted(counts.items()):
        upper = f" to {RANGES[place + 1]}" if place + 1 < len(RANGES) else ""
        error = f"{(squares / hits) ** 0.5:.3f}" if hits else ""
        print(f"| {RANGES[place]}{upper} | {count} | {hits / count:.3f} | {error} |")
    true_pairs = [(b, e) for b, e in pairs if jaccard(sets[b], sets[e]) >= arguments.similarity]
    recall = sum(e in found for _, e in true_pairs) / max(1, len(true_pairs))
    truths = [jaccard(sets[e], sets[number(row["duplicate_of"])]) for e, row in found.items()]
    for slack in (0, 0.03, 0.05, 0.1):
        good = sum(truth >= arguments.similarity - slack for truth in truths)
        print(f"of {len(found)} rows, {good / max(1, len(found)):.4f} are of a true similarity "
              f"of at least {arguments.similarity - slack:.2f}")
    print(f"of {len(true_pairs)} pairs at or above {arguments.similarity}, {recall:.4f} are found; "
          f"rows between unrelated articles: {sum(truth < 0.3 for truth in truths)}")


def speed(arguments, folder):
    writer = Writer(arguments.seed)
    recent, size = [], 0
    with open(folder / "corpus.jsonl", "w", encoding="utf-8") as file:
        for _ in range(arguments.articles):
            chance = writer.draw.random()
            if recent and chance < 0.1:
                article = writer.draw.choice(recent)
                article = article if chance < 0.03 else writer.edited(article)
            else:
                article = writer.article(150)
                recent = recent[-999:] + [article]
            size += file.write(json.dumps({"text": text_of(article)}) + "\n")
    print(f"{arguments.articles} articles, {size / 1e6:.1f} MB")
    for name, aggregate in (
            ("without", {"tables": []}),
            ("with", {"near-duplicates": {"similarity": arguments.similarity}, "tables": []})):
        seconds, memory, out = run(arguments.program, folder, name, aggregate, arguments.jobs)
        times = [line.strip() for line in out.splitlines() if "aggregate" in line or "articles," in line]
        print(f"{name} near-duplicates: {seconds:.1f} s of computing, peak {memory:.0f} MB; {'; '.join(times)}")
    print(f"{len(rows_of(folder, 'with'))} rows of duplicates")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["quality", "speed"])
    parser.add_argument("--articles", type=int)
    parser.add_argument("--similarity", type=float, default=0.8)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default=str(PROJECT / ".build/release/broadsheet"))
    arguments = parser.parse_args()
    arguments.articles = arguments.articles or (4000 if arguments.what == "quality" else 200_000)
    with tempfile.TemporaryDirectory() as folder:
        (quality if arguments.what == "quality" else speed)(arguments, Path(folder))


if __name__ == "__main__":
    main()
