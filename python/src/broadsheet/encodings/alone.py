"""Encodings of numbers that look at no other column: CONST, PLAIN, FOR, DELTA, BITMAP."""

import numpy as np

from .. import layout
from .reading import Reading, bounds
from .values import DTYPES


def constant(reading: Reading, count: int):
    """CONST: all values are the same, or all are null."""
    reading.require_shape(0, pool=reading.is_text and count > 0, parameter=count > 0)
    parameter = reading.column["parameter"]
    place = reading.column["place"]
    if not reading.is_text:
        value = reading.typed(np.array([parameter], np.int64), place + 24)
        reading.group.spend(count * value.itemsize, place)
        return np.repeat(value, count), None
    reading.group.spend(count, place)
    if count == 0:
        return np.zeros(0, np.uint8), None
    pool = reading.group.pool(reading.column)
    reading.require(
        0 <= parameter < len(pool), 24, f"entry {parameter} of a pool of {len(pool)}"
    )
    if len(pool) <= 256:
        return np.full(count, parameter, np.uint8), pool
    reading.group.spend(count * 8, place)
    return np.full(count, parameter, np.int64), pool


def plain(reading: Reading, count: int):
    """PLAIN: numbers as their type has them."""
    reading.require_type(not reading.is_text)
    reading.require_shape(1, pool=False)
    number = reading.buffers[0]
    record = reading.group.buffers[number]
    width = 4 if reading.type in (layout.INT32, layout.DATE) else 8
    reading.group.source.require(
        record["form"] == layout.ELEMENTS
        and record["element"] == width
        and record["base"] == 0
        and reading.type != layout.BOOL,
        record["place"],
        f"PLAIN {layout.TYPE_NAMES[reading.type]} in another form than elements of "
        f"{width} bytes, base 0",
    )
    numbers = reading.group.numbers(number, layout.VALUES, count)
    return numbers.view(DTYPES[reading.type]), None


def frame_of_reference(reading: Reading, count: int):
    """FOR: numbers as their differences from a base."""
    reading.require_type(not reading.is_text)
    reading.require_shape(1, pool=False)
    number = reading.buffers[0]
    numbers = reading.group.numbers(number, layout.VALUES, count)
    return reading.typed(numbers, reading.group.position(number)), None


def delta(reading: Reading, count: int):
    """DELTA: the first number, then what each has more than the one before."""
    reading.require_type(not reading.is_text)
    reading.require_shape(1, pool=False, parameter=True)
    reading.require(count > 0, 0, "DELTA of a column without values")
    number = reading.buffers[0]
    steps = reading.group.numbers(number, layout.VALUES, count - 1)
    reading.group.spend(count * 8, reading.column["place"])
    first = reading.column["parameter"]
    least, most = bounds(steps)
    kind = reading.sum_type(first + min(0, least) * count, first + max(0, most) * count)
    values = np.empty(count, kind)
    values[0] = first
    values[1:] = steps
    np.cumsum(values, dtype=kind, out=values)  # Beyond 64 bits it goes on from the other end.
    return reading.typed(values, reading.group.position(number)), None


def bitmap(reading: Reading, count: int):
    """BITMAP: flags in one bit each."""
    reading.require_type(reading.type == layout.BOOL)
    reading.require_shape(1, pool=False)
    return reading.group.flags(reading.buffers[0], layout.VALUES, count), None
