#!/usr/bin/env python3
"""Makes a corpus of any size out of a small one, the same for the same seed.

    python3 Benchmarks/make_corpus.py SOURCE TARGET --megabytes 50 [--seed 1]

Articles of SOURCE (text files in the layout headline, blank line, byline and date, blank line,
paragraphs) are taken apart; new ones are put together of paragraphs drawn from all of them, with a
headline, an author, a date and one of three footers. Sentences stay as people wrote them, and no
two articles are alike, but the vocabulary does not grow with the size: compression ratios of
tables flatter, speeds do not.
"""
import argparse
import random
from pathlib import Path

MONTHS = "January February March April May June July August September October November December".split()
FOOTERS = [
    "To contact the newsroom, visit:\n\nharbourpost.example/contact",
    "Follow us on social media and sign up for our newsletter.\n\nwww.meridianwire.example",
    "Copyright Ledger-Tribune. All rights reserved.\n\nledger-tribune.example/about",
]


def paragraphs_of(folder):
    headlines, authors, paragraphs = [], [], []
    for path in sorted(Path(folder).rglob("*.txt")):
        try:
            blocks = path.read_text(encoding="utf-8").replace("\r\n", "\n").split("\n\n")
        except UnicodeDecodeError:
            continue
        blocks = [block.strip() for block in blocks if block.strip()]
        if len(blocks) < 3:
            continue
        headlines.append(blocks[0].split("\n")[0])
        authors.append(" ".join(word for word in blocks[1].split("\n")[0].split() if word.isalpha()))
        paragraphs += [block for block in blocks[2:] if 80 <= len(block) <= 3000]
    return headlines, [author for author in authors if author] or ["Staff Writer"], paragraphs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--megabytes", type=float, required=True)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    headlines, authors, paragraphs = paragraphs_of(arguments.source)
    if not paragraphs:
        parser.error(f"no articles in {arguments.source}")
    target = Path(arguments.target)
    written = number = 0
    while written < arguments.megabytes * 1e6:
        folder = target / f"{number // 1000:04d}"
        folder.mkdir(parents=True, exist_ok=True)
        blocks = [draw.choice(headlines)]
        blocks.append(f"{draw.choice(authors)} {draw.randint(1, 28)} {draw.choice(MONTHS)} {draw.randint(2010, 2019)}")
        blocks += draw.sample(paragraphs, draw.randint(6, 14))
        text = "\n\n".join(blocks) + "\n\n\n\n" + draw.choice(FOOTERS) + "\n"
        data = text.encode("utf-8")
        (folder / f"{number:07d}.txt").write_bytes(data)
        written += len(data)
        number += 1
    print(f"{number} articles, {written / 1e6:.1f} MB in {target}")


if __name__ == "__main__":
    main()
