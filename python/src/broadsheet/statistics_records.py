"""Statistics as they stand in the records of columns and of the index."""

import numpy as np

from .source import Source


def require_statistics(
    source: Source, records: np.ndarray, place: int, size: int, flags_at: int, bounds_at: int
) -> None:
    """Flags are known, and bounds that are not given are zero."""
    flags = records["flags"]
    unknown = np.flatnonzero((flags > 7) | ((flags & 1 == 0) & (flags != 0)))
    if len(unknown):
        number = int(unknown[0])
        raise source.error(
            place + size * number + flags_at, f"flags {flags[number]} of statistics"
        )
    for number in np.flatnonzero(flags == 0).tolist():
        start = place + size * number + bounds_at
        source.require_zeros(start, start + 32)
