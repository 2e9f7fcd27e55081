"""From the record of a column to its values."""

import numpy as np

from .. import layout
from .alone import bitmap, constant, delta, frame_of_reference, plain
from .foretold import affine, chain, mapping
from .grouped import grouped
from .reading import Reading
from .runs import ramp, runs
from .strings import dictionary, text
from .values import Values
from .word_text import word_text

#: How many of its two columns an encoding may refer to.
REFERENCES = {5: 1, 7: 1, 8: 2, 9: 2, 15: 2}

DECODERS = {
    0: constant,
    1: plain,
    2: frame_of_reference,
    3: delta,
    4: runs,
    5: ramp,
    6: dictionary,
    7: mapping,
    8: chain,
    9: affine,
    10: text,
    11: word_text,
    13: bitmap,
    15: grouped,
}


def decode(group, position: int) -> Values:
    """The column at ``position`` of a group whose records have been read."""
    if position in group.known:
        return group.known[position]
    values = decoded(group, position)
    if position in group.referred:
        group.keep(position, values, values.size)
    return values


def decoded(group, position: int) -> Values:
    column = group.columns[position]
    field = group.file.schema.fields[position]
    source, place, nulls = group.source, column["place"], column["nulls"]
    source.require(
        layout.TYPE_NAMES[column["type"]] == field.type,
        place + 1,
        f"type {layout.TYPE_NAMES[column['type']]}, the schema says {field.type}",
    )
    source.require(
        field.nullable or nulls == 0,
        place + 16,
        f"{nulls} nulls in '{field.name}', which has none",
    )
    decoder = DECODERS.get(column["encoding"])
    if decoder is None:
        raise source.error(
            place, f"encoding {column['encoding']}, which this reader lacks"
        )
    first, last = column["first_buffer"], column["first_buffer"] + column["buffers"]
    valid = None
    if 0 < nulls < group.row_count:
        source.require(last > first, place + 10, "nulls without a buffer of them")
        valid = group.flags(first, layout.VALIDITY, group.row_count)
        found = group.row_count - int(np.count_nonzero(valid))
        source.require(
            found == nulls, group.position(first), f"{found} nulls, expected {nulls}"
        )
        first += 1
    elif nulls:
        group.spend(group.row_count, place)
        valid = np.zeros(group.row_count, bool)
    references = REFERENCES.get(column["encoding"], 0)
    for index, name in enumerate(["column", "column_2"]):
        source.require(
            index < references or column[name] == layout.NONE,
            place + 4 + 2 * index,
            f"encoding {column['encoding']} refers to column {column[name]}, "
            "but it refers to none there",
        )
    reading = Reading(group, column, range(first, last), valid)
    numbers, pool = decoder(reading, group.row_count - nulls)
    return Values(numbers, pool, valid)
