"""Articles of real text: each text once, then again with other cuts until there is enough.

Texts keep the order of their paragraphs. They are cut into articles of a few paragraphs, as news
has them, with the title of the text and a date of their own. When every text was taken once and
more is asked for, all are cut again at other places, in another order: so words of the same kind
stay together, and no article comes twice. The same for the same seed.
"""

import random
from dataclasses import dataclass
from pathlib import Path

MONTHS = ("January February March April May June July August September October November "
          "December").split()


@dataclass
class Text:
    title: str
    paragraphs: list

    @property
    def size(self):
        return sum(len(paragraph.encode()) for paragraph in self.paragraphs)


def texts_of(folders):
    """All texts in folders: articles in ``.txt``, treebanks in ``.conllu``."""
    found = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix == ".txt":
                found += article(path)
            elif path.suffix == ".conllu":
                found += treebank(path)
    return [text for text in found if text.paragraphs]


def article(path):
    """A text in the layout title, author and date, paragraphs, with empty lines between."""
    try:
        blocks = path.read_text(encoding="utf-8").replace("\r\n", "\n").split("\n\n")
    except UnicodeDecodeError:
        return []
    blocks = [block.strip() for block in blocks if block.strip()]
    return [Text(blocks[0].split("\n")[0], blocks[2:])] if len(blocks) > 2 else []


def treebank(path):
    """The documents of a treebank in CoNLL-U, from its comments: paragraphs of sentences."""
    texts, sentences = [], []

    def close_paragraph():
        if sentences and texts:
            texts[-1].paragraphs.append(" ".join(sentences))
        sentences.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            close_paragraph()
            texts.append(Text(path.stem, []))
        elif line.startswith("# newpar"):
            close_paragraph()
        elif line.startswith("# text = "):
            sentences.append(line.removeprefix("# text = "))
            if texts and len(texts[-1].paragraphs) == 0 and len(sentences) == 1:
                texts[-1].title = sentences[0][:80]
    close_paragraph()
    return texts


def write_articles(texts, folder, size, seed=1):
    """Articles of the texts in a folder, until they have ``size`` bytes; with ``size`` 0 each text
    once. Returns how many bytes there are, and how many of them are of the first time."""
    draw = random.Random(seed)
    written = number = once = 0
    while True:
        order = list(texts)
        draw.shuffle(order)
        for text in order:
            for paragraphs in cuts(text.paragraphs, draw):
                data = laid_out(text.title, paragraphs, draw).encode()
                target = folder / f"{number // 1000:04d}"
                target.mkdir(parents=True, exist_ok=True)
                (target / f"{number:07d}.txt").write_bytes(data)
                written, number = written + len(data), number + 1
            if size and written >= size:
                return written, once or written
        once = once or written
        if not size:
            return written, once


def cuts(paragraphs, draw):
    """Pieces of 6 to 14 paragraphs, one after another."""
    first = 0
    while first < len(paragraphs):
        count = draw.randint(6, 14)
        yield paragraphs[first : first + count]
        first += count


def laid_out(title, paragraphs, draw):
    date = f"{draw.randint(1, 28)} {draw.choice(MONTHS)} {draw.randint(2010, 2019)}"
    return "\n\n".join([title, f"Staff Writer {date}", *paragraphs]) + "\n"
