"""Tables as streams that polars, pyarrow, pandas and DuckDB read by themselves."""

from __future__ import annotations

from . import arrow, native


class Stream:
    """Some columns of a table, for all that take an Arrow C stream.

    >>> polars.DataFrame(table.stream(["document", "text"]))

    It can be read any number of times.
    """

    def __init__(self, table, names: list[str], has_views: bool = False):
        self._table = table
        self._names = names
        self._has_views = has_views

    def __arrow_c_stream__(self, requested_schema=None):
        table = self._table
        library = native.library()
        if library is None or not table.file.source.is_unchanged():
            made = table.to_arrow(self._names)
            if self._has_views:
                made = arrow.with_views(made)
            return made.__arrow_c_stream__(requested_schema)
        columns = [table.schema.position(name) for name in self._names]
        groups = [group.number for group in table.groups]
        return library.capsule(
            table.file.source.path, columns, groups, table.file.memory_limit, self._has_views
        )
