"""All figures of one comparison."""

import shutil
import time
from dataclasses import dataclass, field

import formats
import runs
from reading import Readers
from timing import best_of

TIMED = ("tokens", "mentions", "quotes", "sentences", "documents")
"""Tables that are read against the clock, where they are there."""
ROW_COLUMNS = ("text", "sentence", "token")
NAMED = ("mentions", "name")
"""The table and column that are filtered."""

DERIVED = {"tokens": ["token", "end", "lemma"], "mentions": ["end"], "sentences": ["end", "text"]}
"""Columns that the others and the text of the article make up for."""


@dataclass
class Figures:
    sizes: dict = field(default_factory=dict)
    """Bytes by table and format."""
    rows: dict = field(default_factory=dict)
    columns: dict = field(default_factory=dict)
    """By table and column: encodings of ours, and bytes by format."""
    derived: dict = field(default_factory=dict)
    """By table: which columns were left out, and the bytes of Parquet without them."""
    writes: dict = field(default_factory=dict)
    """Seconds by table and format."""
    reads: dict = field(default_factory=dict)
    """Seconds by kind of work, table and reader."""


class Comparison:
    def __init__(self, program, library, work, rounds, say):
        self.program, self.library, self.work = program, library, work
        self.rounds, self.say = rounds, say
        self.figures = Figures()

    def run(self, corpus, runs_of_program):
        """Writes the tables of a corpus, some times; the fastest counts."""
        for _ in range(runs_of_program):
            for profile in runs.WRITES:
                out = self.folder(profile)
                shutil.rmtree(out, ignore_errors=True)
                self.say(f"run, {profile}")
                for table, seconds in runs.run(self.program, corpus, profile, out).items():
                    times = self.figures.writes.setdefault(table, {})
                    times[profile] = min(seconds, times.get(profile, seconds))

    def folder(self, profile):
        return self.work / f"out-{profile.replace(', ', '-').replace(' ', '-')}"

    def file(self, table, profile):
        return self.folder(profile) / "current" / f"{table}.bsc"

    def tables(self):
        """Tables with rows, the largest file first."""
        paths = sorted(self.folder("small").glob("current/*.bsc"),
                       key=lambda path: -path.stat().st_size)
        return [path.stem for path in paths if formats.broadsheet.read(path).row_count]

    def measure_sizes(self, write_rounds):
        for table in self.tables():
            self.say(f"sizes of {table}")
            plain = formats.plain(self.file(table, "small"))
            self.figures.rows[table] = plain.num_rows
            sizes = self.figures.sizes.setdefault(table, {})
            for profile in runs.WRITES:
                sizes[profile] = self.file(table, profile).stat().st_size
            self.write_others(table, plain, sizes, write_rounds if table in TIMED else 1)
            self.write_smallest(table, plain, sizes)
            self.write_without_derived(table, plain)
            self.note_columns(table)

    def path(self, table, name):
        ending = "arrow" if name.startswith("Feather") else "parquet"
        return self.work / f"{table}-{name.replace(' ', '-')}.{ending}"

    def write_others(self, table, plain, sizes, rounds):
        works = {name: (lambda write=write, name=name: write(plain, self.path(table, name)))
                 for name, write in formats.WRITERS.items()}
        self.figures.writes.setdefault(table, {}).update(best_of(rounds, works))
        for name in works:
            sizes[name] = self.path(table, name).stat().st_size

    def write_smallest(self, table, plain, sizes):
        """The smallest Parquet that was found; only that file is kept."""
        best = self.path(table, "Parquet best")
        for way, write in formats.best_parquets(plain).items():
            path = self.path(table, way)
            began = time.perf_counter()
            write(plain, path)
            seconds = time.perf_counter() - began
            if path.stat().st_size < sizes.get("Parquet best", 1 << 62):
                sizes["Parquet best"] = path.stat().st_size
                self.figures.writes[table]["Parquet best"] = seconds
                path.rename(best)
            else:
                path.unlink()

    def write_without_derived(self, table, plain):
        left_out = [name for name in DERIVED.get(table, []) if name in plain.column_names
                    and plain.column(name).null_count < plain.num_rows]
        if not left_out:
            return
        rest = plain.drop_columns(left_out)
        path = self.path(table, "rest")
        formats.WRITERS["Parquet zstd-3"](rest, path)
        found = [path.stat().st_size]
        for write in list(formats.best_parquets(rest).values())[:1]:
            write(rest, path)
            found.append(path.stat().st_size)
        path.unlink()
        self.figures.derived[table] = left_out, *found

    def note_columns(self, table):
        small, encodings = formats.columnar_columns(self.file(table, "small"))
        fast, _ = formats.columnar_columns(self.file(table, "fast"))
        others = {name: formats.parquet_columns(self.path(table, name))
                  for name in ("Parquet zstd-3", "Parquet best")}
        self.figures.columns[table] = {
            name: (", ".join(sorted(encodings[name])), small[name], fast[name],
                   *(sizes[name] for sizes in others.values()))
            for name in encodings}

    def measure_reading(self):
        for table in self.tables():
            if table not in TIMED:
                continue
            self.say(f"reading {table}")
            readers = self.readers(table)
            self.time("codes", table, readers.to_codes())
            self.time("strings", table, readers.to_strings())
            self.time("pandas", table, readers.to_pandas())
        if "tokens" in self.tables():
            self.measure_tokens(self.readers("tokens"))
        if NAMED[0] in self.tables():
            self.measure_filter()

    def readers(self, table):
        readers = Readers(self.file(table, "small"), self.file(table, "fast"),
                          self.path(table, "Parquet zstd-3"), self.library)
        readers.use_library(False)
        return readers

    def measure_tokens(self, readers):
        self.say("single columns and rows of tokens")
        self.time("text as codes", "tokens", readers.to_codes(["text"]))
        self.time("text as strings", "tokens", readers.to_strings(["text"]))
        self.time("start", "tokens", readers.to_codes(["start"]))
        names = list(ROW_COLUMNS)
        self.time("rows, just opened", "tokens", readers.first_rows(names))
        works = readers.random_rows(names)
        best_of(1, works)  # To warm them.
        self.time("rows", "tokens", works)

    def measure_filter(self):
        table, column = NAMED
        values = formats.broadsheet.read(self.file(table, "small"))[column]
        counts = {}
        for value in values.tolist():
            if value is not None:
                counts[value] = counts.get(value, 0) + 1
        if not counts:
            return
        # Neither the most frequent name nor a rare one.
        ordered = sorted(counts, key=lambda value: (-counts[value], value))
        value = ordered[len(ordered) // 10]
        self.say(f"filter on {column}")
        self.time("filter", table, self.readers(table).filtered(column, value))

    def time(self, kind, table, works):
        self.figures.reads[kind, table] = best_of(self.rounds, works)
