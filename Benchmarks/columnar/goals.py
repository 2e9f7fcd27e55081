"""The goals of the format, and what was measured of each."""

from report import table

SCAN, NATIVE_CODES, NATIVE_STRINGS = 1.5, 3, 10


def goal_rows(figures, single, library):
    """Goal, what was measured, the same with each text once, and whether the first is reached."""
    once = dict(size_rows(single.sizes)) if single else {}
    rows = [[goal, f"{ratio:.2f}", f"{once[goal][0]:.2f}" if goal in once else "-",
             verdict(ratio <= limit)]
            for goal, (ratio, limit) in size_rows(figures.sizes)]
    codes = figures.reads.get(("codes", "tokens"))
    others = scan_rows(codes, figures.reads["strings", "tokens"], library) if codes else []
    others += row_rows(figures) + write_rows(figures)
    others.append(["damaged or hostile file: an error naming the byte, bounded memory",
                   "`python/tests/test_damage.py`, `Tests/TablesTests`, `Scripts/fuzz`",
                   "held by tests"])
    return rows + [[goal, measured, "", end] for goal, measured, end in others]


def size_rows(sizes):
    """Goals of bytes with what was measured and the limit."""
    rows = []
    if "tokens" in sizes:
        tokens = sizes["tokens"]
        zstd, best = tokens["Parquet zstd-3"], tokens["Parquet best"]
        rows += [
            ("`tokens`, small: at most 0.30 of Parquet zstd-3", (tokens["small"] / zstd, 0.3)),
            ("`tokens`, small: at most 0.35 of the best Parquet", (tokens["small"] / best, 0.35)),
            ("`tokens`, small at level 6: at most 0.30 of Parquet zstd-3",
             (tokens["small, level 6"] / zstd, 0.3)),
            ("`tokens`, fast: at most 0.40 of Parquet zstd-3", (tokens["fast"] / zstd, 0.4))]
    for name, limit in [("mentions", 0.6), ("quotes", 0.6), ("events", 0.6), ("documents", 0.9)]:
        if name in sizes:
            ratio = sizes[name]["small"] / sizes[name]["Parquet zstd-3"]
            goal = f"`{name}`, small: at most {limit:.2f} of Parquet zstd-3"
            rows.append((goal, (ratio, limit)))
            ratio = sizes[name]["small, level 6"] / sizes[name]["Parquet zstd-3"]
            rows.append((goal.replace("small:", "small at level 6:"), (ratio, limit)))
    return rows


def scan_rows(codes, strings, library):
    base, rows = codes["pyarrow"], []
    for profile in ("small", "fast"):
        rows.append(at_least(
            f"`tokens` to codes, numpy alone, {profile}: at least {SCAN} times pyarrow",
            base / codes[f"numpy, {profile}"], SCAN))
        if not library:
            continue
        rows.append(at_least(
            f"`tokens` to dictionaries, native, {profile}: at least {NATIVE_CODES} times pyarrow",
            base / codes[f"native, {profile}"], NATIVE_CODES))
        rows.append(at_least(
            f"`tokens` to strings, native, {profile}: at least {NATIVE_STRINGS} times pyarrow",
            strings["pyarrow"] / strings[f"native, {profile}"], NATIVE_STRINGS))
    return rows


def row_rows(figures):
    found = figures.reads.get(("rows", "tokens"))
    if not found:
        return []
    rows = []
    for profile, limit in [("small", 20), ("fast", 1)]:
        milliseconds = found[f"numpy, {profile}"] * 1000
        rows.append([f"100 random rows, warm, {profile}: below {limit} ms",
                     f"{milliseconds:.2f} ms", verdict(milliseconds < limit)])
    return rows


def write_rows(figures):
    writes = figures.writes.get("tokens", {})
    if not {"small", "fast", "Parquet zstd-3"} <= set(writes):
        return []
    return [at_least(f"writing `tokens`, {profile}, one thread: as fast as pyarrow writes zstd-3",
                     writes["Parquet zstd-3"] / max(writes[profile], 1e-9), 1)
            for profile in ("small", "fast")]


def at_least(goal, measured, limit):
    return [goal, f"{measured:.2f}", verdict(measured >= limit)]


def verdict(holds):
    return "reached" if holds else "**missed**"


def goal_table(figures, single, library):
    return table(["goal", "measured", "each text once", ""], goal_rows(figures, single, library))
