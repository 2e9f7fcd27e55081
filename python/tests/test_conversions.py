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
