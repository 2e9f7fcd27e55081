"""The frame of a file: header, schema, index, trailer."""

import numpy as np

from . import layout
from .group import Group
from .schema import Schema, SchemaParser
from .segment import require_tight_end, segment
from .source import Source
from .statistics_records import require_statistics


class File:
    """A columnar file whose frame has been checked."""

    schema: Schema
    row_count: int
    groups: list[Group]
    #: Statistics of all groups and columns: ``statistics["nulls"][group, column]``.
    statistics: np.ndarray

    def __init__(self, source: Source, memory_limit: int):
        self.source = source
        self.memory_limit = memory_limit
        #: Bytes that groups keep for other columns.
        self.kept_size = 0
        self._check_header()
        end = len(source) - 64
        trailer = self._trailer(end)
        head = segment(source, 64, end, layout.SCHEMA)
        self._check_schema_header(head, trailer)
        parser = SchemaParser(source, 128, 128 + head["records_length"])
        self.schema = parser.schema(head["columns"])
        self.schema_checksum = head["schema_checksum"]
        self._read_index(trailer, 64 + head["length"], end)

    def forget(self, group: Group) -> None:
        """Lets go of what was kept for other columns, once it is more than one column may take;
        but not of what ``group`` keeps, unless that alone is."""
        for other in self.groups:
            if self.kept_size <= self.memory_limit:
                return
            if other.known and (other is not group or other.known_size > self.memory_limit):
                self.kept_size -= other.known_size
                other.known.clear()
                other.known_size = 0

    def _check_header(self) -> None:
        source = self.source
        source.require(
            len(source) >= 128,
            len(source),
            "the file ends here; it has at least 128 bytes",
        )
        source.require_magic(layout.FILE_MAGIC, 0, "a columnar file")
        source.require_checksum(0, 60, 60)
        header = source.record(layout.file_header, 0)
        source.require(
            header["major"] == layout.MAJOR_VERSION,
            8,
            f"format version {header['major']}, this reader knows {layout.MAJOR_VERSION}",
        )
        source.require_zeros(12, 16)
        source.require(
            header["incompatible"] == 0,
            16,
            f"features {header['incompatible']}, this reader knows none",
        )
        source.require_zeros(32, 60)

    def _trailer(self, start: int) -> dict:
        source = self.source
        source.require_magic(layout.END_MAGIC, start + 56, "the end of a file")
        source.require_checksum(start, start + 52, start + 52)
        source.require_zeros(start + 32, start + 48)
        trailer = source.record(layout.trailer, start)
        source.require(
            trailer["major"] == layout.MAJOR_VERSION,
            start + 48,
            f"format version {trailer['major']}, the head of the file says "
            f"{layout.MAJOR_VERSION}",
        )
        return trailer

    def _check_schema_header(self, head: dict, trailer: dict) -> None:
        source = self.source
        source.require(
            1 <= head["columns"] <= layout.MAXIMUM_COLUMNS,
            84,
            f"{head['columns']} columns, expected 1 to {layout.MAXIMUM_COLUMNS}",
        )
        source.require(
            head["rows"] == head["pools"] == head["entries"] == 0,
            80,
            "rows, pools or entries of a schema",
        )
        source.require(
            head["schema_checksum"]
            == head["records_checksum"]
            == trailer["schema_checksum"],
            96,
            f"the schema has checksum {head['records_checksum']}, its header says "
            f"{head['schema_checksum']}, the trailer {trailer['schema_checksum']}",
        )
        require_tight_end(source, head, 64)

    def _read_index(self, trailer: dict, first: int, end: int) -> None:
        source = self.source
        offset = trailer["index_offset"]
        source.require(
            first <= offset < end,
            end,
            f"an index at byte {offset}, expected {first} to {end}",
        )
        source.require(
            trailer["index_length"] == end - offset,
            end + 8,
            f"an index of {trailer['index_length']} bytes, expected {end - offset}",
        )
        header = segment(source, offset, end, layout.INDEX)
        columns = len(self.schema.fields)
        source.require(
            header["length"] == end - offset,
            offset + 8,
            f"an index of {header['length']} bytes, expected {end - offset}",
        )
        source.require(
            header["columns"] == columns
            and header["schema_checksum"] == self.schema_checksum
            and header["rows"] == header["pools"] == 0,
            offset + 16,
            "an index of another schema",
        )
        count = header["entries"]
        source.require(
            count == trailer["groups"],
            end + 24,
            f"{trailer['groups']} groups, the index has {count}",
        )
        expected = count * (32 + 48 * columns)
        source.require(
            header["records_length"] == expected,
            offset + 28,
            f"{header['records_length']} bytes of index for {count} groups, "
            f"expected {expected}",
        )
        require_tight_end(source, header, offset)
        self._read_groups(count, first, offset)
        self._read_statistics(count, columns, offset + 64 + 32 * count)
        self.row_count = sum(group.row_count for group in self.groups)
        source.require(
            trailer["rows"] == self.row_count,
            end + 16,
            f"{trailer['rows']} rows, the groups have {self.row_count}",
        )

    def _read_groups(self, count: int, first: int, index: int) -> None:
        source = self.source
        self.groups = []
        expected, row = first, 0
        records = source.records(layout.group_record, count, index + 64).tolist()
        for number, (offset, length, first_row, rows, checksum) in enumerate(records):
            place = index + 64 + 32 * number
            source.require(
                offset == expected, place, f"a group at byte {offset}, expected {expected}"
            )
            source.require(
                length >= 64 and length % 64 == 0 and length <= index - offset,
                place + 8,
                f"a group of {length} bytes, with {index - offset} before the index",
            )
            source.require(
                first_row == row,
                place + 16,
                f"{first_row} rows before a group, expected {row}",
            )
            source.require(
                1 <= rows <= layout.MAXIMUM_ROWS,
                place + 24,
                f"a group of {rows} rows, expected 1 to {layout.MAXIMUM_ROWS}",
            )
            self.groups.append(Group(self, number, offset, length, rows, checksum))
            expected, row = offset + length, row + rows
        source.require(
            expected == index,
            index + 64,
            f"the groups end at byte {expected}, the index begins at {index}",
        )

    def _read_statistics(self, groups: int, columns: int, place: int) -> None:
        records = self.source.records(layout.statistics_record, groups * columns, place)
        require_statistics(self.source, records, place, 48, 0, 16)
        for number, record in enumerate(records):
            if record["zero"].item() != bytes(2) or record["zero_2"].item() != bytes(4):
                start = place + 48 * number
                self.source.require_zeros(start + 2, start + 4)
                self.source.require_zeros(start + 12, start + 16)
        self.statistics = records.reshape(groups, columns)
