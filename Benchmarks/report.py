"""What was measured, as Markdown."""
from collections import defaultdict

GOAL_SPEEDS = {"rules": 15, "lean": 40}
GOAL_SCALING = 1.7
GOAL_MEMORY = 500
BUSY = 0.2
"""Cores that others may use before a time that is too long no longer counts against us."""


def report(results, yardsticks, kernels, machine, start):
    """The whole report.

    Args:
      results: Measurements of every configuration, size and number of jobs.
      yardsticks: What `yardsticks.py` found, and our own time for the same work beside it.
      kernels: The table that the kernel benchmarks print.
      machine: Lines that say where and when this was measured.
      start: Cost of a run over a single article: what a run costs before it reads much.
    """
    sections = [
        "\n".join(f"- {line}" for line in machine), "### Goals", goals(results),
        "### Speed and memory", speeds(results, start),
        "### From one job to two", scaling(results), sameness(results),
        "### Where the time goes", *steps(results),
        "### Sizes of tables", *sizes(results), "### Beside yardsticks", yardsticks,
        "### Kernels", kernels]
    return "\n\n".join(sections) + "\n"


def table(head, rows):
    """A Markdown table; columns after the first are numbers and stand on the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1)] + rows
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def by_key(results):
    return {(result.configuration, result.size, result.jobs): result for result in results}


def pairs(results):
    """The measurements with one job and with two that belong together."""
    found = by_key(results)
    return [(one, found[name, size, 2]) for (name, size, jobs), one in found.items() if jobs == 1]


def speedup(one, two):
    return one.best.wall / two.best.wall


def goals(results):
    """The slowest, largest or least of what was measured, against what it should be."""
    lines = []
    for name, goal in GOAL_SPEEDS.items():
        slowest = min((r for r in results if r.configuration == name and r.jobs == 2),
                      key=lambda result: result.speed)
        lines.append([f"`{name}`, 2 jobs: at least {goal} MB/s", f"{slowest.speed:.1f}",
                      verdict(slowest.speed >= goal, slowest)])
    largest = max(results, key=lambda result: result.memory)
    lines.append([f"memory at every size: below {GOAL_MEMORY} MB", f"{largest.memory / 1e6:.0f}",
                  verdict(largest.memory / 1e6 < GOAL_MEMORY)])
    one, two = min(pairs(results), key=lambda pair: speedup(*pair))
    lines.append([f"2 jobs as fast as 1 job: at least {GOAL_SCALING} times",
                  f"{speedup(one, two):.2f}", verdict(speedup(one, two) >= GOAL_SCALING, two)])
    return table(["goal", "measured", "verdict"], lines)


def verdict(holds, timed=None):
    """In words. A time that was missed while others used the cores says nothing of the program."""
    if holds:
        return "holds"
    if timed and timed.best.others > BUSY:
        return f"not met, with {timed.best.others:.1f} cores used by others: measure again"
    return "**missed**"


def speeds(results, start):
    rows = [[
        f"{r.configuration}, {r.size} MB, {jobs_text(r.jobs)}", f"{r.speed:.1f}",
        f"{r.best.wall:.2f}", f"{max(cost.wall for cost in r.costs):.2f}", f"{r.best.cpu:.2f}",
        f"{r.best.cpu / r.best.wall:.2f}", f"{r.best.others:.2f}", f"{r.raw_megabytes / r.best.cpu:.1f}",
        f"{r.memory / 1e6:.0f}"] for r in results]
    rows.append(["rules, one article, 1 job", "-", f"{start.wall:.2f}", "-", f"{start.cpu:.2f}",
                 f"{start.cpu / start.wall:.2f}", f"{start.others:.2f}", "-", f"{start.memory / 1e6:.0f}"])
    return table(["run", "MB/s", "best s", "worst s", "CPU s", "cores used", "by others",
                  "MB per CPU s", "peak MB"], rows)


def jobs_text(jobs):
    return "1 job" if jobs == 1 else f"{jobs} jobs"


def scaling(results):
    rows = [[f"{one.configuration}, {one.size} MB", f"{speedup(one, two):.2f}",
             f"{two.best.cpu / one.best.cpu:.2f}"] for one, two in pairs(results)]
    return table(["runs", "times as fast", "times the CPU time"], rows)


def sameness(results):
    """Whether one job and two published the same bytes."""
    differing = [
        f"{one.configuration}, {one.size} MB: {name}" for one, two in pairs(results)
        for name in sorted(one.digests.keys() | two.digests.keys())
        if one.digests.get(name) != two.digests.get(name)]
    if differing:
        return "**Files differ between one job and two:** " + "; ".join(differing)
    count = sum(len(one.digests) for one, _ in pairs(results))
    return f"All {count} files published by one job and by two are the same, byte for byte."


def steps(results):
    """Computing time by step of the smallest size, one job: the least disturbed of all."""
    least = min(result.size for result in results)
    for result in (r for r in results if r.size == least and r.jobs == 1):
        yield f"`{result.configuration}`, {least} MB, 1 job:\n\n{step_table(result)}"


def step_table(result):
    raw = result.raw_megabytes * 1e6
    named = sum(result.steps.values())
    times = dict(result.steps)
    times["start, list and open files, assemble, publish"] = max(0, result.best.cpu - named)
    return table(
        ["step", "s", "ns per byte", "share"],
        [[name, f"{seconds:.2f}", f"{seconds * 1e9 / raw:.1f}",
          f"{100 * seconds / sum(times.values()):.1f} %"] for name, seconds in times.items()])


def sizes(results):
    """Bytes by table and format, for each size: they are the same for any number of jobs."""
    for result in (r for r in results if r.configuration != "lean" and r.jobs == 1):
        yield f"`{result.configuration}`, {result.size} MB of text:\n\n{size_table(result.manifest['files'])}"


def size_table(files):
    found = defaultdict(dict)
    for file in (file for file in files if file["format"] in ("csv", "columnar")):
        found[file["table"]]["rows"] = file["rows"]
        found[file["table"]][file["format"]] = file["bytes"]
    rows = [
        [name, f"{facts['rows']:,}", kilobytes(facts["csv"]), kilobytes(facts["columnar"]),
         f"{facts['columnar'] / facts['csv']:.2f}"] for name, facts in found.items()]
    return table(["table", "rows", "CSV kB", "columnar kB", "columnar : CSV"], rows)


def kilobytes(count):
    return f"{count / 1000:,.0f}"


def yardstick_table(ours, sticks):
    """Our computing time for some work beside that of others for the same or less."""
    rows = [[stick.name, f"{stick.read / 1e6 / stick.cpu:.1f}", f"{stick.cpu:.2f}",
             f"{stick.cpu / ours.cpu:.2f}", f"{stick.written / 1000:,.0f}" if stick.written else "-"]
            for stick in [ours, *sticks]]
    return table(["on one core", "MB/s", "CPU s", "times our time", "kB out"], rows)
