"""Tables as pandas and as Arrow have them; skipped where those are not installed."""

import pytest

import broadsheet
from conftest import GOLDEN, cell, golden_names, twin

pandas_reason = "pandas is not installed"
arrow_reason = "pyarrow is not installed"


def columns(name: str) -> list[tuple[str, str, list]]:
    expected = twin(name)
    rows = [row for group in expected["groups"] for row in group]
    return [
        (field[0], field[1], [row[position] for row in rows])
        for position, field in enumerate(expected["columns"])
    ]


@pytest.mark.parametrize("name", golden_names())
def test_pandas_has_every_value_and_every_null(name):
    pytest.importorskip("pandas", reason=pandas_reason)
    frame = broadsheet.read(GOLDEN / f"{name}.bsc").to_pandas()
    for column, kind, expected in columns(name):
        found = frame[column]
        is_null = [value is None for value in expected]
        if kind != "float64":
            assert found.isna().tolist() == is_null
            if kind == "date":
                found = found.to_numpy().astype("datetime64[D]").astype(int)
        else:
            array = found.array
            mask = getattr(array, "_mask", None)
            assert ([False] * len(array) if mask is None else mask.tolist()) == is_null
            found = getattr(array, "_data", array)
        values = [
            None if null else cell(value, kind) for value, null in zip(found, is_null)
        ]
        assert values == expected


def test_pandas_types_keep_nulls():
    pandas = pytest.importorskip("pandas", reason=pandas_reason)
    frame = broadsheet.read(GOLDEN / "several-groups.bsc").to_pandas()
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds["document"] == "category"
    assert kinds["token"] == "int32"
    assert kinds["entity"] == "Int32"
    assert kinds["score"] == "Float64"
    assert kinds["published"] == "datetime64[s]"
    assert kinds["metonym"] == "bool"
    assert frame["published"][0] == pandas.Timestamp("2015-10-22")


@pytest.mark.parametrize("name", golden_names())
def test_arrow_has_every_value_and_every_null(name):
    pyarrow = pytest.importorskip("pyarrow", reason=arrow_reason)
    table = broadsheet.read(GOLDEN / f"{name}.bsc").to_arrow()
    table.validate(full=True)
    for column, kind, expected in columns(name):
        found = table[column]
        if kind == "date":
            found = found.cast(pyarrow.int32())
        assert [cell(value, kind) for value in found.to_pylist()] == expected


def test_polars_joins_what_files_hold_in_different_ways(run):
    polars = pytest.importorskip("polars", reason="polars is not installed")
    tables = broadsheet.open(run)
    mentions, documents = tables["mentions"], tables["documents"]
    assert mentions.has_codes("document") != documents.has_codes("document")
    joined = mentions.to_polars().join(documents.to_polars(["document", "source"]), on="document")
    assert joined.height == len(mentions)
    scanned = broadsheet.scan(mentions).join(broadsheet.scan(documents), on="document")
    assert scanned.select(polars.len()).collect().item() == len(mentions)


def test_a_table_gives_the_names_of_its_columns(run):
    table = broadsheet.open(run)["quotes"]
    assert list(table) == table.names
    assert "speaker" in table and "nobody" not in table


def test_a_folder_without_tables_says_where_they_are(run, tmp_path):
    with pytest.raises(FileNotFoundError, match="no columnar files"):
        broadsheet.open(tmp_path)
    (tmp_path / "current").symlink_to(run)
    with pytest.raises(FileNotFoundError, match="the tables of a run lie in .*current"):
        broadsheet.open(tmp_path)
