"""Lazy frames of polars that read no more than they need."""

from __future__ import annotations

import io
import json
import warnings

from .statistics import GroupStatistics
from .table import Table, read


def scan(table):
    """A ``polars.LazyFrame`` of a table, or of the columnar file at a path.

    Of the columns only those that are used are read, of the row groups only those that a filter
    may find something in, by the statistics of the file. Strings are ``String`` in every file, so
    frames can be joined.

    >>> broadsheet.scan("mentions.bsc").filter(polars.col("name") == "Paris").collect()
    """
    from polars.io.plugins import register_io_source

    if not isinstance(table, Table):
        table = read(table)
    schema = Table(table.schema, table.file, []).to_polars().schema

    def batches(names, predicate, row_limit, _batch_size):
        names = names or table.names
        tree = None if predicate is None else _tree(predicate)
        left = table.row_count if row_limit is None else row_limit
        for group in table.groups:
            if left <= 0:
                return
            statistics = GroupStatistics(table, group)
            if tree is None or _may_hold(tree, statistics):
                frame = Table(table.schema, table.file, [group]).to_polars(names).head(left)
                yield frame if predicate is None else frame.filter(predicate)
            left -= group.row_count

    return register_io_source(batches, schema=schema, is_pure=True)


def _tree(predicate):
    """An expression as polars writes it out; ``None`` where it does not."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return json.loads(predicate.meta.serialize(format="json"))
    except Exception:  # Whatever polars cannot write is no reason to fail: nothing is skipped.
        return None


#: Comparisons, and what they are with their sides exchanged.
_COMPARISONS = {"Eq": "Eq", "Lt": "Gt", "LtEq": "GtEq", "Gt": "Lt", "GtEq": "LtEq"}


def _may_hold(tree, statistics: GroupStatistics) -> bool:
    """Whether some row of a group may satisfy an expression; true where that is not known."""
    match tree:
        case {"BinaryExpr": {"left": left, "op": "And", "right": right}}:
            return _may_hold(left, statistics) and _may_hold(right, statistics)
        case {"BinaryExpr": {"left": left, "op": "Or", "right": right}}:
            return _may_hold(left, statistics) or _may_hold(right, statistics)
        case {"BinaryExpr": {"left": {"Column": name}, "op": operator, "right": value}}:
            return _may_compare(statistics, name, operator, value)
        case {"BinaryExpr": {"left": value, "op": operator, "right": {"Column": name}}}:
            return _may_compare(statistics, name, _COMPARISONS.get(operator), value)
        case {"Function": {"input": [{"Column": name}, *values], "function": function}}:
            return _may_call(statistics, name, function, values)
    return True


def _may_compare(statistics: GroupStatistics, name: str, operator, value) -> bool:
    found = _literal(value)
    if operator not in _COMPARISONS or found is None or len(found) != 1:
        return True
    return statistics.may_compare(name, operator, found[0])


def _may_call(statistics: GroupStatistics, name: str, function, values: list) -> bool:
    match function:
        case {"Boolean": "IsNull"}:
            return statistics.may_be_null(name)
        case {"Boolean": {"IsBetween": _}} if len(values) == 2:
            least, most = values
            return _may_compare(statistics, name, "GtEq", least) and _may_compare(
                statistics, name, "LtEq", most
            )
        case {"Boolean": {"IsIn": _}} if len(values) == 1:
            found = _literal(values[0])
            if found is None or len(found) != 1 or not isinstance(found[0], list):
                return True
            return None in found[0] or any(
                statistics.may_compare(name, "Eq", value) for value in found[0]
            )
    return True


def _literal(tree) -> list | None:
    """The values of an expression without columns."""
    import polars

    if "Literal" not in tree:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            text = io.BytesIO(json.dumps(tree).encode())
            expression = polars.Expr.deserialize(text, format="json")
            return polars.select(expression).to_series().to_list()
    except Exception:  # As above.
        return None
