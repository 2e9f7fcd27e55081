"""Transposed bit packing (section "Packed numbers" of the specification)."""

import numpy as np

BLOCK = 1024


def packed_byte_count(count: int, bits: int) -> int:
    return -(-count // BLOCK) * bits * (BLOCK // 8)


def unpack_transposed(data, bits: int, lane: int) -> np.ndarray:
    """All numbers of whole blocks, the zeros that fill up the last one included.

    ``bits`` is 1 to 64, ``lane`` the bytes of a lane for it. The loop runs over the rows of all
    blocks at once: at most 64 steps, whatever the count.
    """
    width = lane * 8
    lanes = BLOCK // width
    kind = np.dtype(f"<u{lane}")
    words = np.frombuffer(data, kind).reshape(-1, bits, lanes)
    values = np.empty((len(words), width, lanes), kind)
    mask = kind.type((1 << bits) - 1)
    for row in range(width):
        word, shift = divmod(row * bits, width)
        part = words[:, word] >> kind.type(shift)
        spill = shift + bits - width
        if spill > 0:
            part |= words[:, word + 1] << kind.type(bits - spill)
        np.bitwise_and(part, mask, out=values[:, row])
    return values.reshape(-1)


def join_pages(data, count: int, direct: int, bits: int) -> np.ndarray | None:
    """Numbers of which each has a symbol, and those in pages low bits after all symbols.

    ``None`` unless the data are exactly these, with zeros after the last low bits.
    """
    symbols = np.frombuffer(data, np.uint8, count)
    begins = np.arange(256)
    begins[direct:] = direct + ((begins[direct:] - direct) << bits)
    kind = np.uint16 if begins[-1] + (1 << bits) <= 1 << 16 else np.int32
    values = begins.astype(kind).take(symbols)
    paged = np.flatnonzero(symbols >= direct)
    if len(data) != count + packed_byte_count(len(paged), bits):
        return None
    if len(paged):
        lane = 1 if bits <= 8 else 2
        low = unpack_transposed(memoryview(data)[count:], bits, lane)
        if low[len(paged) :].any():
            return None
        values[paged] += low[: len(paged)]
    return values


def join_planes(data, planes: int, count: int) -> np.ndarray:
    """Numbers whose lowest bytes stand together, then their next bytes, and so on."""
    rows = np.frombuffer(data, np.uint8).reshape(planes, count)
    if planes == 1:
        return rows[0]
    width = 2 if planes == 2 else 4 if planes <= 4 else 8
    # Whole rows at once: many times as fast as laying single bytes beside one another.
    values = rows[-1].astype(f"<u{width}")
    for row in rows[-2::-1]:
        values <<= 8
        values |= row
    return values
