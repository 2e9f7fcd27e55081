"""Tables as Apache Arrow has them."""

import numpy as np

#: Pools of more strings are given out whole, also where a column uses but some of them: finding
#: those would cost more than it saves.
FEW = 1024


def of(table, names: list[str]):
    import pyarrow

    pools = Pools(pyarrow)
    columns = table.values_of(names)
    return pyarrow.table({
        name: _column(pyarrow, table, name, columns[name], pools) for name in columns
    })


def with_views(table):
    """The same with each string by itself, as a view."""
    import pyarrow

    columns = []
    for column in table.columns:
        kind = column.type
        if pyarrow.types.is_dictionary(kind) or pyarrow.types.is_string(kind):
            column = column.cast(pyarrow.string()).cast(pyarrow.string_view())
        columns.append(column)
    return pyarrow.table(columns, names=table.column_names)


class Pools:
    """The strings of pools, each pool made once: columns may share it."""

    def __init__(self, pyarrow):
        self._pyarrow = pyarrow
        self._known: dict = {}

    def strings(self, pool):
        """All strings of a pool, without a copy of their bytes."""
        offsets = self._pyarrow.py_buffer(pool.offsets.astype(np.int32))
        return self._pyarrow.StringArray.from_buffers(
            len(pool), offsets, self._pyarrow.py_buffer(pool.data)
        )

    def distinct(self, pool):
        """The strings of a pool, each once, as categories must be; and where among them each
        string of the pool is, or ``None`` where that is its own place."""
        if id(pool) not in self._known:
            strings, places = self.strings(pool), None
            encoded = strings.dictionary_encode()
            if len(encoded.dictionary) < len(strings):
                strings, places = encoded.dictionary, encoded.indices.to_numpy()
            self._known[id(pool)] = pool, strings, places
        return self._known[id(pool)][1:]


def _column(pyarrow, table, name: str, columns: list, pools: Pools):
    field = table.schema.fields[table.schema.position(name)]
    as_codes = field.type == "string" and table.has_codes(name)
    kinds = {
        "string": pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
        if as_codes
        else pyarrow.string(),
        "int32": pyarrow.int32(),
        "int64": pyarrow.int64(),
        "float64": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    kind = kinds[field.type]
    chunks = []
    for group, values in zip(table.groups, columns):
        if values.valid is not None and not values.valid.any():
            chunks.append(pyarrow.nulls(group.row_count, kind))
        elif field.type != "string":
            chunks.append(_numbers(pyarrow, values.numbers, values.valid, kind))
        elif as_codes:
            chunks.append(_codes(pyarrow, values, pools))
        else:
            chunks.append(_strings(pyarrow, values, pools))
    return pyarrow.chunked_array(chunks, kind)


def _numbers(pyarrow, numbers: np.ndarray, valid: np.ndarray | None, kind):
    if valid is None:
        return pyarrow.array(numbers, kind)
    rows = np.zeros(len(valid), numbers.dtype)
    rows[valid] = numbers
    if rows.dtype == bool:
        return pyarrow.array(rows, kind, mask=~valid)
    bits = np.packbits(valid, bitorder="little")
    buffers = [pyarrow.py_buffer(bits), pyarrow.py_buffer(rows)]
    return pyarrow.Array.from_buffers(kind, len(valid), buffers)


def _codes(pyarrow, values, pools: Pools):
    strings, places = pools.distinct(values.pool)
    numbers = np.arange(len(values.pool)) if values.numbers is None else values.numbers
    if places is not None:
        numbers = places[numbers]
    if len(strings) <= FEW:
        used = np.zeros(len(strings), bool)
        used[numbers] = True
        if not used.all():
            numbers = (np.cumsum(used) - 1)[numbers]
            strings = strings.filter(pyarrow.array(used))
    codes = _numbers(pyarrow, numbers.astype(np.int32), values.valid, pyarrow.int32())
    # That every code has its string was seen when they were read.
    return pyarrow.DictionaryArray.from_arrays(codes, strings, safe=False)


def _strings(pyarrow, values, pools: Pools):
    strings = pools.strings(values.pool)
    numbers = values.numbers
    if values.valid is None and numbers is None:
        return strings
    if numbers is None:
        numbers = np.arange(len(values.pool))
    return strings.take(_numbers(pyarrow, numbers.astype(np.int64), values.valid, pyarrow.int64()))
