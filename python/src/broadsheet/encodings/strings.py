"""Encodings of strings alone: DICT and UTF8."""

from .reading import Reading


def dictionary(reading: Reading, count: int):
    """DICT: for each row, the place of its string in a pool."""
    reading.require_type(reading.is_text)
    reading.require_shape(1, pool=True)
    pool = reading.group.pool(reading.column)
    return reading.group.codes(reading.buffers[0], count, pool), pool


def text(reading: Reading, count: int):
    """UTF8: the length of each string, and all their bytes."""
    reading.require_type(reading.is_text)
    reading.require_shape(2, pool=False)
    return None, reading.group.strings(reading.buffers[0], count)
