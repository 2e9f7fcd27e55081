"""Encodings that foretell a column from others: MAP, CHAIN, AFFINE."""

import numpy as np

from .. import layout
from .corrections import correct, positions
from .reading import Reading
from .references import referred, row_codes, row_lengths, row_numbers, row_runs


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
        values = targets.astype(np.int64)[codes]
        return reading.finished(correct(reading, values, rest)), None
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
    values = targets.astype(kind)[codes]
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
    buffers = reading.buffers
    parameter = np.int64(column["parameter"])
    if buffers and group.buffers[buffers[0]]["role"] == layout.TARGETS:
        codes, entries = row_codes(reading)
        gaps = group.numbers(buffers[0], layout.TARGETS, entries).astype(np.int64)
        values = gaps[codes] + parameter
        buffers = buffers[1:]
    else:
        values = np.full(rows, parameter)
    values = correct(reading, values, buffers)
    lengths = None
    if column["column"] != layout.NONE:
        lengths = row_lengths(reading, "column")
        values[1:] += lengths[:-1]
    sums = np.cumsum(values, out=values)
    if column["column_2"] != layout.NONE:
        restarts = row_runs(reading, "column_2")
        begins = np.cumsum(restarts) - restarts
        # Where a run begins, what came before it, and the length of its last string, count for
        # nothing.
        before = np.zeros(len(begins), np.int64)
        before[1:] = sums[begins[1:] - 1]
        if lengths is not None:
            before[1:] += lengths[begins[1:] - 1]
        sums -= np.repeat(before, restarts)
    return reading.finished(sums), None


def affine(reading: Reading, count: int):
    """AFFINE: another column and, if need be, the length of a string."""
    reading.require_type(not reading.is_text)
    column = reading.column
    reading.require(column["pool"] == layout.NONE, 8, "a pool of numbers")
    reading.group.spend(reading.group.row_count * 8, column["place"])
    values = row_numbers(reading) + np.int64(column["parameter"])
    if column["column_2"] != layout.NONE:
        values += row_lengths(reading, "column_2")
    return reading.finished(correct(reading, reading.dense(values), reading.buffers)), None
