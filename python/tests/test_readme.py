"""What the READMEs show in Python works as it stands there."""

import re

import pytest

from conftest import PROJECT

PAGES = [PROJECT / "README.md", PROJECT / "python" / "README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_every_line_of_python_runs(page, run, tmp_path, monkeypatch):
    for package in ("pandas", "polars", "duckdb", "pyarrow"):
        pytest.importorskip(package)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "current").symlink_to(run)
    monkeypatch.chdir(tmp_path)
    listings = re.findall(r"^```python\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)
    assert listings
    exec("\n".join(listings), {})
