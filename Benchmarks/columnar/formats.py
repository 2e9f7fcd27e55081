"""Formats that tables are written in, and the bytes of each column in them."""

from collections import defaultdict

import duckdb
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq

import broadsheet

ENCODINGS = {0: "CONST", 1: "PLAIN", 2: "FOR", 3: "DELTA", 4: "RUNS", 5: "RAMP", 6: "DICT",
             7: "MAP", 8: "CHAIN", 9: "AFFINE", 10: "UTF8", 11: "WORDTEXT", 12: "DECIMAL",
             13: "BITMAP", 15: "GROUPED"}

LARGE_DICTIONARY = 1 << 24
"""Bytes that a dictionary of Parquet may have before strings stand by themselves."""


def plain(path):
    """A table with its strings as plain strings, as any other program would hold it."""
    table = broadsheet.read(path)
    columns = {}
    for name in table.names:
        column = table.to_arrow([name]).column(0)
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        columns[name] = column
    return pa.table(columns).combine_chunks()


def with_dictionaries(table):
    """The same with strings that come back as dictionaries."""
    columns = {}
    for field in table.schema:
        column = table.column(field.name)
        if pa.types.is_string(field.type) and is_repeated(column):
            column = column.dictionary_encode()
        columns[field.name] = column
    return pa.table(columns)


def is_repeated(column):
    sample = column.slice(0, 10_000)
    return len(sample.unique()) * 2 < len(sample)


def parquet(**settings):
    return lambda table, path: pq.write_table(table, path, **settings)


def best_parquets(table):
    """Ways to write Parquet of which the smallest is taken."""
    numeric = [f.name for f in table.schema if pa.types.is_integer(f.type)]
    others = [f.name for f in table.schema if f.name not in numeric]
    ways = {}
    for encoding in ("DELTA_BINARY_PACKED", "BYTE_STREAM_SPLIT"):
        ways[encoding] = parquet(
            compression="zstd", compression_level=19, dictionary_pagesize_limit=LARGE_DICTIONARY,
            data_page_size=1 << 23, use_dictionary=others,
            column_encoding={name: encoding for name in numeric})
    ways["dictionaries"] = parquet(
        compression="zstd", compression_level=19, dictionary_pagesize_limit=LARGE_DICTIONARY,
        data_page_size=1 << 23)
    return ways


def duckdb_parquet(table, path):
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.register("rows", table)
    connection.execute(
        f"COPY rows TO '{path}' (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2)")


def feather_file(codec):
    return lambda table, path: feather.write_feather(
        with_dictionaries(table), path, compression=codec)


#: Those whose writing is cheap: all but the smallest Parquet.
WRITERS = {
    "Parquet snappy": parquet(compression="snappy"),
    "Parquet zstd-3": parquet(compression="zstd", compression_level=3),
    "Parquet DuckDB": duckdb_parquet,
    "Feather lz4": feather_file("lz4"),
    "Feather zstd": feather_file("zstd"),
}


def parquet_columns(path):
    """Bytes of each column."""
    data, sizes = pq.ParquetFile(path).metadata, defaultdict(int)
    for group in range(data.num_row_groups):
        for column in range(data.num_columns):
            chunk = data.row_group(group).column(column)
            sizes[chunk.path_in_schema] += chunk.total_compressed_size
    return sizes


def columnar_columns(path):
    """Bytes of each column, those of a pool as ones of the first column that uses it; and the
    encodings of each."""
    table = broadsheet.read(path)
    sizes, encodings = defaultdict(int), defaultdict(set)
    for group in table.groups:
        group.encoding(0)
        owners = {}
        for name, column in zip(table.names, group.columns):
            sizes[name] += stored(group, column)
            encodings[name].add(ENCODINGS[column["encoding"]])
            owners.setdefault(column["pool"], name)
        for number, pool in enumerate(group.pools):
            sizes[owners[number]] += stored(group, pool)
    return sizes, encodings


def stored(group, record):
    first = record["first_buffer"]
    return sum(b["stored_length"] for b in group.buffers[first : first + record["buffers"]])
