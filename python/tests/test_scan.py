"""Lazy frames of polars over a file: the rows of an eager filter, from fewer groups."""

import datetime

import pytest

import broadsheet
from broadsheet import lazy
from conftest import GOLDEN

polars = pytest.importorskip("polars", reason="polars is not installed")
pytest.importorskip("pyarrow", reason="pyarrow is not installed")

PATH = GOLDEN / "several-groups.bsc"


@pytest.fixture
def groups(monkeypatch):
    """Numbers of the groups that were read since."""
    seen = []
    stream = broadsheet.Table.stream

    def watched(table, *arguments, **options):
        seen.extend(group.number for group in table.groups)
        return stream(table, *arguments, **options)

    monkeypatch.setattr(broadsheet.Table, "stream", watched)
    return seen


def filters():
    token, text, score = polars.col("token"), polars.col("text"), polars.col("score")
    day = polars.col("published")
    return [
        token > 2,
        token == 10**6,
        token.is_in([1, 3]),
        token.is_in([-5]),
        token.is_between(-9, -1),
        3 > token,
        (text == "said") & (score > 1.0),
        (text == "said") | (token < 0),
        text.is_in(["no such word", "zzz"]),
        text > "zz",
        text != "said",
        ~(token > 2),
        score.is_null(),
        score.is_nan(),
        day == datetime.date(2015, 10, 22),
        day > datetime.date(2100, 1, 1),
        day.is_null(),
        polars.col("metonym"),
        polars.col("lemma").is_not_null(),
        token + 1 > 2,
    ]


@pytest.mark.parametrize("number", range(len(filters())))
def test_a_filter_finds_what_it_finds_in_the_whole_table(number):
    condition = filters()[number]
    whole = broadsheet.scan(PATH).collect()
    assert whole.height == broadsheet.read(PATH).row_count
    found = broadsheet.scan(PATH).filter(condition).collect()
    assert found.equals(whole.filter(condition))


@pytest.mark.parametrize(
    "condition",
    [
        polars.col("token") > 10**6,
        polars.col("token").is_in([-1, -2]),
        polars.col("token").is_between(-9, -1),
        polars.col("text") > "~~~~",
        polars.col("published") > datetime.date(2100, 1, 1),
        (polars.col("token") < 0) & (polars.col("text") == "said"),
        (polars.col("token") < 0) | (polars.col("text") > "~~~~"),
    ],
)
def test_groups_without_what_is_looked_for_are_not_read(groups, condition):
    frame = broadsheet.scan(PATH)
    del groups[:]
    assert frame.filter(condition).collect().height == 0
    assert groups == []


def test_only_the_columns_that_are_used_are_read(monkeypatch):
    read = []
    stream = broadsheet.Table.stream
    monkeypatch.setattr(
        broadsheet.Table,
        "stream",
        lambda table, names=None, **options: read.append(names) or stream(table, names, **options),
    )
    frame = broadsheet.scan(PATH).filter(polars.col("token") >= 0).select("text")
    del read[:]
    frame.collect()
    assert {frozenset(names) for names in read} == {frozenset(["token", "text"])}


def test_the_first_rows_need_the_first_group_only(groups):
    frame = broadsheet.scan(broadsheet.read(PATH))
    del groups[:]
    assert frame.head(2).collect().height == 2
    assert groups == [0]


def test_what_polars_cannot_write_out_skips_nothing(monkeypatch):
    monkeypatch.setattr(lazy, "_tree", lambda predicate: None)
    frame = broadsheet.scan(PATH).filter(polars.col("token") > 10**6)
    assert frame.collect().height == 0
