"""What is known of the rows of a group without reading them."""

from __future__ import annotations

import datetime
import math
import struct

_EPOCH = datetime.date(1970, 1, 1)
_PREFIX = 16


class GroupStatistics:
    """Answers whether some row of a group may be as asked; true where that is not known."""

    def __init__(self, table, group):
        self._schema = table.schema
        self._rows = group.row_count
        self._records = table.file.statistics[group.number]

    def may_be_null(self, name: str) -> bool:
        return bool(self._records[self._schema.position(name)]["nulls"] > 0)

    def may_compare(self, name: str, operator: str, value) -> bool:
        """Whether a value of a column may be ``Eq``, ``Lt``, ``LtEq``, ``Gt`` or ``GtEq`` to
        ``value``."""
        position = self._schema.position(name)
        record = self._records[position]
        kind = self._schema.fields[position].type
        if int(record["nulls"]) == self._rows:
            return False
        wanted = _comparable(value, kind)
        if wanted is None or not int(record["flags"]) & 1:
            return True
        least, most = (_bound(record[side].tobytes(), kind) for side in ("minimum", "maximum"))
        # Of strings only the beginnings are compared: equal ones say nothing of what follows.
        strict = kind != "string"
        match operator:
            case "Eq":
                return least <= wanted <= most
            case "Lt":
                return least < wanted if strict else least <= wanted
            case "LtEq":
                return least <= wanted
            case "Gt":
                return most > wanted if strict else most >= wanted
            case "GtEq":
                return most >= wanted
        return True


def _bound(record: bytes, kind: str):
    if kind == "string":
        return record
    return struct.unpack_from("<d" if kind == "float64" else "<q", record)[0]


def _comparable(value, kind: str):
    """A value as bounds are, or ``None`` where it is not of the column's type."""
    if kind == "string":
        if not isinstance(value, str):
            return None
        return value.encode("utf-8", "surrogatepass")[:_PREFIX].ljust(_PREFIX, b"\0")
    if kind == "date":
        is_day = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
        return (value - _EPOCH).days if is_day else None
    if kind == "bool":
        return int(value) if isinstance(value, bool) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return None if math.isnan(value) else value
