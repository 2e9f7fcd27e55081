"""GROUPED: strings in the order of what other columns hold in two rows that belong together."""

import numpy as np

from .reading import Reading, bounds
from .references import numbers_of, referred, row_codes


def grouped(reading: Reading, count: int):
    """GROUPED: for each row, in the order of its key, the place of its string in a pool."""
    reading.require_type(reading.is_text)
    reading.require_shape(1, pool=True, parameter=True)
    group, rows = reading.group, reading.group.row_count
    pool = group.pool(reading.column)
    order = row_order(reading)
    if reading.valid is not None:
        order = order[reading.valid[order]]
    stored = group.codes(reading.buffers[0], count, pool)
    values = np.empty(rows, stored.dtype)
    values[order] = stored
    return reading.dense(values), pool


def row_order(reading: Reading) -> np.ndarray:
    """Rows in the order of their keys; kept where another column may ask for them."""
    group, column = reading.group, reading.column
    key = "order", column["column"], column["column_2"], column["parameter"]
    if key in group.known:
        return group.known[key]
    codes, _ = row_codes(reading)
    distances = partner_distances(reading)
    group.spend(group.row_count * 64, column["place"])
    order = partner_order(codes, distances)
    if sum(other["encoding"] == column["encoding"] for other in group.columns) > 1:
        group.keep(key, order, order.nbytes)
    return order


def partner_distances(reading: Reading) -> np.ndarray:
    """How far the partner of each row is from it."""
    group = reading.group
    second = referred(reading, "column_2")
    column = group.columns[second]
    reading.require(column["encoding"] == 9, 6, f"column {second} is not stored as AFFINE")
    group.spend(group.row_count * 24, reading.column["place"])
    numbers = numbers_of(reading, second)
    # AFFINE has a column that it is foretold from: it has been read by then.
    origins = numbers_of(reading, column["column"])
    parameter = reading.column["parameter"]
    # In 32 bits where neither a distance nor the partner's number can be beyond them.
    widest = max(abs(bound) for part in (numbers, origins) for bound in bounds(part))
    is_narrow = numbers.dtype == origins.dtype == np.int32 and widest + abs(parameter) < 1 << 29
    kind = np.int32 if is_narrow else np.int64
    distances = np.subtract(numbers, origins, dtype=kind)
    if parameter:
        distances += kind(parameter)
    return distances


def partner_order(codes: np.ndarray, distances: np.ndarray) -> np.ndarray:
    """Rows by their code, that of their partner, and how far it is from them."""
    rows = len(codes)
    if not rows:
        return np.zeros(0, np.int64)
    least = int(codes.min())
    extent = int(codes.max()) - least + 1
    own = codes.astype(np.uint32) - np.uint32(least)
    partners = distances + np.arange(rows, dtype=distances.dtype)
    others = own.take(partners, mode="clip")
    others[partners.view(f"u{partners.itemsize}") >= rows] = extent
    near = np.clip(distances, -2, 2).astype(np.int32) + np.int32(2)
    row_bits = int(rows - 1).bit_length()
    most = extent * (extent + 1) * 5 << row_bits
    if most > 1 << 64:
        return np.lexsort((near, others, own))
    # Key and row in one number, so that the rows of a key stay in order: it is sorted in half of
    # the time that numpy takes to sort rows by their keys.
    kind = np.uint32 if most <= 1 << 32 else np.uint64
    keys = own.astype(kind)
    keys *= kind(extent + 1)
    keys += others
    keys *= kind(5)
    keys += near.view(np.uint32)
    keys <<= kind(row_bits)
    keys |= np.arange(rows, dtype=kind)
    keys.sort()
    keys &= kind((1 << row_bits) - 1)
    return keys.astype(np.intp)
