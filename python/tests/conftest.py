"""Golden files and their contents."""

import json
import pathlib
import struct

GOLDEN = pathlib.Path(__file__).parents[2] / "Tests" / "Golden" / "columnar-v1"


def golden_names() -> list[str]:
    return sorted(path.stem for path in GOLDEN.glob("*.bsc"))


def golden(name: str) -> bytes:
    return (GOLDEN / f"{name}.bsc").read_bytes()


def twin(name: str) -> dict:
    """What a golden file holds; a ``float64`` as the 16 hexadecimal digits of its bits."""
    return json.loads((GOLDEN / f"{name}.json").read_text())


def cell(value, kind: str):
    """A value of a column as the twins have it."""
    if value is None:
        return None
    if kind == "float64":
        return struct.pack(">d", value).hex()
    return bool(value) if kind == "bool" else value if kind == "string" else int(value)


def cells(table, name: str) -> list:
    """A column as the twins have it."""
    field = table.schema.fields[table.schema.position(name)]
    if field.type == "string":
        return table[name].tolist()
    values, valid = table.numbers(name)
    present = [True] * len(values) if valid is None else valid.tolist()
    return [cell(v if p else None, field.type) for v, p in zip(values.tolist(), present)]
