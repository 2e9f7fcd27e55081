"""The records of a group: columns, pools and buffers, checked against one another.

What this module lets pass can be read without further care for places and lengths.
"""

import numpy as np

from . import layout
from .packing import packed_byte_count
from .statistics_records import require_statistics


class Records:
    """The records of one group, as lists of their fields, each with its ``place`` in the file."""

    def __init__(self, group, header: dict):
        self.source = group.source
        self.group = group
        counts = (header["columns"], header["pools"], header["entries"])
        self.source.require(
            counts[2] <= layout.MAXIMUM_BUFFERS,
            group.offset + 24,
            f"{counts[2]} buffers, at most {layout.MAXIMUM_BUFFERS}",
        )
        expected = 64 * counts[0] + 32 * counts[1] + 48 * counts[2]
        self.source.require(
            header["records_length"] == expected,
            group.offset + 28,
            f"records of {header['records_length']} bytes, expected {expected}",
        )
        place = group.offset + 64
        records = self.source.records(layout.column_record, counts[0], place)
        require_statistics(self.source, records, place, 64, 2, 32)
        self.columns = self._listed(layout.column_record, counts[0], place)
        place += 64 * counts[0]
        self.pools = self._listed(layout.pool_record, counts[1], place)
        self.buffers = self._listed(layout.buffer_record, counts[2], place + 32 * counts[1])
        for column in self.columns:
            self._check_column(column)
            self._check_references(column, layout.REFERENCE_DEPTH)
        for pool in self.pools:
            self._check_pool(pool)
        for buffer in self.buffers:
            self._check_buffer(buffer)
        self._check_owners()
        self._check_places(64 + expected)
        self._check_statistics(records)

    def _listed(self, structure: np.dtype, count: int, place: int) -> list[dict]:
        rows = self.source.records(structure, count, place).tolist()
        return [
            dict(zip(structure.names, row), place=place + structure.itemsize * number)
            for number, row in enumerate(rows)
        ]

    def _check_column(self, column: dict) -> None:
        source, place = self.source, column["place"]
        source.require(
            column["type"] in layout.TYPE_NAMES,
            place + 1,
            f"type {column['type']}, expected 1 to 6",
        )

    def _check_references(self, column: dict, left: int) -> None:
        """A column refers to columns that there are, and they to others at most so many times:
        so never in a circle."""
        for name, at in [("column", 4), ("column_2", 6)]:
            other, place = column[name], column["place"] + at
            if other == layout.NONE:
                continue
            self.source.require(
                other < len(self.columns), place, f"column {other} of {len(self.columns)}"
            )
            self.source.require(
                left > 0, place, f"more than {layout.REFERENCE_DEPTH} references in a row"
            )
            self._check_references(self.columns[other], left - 1)

    def _check_pool(self, pool: dict) -> None:
        source, place = self.source, pool["place"]
        source.require(
            pool["encoding"] == 0,
            place + 10,
            f"pool encoding {pool['encoding']}, expected 0",
        )
        source.require_zeros(place + 11, place + 32)
        source.require(
            pool["buffers"] == 2,
            place + 8,
            f"{pool['buffers']} buffers of a pool, expected 2",
        )
        source.require(pool["entries"] > 0, place, "a pool without entries")

    def _check_buffer(self, buffer: dict) -> None:
        source, place = self.source, buffer["place"]
        problem = buffer_problem(buffer)
        if problem is not None:
            raise source.error(place + problem[0], problem[1])
        source.require_zeros(place + 5, place + 8)
        source.require_zeros(place + 40, place + 48)

    def _check_owners(self) -> None:
        """Each buffer belongs to one column or pool, in order."""
        source, expected = self.source, 0
        for column in self.columns:
            place, first = column["place"], column["first_buffer"]
            source.require(
                first == expected, place + 12, f"first buffer {first}, expected {expected}"
            )
            expected += column["buffers"]
            source.require(
                column["pool"] == layout.NONE or column["pool"] < len(self.pools),
                place + 8,
                f"pool {column['pool']} of {len(self.pools)}",
            )
            source.require(
                column["nulls"] <= self.group.row_count,
                place + 16,
                f"{column['nulls']} nulls in {self.group.row_count} rows",
            )
        for pool in self.pools:
            first = pool["first_buffer"]
            source.require(
                first == expected,
                pool["place"] + 4,
                f"first buffer {first}, expected {expected}",
            )
            expected += pool["buffers"]
        source.require(
            expected == len(self.buffers),
            self.group.offset + 24,
            f"{len(self.buffers)} buffers, {expected} of columns and pools",
        )

    def _check_places(self, end: int) -> None:
        """Buffers follow one another up to the end of the group, with zeros between."""
        source = self.source
        for buffer in self.buffers:
            expected = layout.aligned(end)
            place, stored = buffer["place"], buffer["stored_length"]
            source.require(
                buffer["start"] == expected,
                place + 16,
                f"a buffer at byte {buffer['start']} of the group, expected {expected}",
            )
            left = self.group.length - expected
            source.require(
                stored <= left, place + 24, f"a buffer of {stored} bytes, {left} are left"
            )
            source.require_zeros(self.group.offset + end, self.group.offset + expected)
            end = expected + stored
        source.require(
            layout.aligned(end) == self.group.length,
            self.group.offset + 8,
            f"a group of {self.group.length} bytes, its buffers end at {end}",
        )
        source.require_zeros(self.group.offset + end, self.group.offset + self.group.length)

    def _check_statistics(self, records: np.ndarray) -> None:
        index = self.group.file.statistics[self.group.number]
        for name in ["flags", "nulls", "distinct", "minimum", "maximum"]:
            different = np.flatnonzero(records[name] != index[name])
            if len(different):
                place = self.group.offset + 64 + 64 * int(different[0]) + 32
                raise self.source.error(place, "statistics other than those of the index")


def buffer_problem(buffer: dict) -> tuple[int, str] | None:
    """What is wrong with the record of a buffer, and at which of its bytes."""
    role, form, codec = buffer["role"], buffer["form"], buffer["codec"]
    if not 1 <= role <= 7:
        return 0, f"buffer role {role}, expected 1 to 7"
    if form > 4:
        return 1, f"buffer form {form}, expected 0 to 4"
    if codec > 1:
        return 4, f"codec {codec}, expected 0 or 1"
    problem = form_problem(buffer)
    if problem is not None:
        return problem
    raw, stored = buffer["raw_length"], buffer["stored_length"]
    least, most = form_bytes(buffer)
    if not least <= raw <= most:
        expected = least if least == most else f"{least} to {most}"
        return 28, f"{raw} bytes for {buffer['count']} numbers, expected {expected}"
    if raw > layout.MAXIMUM_BUFFER_BYTES:
        return 28, f"a buffer of {raw} bytes, at most {layout.MAXIMUM_BUFFER_BYTES}"
    if codec == layout.STORED:
        return None if stored == raw else (24, f"{stored} bytes stored of {raw}")
    if raw > stored * layout.MAXIMUM_EXPANSION:
        return 24, f"{raw} bytes out of {stored}; deflate cannot do that"
    return None


def form_problem(buffer: dict) -> tuple[int, str] | None:
    """As above, of what a form says of its elements."""
    form, element, bits = buffer["form"], buffer["element"], buffer["bits"]
    if form == layout.ELEMENTS:
        if element not in (1, 2, 4, 8):
            return 2, f"elements of {element} bytes, expected 1, 2, 4 or 8"
        if bits != 0:
            return 3, f"{bits} bits of an element, expected 0"
    elif form == layout.PACKED:
        if bits > 64:
            return 3, f"numbers of {bits} bits, expected 0 to 64"
        if element != layout.lane_bytes(bits):
            return 2, f"lanes of {element} bytes, expected {layout.lane_bytes(bits)}"
    elif form == layout.PLANES:
        if not 1 <= element <= 8:
            return 2, f"{element} planes, expected 1 to 8"
        if bits != 0:
            return 3, f"{bits} bits of planes, expected 0"
    elif form == layout.PAGES:
        if not 1 <= bits <= 16:
            return 3, f"{bits} low bits of pages, expected 1 to 16"
    elif not element == buffer["base"] == 0 or bits != 1:
        return 2, (f"flags of {element} bytes, {bits} bits, base {buffer['base']}, "
                   "expected 0, 1, 0")
    return None


def form_bytes(buffer: dict) -> tuple[int, int]:
    """Bytes of the numbers of a buffer, at least and at most."""
    count = buffer["count"]
    if buffer["form"] == layout.PAGES:
        # How many numbers lie in pages, only the symbols say.
        return count, count + packed_byte_count(count, buffer["bits"])
    if buffer["form"] == layout.PACKED:
        size = packed_byte_count(count, buffer["bits"])
    elif buffer["form"] == layout.FLAGS:
        size = -(-count // 8)
    else:
        size = count * buffer["element"]
    return size, size
