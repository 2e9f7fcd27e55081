"""Columns as they are handed out."""

from dataclasses import dataclass

import numpy as np

from .. import layout


#: Types of the values as they are handed out.
DTYPES = {
    layout.INT32: np.dtype(np.int32),
    layout.INT64: np.dtype(np.int64),
    layout.FLOAT64: np.dtype(np.float64),
    layout.BOOL: np.dtype(bool),
    layout.DATE: np.dtype(np.int32),
}


@dataclass
class Values:
    """A column of one group.

    ``numbers`` are the values that are not null; for strings their numbers in ``pool`` or, where
    ``numbers`` is ``None``, all strings of ``pool`` in order. ``valid`` says which rows hold a
    value; ``None`` where all do.
    """

    numbers: np.ndarray | None
    pool: object | None
    valid: np.ndarray | None

    @property
    def size(self) -> int:
        """Bytes of memory; those of a pool that others share are left out."""
        size = 0 if self.valid is None else self.valid.nbytes
        if self.numbers is not None:
            return size + self.numbers.nbytes
        return size if self.pool is None else size + len(self.pool.data) + self.pool.offsets.nbytes
