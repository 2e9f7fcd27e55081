"""The files of a run of the program, read as its users read them."""

import json

import pytest

import broadsheet
from conftest import VALUES, names_of, rows_of


def test_python_reads_every_row_with_its_types(run, resources):
    for resource in resources:
        header, *rows = rows_of(run / resource["path"])
        assert header == names_of(resource)
        assert len(rows) == resource["rows"]
        fields = resource["schema"]["fields"]
        for row in rows:
            assert len(row) == len(fields)
            for field, cell in zip(fields, row):
                if cell:
                    VALUES[field["type"]](cell)
                else:
                    assert "constraints" not in field, (resource["name"], field["name"])


def test_the_columnar_reader_gives_the_cells_of_the_csv_files(run, resources):
    tables = broadsheet.open(run)
    assert sorted(tables) == sorted(resource["name"] for resource in resources)
    for resource in resources:
        table = tables[resource["name"]]
        rows = rows_of(run / resource["path"])[1:]
        assert table.names == names_of(resource)
        assert len(table) == len(rows)
        for position, field in enumerate(resource["schema"]["fields"]):
            read = VALUES[field["type"]]
            expected = [read(row[position]) if row[position] else None for row in rows]
            values = table[field["name"]].tolist()
            assert values == expected, (resource["name"], field["name"])


def test_pandas_reads_the_csv_files(run, resources):
    pandas = pytest.importorskip("pandas")
    kinds = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
    for resource in resources:
        fields = resource["schema"]["fields"]
        dates = names_of(resource, "date")
        frame = pandas.read_csv(
            run / resource["path"], keep_default_na=False, na_values=[""],
            dtype={f["name"]: kinds[f["type"]] for f in fields if f["type"] != "date"},
            parse_dates=dates, date_format="%Y-%m-%d")
        assert len(frame) == resource["rows"]
        assert list(frame.columns) == names_of(resource)
        for name in dates:
            assert frame[name].isna().all() or frame[name].dtype.kind == "M", name


def test_polars_reads_the_csv_files(run, resources):
    polars = pytest.importorskip("polars")
    kinds = {
        "string": polars.String, "integer": polars.Int64, "number": polars.Float64,
        "boolean": polars.Boolean, "date": polars.Date,
    }
    for resource in resources:
        schema = {f["name"]: kinds[f["type"]] for f in resource["schema"]["fields"]}
        frame = polars.read_csv(run / resource["path"], schema=schema)
        assert frame.height == resource["rows"]
        assert dict(frame.schema) == schema


def test_duckdb_reads_the_csv_files(run, resources):
    duckdb = pytest.importorskip("duckdb")
    kinds = {
        "string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN",
        "date": "DATE",
    }
    for resource in resources:
        columns = {f["name"]: kinds[f["type"]] for f in resource["schema"]["fields"]}
        found = duckdb.read_csv(
            str(run / resource["path"]), header=True, columns=columns, quotechar='"',
            escapechar='"', date_format="%Y-%m-%d")
        assert len(found.fetchall()) == resource["rows"]
        assert found.columns == names_of(resource)


def test_pandas_and_arrow_get_every_table_of_the_columnar_files(run, resources):
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    tables = broadsheet.open(run)
    for resource in resources:
        table = tables[resource["name"]]
        assert len(table.to_pandas()) == resource["rows"]
        assert table.to_arrow().num_rows == resource["rows"]


def test_spans_slice_the_text(run):
    tables = broadsheet.open(run)
    documents = tables["documents"]
    texts = dict(zip(documents["document"], documents["text"]))
    for name in ("sentences", "tokens", "mentions", "dates", "quantities"):
        table = tables[name]
        columns = [table[column].tolist() for column in ("document", "start", "end", "text")]
        for document, start, end, text in zip(*columns):
            assert texts[document][start:end] == text


def test_manifest_and_data_package_count_the_same_rows(run, resources):
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    rows = {file["path"]: file["rows"] for file in manifest["files"]}
    assert all(rows[resource["path"]] == resource["rows"] for resource in resources)
    assert manifest["inputs"]["documents"] == rows["documents.bsc"] == 35


def test_categories_are_the_strings_of_their_own_column(run):
    pytest.importorskip("pandas")
    for name, table in broadsheet.open(run).items():
        frame = table.to_pandas()
        for column in frame.select_dtypes("category"):
            found = frame[column]
            assert set(found.cat.categories) == set(found.dropna()), (name, column)


def test_dictionaries_of_arrow_are_the_strings_of_their_own_column(run):
    pyarrow = pytest.importorskip("pyarrow")
    table = broadsheet.open(run)["quotes"]
    for source in (table.to_arrow(), pyarrow.table(table)):
        kinds = source["kind"].combine_chunks().dictionary.to_pylist()
        assert sorted(kinds) == ["direct", "partial", "scare", "title"]
