#!/usr/bin/env python3
"""Tokens a second of each step of `tag`, one thread, and whether rules cost less than the parser.

    python3 Benchmarks/tag.py [--program PROGRAM] [--source FOLDER] [--megabytes 4] [--runs 3]

Prints the fastest of several runs for each step. Exits with 1 where `dates`, `quantities` and
`quotes` together take longer than `words`. Python's standard library is all it needs.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = ('words', 'entities', 'dates', 'quantities', 'quotes', 'statements', 'events')
RULES = ('dates', 'quantities', 'quotes')


def measure(program, corpus, folder):
    """Computing seconds of each step, and the number of tokens."""
    configuration = {'stages': [
        {'read': {'from': str(corpus)}},
        {'clean': {'steps': ['decode', 'repair-text', 'find-article', 'rejoin-paragraphs']}},
        {'segment': {}},
        {'tag': {'steps': list(STEPS)}},
    ], 'write': {'to': 'out', 'formats': ['columnar']}}
    path = Path(folder) / 'pipeline.json'
    path.write_text(json.dumps(configuration))
    out = subprocess.run(
        [program, 'run', str(path), '--jobs', '1', '--full', '--timings'], check=True,
        capture_output=True, text=True, env={'BROADSHEET_DATA': str(ROOT / 'data'), **os.environ})
    tokens = int(re.search(r'(\d+) tokens', out.stdout).group(1))
    times = {name: float(seconds) for name, seconds in
             re.findall(r'^  (\S+) +([\d.]+) s', out.stdout, re.MULTILINE)}
    return {step: times[step] for step in STEPS}, tokens


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--program', default=str(ROOT / '.build/release/broadsheet'))
    parser.add_argument('--source', default=str(ROOT / 'data/articles'))
    parser.add_argument('--megabytes', type=float, default=4)
    parser.add_argument('--runs', type=int, default=3)
    arguments = parser.parse_args()
    best = {}
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / 'corpus'
        subprocess.run(
            [sys.executable, str(ROOT / 'Benchmarks/make_corpus.py'), arguments.source, str(corpus),
             '--megabytes', str(arguments.megabytes)], check=True, capture_output=True)
        for _ in range(arguments.runs):
            times, tokens = measure(arguments.program, corpus, folder)
            for step, seconds in times.items():
                best[step] = min(seconds, best.get(step, seconds))
    for step, seconds in best.items():
        print(f'{step:12}{seconds:8.2f} s{tokens / max(seconds, 0.005):14,.0f} tokens a second')
    print(f'{"all of tag":12}{sum(best.values()):8.2f} s{tokens / sum(best.values()):14,.0f} tokens a second')
    rules = sum(best[step] for step in RULES)
    print(f'{", ".join(RULES)}: {rules / best["words"]:.2f} of the time of words')
    if rules >= best['words']:
        sys.exit('dates, quantities and quotes cost more than the parser')


if __name__ == '__main__':
    main()
