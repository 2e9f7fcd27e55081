"""Ways to read a table that are compared: by one thread, from files in the page cache."""

import os

import duckdb
import numpy as np
import polars
import pyarrow as pa
import pyarrow.dataset as dataset
import pyarrow.parquet as pq

import broadsheet
from broadsheet import native

RANDOM_ROWS = 100


class Readers:
    """One table in its files: ``small`` and ``fast`` of ours, and Parquet zstd-3."""

    def __init__(self, small, fast, parquet, library):
        self.ours = {"small": str(small), "fast": str(fast)}
        self.parquet = str(parquet)
        self.library = library
        schema = pq.read_schema(parquet)
        self.names = schema.names
        self.texts = [f.name for f in schema if pa.types.is_string(f.type)]
        self.rows = broadsheet.read(small).row_count
        self.duckdb = duckdb.connect()
        self.duckdb.execute("SET threads = 1")

    def use_library(self, wanted):
        """Streams come from the library in Swift, or from numpy."""
        os.environ["BROADSHEET_LIBRARY"] = str(self.library) if wanted and self.library else ""
        native.library.cache_clear()

    def both(self, name, work):
        """One work for each of our profiles."""
        return {f"{name}, {profile}": (lambda path=path: work(path))
                for profile, path in self.ours.items()}

    def natively(self, work):
        def measured(path):
            self.use_library(True)
            try:
                return work(path)
            finally:
                self.use_library(False)
        return measured

    # The works

    def to_codes(self, names=None):
        """Strings as numbers and what they stand for."""
        names = names or self.names
        works = {"pyarrow": lambda: pq.read_table(
            self.parquet, columns=names, use_threads=False,
            read_dictionary=[n for n in self.texts if n in names])}
        works |= self.both("numpy", lambda path: arrays(path, names))
        works |= self.both("numpy to Arrow", lambda path: broadsheet.read(path).to_arrow(names))
        if self.library:
            works |= self.both("native", self.natively(
                lambda path: pa.table(broadsheet.read(path).stream(names))))
        return works

    def to_strings(self, names=None):
        """Every string by itself."""
        names = names or self.names
        listed = ", ".join(f'"{name}"' for name in names)
        works = {
            "pyarrow": lambda: pq.read_table(self.parquet, columns=names, use_threads=False),
            "polars": lambda: polars.read_parquet(self.parquet, columns=names),
            "DuckDB": lambda: self.duckdb.sql(
                f"SELECT {listed} FROM '{self.parquet}'").to_arrow_table()}
        works |= self.both(
            "numpy to Arrow", lambda path: as_strings(broadsheet.read(path).to_arrow(names)))
        if self.library:
            works |= self.both("native", self.natively(
                lambda path: pa.table(broadsheet.read(path).stream(names, strings="view"))))
        return works

    def to_pandas(self):
        """A data frame with categories."""
        works = {"pyarrow": lambda: pq.read_table(
            self.parquet, use_threads=False, read_dictionary=self.texts).to_pandas()}
        return works | self.both("numpy", lambda path: broadsheet.read(path).to_pandas())

    def random_rows(self, names):
        """Rows anywhere, from tables that were opened and read from before."""
        rows = np.random.default_rng(1).integers(0, self.rows, RANDOM_ROWS)
        opened = {profile: broadsheet.read(path) for profile, path in self.ours.items()}
        listed = ", ".join(f'"{name}"' for name in names)
        numbers = ", ".join(map(str, rows.tolist()))
        source = dataset.dataset(self.parquet)
        lazy = polars.scan_parquet(self.parquet)
        works = {
            "pyarrow": lambda: source.take(pa.array(np.sort(rows)), columns=names),
            "polars": lambda: lazy.select(names).select(
                polars.all().gather(rows)).collect(),
            "DuckDB": lambda: self.duckdb.sql(
                f"SELECT {listed} FROM '{self.parquet}' WHERE file_row_number IN ({numbers})"
            ).to_arrow_table()}
        works |= {f"numpy, {profile}": (lambda table=table: table.take(rows, names))
                  for profile, table in opened.items()}
        return works

    def first_rows(self, names):
        """The same from tables that are opened for it."""
        rows = np.random.default_rng(1).integers(0, self.rows, RANDOM_ROWS)
        return self.both("numpy", lambda path: broadsheet.read(path).take(rows, names))

    def filtered(self, column, value):
        """All columns of the rows that hold a value."""
        condition = polars.col(column) == value
        quoted = value.replace("'", "''")
        works = {
            "pyarrow": lambda: pq.read_table(
                self.parquet, filters=[(column, "==", value)], use_threads=False),
            "polars": lambda: polars.scan_parquet(self.parquet).filter(condition).collect(),
            "DuckDB": lambda: self.duckdb.sql(
                f"SELECT * FROM '{self.parquet}' WHERE \"{column}\" = '{quoted}'"
            ).to_arrow_table()}
        scanned = lambda path: broadsheet.scan(path).filter(condition).collect()
        works |= self.both("scan, numpy", scanned)
        if self.library:
            works |= self.both("scan, native", self.natively(scanned))
        return works


def arrays(path, names):
    """All columns as numpy arrays: numbers in the pools of strings where there are strings."""
    return broadsheet.read(path).values_of(names)


def as_strings(table):
    columns = [c.cast(c.type.value_type) if pa.types.is_dictionary(c.type) else c
               for c in table.columns]
    return pa.table(columns, names=table.column_names)
