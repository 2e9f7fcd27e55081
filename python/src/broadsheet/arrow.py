"""Tables as Apache Arrow has them."""

import numpy as np


def of(table, names: list[str]):
    import pyarrow

    columns = [_column(pyarrow, table, name) for name in names]
    return pyarrow.table(dict(zip(names, columns)))


def _column(pyarrow, table, name: str):
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
    for group, values in zip(table.groups, table.values(name)):
        if values.pool is None and field.type == "string":
            chunks.append(pyarrow.nulls(group.row_count, kind))
        elif field.type == "string":
            chunks.append(_strings(pyarrow, values, as_codes))
        else:
            chunks.append(_numbers(pyarrow, values, kind))
    return pyarrow.chunked_array(chunks, kind)


def _numbers(pyarrow, values, kind):
    if values.valid is None:
        return pyarrow.array(values.numbers, kind)
    rows = np.zeros(len(values.valid), values.numbers.dtype)
    rows[values.valid] = values.numbers
    return pyarrow.array(rows, kind, mask=~values.valid)


def _strings(pyarrow, values, as_codes: bool):
    pool = values.pool
    offsets = pool.offsets.astype(np.int32)
    strings = pyarrow.StringArray.from_buffers(
        len(pool), pyarrow.py_buffer(offsets), pyarrow.py_buffer(pool.data)
    )
    numbers = np.arange(len(pool)) if values.numbers is None else values.numbers
    if as_codes:
        strings, numbers = _distinct(strings, numbers)
    if values.valid is None:
        if values.numbers is None and not as_codes:
            return strings
        codes = pyarrow.array(numbers.astype(np.int32))
    else:
        rows = np.zeros(len(values.valid), np.int32)
        rows[values.valid] = numbers
        codes = pyarrow.array(rows, mask=~values.valid)
    if as_codes:
        return pyarrow.DictionaryArray.from_arrays(codes, strings)
    return strings.take(codes)


def _distinct(strings, numbers: np.ndarray):
    """The strings that are used, each once, as categories must be: a pool may be that of several
    columns, and hold a string more than once."""
    used = np.zeros(len(strings), bool)
    used[numbers] = True
    encoded = strings.filter(used).dictionary_encode()
    if len(encoded.dictionary) == len(strings):
        return strings, numbers
    places = np.zeros(len(strings), np.int64)
    places[used] = encoded.indices.to_numpy()
    return encoded.dictionary, places[numbers]
