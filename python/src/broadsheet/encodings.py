"""The encodings, one function each, with the names of the specification."""

from dataclasses import dataclass

import numpy as np

from . import layout

#: Which bytes are part of a word: letters and digits of ASCII, and all beyond ASCII.
WORD_BYTES = np.array([byte >= 128 or chr(byte).isalnum() for byte in range(256)])

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
    if position in group.known:
        return group.known[position]
    values = decoded(group, position)
    if position in group.referred:
        size = 0 if values.numbers is None else values.numbers.nbytes
        if values.numbers is None and values.pool is not None:
            size += len(values.pool.data) + values.pool.offsets.nbytes
        group.keep(position, values, size)
    return values


def decoded(group, position: int) -> Values:
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
    references = REFERENCES.get(column["encoding"], 0)
    for index, name in enumerate(["column", "column_2"]):
        source.require(
            index < references or column[name] == layout.NONE,
            place + 4 + 2 * index,
            f"encoding {column['encoding']} refers to column {column[name]}, "
            "but it refers to none there",
        )
    reading = Reading(group, column, range(first, last), valid)
    numbers, pool = decoder(reading, group.row_count - nulls)
    return Values(numbers, pool, valid)


class Reading:
    """A column that is being decoded: its record, and which buffers hold its values."""

    def __init__(self, group, column: dict, buffers: range, valid: np.ndarray | None):
        self.valid = valid
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


    # Columns that this one refers to, row by row

    def referred(self, name: str = "column") -> int:
        other = self.column[name]
        self.require(
            other != layout.NONE,
            4 if name == "column" else 6,
            f"no column, but encoding {self.column['encoding']} refers to one",
        )
        return other

    def rows_of(self, dense: np.ndarray, valid: np.ndarray | None, null: int = 0):
        """One value for each row, from those of the rows that hold one."""
        if valid is None:
            return dense
        self.group.spend(len(valid) * 8, self.column["place"])
        rows = np.full(len(valid), null, np.int64)
        rows[valid] = dense
        return rows

    def dense(self, rows: np.ndarray) -> np.ndarray:
        """The values of the rows that hold one in this column."""
        return rows if self.valid is None else rows[self.valid]

    def is_text_column(self, other: int) -> bool:
        return self.group.columns[other]["type"] == layout.STRING

    def row_numbers(self, name: str = "column") -> np.ndarray:
        """Numbers of another column as ``int64``; 0 for nulls."""
        other = self.referred(name)
        self.require(
            not self.is_text_column(other), 4, f"column {other} holds strings, not numbers"
        )
        values = decode(self.group, other)
        self.group.spend(self.group.row_count * 8, self.column["place"])
        if values.numbers.dtype == np.float64:
            numbers = values.numbers.view(np.int64)
        else:
            numbers = values.numbers.astype(np.int64)
        return self.rows_of(numbers, values.valid)

    def row_codes(self, name: str = "column") -> tuple[np.ndarray, int]:
        """Places of another column's strings in its pool, the next place for nulls; and how many
        places there are."""
        other = self.referred(name)
        self.require(self.is_text_column(other), 4, f"column {other} has no codes")
        values = decode(self.group, other)
        if values.pool is None or (values.numbers is None and not len(values.pool)):
            codes, entries = np.zeros(0, np.uint8), 0
        else:
            self.require(values.numbers is not None, 4, f"column {other} has no codes")
            codes, entries = values.numbers, len(values.pool)
        if values.valid is None:
            return codes, entries
        return self.rows_of(codes, values.valid, entries), entries + 1

    def row_lengths(self, name: str) -> np.ndarray:
        """Code points of another column's strings; 0 for nulls."""
        other = self.referred(name)
        self.require(
            self.is_text_column(other),
            4 if name == "column" else 6,
            f"column {other} holds numbers, not strings",
        )
        key = "lengths", other
        if key in self.group.known:
            return self.group.known[key]
        values = decode(self.group, other)
        place = self.column["place"]
        if values.pool is None:
            lengths = np.zeros(0, np.uint8)
        else:
            self.group.spend(len(values.pool.data) + len(values.pool) * 8, place)
            lengths = values.pool.lengths()
            if values.numbers is not None:
                self.group.spend(len(values.numbers) * lengths.itemsize, place)
                lengths = lengths[values.numbers]
        lengths = self.rows_of(lengths, values.valid)
        self.group.keep(key, lengths, lengths.nbytes)
        return lengths

    def row_runs(self, name: str = "column") -> np.ndarray:
        """Lengths of the runs of another column that is stored in runs."""
        other = self.referred(name)
        at = 4 if name == "column" else 6
        column = self.group.columns[other]
        self.require(column["nulls"] == 0, at, f"column {other} has nulls, so no runs")
        encoding = column["encoding"]
        if encoding == 0:
            return np.array([self.group.row_count], np.int64)
        self.require(
            encoding == 4 or (encoding == 5 and column["parameter"] == 1),
            at,
            f"column {other} is not stored in runs",
        )
        self.group.source.require(
            column["buffers"] > 0, column["place"] + 10, "runs without a buffer of them"
        )
        return self.run_lengths(column["first_buffer"], self.group.row_count)

    # Pieces that encodings share

    def run_lengths(self, number: int, rows: int) -> np.ndarray:
        """Rows of each run, which add up to ``rows``."""
        group = self.group
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

    def positions(self, number: int, limit: int) -> np.ndarray:
        """Places that ascend, each below ``limit``."""
        group = self.group
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

    def correct(self, numbers: np.ndarray, buffers: range) -> np.ndarray:
        """The numbers that were foretold, put right. ``numbers`` is changed."""
        group = self.group
        self.require(
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
            lengths = self.run_lengths(first, len(numbers))
            values = group.numbers(buffers[1], layout.VALUES, count).astype(np.int64)
            group.spend(len(numbers) * 8, self.column["place"])
            numbers += np.repeat(values, lengths)
            return numbers
        places = self.positions(first, len(numbers))
        numbers[places] += group.numbers(buffers[1], layout.VALUES, count).astype(np.int64)
        return numbers

    def finished(self, numbers: np.ndarray) -> np.ndarray:
        """Numbers from more than one buffer as values of the column's type."""
        return self.typed(numbers, self.column["place"])


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
    lengths = reading.run_lengths(first, count)
    pool = None
    if reading.is_text:
        pool = group.pool(reading.column)
        values = group.codes(second, run_count, pool)
    else:
        numbers = group.numbers(second, layout.VALUES, run_count)
        values = reading.typed(numbers, group.position(second))
    group.spend(count * values.itemsize, reading.column["place"])
    return np.repeat(values, lengths), pool


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


def joined(pool, codes: np.ndarray, spaced: np.ndarray) -> bytes:
    """The entries of a pool, one after another, some with a space after them.

    They are copied in chunks of eight bytes, of which those that belong to the entry are kept.
    """
    if not len(codes):
        return b""
    sizes = np.diff(pool.offsets)
    chunks = sizes // 8 + 1  # Room for the space.
    begins = np.cumsum(chunks) - chunks
    text = np.full((int(chunks.sum()), 8), 0x20, np.uint8)
    kept = np.zeros(text.shape, bool)
    at = np.arange(len(pool.data)) + np.repeat(begins * 8 - pool.offsets[:-1], sizes)
    text.reshape(-1)[at] = np.frombuffer(pool.data, np.uint8)
    kept.reshape(-1)[at] = True
    # Once more for entries with a space.
    more = kept.copy()
    more.reshape(-1)[begins * 8 + sizes] = True
    text = np.concatenate([text, text]).view(np.uint64).reshape(-1)
    kept = np.concatenate([kept, more]).view(np.uint64).reshape(-1)
    counts = chunks[codes]
    places = begins[codes] + spaced * (len(text) // 2)
    if len(text) > 2 * len(pool):
        ends = np.cumsum(counts)
        places = np.repeat(places - (ends - counts), counts) + np.arange(ends[-1])
    return text[places].view(np.uint8)[kept[places].view(bool)].tobytes()


def word_text(reading: Reading, count: int):
    """WORDTEXT: each string as words and what stands between them."""
    reading.require_type(reading.is_text)
    reading.require_shape(2, pool=True)
    group = reading.group
    first, second = reading.buffers
    counts = group.numbers(first, layout.LENGTHS, count)
    total, place = group.buffers[second]["count"], group.position(first)
    if count and not 0 <= int(counts.min()) <= int(counts.max()) <= total:
        raise group.source.error(place, f"a string of more than {total} pieces")
    found = int(counts.sum(dtype=np.uint64)) if count else 0
    group.source.require(
        found == total, place, f"strings of {found} pieces, expected {total}"
    )
    pool = group.pool(reading.column)
    codes = group.codes(second, total, pool)
    group.spend(total * 64 + count * 16 + len(pool.data) + len(pool) * 64, place)
    # A space is understood between two words of a string.
    is_word = np.zeros(len(pool), bool)
    sizes = np.diff(pool.offsets)
    if len(pool.data):
        begins = np.minimum(pool.offsets[:-1], len(pool.data) - 1)
        heads = np.frombuffer(pool.data, np.uint8)[begins]
        is_word = WORD_BYTES[heads] & (sizes > 0)
    words = is_word[codes]
    spaced = np.zeros(total, bool)
    spaced[:-1] = words[:-1] & words[1:]
    stops = np.cumsum(counts, dtype=np.int64)
    spaced[stops[stops > 0] - 1] = False
    ends = np.cumsum(sizes[codes] + spaced)
    size = int(ends[-1]) if total else 0
    group.source.require(size < 1 << 31, place, f"strings of {size} bytes")
    group.spend(size * 5, place)
    data = joined(pool, codes, spaced)
    offsets = np.zeros(count + 1, np.int64)
    offsets[1:] = np.append(ends, 0)[stops - 1] if total else 0
    offsets[1:][stops == 0] = 0
    return None, type(pool)(data, offsets)


def bitmap(reading: Reading, count: int):
    """BITMAP: flags in one bit each."""
    reading.require_type(reading.type == layout.BOOL)
    reading.require_shape(1, pool=False)
    return reading.group.flags(reading.buffers[0], layout.VALUES, count), None


def ramp(reading: Reading, count: int):
    """RAMP: counts that begin anew with each run of another column."""
    reading.require_type(not reading.is_text)
    group, rows = reading.group, reading.group.row_count
    reading.require(reading.column["pool"] == layout.NONE, 8, "a pool of numbers")
    restarts = reading.row_runs()
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
        own = reading.run_lengths(reading.buffers[0], rows)
        # The number of the own run of each row, and of the row where its outer run begins.
        run = np.repeat(np.arange(len(own)), own)
        values = run - np.repeat(run[begins], restarts)
        buffers = reading.buffers[1:]
    values = reading.correct(reading.dense(values), buffers)
    return reading.finished(values), None


def mapping(reading: Reading, count: int):
    """MAP: what each string of another column stands for."""
    group, column = reading.group, reading.column
    codes, entries = reading.row_codes()
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
        return reading.finished(reading.correct(values, rest)), None
    pool = group.pool(column)
    if column["parameter"] == 1:
        reading.require(
            group.columns[reading.referred()]["pool"] == column["pool"],
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
        places = reading.positions(rest[0], count)
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
        codes, entries = reading.row_codes()
        gaps = group.numbers(buffers[0], layout.TARGETS, entries).astype(np.int64)
        values = gaps[codes] + parameter
        buffers = buffers[1:]
    else:
        values = np.full(rows, parameter)
    values = reading.correct(values, buffers)
    lengths = None
    if column["column"] != layout.NONE:
        lengths = reading.row_lengths("column")
        values[1:] += lengths[:-1]
    sums = np.cumsum(values, out=values)
    if column["column_2"] != layout.NONE:
        restarts = reading.row_runs("column_2")
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
    values = reading.row_numbers() + np.int64(column["parameter"])
    if column["column_2"] != layout.NONE:
        values += reading.row_lengths("column_2")
    return reading.finished(reading.correct(reading.dense(values), reading.buffers)), None


#: How many of its two columns an encoding may refer to.
REFERENCES = {5: 1, 7: 1, 8: 2, 9: 2}

DECODERS = {
    0: constant,
    1: plain,
    2: frame_of_reference,
    3: delta,
    4: runs,
    5: ramp,
    6: dictionary,
    7: mapping,
    8: chain,
    9: affine,
    10: text,
    11: word_text,
    13: bitmap,
}
