"""Simple work of other programs on the same machine in the same minutes, to measure ours by.

A speed in MB/s is worth little on a machine that others use as well. A ratio to a yardstick that
was slowed down alike keeps its meaning.
"""
import dataclasses
import gzip
import shutil
import time
import zlib
from pathlib import Path

from measuring import run_measured

CHUNK = 1 << 20


@dataclasses.dataclass
class Yardstick:
    name: str
    cpu: float
    """Seconds of computing, on one core."""
    read: int
    """Bytes taken in."""
    written: int = 0
    """Bytes put out, where that says something."""


def compressors(table, work):
    """`gzip -1` and zlib level 1 on the rows of a published `.csv.gz`, unpacked beforehand."""
    rows = work / "rows.csv"
    with gzip.open(table, "rb") as packed, open(rows, "wb") as plain:
        shutil.copyfileobj(packed, plain, CHUNK)
    found = [gzip_program(rows, work / "rows.csv.gz"), zlib_library(rows)]
    rows.unlink()
    return found


def gzip_program(rows, target):
    with open(target, "wb") as packed:
        cost, _ = run_measured(["gzip", "-1", "--stdout", "--no-name", rows], output=packed)
    written = target.stat().st_size
    target.unlink()
    return Yardstick("gzip -1", cost.cpu, rows.stat().st_size, written)


def zlib_library(rows):
    packer = zlib.compressobj(1, wbits=31)
    written = 0
    begin = time.process_time()
    with open(rows, "rb") as plain:
        while chunk := plain.read(CHUNK):
            written += len(packer.compress(chunk))
    written += len(packer.flush())
    return Yardstick(f"zlib {zlib.ZLIB_RUNTIME_VERSION} level 1", time.process_time() - begin,
                     rows.stat().st_size, written)


def split_words(corpus):
    """Python reads every file of a corpus, decodes it and splits it at blanks: no more."""
    read = 0
    begin = time.process_time()
    for path in sorted(Path(corpus).rglob("*.txt")):
        data = path.read_bytes()
        read += len(data)
        data.decode("utf-8").split()
    return Yardstick("Python str.split", time.process_time() - begin, read)
