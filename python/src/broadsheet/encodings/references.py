"""Columns that another one refers to, row by row (section "References")."""

import numpy as np

from .. import layout
from .corrections import run_lengths
from .reading import Reading


def referred(reading: Reading, name: str = "column") -> int:
    other = reading.column[name]
    reading.require(
        other != layout.NONE,
        4 if name == "column" else 6,
        f"no column, but encoding {reading.column['encoding']} refers to one",
    )
    return other


def rows_of(reading: Reading, dense: np.ndarray, valid: np.ndarray | None, null: int = 0):
    """One value for each row, from those of the rows that hold one."""
    if valid is None:
        return dense
    kind = np.promote_types(dense.dtype, np.min_scalar_type(null))
    reading.group.spend(len(valid) * kind.itemsize, reading.column["place"])
    rows = np.full(len(valid), null, kind)
    rows[valid] = dense
    return rows


def is_text_column(reading: Reading, other: int) -> bool:
    return reading.group.columns[other]["type"] == layout.STRING


def row_numbers(reading: Reading) -> np.ndarray:
    """Numbers of another column, of any width; 0 for nulls. They must not be changed."""
    return numbers_of(reading, referred(reading))


def numbers_of(reading: Reading, other: int) -> np.ndarray:
    """The same of the column with that number."""
    reading.require(
        not is_text_column(reading, other), 4, f"column {other} holds strings, not numbers"
    )
    values = reading.group.values(other)
    numbers = values.numbers
    if numbers.dtype == np.float64:
        numbers = numbers.view(np.int64)
    elif numbers.dtype == bool:
        numbers = numbers.view(np.uint8)
    return rows_of(reading, numbers, values.valid)


def row_codes(reading: Reading, name: str = "column") -> tuple[np.ndarray, int]:
    """Places of another column's strings in its pool, the next place for nulls; and how many
    places there are."""
    other = referred(reading, name)
    reading.require(is_text_column(reading, other), 4, f"column {other} has no codes")
    values = reading.group.values(other)
    if values.pool is None or (values.numbers is None and not len(values.pool)):
        codes, entries = np.zeros(0, np.uint8), 0
    else:
        reading.require(values.numbers is not None, 4, f"column {other} has no codes")
        codes, entries = values.numbers, len(values.pool)
    if values.valid is None:
        return codes, entries
    return rows_of(reading, codes, values.valid, entries), entries + 1


def length_table(reading: Reading, other: int) -> np.ndarray:
    """Code points of the strings in the pool of a column that has one."""
    pool = reading.group.values(other).pool
    place = reading.column["place"]
    reading.group.spend(len(pool.data) + len(pool) * 8, place)
    return pool.lengths()


def row_lengths(reading: Reading, name: str, codes: np.ndarray | None = None) -> np.ndarray:
    """Code points of another column's strings; 0 for nulls. ``codes`` are its codes row by row,
    where they are at hand."""
    other = referred(reading, name)
    reading.require(
        is_text_column(reading, other),
        4 if name == "column" else 6,
        f"column {other} holds numbers, not strings",
    )
    key = "lengths", other
    if key in reading.group.known:
        return reading.group.known[key]
    values = reading.group.values(other)
    if values.pool is None:
        lengths = np.zeros(0, np.uint8)
    else:
        lengths = length_table(reading, other)
        if values.numbers is not None:
            reading.group.spend(len(values.numbers) * lengths.itemsize, reading.column["place"])
            at_hand = codes is not None and values.valid is None
            lengths = lengths.take(codes if at_hand else values.numbers)
    lengths = rows_of(reading, lengths, values.valid)
    reading.group.keep(key, lengths, lengths.nbytes)
    return lengths


def row_runs(reading: Reading, name: str = "column") -> np.ndarray:
    """Lengths of the runs of another column that is stored in runs."""
    other = referred(reading, name)
    at = 4 if name == "column" else 6
    column = reading.group.columns[other]
    reading.require(column["nulls"] == 0, at, f"column {other} has nulls, so no runs")
    encoding = column["encoding"]
    if encoding == 0:
        return np.array([reading.group.row_count], np.int64)
    reading.require(
        encoding == 4 or (encoding == 5 and column["parameter"] == 1),
        at,
        f"column {other} is not stored in runs",
    )
    reading.group.source.require(
        column["buffers"] > 0, column["place"] + 10, "runs without a buffer of them"
    )
    return run_lengths(reading, column["first_buffer"], reading.group.row_count)
