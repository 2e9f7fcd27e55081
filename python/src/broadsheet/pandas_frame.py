"""Tables as pandas has them."""

import numpy as np


def of(table, names: list[str]):
    import pandas

    return pandas.DataFrame({name: _column(pandas, table, name) for name in names})


def _column(pandas, table, name: str):
    field = table.schema.fields[table.schema.position(name)]
    if field.type == "string":
        if table.has_codes(name):
            codes, values = table.dictionary(name)
            return pandas.Categorical.from_codes(codes, pandas.Index(values, dtype=object))
        return pandas.array(table[name], dtype="string")
    values, valid = table.numbers(name)
    if field.type == "date":
        days = values.astype("datetime64[D]").astype("datetime64[s]")
        if valid is not None:
            days[~valid] = np.datetime64("NaT")
        return days
    if not field.nullable:
        return values
    nulls = np.zeros(len(values), bool) if valid is None else ~valid
    masked = {
        "int32": pandas.arrays.IntegerArray,
        "int64": pandas.arrays.IntegerArray,
        "float64": pandas.arrays.FloatingArray,
        "bool": pandas.arrays.BooleanArray,
    }
    return masked[field.type](values.copy(), nulls)
