"""Bytes of the tables of a run, column by column, beside Parquet of the same tables.

    python3 Benchmarks/columnar_sizes.py out/current [TABLE ...] [--columns]

Parquet is written by pyarrow from what the Python package reads: with snappy (its default), with
zstd level 3, and in the smallest of several settings.
"""

import argparse
import io
import sys
import time
from collections import defaultdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "src"))
import broadsheet  # noqa: E402

NAMES = {0: "CONST", 1: "PLAIN", 2: "FOR", 3: "DELTA", 4: "RUNS", 5: "RAMP", 6: "DICT", 7: "MAP",
         8: "CHAIN", 9: "AFFINE", 10: "UTF8", 11: "WORDTEXT", 12: "DECIMAL", 13: "BITMAP"}


def pieces(table):
    """Bytes and encodings of each column, and of what belongs to none."""
    sizes, encodings = defaultdict(int), defaultdict(set)
    for group in table.groups:
        group.column(0)
        for name, column in zip(table.names, group.columns):
            first = column["first_buffer"]
            for buffer in group.buffers[first : first + column["buffers"]]:
                sizes[name] += buffer["stored_length"]
            encodings[name].add(NAMES[column["encoding"]])
        owners = {}
        for name, column in zip(table.names, group.columns):
            owners.setdefault(column["pool"], name)
        for number, pool in enumerate(group.pools):
            first = pool["first_buffer"]
            for buffer in group.buffers[first : first + pool["buffers"]]:
                sizes[f"{owners[number]} (pool)"] += buffer["stored_length"]
    return sizes, encodings


def plain(path):
    """The table with its strings as plain strings."""
    table = broadsheet.read(path)
    columns = {}
    for name, kind in zip(table.names, table.to_arrow().schema):
        column = table.to_arrow([name]).column(0)
        if pa.types.is_dictionary(kind.type):
            column = column.cast(kind.type.value_type)
        columns[name] = column
    return pa.table(columns).combine_chunks()


def parquet(table, **settings):
    file = io.BytesIO()
    began = time.perf_counter()
    pq.write_table(table, file, **settings)
    seconds = time.perf_counter() - began
    data = pq.ParquetFile(io.BytesIO(file.getvalue())).metadata
    sizes = defaultdict(int)
    for group in range(data.num_row_groups):
        for column in range(data.num_columns):
            chunk = data.row_group(group).column(column)
            sizes[chunk.path_in_schema] += chunk.total_compressed_size
    return len(file.getvalue()), sizes, seconds


def best(table):
    """The smallest Parquet of several settings."""
    numeric = [f.name for f in table.schema if pa.types.is_integer(f.type)]
    others = [f.name for f in table.schema if f.name not in numeric]
    choices = []
    for encoding in [None, "DELTA_BINARY_PACKED", "BYTE_STREAM_SPLIT"]:
        settings = {"compression": "zstd", "compression_level": 19,
                    "dictionary_pagesize_limit": 1 << 24}
        if encoding:
            settings["column_encoding"] = {name: encoding for name in numeric}
            settings["use_dictionary"] = others
        choices.append(parquet(table, **settings)[0])
    return min(choices)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("tables", nargs="*")
    parser.add_argument("--columns", action="store_true")
    options = parser.parse_args()
    print("| table | rows | groups | columnar | records | snappy | zstd-3 | best | of zstd-3 |")
    print("|---|---|---|---|---|---|---|---|---|")
    details = []
    for path in sorted(options.folder.glob("*.bsc")):
        if options.tables and path.stem not in options.tables:
            continue
        table = broadsheet.read(path)
        if not table.row_count:
            continue
        sizes, encodings = pieces(table)
        ours, arrow = path.stat().st_size, plain(path)
        small, columns, _ = parquet(arrow, compression="zstd", compression_level=3)
        snappy, least = parquet(arrow)[0], best(arrow)
        print(f"| {path.stem} | {table.row_count} | {table.group_count} | {ours} "
              f"| {ours - sum(sizes.values())} | {snappy} | {small} | {least} "
              f"| {ours / small:.2f} |", flush=True)
        for name in table.names:
            pool = sizes[f"{name} (pool)"]
            details.append(f"| {path.stem}.{name} | {', '.join(sorted(encodings[name]))} "
                           f"| {sizes[name]} | {pool} | {columns[name]} |")
    if options.columns:
        print("\n| column | encodings | columnar | its pool | Parquet zstd-3 |\n|---|---|---|---|---|")
        print("\n".join(details))


main()
