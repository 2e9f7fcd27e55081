"""Read the tables that Broadsheet writes.

>>> import broadsheet
>>> run = broadsheet.open("out/current")
>>> mentions = run["mentions"]
>>> mentions["text"]
>>> mentions.to_pandas()

Columnar files (``.bsc``) are read with numpy and zlib alone, from the specification in
``Documentation/columnar-format.md``. pandas and pyarrow are used where they are installed and
asked for. Whatever reads an Arrow C stream reads a table by itself: ``polars.DataFrame(mentions)``,
``duckdb.sql("from mentions")``.
"""

from .errors import FormatError
from .folder import Folder, open
from .lazy import scan
from .schema import Field, Schema
from .table import Table, read

__all__ = ["Field", "Folder", "FormatError", "Schema", "Table", "open", "read", "scan"]
