"""Runs, places, and what is added to numbers that were foretold."""

import numpy as np

from .. import layout
from .reading import Reading, bounds

#: From so many rows a run on, repeating a value beats adding up steps.
LONG_RUN = 64


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


def begins_of(lengths: np.ndarray) -> np.ndarray:
    """Where runs of these lengths begin."""
    return np.cumsum(lengths) - lengths


def spread_over_runs(values: np.ndarray, lengths: np.ndarray, rows: int) -> np.ndarray:
    """Each value for all rows of its run. There is at least one run."""
    if rows >= len(lengths) * LONG_RUN or values.dtype.kind not in "iu":
        return np.repeat(values, lengths)
    steps = np.zeros(rows, values.dtype)
    steps[0] = values[0]
    # Beyond the bits of the type they go on from the other end, and so do their sums.
    steps[begins_of(lengths)[1:]] = values[1:] - values[:-1]
    return np.cumsum(steps, dtype=values.dtype, out=steps)


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


class Correction:
    """What is added to numbers that were foretold, read from up to two buffers."""

    def __init__(self, reading: Reading, buffers: range, count: int):
        group = reading.group
        reading.require(
            len(buffers) <= 2, 10, f"{len(buffers)} buffers of a correction, at most 2"
        )
        self.lengths = self.places = self.values = None
        #: No number becomes less by more than ``least``, nor more by more than ``most``.
        self.least = self.most = 0
        if not buffers:
            return
        entries = count
        if len(buffers) == 2:
            entries = group.buffers[buffers[0]]["count"]
            if group.buffers[buffers[0]]["role"] == layout.LENGTHS:
                self.lengths = run_lengths(reading, buffers[0], count)
                group.spend(count * 8, reading.column["place"])
            else:
                self.places = positions(reading, buffers[0], count)
        self.values = group.numbers(buffers[-1], layout.VALUES, entries)
        least, most = bounds(self.values)
        self.least, self.most = min(0, least), max(0, most)

    def add_to(self, numbers: np.ndarray) -> np.ndarray:
        """The numbers put right. ``numbers`` is changed."""
        if self.values is None or not len(self.values):
            return numbers
        if self.values.dtype != numbers.dtype:
            values = self.values.astype(numbers.dtype)
        else:
            values = self.values
        if self.places is not None:
            numbers[self.places] += values
        elif self.lengths is not None:
            numbers += spread_over_runs(values, self.lengths, len(numbers))
        else:
            numbers += values
        return numbers
