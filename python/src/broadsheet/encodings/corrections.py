"""Runs, places, and what is added to numbers that were foretold."""

import numpy as np

from .. import layout
from .reading import Reading


def run_lengths(reading: Reading, number: int, rows: int) -> np.ndarray:
    """Rows of each run, which add up to ``rows``."""
    group = reading.group
    count = group.buffers[number]["count"]
    lengths = group.numbers(number, layout.LENGTHS, count)
    place = group.position(number)
    if count and not 1 <= int(lengths.min()) <= int(lengths.max()) <= rows:
        raise group.source.error(place, f"a run of no rows, or of more than {rows}")
    total = int(lengths.sum(dtype=np.uint64)) if count else 0
    group.source.require(
        total == rows, place, f"runs of {total} rows in all, expected {rows}"
    )
    group.spend(count * 8, place)
    return lengths.astype(np.int64)


def positions(reading: Reading, number: int, limit: int) -> np.ndarray:
    """Places that ascend, each below ``limit``."""
    group = reading.group
    count = group.buffers[number]["count"]
    gaps = group.numbers(number, layout.POSITIONS, count)
    place = group.position(number)
    group.source.require(
        count <= limit, place, f"{count} places, expected at most {limit}"
    )
    if count and not 0 <= int(gaps.min()) <= int(gaps.max()) <= limit:
        raise group.source.error(place, f"a step of more than {limit} places")
    group.spend(count * 16, place)
    places = np.cumsum(gaps, dtype=np.int64) + np.arange(count)
    group.source.require(
        count == 0 or places[-1] < limit, place, f"a place beyond {limit}"
    )
    return places


def correct(reading: Reading, numbers: np.ndarray, buffers: range) -> np.ndarray:
    """The numbers that were foretold, put right. ``numbers`` is changed."""
    group = reading.group
    reading.require(
        len(buffers) <= 2, 10, f"{len(buffers)} buffers of a correction, at most 2"
    )
    if not buffers:
        return numbers
    first = buffers[0]
    if len(buffers) == 1:
        numbers += group.numbers(first, layout.VALUES, len(numbers))
        return numbers
    count = group.buffers[first]["count"]
    if group.buffers[first]["role"] == layout.LENGTHS:
        lengths = run_lengths(reading, first, len(numbers))
        values = group.numbers(buffers[1], layout.VALUES, count).astype(np.int64)
        group.spend(len(numbers) * 8, reading.column["place"])
        numbers += np.repeat(values, lengths)
        return numbers
    places = positions(reading, first, len(numbers))
    numbers[places] += group.numbers(buffers[1], layout.VALUES, count).astype(np.int64)
    return numbers
