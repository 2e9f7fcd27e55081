"""WORDTEXT: strings as words and what stands between them."""

import numpy as np

from .. import layout
from .reading import Reading


#: Which bytes are part of a word: letters and digits of ASCII, and all beyond ASCII.
WORD_BYTES = np.array([byte >= 128 or chr(byte).isalnum() for byte in range(256)])


def joined(pool, codes: np.ndarray, spaced: np.ndarray) -> bytes:
    """The entries of a pool, one after another, some with a space after them.

    They are copied in chunks of eight bytes, of which those that belong to the entry are kept.
    """
    if not len(codes):
        return b""
    sizes = np.diff(pool.offsets)
    chunks = sizes // 8 + 1  # Room for the space.
    begins = np.cumsum(chunks) - chunks
    text = np.full((int(chunks.sum()), 8), 0x20, np.uint8)
    kept = np.zeros(text.shape, bool)
    at = np.arange(len(pool.data)) + np.repeat(begins * 8 - pool.offsets[:-1], sizes)
    text.reshape(-1)[at] = np.frombuffer(pool.data, np.uint8)
    kept.reshape(-1)[at] = True
    # Once more for entries with a space.
    more = kept.copy()
    more.reshape(-1)[begins * 8 + sizes] = True
    text = np.concatenate([text, text]).view(np.uint64).reshape(-1)
    kept = np.concatenate([kept, more]).view(np.uint64).reshape(-1)
    counts = chunks[codes]
    places = begins[codes] + spaced * (len(text) // 2)
    if len(text) > 2 * len(pool):
        ends = np.cumsum(counts)
        places = np.repeat(places - (ends - counts), counts) + np.arange(ends[-1])
    return text[places].view(np.uint8)[kept[places].view(bool)].tobytes()


def word_text(reading: Reading, count: int):
    """WORDTEXT: each string as words and what stands between them."""
    reading.require_type(reading.is_text)
    reading.require_shape(2, pool=True)
    group = reading.group
    first, second = reading.buffers
    counts = group.numbers(first, layout.LENGTHS, count)
    total, place = group.buffers[second]["count"], group.position(first)
    if count and not 0 <= int(counts.min()) <= int(counts.max()) <= total:
        raise group.source.error(place, f"a string of more than {total} pieces")
    found = int(counts.sum(dtype=np.uint64)) if count else 0
    group.source.require(
        found == total, place, f"strings of {found} pieces, expected {total}"
    )
    pool = group.pool(reading.column)
    codes = group.codes(second, total, pool)
    group.spend(total * 64 + count * 16 + len(pool.data) + len(pool) * 64, place)
    # A space is understood between two words of a string.
    is_word = np.zeros(len(pool), bool)
    sizes = np.diff(pool.offsets)
    if len(pool.data):
        begins = np.minimum(pool.offsets[:-1], len(pool.data) - 1)
        heads = np.frombuffer(pool.data, np.uint8)[begins]
        is_word = WORD_BYTES[heads] & (sizes > 0)
    words = is_word[codes]
    spaced = np.zeros(total, bool)
    spaced[:-1] = words[:-1] & words[1:]
    stops = np.cumsum(counts, dtype=np.int64)
    spaced[stops[stops > 0] - 1] = False
    ends = np.cumsum(sizes[codes] + spaced)
    size = int(ends[-1]) if total else 0
    group.source.require(size < 1 << 31, place, f"strings of {size} bytes")
    group.spend(size * 5, place)
    data = joined(pool, codes, spaced)
    offsets = np.zeros(count + 1, np.int64)
    offsets[1:] = np.append(ends, 0)[stops - 1] if total else 0
    offsets[1:][stops == 0] = 0
    return None, type(pool)(data, offsets)
