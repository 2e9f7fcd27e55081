"""The tables of a run, by name."""

import os
from collections.abc import Mapping

from .table import Table, read


class Folder(Mapping):
    """A folder of columnar files: ``folder["mentions"]`` is the table in ``mentions.bsc``.

    Tables are opened when they are first asked for. A folder without any is a
    ``FileNotFoundError``.
    """

    def __init__(self, path):
        self.path = os.fspath(path)
        self._tables: dict[str, Table] = {}
        self._names = sorted(
            name.removesuffix(".bsc")
            for name in os.listdir(self.path)
            if name.endswith(".bsc")
        )
        if not self._names:
            current = os.path.join(self.path, "current")
            hint = f"; the tables of a run lie in {current}" if os.path.isdir(current) else ""
            raise FileNotFoundError(f"no columnar files (.bsc) in {self.path}{hint}")

    def __getitem__(self, name: str) -> Table:
        if name not in self._names:
            known = ", ".join(self._names) or "none"
            raise KeyError(f"no table '{name}' in {self.path}; tables: {known}")
        if name not in self._tables:
            self._tables[name] = read(os.path.join(self.path, name + ".bsc"))
        return self._tables[name]

    def __iter__(self):
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return f"<{self.path}: {', '.join(self._names)}>"


def open(path) -> Folder:
    """The tables in a folder, such as ``out/current`` of a run."""
    return Folder(path)
