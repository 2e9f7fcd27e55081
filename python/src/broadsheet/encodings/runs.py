"""Encodings of rows in runs: RUNS and RAMP."""

import numpy as np

from .. import layout
from .corrections import LONG_RUN, Correction, begins_of, run_lengths, spread_over_runs
from .reading import Reading
from .references import row_runs


def runs(reading: Reading, count: int):
    """RUNS: each run of equal values once, and how many rows it has."""
    reading.require_shape(2, pool=reading.is_text)
    group = reading.group
    first, second = reading.buffers
    run_count = group.buffers[first]["count"]
    lengths = run_lengths(reading, first, count)
    pool = None
    if reading.is_text:
        pool = group.pool(reading.column)
        values = group.codes(second, run_count, pool)
    else:
        numbers = group.numbers(second, layout.VALUES, run_count)
        values = reading.typed(numbers, group.position(second))
    group.spend(count * values.itemsize, reading.column["place"])
    if not run_count:
        return values, pool
    return spread_over_runs(values, lengths, count), pool


def ramp(reading: Reading, count: int):
    """RAMP: counts that begin anew with each run of another column."""
    reading.require_type(not reading.is_text)
    group, rows = reading.group, reading.group.row_count
    reading.require(reading.column["pool"] == layout.NONE, 8, "a pool of numbers")
    restarts = row_runs(reading)
    parameter = reading.column["parameter"]
    reading.require(
        parameter in (0, 1), 24, f"parameter {parameter}, expected 0 or 1"
    )
    group.spend(rows * 16, reading.column["place"])
    if parameter == 0:
        values, buffers = places_in_runs(restarts, rows), reading.buffers
    else:
        reading.require(len(reading.buffers) > 0, 10, "RAMP of runs without runs")
        own = run_lengths(reading, reading.buffers[0], rows)
        values, buffers = runs_in_runs(own, restarts, rows), reading.buffers[1:]
    correction = Correction(reading, buffers, count)
    values = reading.dense(values)
    # What is foretold is less than the number of rows.
    values = values.astype(reading.sum_type(correction.least, correction.most + rows), copy=False)
    return reading.finished(correction.add_to(values)), None


def places_in_runs(lengths: np.ndarray, rows: int) -> np.ndarray:
    """For each row, how many rows of its run are before it."""
    if rows >= len(lengths) * LONG_RUN:
        return np.arange(rows, dtype=np.int32) - np.repeat(
            begins_of(lengths).astype(np.int32), lengths
        )
    steps = np.ones(rows, np.int32)
    steps[0] = 0
    steps[begins_of(lengths)[1:]] = 1 - lengths[:-1]
    return np.cumsum(steps, dtype=np.int32, out=steps)


def runs_in_runs(lengths: np.ndarray, outer: np.ndarray, rows: int) -> np.ndarray:
    """For each row, how many runs begin after the first row of the outer run that it is in."""
    begins, restarts = begins_of(lengths), begins_of(outer)
    steps = np.zeros(rows, np.int32)
    steps[begins] = 1
    # Where an outer run begins, what the one before has got to is taken away.
    started = np.searchsorted(begins, restarts, "right")
    before = np.searchsorted(begins, restarts, "left")
    steps[0] = 0
    steps[restarts[1:]] = started[:-1] - before[1:]
    return np.cumsum(steps, dtype=np.int32, out=steps)
