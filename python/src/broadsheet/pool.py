"""Strings that columns name by their number."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Pool:
    """Strings that columns name by their number, as UTF-8 one after another."""

    data: bytes
    #: One more than there are strings: where each begins, and where the last ends.
    offsets: np.ndarray
    _lengths: np.ndarray | None = None

    def lengths(self) -> np.ndarray:
        """Code points of each string."""
        if self._lengths is None:
            if self.data.isascii():
                lengths = np.diff(self.offsets)
            else:
                units = np.frombuffer(self.data, np.uint8)
                more = np.flatnonzero(units & 0xC0 == 0x80)  # All but the first of a character.
                owners = np.searchsorted(self.offsets, more, "right") - 1
                lengths = np.diff(self.offsets) - np.bincount(owners, minlength=len(self))
            most = int(lengths.max()) if len(lengths) else 0
            self._lengths = lengths.astype(np.min_scalar_type(most))
        return self._lengths

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def strings(self) -> np.ndarray:
        """The strings as an array of ``str``."""
        data, offsets = self.data, self.offsets.tolist()
        values = np.empty(len(self), dtype=object)
        if data.isascii():
            text = data.decode("ascii")
            values[:] = [text[a:b] for a, b in zip(offsets, offsets[1:])]
        else:
            values[:] = [data[a:b].decode() for a, b in zip(offsets, offsets[1:])]
        return values
