"""A group of rows: its records, and its buffers on request."""

import zlib
from dataclasses import dataclass

import numpy as np

from . import encodings, layout
from .packing import join_planes, packed_byte_count, unpack_transposed


@dataclass
class Pool:
    """Strings that columns name by their number, as UTF-8 one after another."""

    data: bytes
    #: One more than there are strings: where each begins, and where the last ends.
    offsets: np.ndarray
    _lengths: np.ndarray | None = None

    def lengths(self) -> np.ndarray:
        """Code points of each string."""
        if self._lengths is None:
            if self.data.isascii():
                lengths = np.diff(self.offsets)
            else:
                begins = np.zeros(len(self.data) + 1, np.int64)
                units = np.frombuffer(self.data, np.uint8)
                np.cumsum(units & 0xC0 != 0x80, out=begins[1:])
                lengths = np.diff(begins[self.offsets])
            most = int(lengths.max()) if len(lengths) else 0
            self._lengths = lengths.astype(np.min_scalar_type(most))
        return self._lengths

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def strings(self) -> np.ndarray:
        """The strings as an array of ``str``."""
        data, offsets = self.data, self.offsets.tolist()
        values = np.empty(len(self), dtype=object)
        if data.isascii():
            text = data.decode("ascii")
            values[:] = [text[a:b] for a, b in zip(offsets, offsets[1:])]
        else:
            values[:] = [data[a:b].decode() for a, b in zip(offsets, offsets[1:])]
        return values


class Group:
    """One row group of a file. Its records are checked when something of it is first read."""

    def __init__(self, file, number: int, offset: int, length: int, rows: int, checksum: int):
        self.file = file
        self.source = file.source
        self.number = number
        self.offset = offset
        self.length = length
        self.row_count = rows
        self.header_checksum = checksum
        self.columns: list[dict] | None = None
        self.budget = 0
        #: What has been read and is asked for again by other columns.
        self.known: dict = {}
        self.known_size = 0

    def column(self, position: int) -> "encodings.Values":
        """The values of a column that are not null, and which rows hold them."""
        if self.columns is None:
            self._read_records()
        self.budget = self.file.memory_limit
        self.file.forget(self)
        return self.values(position)

    def values(self, position: int) -> "encodings.Values":
        """A column that the one being read refers to, on the account of that one."""
        return encodings.decode(self, position)

    def encoding(self, position: int) -> int:
        """The code of a column's encoding."""
        if self.columns is None:
            self._read_records()
        return self.columns[position]["encoding"]

    def _read_records(self) -> None:
        from .file import require_statistics, segment

        source, offset = self.source, self.offset
        header = segment(source, offset, offset + self.length, layout.GROUP)
        schema = self.file.schema
        source.require(
            header["length"] == self.length
            and header["rows"] == self.row_count
            and header["schema_checksum"] == self.file.schema_checksum
            and header["checksum"] == self.header_checksum,
            offset,
            "a group other than the index speaks of",
        )
        source.require(
            header["columns"] == len(schema.fields),
            offset + 20,
            f"{header['columns']} columns, the schema has {len(schema.fields)}",
        )
        source.require(
            header["entries"] <= layout.MAXIMUM_BUFFERS,
            offset + 24,
            f"{header['entries']} buffers, at most {layout.MAXIMUM_BUFFERS}",
        )
        counts = (header["columns"], header["pools"], header["entries"])
        expected = 64 * counts[0] + 32 * counts[1] + 48 * counts[2]
        source.require(
            header["records_length"] == expected,
            offset + 28,
            f"records of {header['records_length']} bytes, expected {expected}",
        )
        column_place = offset + 64
        records = source.records(layout.column_record, counts[0], column_place)
        require_statistics(source, records, column_place, 64, 2, 32)
        columns = self._listed(layout.column_record, counts[0], column_place)
        pool_place = column_place + 64 * counts[0]
        self.pools = self._listed(layout.pool_record, counts[1], pool_place)
        self.buffers = self._listed(
            layout.buffer_record, counts[2], pool_place + 32 * counts[1]
        )
        for column in columns:
            self._check_column(column)
            self._check_references(columns, column, layout.REFERENCE_DEPTH)
        for pool in self.pools:
            self._check_pool(pool)
        for buffer in self.buffers:
            self._check_buffer(buffer)
        self._check_owners(columns)
        self._check_places(64 + expected)
        self._check_statistics(records)
        self.columns = columns
        named = {column[name] for column in columns for name in ("column", "column_2")}
        self.referred = named - {layout.NONE}

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

    def _check_references(self, columns: list[dict], column: dict, left: int) -> None:
        """A column refers to columns that there are, and they to others at most so many times:
        so never in a circle."""
        for name, at in [("column", 4), ("column_2", 6)]:
            other, place = column[name], column["place"] + at
            if other == layout.NONE:
                continue
            self.source.require(
                other < len(columns), place, f"column {other} of {len(columns)}"
            )
            self.source.require(
                left > 0, place, f"more than {layout.REFERENCE_DEPTH} references in a row"
            )
            self._check_references(columns, columns[other], left - 1)

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
        role, form, codec = buffer["role"], buffer["form"], buffer["codec"]
        element, bits, count = buffer["element"], buffer["bits"], buffer["count"]
        source.require(1 <= role <= 7, place, f"buffer role {role}, expected 1 to 7")
        source.require(form <= 3, place + 1, f"buffer form {form}, expected 0 to 3")
        source.require(codec <= 1, place + 4, f"codec {codec}, expected 0 or 1")
        source.require_zeros(place + 5, place + 8)
        source.require_zeros(place + 40, place + 48)
        if form == layout.ELEMENTS:
            source.require(
                element in (1, 2, 4, 8),
                place + 2,
                f"elements of {element} bytes, expected 1, 2, 4 or 8",
            )
            source.require(bits == 0, place + 3, f"{bits} bits of an element, expected 0")
            expected = count * element
        elif form == layout.PACKED:
            source.require(
                bits <= 64, place + 3, f"numbers of {bits} bits, expected 0 to 64"
            )
            lane = layout.lane_bytes(bits)
            source.require(
                element == lane, place + 2, f"lanes of {element} bytes, expected {lane}"
            )
            expected = packed_byte_count(count, bits)
        elif form == layout.PLANES:
            source.require(
                1 <= element <= 8, place + 2, f"{element} planes, expected 1 to 8"
            )
            source.require(bits == 0, place + 3, f"{bits} bits of planes, expected 0")
            expected = count * element
        else:
            source.require(
                element == 0 and bits == 1 and buffer["base"] == 0,
                place + 2,
                f"flags of {element} bytes, {bits} bits, base {buffer['base']}, "
                "expected 0, 1, 0",
            )
            expected = -(-count // 8)
        raw, stored = buffer["raw_length"], buffer["stored_length"]
        source.require(
            raw == expected,
            place + 28,
            f"{raw} bytes for {count} numbers, expected {expected}",
        )
        source.require(
            raw <= layout.MAXIMUM_BUFFER_BYTES,
            place + 28,
            f"a buffer of {raw} bytes, at most {layout.MAXIMUM_BUFFER_BYTES}",
        )
        if codec == layout.STORED:
            source.require(stored == raw, place + 24, f"{stored} bytes stored of {raw}")
        else:
            source.require(
                raw <= stored * layout.MAXIMUM_EXPANSION,
                place + 24,
                f"{raw} bytes out of {stored}; deflate cannot do that",
            )

    def _check_owners(self, columns: list[dict]) -> None:
        """Each buffer belongs to one column or pool, in order."""
        source, expected = self.source, 0
        for column in columns:
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
                column["nulls"] <= self.row_count,
                place + 16,
                f"{column['nulls']} nulls in {self.row_count} rows",
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
            self.offset + 24,
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
            left = self.length - expected
            source.require(
                stored <= left, place + 24, f"a buffer of {stored} bytes, {left} are left"
            )
            source.require_zeros(self.offset + end, self.offset + expected)
            end = expected + stored
        source.require(
            layout.aligned(end) == self.length,
            self.offset + 8,
            f"a group of {self.length} bytes, its buffers end at {end}",
        )
        source.require_zeros(self.offset + end, self.offset + self.length)

    def _check_statistics(self, records: np.ndarray) -> None:
        index = self.file.statistics[self.number]
        for name in ["flags", "nulls", "distinct", "minimum", "maximum"]:
            different = np.flatnonzero(records[name] != index[name])
            if len(different):
                place = self.offset + 64 + 64 * int(different[0]) + 32
                raise self.source.error(place, "statistics other than those of the index")

    # Buffers

    def spend(self, count: int, place: int) -> None:
        """Takes ``count`` bytes from what one column may use."""
        if count > self.budget:
            raise self.source.error(
                place, f"needs {count} bytes of memory, {self.budget} are allowed"
            )
        self.budget -= count

    def position(self, number: int) -> int:
        """Where a buffer begins in the file."""
        return self.offset + self.buffers[number]["start"]

    def raw(self, number: int, role: int, count: int):
        """The bytes of a buffer, decompressed."""
        record = self.buffers[number]
        place = record["place"]
        self.source.require(
            record["role"] == role,
            place,
            f"a buffer of role {record['role']}, expected {role}",
        )
        self.source.require(
            record["count"] == count,
            place + 8,
            f"{record['count']} numbers, expected {count}",
        )
        begin = self.position(number)
        end = begin + record["stored_length"]
        self.source.require_checksum(begin, end, place + 12)
        stored = self.source.data[begin:end]
        if record["codec"] == layout.STORED:
            return stored
        length = record["raw_length"]
        self.spend(length, place + 28)
        stream = zlib.decompressobj(-15)
        try:
            # A limit of 0 would be none; one more than expected shows what is too much.
            data = stream.decompress(stored, length + 1)
        except zlib.error as problem:
            raise self.source.error(begin, f"not a deflate stream ({problem})") from None
        if len(data) != length or not stream.eof or stream.unused_data:
            raise self.source.error(begin, f"not a deflate stream of {length} bytes")
        return data

    def numbers(self, number: int, role: int, count: int) -> np.ndarray:
        """The numbers of a buffer, as the narrowest unsigned type that holds them, or as
        ``int64`` where they have a base."""
        record = self.buffers[number]
        self.source.require(
            record["form"] != layout.FLAGS,
            record["place"] + 1,
            "flags where numbers are expected",
        )
        raw = self.raw(number, role, count)
        element, bits = record["element"], record["bits"]
        if record["form"] == layout.ELEMENTS:
            values = np.frombuffer(raw, f"<u{element}", count)
        elif record["form"] == layout.PLANES:
            self.spend(count * 8, record["place"] + 8)
            values = join_planes(raw, element, count)
        elif bits == 0:
            self.spend(count, record["place"] + 8)
            values = np.zeros(count, np.uint8)
        else:
            self.spend((count + 1024) * element, record["place"] + 8)
            values = unpack_transposed(raw, bits, element)
            if values[count:].any():
                raise self.source.error(
                    self.position(number), f"a number after the last of {count}"
                )
            values = values[:count]
        base = record["base"]
        if base == 0 and element < 8:
            return values
        self.spend(count * 8, record["place"] + 8)
        if base >= 0 and values.itemsize < 4:
            # Cannot overflow, and stays small.
            top = base + (1 << (8 * values.itemsize))
            kind = np.uint16 if top <= 1 << 16 else np.int32 if top <= 1 << 31 else np.int64
            return values.astype(kind) + kind(base)
        values = values.astype(np.uint64)
        values += np.uint64(base % (1 << 64))
        return values.view(np.int64)

    def flags(self, number: int, role: int, count: int) -> np.ndarray:
        record = self.buffers[number]
        self.source.require(
            record["form"] == layout.FLAGS,
            record["place"] + 1,
            "numbers where flags are expected",
        )
        raw = np.frombuffer(self.raw(number, role, count), np.uint8)
        if count % 8 and raw[-1] >> (count % 8):
            raise self.source.error(
                self.position(number), f"a flag after the last of {count}"
            )
        self.spend(count, record["place"] + 8)
        return np.unpackbits(raw, count=count, bitorder="little").view(bool)

    def strings(self, number: int, count: int) -> Pool:
        """Strings from a buffer of lengths and the buffer of bytes after it."""
        lengths = self.numbers(number, layout.LENGTHS, count)
        record = self.buffers[number + 1]
        self.source.require(
            record["form"] == layout.ELEMENTS
            and record["element"] == 1
            and record["base"] == 0,
            record["place"] + 1,
            "text in another form than bytes",
        )
        place, total = self.position(number), record["count"]
        self.spend((count + 1) * 8, place)
        if count and (int(lengths.min()) < 0 or int(lengths.max()) > total):
            raise self.source.error(place, f"a string longer than {total} bytes")
        offsets = np.zeros(count + 1, np.int64)
        np.cumsum(lengths, out=offsets[1:])
        self.source.require(
            offsets[-1] == total,
            place,
            f"strings of {offsets[-1]} bytes in all, expected {total}",
        )
        data = bytes(self.raw(number + 1, layout.BYTES, total))
        self._require_text(data, offsets, self.position(number + 1))
        return Pool(data, offsets)

    def _require_text(self, data: bytes, offsets: np.ndarray, place: int) -> None:
        """Every string is UTF-8: all together, and none begins within a character."""
        if data.isascii():
            return
        try:
            data.decode()
        except UnicodeDecodeError as problem:
            raise self.source.error(
                place, f"not UTF-8 at byte {problem.start} of the text"
            ) from None
        begins = offsets[offsets < len(data)]
        if (np.frombuffer(data, np.uint8)[begins] & 0xC0 == 0x80).any():
            raise self.source.error(place, "a string ends within a character")

    def pool(self, column: dict) -> Pool:
        self.source.require(
            column["pool"] != layout.NONE,
            column["place"] + 8,
            f"no pool, but encoding {column['encoding']} needs one",
        )
        key = "pool", column["pool"]
        if key not in self.known:
            record = self.pools[column["pool"]]
            pool = self.strings(record["first_buffer"], record["entries"])
            self.keep(key, pool, len(pool.data) + pool.offsets.nbytes)
        return self.known[key]

    def keep(self, key, value, size: int) -> None:
        """Keeps what another column is likely to ask for again."""
        self.known[key] = value
        self.known_size += size

    def codes(self, number: int, count: int, pool: Pool) -> np.ndarray:
        """Numbers of entries of a pool."""
        codes = self.numbers(number, layout.CODES, count)
        if count and (int(codes.min()) < 0 or int(codes.max()) >= len(pool)):
            raise self.source.error(
                self.position(number), f"an entry beyond a pool of {len(pool)}"
            )
        return codes
