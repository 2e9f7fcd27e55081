"""Tables as streams that polars, pyarrow, pandas and DuckDB read by themselves."""

from __future__ import annotations

from . import native


class Stream:
    """Some columns of a table, for all that take an Arrow C stream.

    >>> polars.DataFrame(table.stream(["document", "text"]))

    It can be read any number of times.
    """

    def __init__(self, table, names: list[str]):
        self._table = table
        self._names = names

    def __arrow_c_stream__(self, requested_schema=None):
        table = self._table
        library = native.library()
        if library is None or not table.file.source.is_unchanged():
            return table.to_arrow(self._names).__arrow_c_stream__(requested_schema)
        columns = [table.schema.position(name) for name in self._names]
        groups = [group.number for group in table.groups]
        return library.capsule(
            table.file.source.path, columns, groups, table.file.memory_limit
        )
