"""Encodings that foretell a column from others: MAP, CHAIN, AFFINE."""

import numpy as np

from .. import layout
from .corrections import Correction, positions, spread_over_runs
from .reading import Reading, bounds
from .references import (
    length_table,
    referred,
    row_codes,
    row_lengths,
    row_numbers,
    row_runs,
)


def mapping(reading: Reading, count: int):
    """MAP: what each string of another column stands for."""
    group, column = reading.group, reading.column
    codes, entries = row_codes(reading)
    reading.require(len(reading.buffers) > 0, 10, "MAP without targets")
    first, rest = reading.buffers[0], reading.buffers[1:]
    targets = group.numbers(first, layout.TARGETS, entries)
    codes = reading.dense(codes)
    place = group.position(first)
    if not reading.is_text:
        reading.require(column["pool"] == layout.NONE, 8, "a pool of numbers")
        reading.require(column["parameter"] == 0, 24, "a parameter of numbers")
        group.spend((entries + count) * 8, place)
        correction = Correction(reading, rest, count)
        least, most = bounds(targets)
        kind = reading.sum_type(least + correction.least, most + correction.most)
        values = targets.astype(kind).take(codes)
        return reading.finished(correction.add_to(values)), None
    pool = group.pool(column)
    if column["parameter"] == 1:
        reading.require(
            group.columns[referred(reading)]["pool"] == column["pool"],
            8,
            "relative targets in a pool that is not shared",
        )
        group.spend(entries * 8, place)
        targets = targets.astype(np.int64) + np.arange(entries)
    else:
        reading.require(
            column["parameter"] == 0,
            24,
            f"parameter {column['parameter']}, expected 0 or 1",
        )
    if entries and (int(targets.min()) < 0 or int(targets.max()) >= len(pool)):
        raise group.source.error(place, f"a target beyond a pool of {len(pool)}")
    kind = np.min_scalar_type(len(pool))
    group.spend(count * kind.itemsize, place)
    values = targets.astype(kind).take(codes)
    if rest:
        reading.require(
            len(rest) == 2, 10, f"{len(rest)} buffers of a correction, expected 2"
        )
        places = positions(reading, rest[0], count)
        values[places] = group.codes(rest[1], len(places), pool)
    return values, pool


def chain(reading: Reading, count: int):
    """CHAIN: the value before, the length of the string there, and a gap."""
    reading.require_type(not reading.is_text)
    group, rows, column = reading.group, reading.group.row_count, reading.column
    reading.require(column["pool"] == layout.NONE, 8, "a pool of numbers")
    reading.require(count == rows, 16, "CHAIN of a column with nulls")
    group.spend(rows * 24, column["place"])
    gaps = Gaps(reading)
    lengths = None
    if column["column"] != layout.NONE:
        lengths = row_lengths(reading, "column", gaps.codes)
    restarts = np.array([rows])
    if column["column_2"] != layout.NONE:
        restarts = row_runs(reading, "column_2")
    # Sums stay within a run, whatever they come to before what was before it is taken away.
    most = gaps.most + (bounds(lengths)[1] if lengths is not None else 0)
    longest = int(restarts.max())
    kind = reading.sum_type(min(0, gaps.least) * longest, max(0, most) * longest)
    sums = np.cumsum(gaps.with_lengths(lengths, kind), dtype=kind)
    before = np.zeros(len(restarts), kind)
    before[1:] = sums[np.cumsum(restarts)[:-1] - 1]
    if lengths is not None:
        np.subtract(sums, lengths, out=sums, casting="unsafe")
    if len(before) > 1:
        sums -= spread_over_runs(before, restarts, rows)
    return reading.finished(sums), None


class Gaps:
    """What each row of a CHAIN has more than where the row before ended."""

    def __init__(self, reading: Reading):
        group, buffers = reading.group, reading.buffers
        self.parameter = reading.column["parameter"]
        self.rows = group.row_count
        self.targets = self.codes = None
        least = most = 0
        if buffers and group.buffers[buffers[0]]["role"] == layout.TARGETS:
            codes, entries = row_codes(reading)
            self.targets = group.numbers(buffers[0], layout.TARGETS, entries)
            group.spend((entries + self.rows) * 8, reading.column["place"])
            self.codes = codes.astype(np.intp)  # As numpy looks things up fastest.
            least, most = bounds(self.targets)
            pool = group.values(referred(reading)).pool
            self.code_lengths = np.zeros(entries, np.int64)
            if pool is not None:
                self.code_lengths[: len(pool)] = length_table(reading, referred(reading))
            buffers = buffers[1:]
        self.correction = Correction(reading, buffers, self.rows)
        self.least = self.parameter + least + self.correction.least
        self.most = self.parameter + most + self.correction.most

    def with_lengths(self, lengths: np.ndarray | None, kind: type) -> np.ndarray:
        """The gap of each row and the length of its string."""
        parameter = np.int64(self.parameter)
        if self.targets is not None:
            table = self.targets.astype(np.int64) + parameter + self.code_lengths
            steps = table.astype(kind).take(self.codes)
        elif lengths is not None:
            steps = (lengths + parameter).astype(kind, copy=False)
        else:
            steps = np.full(self.rows, parameter).astype(kind, copy=False)
        return self.correction.add_to(steps)


def affine(reading: Reading, count: int):
    """AFFINE: another column and, if need be, the length of a string."""
    reading.require_type(not reading.is_text)
    column = reading.column
    reading.require(column["pool"] == layout.NONE, 8, "a pool of numbers")
    reading.group.spend(reading.group.row_count * 8, column["place"])
    numbers = reading.dense(row_numbers(reading))
    least, most = bounds(numbers)
    lengths = None
    if column["column_2"] != layout.NONE:
        lengths = reading.dense(row_lengths(reading, "column_2"))
        most += bounds(lengths)[1]
    parameter = column["parameter"]
    correction = Correction(reading, reading.buffers, count)
    kind = reading.sum_type(
        least + parameter + correction.least, most + parameter + correction.most
    )
    if lengths is not None:
        values = np.add(numbers, lengths, dtype=kind, casting="unsafe")
    else:
        values = numbers.astype(kind)
    if parameter:
        values += np.int64(parameter).astype(kind)
    return reading.finished(correction.add_to(values)), None
