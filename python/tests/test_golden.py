"""Every golden file holds what stands beside it."""

import numpy as np
import pytest

import broadsheet
from conftest import GOLDEN, cells, golden_names, twin


def test_there_are_golden_files():
    assert len(golden_names()) >= 30


@pytest.mark.parametrize("name", golden_names())
def test_a_golden_file_holds_what_stands_beside_it(name):
    table = broadsheet.read(GOLDEN / f"{name}.bsc")
    expected = twin(name)
    assert table.name == expected["table"]
    assert table.schema.meaning == expected["meaning"]
    fields = [[f.name, f.type, f.nullable, f.meaning] for f in table.schema.fields]
    assert fields == expected["columns"]
    assert table.group_count == len(expected["groups"])
    for number, rows in enumerate(expected["groups"]):
        group = table.group(number)
        assert group.row_count == len(rows)
        for position, column in enumerate(table.names):
            assert cells(group, column) == [row[position] for row in rows]
    rows = [row for group in expected["groups"] for row in group]
    for position, column in enumerate(table.names):
        assert cells(table, column) == [row[position] for row in rows]


@pytest.mark.parametrize("name", [n for n in golden_names() if n.startswith("string")])
def test_the_numbers_of_a_dictionary_stand_for_the_strings(name):
    table = broadsheet.read(GOLDEN / f"{name}.bsc")
    codes, values = table.dictionary("value")
    assert len(set(values.tolist())) == len(values)
    assert [None if c < 0 else values[c] for c in codes] == table["value"].tolist()


def test_columns_have_the_types_that_the_page_says():
    table = broadsheet.read(GOLDEN / "several-groups.bsc")
    assert table["token"].dtype == np.int32
    assert table["published"].dtype == np.dtype("datetime64[D]")
    assert table["published"][0] == np.datetime64("2015-10-22")
    assert table["metonym"].dtype == bool
    assert isinstance(table["entity"], np.ma.MaskedArray)
    assert table["entity"][1] is np.ma.masked
    assert table["lemma"][0] is None
    assert repr(table).startswith("<tokens: 101 rows, columns document, token, text")


def test_a_folder_has_its_tables_by_name(tmp_path):
    for name in ["mentions", "tokens"]:
        data = (GOLDEN / "several-groups.bsc").read_bytes()
        (tmp_path / f"{name}.bsc").write_bytes(data)
    (tmp_path / "tokens.csv.gz").write_bytes(b"")
    run = broadsheet.open(tmp_path)
    assert list(run) == ["mentions", "tokens"]
    assert run["mentions"].row_count == 101
    with pytest.raises(KeyError, match="no table 'quotes' in .*; tables: mentions, tokens"):
        run["quotes"]
    with pytest.raises(KeyError, match="no column is named 'lema'; columns of tokens: document"):
        run["tokens"]["lema"]


@pytest.mark.parametrize("name", golden_names())
def test_rows_that_are_taken_are_those_of_the_columns(name):
    table = broadsheet.read(GOLDEN / f"{name}.bsc")
    count = table.row_count
    for rows in [[], list(range(count))[::-1], [count - 1, 0, count - 1] if count else []]:
        taken = table.take(rows)
        for column in table.names:
            whole = table[column]
            expected = [whole[row] for row in rows]
            found = taken[column]
            assert found.dtype == whole.dtype
            masked = [value is np.ma.masked for value in expected]
            assert np.ma.getmaskarray(found).tolist() == masked
            same = [
                a is b or a == b or a != a for a, b in zip(np.ma.getdata(found).tolist(),
                                                           np.ma.getdata(whole)[rows].tolist())
            ]
            assert all(same or null for same, null in zip(same, masked))


def test_a_row_that_is_not_there_cannot_be_taken():
    table = broadsheet.read(GOLDEN / "several-groups.bsc")
    with pytest.raises(IndexError, match="row 101 of 101"):
        table.take([0, 101])
    with pytest.raises(IndexError, match="row -1 of 101"):
        table.take([-1])
