"""Every value of every table of a run, through every reader, is that of the CSV file.

The same through Swift: ``Tests/EndToEndTests/SampleRunTests.swift``.
"""

import pytest

import broadsheet
from conftest import VALUES, rows_of


@pytest.fixture(scope="session")
def expected(run, resources) -> dict[str, dict[str, list]]:
    """The values of the CSV files by table and column."""
    tables = {}
    for resource in resources:
        columns = list(zip(*rows_of(run / resource["path"])[1:]))
        fields = resource["schema"]["fields"]
        tables[resource["name"]] = {
            field["name"]: [VALUES[field["type"]](cell) if cell else None for cell in column]
            for field, column in zip(fields, columns or [()] * len(fields))
        }
    return tables


def test_the_tables_have_rows_with_and_without_values(expected):
    assert sum(len(next(iter(columns.values()))) > 0 for columns in expected.values()) >= 12
    values = [value for columns in expected.values() for c in columns.values() for value in c]
    assert None in values and len(values) > 100_000


def require_same(found: dict[str, list], expected: dict[str, list], table: str) -> None:
    assert list(found) == list(expected), table
    for name, values in expected.items():
        assert found[name] == values, (table, name)


def test_numpy_has_every_value(run, expected):
    for name, columns in expected.items():
        arrays = broadsheet.open(run)[name].to_numpy()
        require_same({n: array.tolist() for n, array in arrays.items()}, columns, name)


def test_numpy_has_every_value_by_numbers_of_strings(run, expected):
    for name, columns in expected.items():
        table = broadsheet.open(run)[name]
        for field in table.schema.fields:
            if field.type == "string":
                codes, strings = table.dictionary(field.name)
                found = [None if code < 0 else strings[code] for code in codes.tolist()]
                assert found == columns[field.name], (name, field.name)


def test_numpy_has_every_value_by_rows(run, expected):
    for name, columns in expected.items():
        table = broadsheet.open(run)[name]
        rows = list(range(0, len(table), 7))[::-1]
        wanted = {n: [values[row] for row in rows] for n, values in columns.items()}
        found = {n: array.tolist() for n, array in table.take(rows).items()}
        require_same(found, wanted, name)


def test_arrow_has_every_value(run, expected):
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    for name, columns in expected.items():
        require_same(broadsheet.open(run)[name].to_arrow().to_pydict(), columns, name)


def test_arrow_has_every_value_by_stream(run, expected, reader):
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    for name, columns in expected.items():
        table = pyarrow.table(broadsheet.open(run)[name])
        table.validate(full=True)
        require_same(table.to_pydict(), columns, name)


def of_pandas(frame) -> dict[str, list]:
    """A frame as lists, with ``None`` for each kind of null, and days as such."""
    found = {}
    for name in frame.columns:
        column = frame[name]
        values = column.dt.date if column.dtype.kind == "M" else column
        found[name] = [None if null else v for null, v in zip(column.isna(), values.tolist())]
    return found


def test_pandas_has_every_value(run, expected):
    pytest.importorskip("pandas", reason="pandas is not installed")
    for name, columns in expected.items():
        require_same(of_pandas(broadsheet.open(run)[name].to_pandas()), columns, name)


def test_pandas_has_every_value_by_stream(run, expected, reader):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    if not hasattr(pandas.DataFrame, "from_arrow"):
        pytest.skip("pandas reads Arrow streams from version 3 on")
    for name, columns in expected.items():
        frame = pandas.DataFrame.from_arrow(broadsheet.open(run)[name])
        require_same(of_pandas(frame), columns, name)


def test_polars_has_every_value_by_stream(run, expected, reader):
    polars = pytest.importorskip("polars", reason="polars is not installed")
    for name, columns in expected.items():
        frame = polars.DataFrame(broadsheet.open(run)[name])
        require_same(frame.to_dict(as_series=False), columns, name)


def test_polars_has_every_value_by_scan(run, expected, reader):
    pytest.importorskip("polars", reason="polars is not installed")
    for name, columns in expected.items():
        frame = broadsheet.scan(run / f"{name}.bsc").collect()
        require_same(frame.to_dict(as_series=False), columns, name)


def test_duckdb_has_every_value_by_stream(run, expected, reader):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    for name, columns in expected.items():
        result = duckdb.connect().from_arrow(broadsheet.open(run)[name])
        rows = result.fetchall()
        found = {n: [row[position] for row in rows] for position, n in enumerate(result.columns)}
        require_same(found, columns, name)
