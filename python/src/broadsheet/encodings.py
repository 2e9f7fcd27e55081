"""The encodings, one function each, with the names of the specification."""

from dataclasses import dataclass

import numpy as np

from . import layout

#: Types of the values as they are handed out.
DTYPES = {
    layout.INT32: np.dtype(np.int32),
    layout.INT64: np.dtype(np.int64),
    layout.FLOAT64: np.dtype(np.float64),
    layout.BOOL: np.dtype(bool),
    layout.DATE: np.dtype(np.int32),
}


@dataclass
class Values:
    """A column of one group.

    ``numbers`` are the values that are not null; for strings their numbers in ``pool`` or, where
    ``numbers`` is ``None``, all strings of ``pool`` in order. ``valid`` says which rows hold a
    value; ``None`` where all do.
    """

    numbers: np.ndarray | None
    pool: object | None
    valid: np.ndarray | None


def decode(group, position: int) -> Values:
    """The column at ``position`` of a group whose records have been read."""
    column = group.columns[position]
    field = group.file.schema.fields[position]
    source, place, nulls = group.source, column["place"], column["nulls"]
    source.require(
        layout.TYPE_NAMES[column["type"]] == field.type,
        place + 1,
        f"type {layout.TYPE_NAMES[column['type']]}, the schema says {field.type}",
    )
    source.require(
        field.nullable or nulls == 0,
        place + 16,
        f"{nulls} nulls in '{field.name}', which has none",
    )
    decoder = DECODERS.get(column["encoding"])
    if decoder is None:
        raise source.error(
            place, f"encoding {column['encoding']}, which this reader lacks"
        )
    first, last = column["first_buffer"], column["first_buffer"] + column["buffers"]
    valid = None
    if 0 < nulls < group.row_count:
        source.require(last > first, place + 10, "nulls without a buffer of them")
        valid = group.flags(first, layout.VALIDITY, group.row_count)
        found = group.row_count - int(np.count_nonzero(valid))
        source.require(
            found == nulls, group.position(first), f"{found} nulls, expected {nulls}"
        )
        first += 1
    elif nulls:
        group.spend(group.row_count, place)
        valid = np.zeros(group.row_count, bool)
    reading = Reading(group, column, range(first, last))
    numbers, pool = decoder(reading, group.row_count - nulls)
    return Values(numbers, pool, valid)


class Reading:
    """A column that is being decoded: its record, and which buffers hold its values."""

    def __init__(self, group, column: dict, buffers: range):
        self.group = group
        self.column = column
        self.buffers = buffers
        self.type = column["type"]
        self.is_text = column["type"] == layout.STRING

    def require(self, holds, at: int, problem: str) -> None:
        self.group.source.require(holds, self.column["place"] + at, problem)

    def require_shape(self, buffers: int, *, pool: bool, parameter: bool = False) -> None:
        encoding = self.column["encoding"]
        found = len(self.buffers)
        self.require(
            found == buffers,
            10,
            f"{found} buffers of values, expected {buffers} of encoding {encoding}",
        )
        if not pool:
            self.require(
                self.column["pool"] == layout.NONE,
                8,
                f"pool {self.column['pool']} of a column that has none",
            )
        if not parameter:
            self.require(
                self.column["parameter"] == 0,
                24,
                f"parameter {self.column['parameter']}, expected 0 of encoding {encoding}",
            )

    def require_type(self, holds: bool) -> None:
        self.require(
            holds,
            0,
            f"encoding {self.column['encoding']} does not store "
            f"{layout.TYPE_NAMES[self.type]}",
        )

    def typed(self, numbers: np.ndarray, place: int) -> np.ndarray:
        """Numbers as values of the column's type, once they are known to be such."""
        kind = DTYPES[self.type]
        if self.type == layout.FLOAT64:
            return numbers.astype(np.int64, copy=False).view(np.float64)
        if len(numbers) and self.type != layout.INT64:
            least, most = int(numbers.min()), int(numbers.max())
            limits = (0, 1) if self.type == layout.BOOL else (-(1 << 31), (1 << 31) - 1)
            for number in (least, most):
                if not limits[0] <= number <= limits[1]:
                    raise self.group.source.error(
                        place, f"{number} is not of type {layout.TYPE_NAMES[self.type]}"
                    )
        self.group.spend(len(numbers) * kind.itemsize, place)
        return numbers.astype(kind)


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
    values = np.empty(count, np.int64)
    values[0] = reading.column["parameter"]
    values[1:] = steps
    np.cumsum(values, out=values)  # Beyond 64 bits it goes on from the other end.
    return reading.typed(values, reading.group.position(number)), None


def runs(reading: Reading, count: int):
    """RUNS: each run of equal values once, and how many rows it has."""
    reading.require_shape(2, pool=reading.is_text)
    group = reading.group
    first, second = reading.buffers
    run_count = group.buffers[first]["count"]
    lengths = group.numbers(first, layout.LENGTHS, run_count)
    place = group.position(first)
    if run_count and not 1 <= int(lengths.min()) <= int(lengths.max()) <= count:
        raise group.source.error(place, f"a run of no rows, or of more than {count}")
    total = int(lengths.sum(dtype=np.uint64)) if run_count else 0
    group.source.require(
        total == count, place, f"runs of {total} rows in all, expected {count}"
    )
    pool = None
    if reading.is_text:
        pool = group.pool(reading.column)
        values = group.codes(second, run_count, pool)
    else:
        numbers = group.numbers(second, layout.VALUES, run_count)
        values = reading.typed(numbers, group.position(second))
    group.spend(count * values.itemsize, reading.column["place"])
    return np.repeat(values, lengths.astype(np.int64)), pool


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


def bitmap(reading: Reading, count: int):
    """BITMAP: flags in one bit each."""
    reading.require_type(reading.type == layout.BOOL)
    reading.require_shape(1, pool=False)
    return reading.group.flags(reading.buffers[0], layout.VALUES, count), None


DECODERS = {
    0: constant,
    1: plain,
    2: frame_of_reference,
    3: delta,
    4: runs,
    6: dictionary,
    10: text,
    13: bitmap,
}
