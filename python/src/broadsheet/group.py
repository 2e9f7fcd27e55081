"""A group of rows: its records, and its buffers on request."""

import zlib

import numpy as np

from . import encodings, layout
from .packing import join_pages, join_planes, unpack_transposed
from .pool import Pool
from .records import Records
from .segment import segment


def narrowest(least: int, most: int) -> type | None:
    """The type of the fewest bytes for numbers from ``least`` to ``most``; ``None`` where they
    are beyond ``int32``."""
    for kind in (np.uint16, np.int16, np.int32):
        limits = np.iinfo(kind)
        if limits.min <= least and most <= limits.max:
            return kind
    return None


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

    def kept_column(self, position: int) -> "encodings.Values":
        """A column that is likely to be asked for again: it is kept, within the memory limit."""
        if position in self.known:
            return self.known[position]
        values = self.column(position)
        if position not in self.known:
            self.keep(position, values, values.size)
        return values

    def values(self, position: int) -> "encodings.Values":
        """A column that the one being read refers to, on the account of that one."""
        return encodings.decode(self, position)

    def encoding(self, position: int) -> int:
        """The code of a column's encoding."""
        if self.columns is None:
            self._read_records()
        return self.columns[position]["encoding"]

    def _read_records(self) -> None:
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
        records = Records(self, header)
        self.pools, self.buffers = records.pools, records.buffers
        self.columns = records.columns
        named = {c[name] for c in self.columns for name in ("column", "column_2")}
        self.referred = named - {layout.NONE}

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
        """The numbers of a buffer: of few bytes where few hold them, at most ``int64``."""
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
        elif record["form"] == layout.PAGES:
            self.spend((count + 1024) * 14, record["place"] + 8)
            values = join_pages(raw, count, element, bits)
            if values is None:
                raise self.source.error(
                    self.position(number),
                    f"{len(raw)} bytes, which are not {count} symbols and the low bits of those "
                    "in pages",
                )
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
        if base == 0 and values.itemsize < 8:
            return values
        self.spend(count * 8, record["place"] + 8)
        if values.itemsize < 4:
            kind = narrowest(base, base + (1 << (8 * values.itemsize)) - 1)
            if kind is not None:
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
        self.file.kept_size += size

    def codes(self, number: int, count: int, pool: Pool) -> np.ndarray:
        """Numbers of entries of a pool."""
        codes = self.numbers(number, layout.CODES, count)
        if count and (int(codes.min()) < 0 or int(codes.max()) >= len(pool)):
            raise self.source.error(
                self.position(number), f"an entry beyond a pool of {len(pool)}"
            )
        return codes
