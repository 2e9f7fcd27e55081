"""A table, column by column."""

from __future__ import annotations

import numpy as np

from . import arrow, pandas_frame
from .encodings import Values
from .file import File
from .group import Group
from .rows import Rows
from .schema import Schema
from .source import Source
from .stream import Stream


def read(path, *, memory_limit: int = 1 << 30) -> "Table":
    """The table in the columnar file at ``path``.

    The file is mapped, and a column is read when it is asked for. ``memory_limit`` bounds the
    bytes that one column of one group may take while it is read; a file that asks for more is
    refused with a ``FormatError``, as is one with any fault.
    """
    return Table.of(File(Source.of_file(path), memory_limit))


def read_bytes(data: bytes, path: str = "memory", *, memory_limit: int = 1 << 30) -> "Table":
    """The table in the bytes of a columnar file; errors call it ``path``."""
    return Table.of(File(Source(path, data), memory_limit))


class Table:
    """Rows with named columns.

    >>> table = broadsheet.read("mentions.bsc")
    >>> table.names, table.row_count
    >>> table["start"]            # a numpy array
    >>> table.dictionary("type")  # numbers, and the strings that they stand for
    """

    def __init__(self, schema: Schema, file: File, groups: list[Group]):
        self.schema = schema
        self.file = file
        self.groups = groups

    @classmethod
    def of(cls, file: File) -> "Table":
        return cls(file.schema, file, file.groups)

    @property
    def name(self) -> str:
        return self.schema.name

    @property
    def names(self) -> list[str]:
        """Names of the columns, in order."""
        return self.schema.names

    @property
    def row_count(self) -> int:
        return sum(group.row_count for group in self.groups)

    @property
    def group_count(self) -> int:
        return len(self.groups)

    def __len__(self) -> int:
        return self.row_count

    def __iter__(self):
        """Names of the columns, as of a frame of pandas: ``dict.fromkeys(table)``."""
        return iter(self.names)

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __repr__(self) -> str:
        return f"<{self.name}: {self.row_count} rows, columns {', '.join(self.names)}>"

    def group(self, number: int) -> "Table":
        """The rows of one row group: for tables that are too large to be read at once."""
        return Table(self.schema, self.file, [self.groups[number]])

    def __getitem__(self, name: str) -> np.ndarray:
        """A column.

        ``int32``, ``int64``, ``float64`` and ``bool`` have the numpy type of that name, days are
        ``datetime64[D]``, strings are ``str`` in an object array. A null is ``None`` among
        strings; where other columns have nulls, the array is a ``numpy.ma.MaskedArray``.
        """
        field = self.schema.fields[self.schema.position(name)]
        if field.type == "string":
            return self._strings(name)
        values, valid = self.numbers(name)
        if field.type == "date":
            values = values.astype("datetime64[D]")
        return values if valid is None else np.ma.MaskedArray(values, ~valid)

    def take(self, rows, names: list[str] | None = None) -> dict[str, np.ndarray]:
        """Some rows by their numbers from 0, in the order given: columns by their names, as
        ``table[name]`` has them.

        Groups that hold one of the rows are read, and their columns are kept for the next time, as
        far as the memory limit goes.
        """
        chosen = Rows(self.groups, rows)
        return {name: self._taken(chosen, name) for name in names or self.names}

    def _taken(self, rows: Rows, name: str) -> np.ndarray:
        position = self.schema.position(name)
        kind = self.schema.fields[position].type
        values, valid = rows.of(position, kind == "string")
        if kind == "string":
            return values
        if values is None:
            values = np.zeros(len(valid), np.int32 if kind == "date" else kind)
        if kind == "date":
            values = values.astype("datetime64[D]")
        return values if valid.all() else np.ma.MaskedArray(values, ~valid)

    def values(self, name: str) -> list[Values]:
        """A column as its groups hold it: one ``Values`` for each group."""
        position = self.schema.position(name)
        return [group.column(position) for group in self.groups]

    def values_of(self, names: list[str] | None = None) -> dict[str, list[Values]]:
        """Several columns as their groups hold them. They are read a group at a time, while what
        one column needs of another is at hand."""
        positions = {name: self.schema.position(name) for name in names or self.names}
        found: dict[str, list[Values]] = {name: [] for name in positions}
        for group in self.groups:
            for name, position in positions.items():
                found[name].append(group.column(position))
        return found

    def numbers(self, name: str) -> tuple[np.ndarray, np.ndarray | None]:
        """A column that is not of strings: its values, zero under nulls, days as ``int32`` since
        1970-01-01; and which rows are not null, or ``None`` where there is no null."""
        field = self.schema.fields[self.schema.position(name)]
        if field.type == "string":
            raise TypeError(f"'{name}' is a column of strings")
        kind = np.int32 if field.type == "date" else np.dtype(field.type)
        groups = self.values(name)
        pieces = [spread(group.numbers, group.valid) for group in groups]
        values = np.concatenate(pieces) if pieces else np.zeros(0, kind)
        return values, self._validity(groups)

    def _validity(self, values: list[Values]) -> np.ndarray | None:
        if all(group.valid is None for group in values):
            return None
        return np.concatenate(
            [
                np.ones(group.row_count, bool) if value.valid is None else value.valid
                for group, value in zip(self.groups, values)
            ]
        )

    def _strings(self, name: str) -> np.ndarray:
        pieces = []
        for group, values in zip(self.groups, self.values(name)):
            if values.pool is None:
                pieces.append(np.full(group.row_count, None, object))
                continue
            strings = values.pool.strings()
            if values.numbers is not None:
                strings = strings[values.numbers]
            pieces.append(spread(strings, values.valid))
        return np.concatenate(pieces) if pieces else np.zeros(0, object)

    def dictionary(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """A column of strings as numbers (``int32``, -1 for null) and the distinct strings that
        stand in it, in the order in which the groups have them."""
        if self.schema.fields[self.schema.position(name)].type != "string":
            raise TypeError(f"'{name}' is not a column of strings")
        known: dict[str, int] = {}
        pieces = []
        for group, values in zip(self.groups, self.values(name)):
            if values.pool is None:
                pieces.append(np.full(group.row_count, -1, np.int32))
                continue
            strings = values.pool.strings()
            numbers = np.arange(len(strings)) if values.numbers is None else values.numbers
            # A pool may hold the strings of other columns too.
            used = np.zeros(len(strings), bool)
            used[numbers] = True
            places = np.zeros(len(strings), np.int32)
            places[used] = [known.setdefault(string, len(known)) for string in strings[used]]
            pieces.append(spread(places[numbers], values.valid, -1))
        codes = np.concatenate(pieces) if pieces else np.zeros(0, np.int32)
        distinct = np.empty(len(known), object)
        distinct[:] = list(known)
        return codes, distinct

    def has_codes(self, name: str) -> bool:
        """Whether every group of the file holds the column's strings by their numbers in a
        pool."""
        position = self.schema.position(name)
        return all(group.encoding(position) in (0, 4, 6) for group in self.file.groups)

    def stream(self, names: list[str] | None = None, strings: str = "dictionary") -> Stream:
        """Columns for whatever reads an Arrow C stream: ``polars.DataFrame(table.stream())``.

        Strings that the file holds by number are dictionaries, others ``string``; with
        ``strings="view"`` each is a ``string_view`` into the strings of the file.
        """
        if strings not in ("dictionary", "view"):
            raise ValueError(f"strings={strings!r}, expected 'dictionary' or 'view'")
        return Stream(self, names or self.names, strings == "view")

    def __arrow_c_stream__(self, requested_schema=None):
        """All columns, for whatever reads an Arrow C stream: ``polars.DataFrame(table)``."""
        return self.stream().__arrow_c_stream__(requested_schema)

    def to_numpy(self, names: list[str] | None = None) -> dict[str, np.ndarray]:
        """Columns by their names; all of them, unless ``names`` are given."""
        return {name: self[name] for name in names or self.names}

    def to_pandas(self, names: list[str] | None = None):
        """A ``pandas.DataFrame``.

        Strings that the file holds by number are categories, others have the dtype ``string``:
        which of the two may differ from file to file, as the strings do. Columns that may be null have pandas' nullable dtypes (``Int32``, ``Int64``, ``Float64``,
        ``boolean``), days are ``datetime64[s]``.
        """
        return pandas_frame.of(self, names or self.names)

    def to_polars(self, names: list[str] | None = None):
        """A ``polars.DataFrame``.

        A column has the same dtype in every file, and strings are ``String``, so tables can be
        joined. ``polars.DataFrame(table)`` makes strings that the file holds by number
        ``Categorical``: smaller, and faster to group, but polars joins these to no ``String``.
        """
        import polars

        return polars.DataFrame(self.stream(names, strings="view"))

    def to_arrow(self, names: list[str] | None = None):
        """A ``pyarrow.Table`` with one chunk for each group. Strings that the file holds by number
        are dictionaries."""
        return arrow.of(self, names or self.names)


def spread(values: np.ndarray, valid: np.ndarray | None, null=None) -> np.ndarray:
    """Values in the rows that hold one; ``null`` in the others, or zero where there is none."""
    if valid is None:
        return values
    if values.dtype == object or null is not None:
        rows = np.full(len(valid), null, values.dtype)
    else:
        rows = np.zeros(len(valid), values.dtype)
    rows[valid] = values
    return rows
