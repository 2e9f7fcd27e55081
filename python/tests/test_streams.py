"""Tables as polars, pyarrow, pandas and DuckDB read them by themselves, through the library in
Swift where it was built, and without it; skipped where one of those is not installed."""

import gc
import os
import shutil

import pytest

import broadsheet
from broadsheet import native
from conftest import GOLDEN, cell, golden_names, twin

def module(name: str):
    return pytest.importorskip(name, reason=f"{name} is not installed")


def columns(name: str) -> dict[str, tuple[str, list]]:
    expected = twin(name)
    rows = [row for group in expected["groups"] for row in group]
    return {
        field[0]: (field[1], [row[position] for row in rows])
        for position, field in enumerate(expected["columns"])
    }


def days(values: list, kind: str) -> list:
    import datetime

    if kind != "date":
        return values
    epoch = datetime.date(1970, 1, 1)
    return [None if value is None else epoch + datetime.timedelta(value) for value in values]


def dated_names() -> list[str]:
    """Golden files whose days are all dates of Python, which has them up to the year 9999."""
    return [
        name
        for name in golden_names()
        if all(
            kind != "date" or all(value is None or abs(value) < 700_000 for value in values)
            for kind, values in columns(name).values()
        )
    ]


@pytest.mark.parametrize("name", golden_names())
def test_pyarrow_has_every_value(reader, name):
    pyarrow = module("pyarrow")
    table = pyarrow.table(broadsheet.read(GOLDEN / f"{name}.bsc"))
    table.validate(full=True)
    assert table.column_names == list(columns(name))
    for column, (kind, expected) in columns(name).items():
        found = table[column]
        found = found.cast(pyarrow.int32()) if kind == "date" else found
        assert [cell(value, kind) for value in found.to_pylist()] == expected


@pytest.mark.parametrize("name", golden_names())
def test_polars_has_every_value(reader, name):
    polars = module("polars")
    frame = polars.DataFrame(broadsheet.read(GOLDEN / f"{name}.bsc"))
    assert frame.columns == list(columns(name))
    for column, (kind, expected) in columns(name).items():
        found = frame[column]
        found = found.cast(polars.Int32) if kind == "date" else found
        assert [cell(value, kind) for value in found.to_list()] == expected


@pytest.mark.parametrize("name", dated_names())
def test_duckdb_has_every_value(reader, name):
    duckdb = module("duckdb")
    table = broadsheet.read(GOLDEN / f"{name}.bsc")
    rows = duckdb.connect().from_arrow(table).fetchall()
    for position, (kind, expected) in enumerate(columns(name).values()):
        found = [row[position] for row in rows]
        if kind == "date":
            assert found == days(expected, kind)
        else:
            assert [cell(value, kind) for value in found] == expected


@pytest.mark.parametrize("name", dated_names())
def test_pandas_has_every_value(reader, name):
    pandas = module("pandas")
    table = broadsheet.read(GOLDEN / f"{name}.bsc")
    if not hasattr(pandas.DataFrame, "from_arrow"):
        pytest.skip("pandas reads Arrow streams from version 3 on")
    module("pyarrow")
    frame = pandas.DataFrame.from_arrow(table)
    assert list(frame.columns) == list(columns(name))
    for column, (kind, expected) in columns(name).items():
        found = frame[column]
        if kind == "float64":  # pandas takes null for NaN here, and NaN for null.
            assert len(found) == len(expected)
            continue
        nulls = [value is None for value in expected]
        assert found.isna().tolist() == nulls
        values = found.tolist()
        if kind == "date":
            assert [value for value in values if value is not None] == [
                value for value in days(expected, kind) if value is not None
            ]
        else:
            if any(nulls) and kind in ("int32", "int64"):  # pandas makes them float64.
                expected = [None if value is None else int(float(value)) for value in expected]
            assert [None if n else cell(v, kind) for v, n in zip(values, nulls)] == expected


def test_strings_that_the_file_holds_by_number_are_dictionaries(reader):
    pyarrow = module("pyarrow")
    table = pyarrow.table(broadsheet.read(GOLDEN / "several-groups.bsc"))
    assert pyarrow.types.is_dictionary(table.schema.field("text").type)
    plain = pyarrow.table(broadsheet.read(GOLDEN / "string-utf8.bsc"))
    assert plain.schema.field(0).type == pyarrow.string()


def views_and(table, pyarrow):
    """A table from a stream of views, all buffers checked, and its columns of strings."""
    made = pyarrow.table(table.stream(strings="view"))
    made.validate(full=True)
    texts = [field.name for field in table.schema.fields if field.type == "string"]
    assert all(made.schema.field(name).type == pyarrow.string_view() for name in texts)
    return made, texts


@pytest.mark.parametrize("name", golden_names())
def test_strings_as_views_are_the_same_strings(reader, name):
    pyarrow = module("pyarrow")
    table = broadsheet.read(GOLDEN / f"{name}.bsc")
    made, texts = views_and(table, pyarrow)
    for column in texts:
        assert made[column].to_pylist() == columns(name)[column][1]


@pytest.mark.parametrize("name", ["several-groups", "string-utf8", "string-dict"])
def test_polars_duckdb_and_pandas_read_views(reader, name):
    if name not in golden_names():
        pytest.skip("no such golden file")
    polars, duckdb, pandas = module("polars"), module("duckdb"), module("pandas")
    table = broadsheet.read(GOLDEN / f"{name}.bsc")
    _, texts = views_and(table, module("pyarrow"))
    stream = table.stream(texts, strings="view")
    expected = [columns(name)[column][1] for column in texts]
    assert [polars.DataFrame(stream)[column].to_list() for column in texts] == expected
    rows = duckdb.connect().from_arrow(stream).fetchall()
    assert [[row[place] for row in rows] for place in range(len(texts))] == expected
    if hasattr(pandas.DataFrame, "from_arrow"):
        frame = pandas.DataFrame.from_arrow(stream).astype(object)
        found = [frame[column].where(frame[column].notna(), None).tolist() for column in texts]
        assert found == expected


def test_strings_are_dictionaries_or_views():
    with pytest.raises(ValueError, match="expected 'dictionary' or 'view'"):
        broadsheet.read(GOLDEN / "several-groups.bsc").stream(strings="large")


def test_a_stream_has_the_columns_and_groups_that_were_asked_for(reader):
    pyarrow = module("pyarrow")
    table = broadsheet.read(GOLDEN / "several-groups.bsc")
    part = pyarrow.table(table.group(1).stream(["score", "token"]))
    assert part.column_names == ["score", "token"]
    assert part["token"].to_pylist() == table.group(1)["token"].tolist()


def test_a_stream_can_be_read_again_in_part_or_not_at_all(reader):
    pyarrow = module("pyarrow")
    table = broadsheet.read(GOLDEN / "several-groups.bsc")
    for _ in range(100):
        table.__arrow_c_stream__()
        with pyarrow.RecordBatchReader.from_stream(table) as batches:
            first = batches.read_next_batch()
        gc.collect()
        assert first["token"].to_pylist() == table.group(0)["token"].tolist()


def test_a_table_stays_what_it_was_when_its_file_is_replaced(reader, tmp_path):
    pyarrow = module("pyarrow")
    path = tmp_path / "a.bsc"
    shutil.copy(GOLDEN / "several-groups.bsc", path)
    table = broadsheet.read(path)
    shutil.copy(GOLDEN / "no-rows.bsc", tmp_path / "b.bsc")
    os.replace(tmp_path / "b.bsc", path)
    assert pyarrow.table(table).num_rows == table.row_count > 0


def test_a_damaged_group_is_an_error_of_the_stream(reader, tmp_path):
    pyarrow = module("pyarrow")
    data = bytearray((GOLDEN / "int64-plain.bsc").read_bytes())
    table = broadsheet.read(GOLDEN / "int64-plain.bsc")
    group = table.groups[0]
    data[group.offset + group.length - 64] ^= 1
    path = tmp_path / "damaged.bsc"
    path.write_bytes(data)
    with pytest.raises((OSError, broadsheet.FormatError), match="checksum is"):
        pyarrow.table(broadsheet.read(path))


def test_a_column_beyond_the_memory_limit_is_an_error(reader):
    pyarrow = module("pyarrow")
    table = broadsheet.read(GOLDEN / "several-groups.bsc", memory_limit=100)
    with pytest.raises((OSError, broadsheet.FormatError), match="bytes of memory"):
        pyarrow.table(table)


def test_the_library_says_what_is_wrong_with_a_file(reader, tmp_path):
    if reader != "native":
        pytest.skip("of the library only")
    path = tmp_path / "cut.bsc"
    path.write_bytes((GOLDEN / "int64-plain.bsc").read_bytes()[:100])
    with pytest.raises(broadsheet.FormatError) as error:
        native.library().capsule(path, [0], [0], 1 << 30, False)
    assert error.value.byte == 100
    whole = GOLDEN / "int64-plain.bsc"
    with pytest.raises(OSError, match="column 7 of 1"):
        native.library().capsule(whole, [7], [0], 1 << 30, False)
    with pytest.raises(OSError, match="group -1, there are 1"):
        native.library().capsule(whole, [0], [-1], 1 << 30, False)
    with pytest.raises(OSError, match="No such file"):
        native.library().capsule(tmp_path / "none.bsc", [0], [0], 1 << 30, False)
