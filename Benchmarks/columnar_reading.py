"""Time to write and to read tables of a run as Parquet by pyarrow, and to read them by the Python
package, on one thread.

    python3 Benchmarks/columnar_reading.py out/current TABLE ...

Read means: every column, strings as numbers and the strings that they stand for. The best of five.
"""

import io
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "src"))
import broadsheet  # noqa: E402


def best(work):
    times = []
    for _ in range(5):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def scan(path):
    table = broadsheet.read(path)
    for group in range(table.group_count):
        part = table.group(group)
        for name in table.names:
            part.values(name)


def main():
    pa.set_cpu_count(1)
    folder = Path(sys.argv[1])
    print("| table | rows | Parquet zstd-3 written | read | read, dictionaries | columnar read |")
    print("|---|---|---|---|---|---|")
    for name in sys.argv[2:]:
        path = folder / f"{name}.bsc"
        table = broadsheet.read(path)
        plain = pa.table(
            {
                n: c.cast(c.type.value_type) if pa.types.is_dictionary(c.type) else c
                for n, c in ((n, table.to_arrow([n]).column(0)) for n in table.names)
            }
        ).combine_chunks()
        texts = [f.name for f in plain.schema if pa.types.is_string(f.type)]
        file = io.BytesIO()

        def write():
            file.seek(0)
            file.truncate()
            pq.write_table(plain, file, compression="zstd", compression_level=3)

        written = best(write)
        data = file.getvalue()
        reads = [
            best(lambda: pq.read_table(pa.BufferReader(data), read_dictionary=d, use_threads=False))
            for d in ([], texts)
        ]
        ours = best(lambda: scan(path))
        print(f"| {name} | {table.row_count} | {written:.3f} s | {reads[0]:.3f} s "
              f"| {reads[1]:.3f} s | {ours:.3f} s |")


main()
