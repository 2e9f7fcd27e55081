"""The figures as tables in Markdown."""

READ_TITLES = {
    "codes": "Every column, strings as numbers of a dictionary",
    "strings": "Every column, strings by themselves",
    "pandas": "A data frame of pandas, strings as categories",
    "text as codes": "The column `text` alone, as numbers of a dictionary",
    "text as strings": "The column `text` alone, strings by themselves",
    "start": "The column `start` alone",
    "rows": "100 rows anywhere, of a table that was read from before",
    "rows, just opened": "100 rows anywhere, of a table just opened",
    "filter": "All columns of the rows with one name",
}
FORMATS = ["Parquet snappy", "Parquet zstd-3", "Parquet best", "Parquet DuckDB", "Feather lz4",
           "Feather zstd", "small", "small, level 6", "fast"]
OURS = ["small", "small, level 6", "fast"]


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |",
             "| --- |" + " ---: |" * (len(header) - 1)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def size_table(figures):
    """Kilobytes of each table; ours beside Parquet in the last columns."""
    rows = []
    for name, sizes in figures.sizes.items():
        ours, zstd, best = sizes["small"], sizes["Parquet zstd-3"], sizes["Parquet best"]
        rows.append([name, f"{figures.rows[name]:,}", *(kilobytes(sizes[f]) for f in FORMATS),
                     *(f"{sizes[f] / zstd:.2f}" for f in OURS), f"{ours / best:.2f}"])
    header = ["table", "rows", *FORMATS, *(f"{f} : zstd-3" for f in OURS), "small : best"]
    return table(header, rows)


def derived_table(figures):
    rows = [[name, ", ".join(left_out), kilobytes(zstd), kilobytes(best),
             kilobytes(figures.sizes[name]["small"]),
             f"{figures.sizes[name]['small'] / zstd:.2f}",
             f"{figures.sizes[name]['small'] / best:.2f}"]
            for name, (left_out, zstd, best) in figures.derived.items()]
    header = ["table", "left out", "zstd-3 without", "best without", "small, with all",
              "small : zstd-3", "small : best"]
    return table(header, rows)


def column_table(figures, name):
    rows = [[f"`{column}`", encodings, *map(kilobytes, sizes)]
            for column, (encodings, *sizes) in figures.columns[name].items()]
    header = ["column", "encodings", "small", "fast", "Parquet zstd-3", "Parquet best"]
    return table(header, rows)


def write_table(figures, names):
    chosen = ["Parquet snappy", "Parquet zstd-3", "Parquet best", "Parquet DuckDB",
              "Feather zstd", "small", "small, level 6", "fast"]
    rows = []
    for name in names:
        times = figures.writes.get(name, {})
        if {"small", "fast", "Parquet zstd-3"} <= set(times) and times["small"]:
            ratio = times["Parquet zstd-3"] / times["small"]
            rows.append([name, *(f"{times[f]:.2f}" for f in chosen), f"{ratio:.1f}"])
    return table(["table", *chosen, "zstd-3 : small"], rows)


def read_tables(figures):
    """One table for each kind of work: a row for each table, a column for each reader."""
    parts = []
    for kind, title in READ_TITLES.items():
        found = {name: times for (k, name), times in figures.reads.items() if k == kind}
        if not found:
            continue
        readers = list(dict.fromkeys(reader for times in found.values() for reader in times))
        rows = []
        for name, times in found.items():
            base = times.get("pyarrow")
            rows.append([name, *(cell(times.get(reader), base) for reader in readers)])
        parts.append(f"**{title}**\n\n" + table(["ms", *readers], rows))
    return "\n\n".join(parts)


def cell(seconds, base):
    """Milliseconds, and how many times as fast that is as pyarrow."""
    if seconds is None:
        return "-"
    shown = f"{seconds * 1000:.3g}" if seconds < 1 else f"{seconds * 1000:.0f}"
    return shown if base in (None, seconds) else f"{shown} ({base / seconds:.1f}×)"


def kilobytes(count):
    return f"{count / 1000:,.0f}" if count >= 10_000 else f"{count / 1000:.1f}"
