"""Encodings of rows in runs: RUNS and RAMP."""

import numpy as np

from .. import layout
from .corrections import correct, run_lengths
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
    return np.repeat(values, lengths), pool


def ramp(reading: Reading, count: int):
    """RAMP: counts that begin anew with each run of another column."""
    reading.require_type(not reading.is_text)
    group, rows = reading.group, reading.group.row_count
    reading.require(reading.column["pool"] == layout.NONE, 8, "a pool of numbers")
    restarts = row_runs(reading)
    begins = np.cumsum(restarts) - restarts
    parameter = reading.column["parameter"]
    reading.require(
        parameter in (0, 1), 24, f"parameter {parameter}, expected 0 or 1"
    )
    group.spend(rows * 16, reading.column["place"])
    if parameter == 0:
        values = np.arange(rows) - np.repeat(begins, restarts)
        buffers = reading.buffers
    else:
        reading.require(len(reading.buffers) > 0, 10, "RAMP of runs without runs")
        own = run_lengths(reading, reading.buffers[0], rows)
        # The number of the own run of each row, and of the row where its outer run begins.
        run = np.repeat(np.arange(len(own)), own)
        values = run - np.repeat(run[begins], restarts)
        buffers = reading.buffers[1:]
    values = correct(reading, reading.dense(values), buffers)
    return reading.finished(values), None
