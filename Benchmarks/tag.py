#!/usr/bin/env python3
"""Tokens a second of each step of `tag`, one thread, and whether rules cost less than the parser.

    python3 Benchmarks/tag.py [--program PROGRAM] [--source FOLDER] [--megabytes 4] [--runs 3]

Prints the fastest of several runs for each step. Exits with 1 where `dates`, `quantities` and
`quotes` together take longer than `words`. Python's standard library is all it needs.
"""
import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from pipelines import PROJECT, run_timed, step_seconds, token_count

STEPS = ('words', 'entities', 'dates', 'quantities', 'quotes', 'statements', 'events')
RULES = ('dates', 'quantities', 'quotes')


def measure(program, corpus, folder):
    """Computing seconds of each step, and the number of tokens."""
    printed = run_timed(
        program, corpus, ['decode', 'repair-text', 'find-article', 'rejoin-paragraphs'], STEPS,
        folder)
    return step_seconds(printed, STEPS), token_count(printed)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--program', default=str(PROJECT / '.build/release/broadsheet'))
    parser.add_argument('--source', default=str(PROJECT / 'data/articles'))
    parser.add_argument('--megabytes', type=float, default=4)
    parser.add_argument('--runs', type=int, default=3)
    arguments = parser.parse_args()
    best = {}
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / 'corpus'
        subprocess.run(
            [sys.executable, str(PROJECT / 'Benchmarks/make_corpus.py'), arguments.source, str(corpus),
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
