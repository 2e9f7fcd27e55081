"""A column that is being decoded, and what every encoding demands of its record."""

import numpy as np

from .. import layout
from .values import DTYPES


class Reading:
    """A column that is being decoded: its record, and which buffers hold its values."""

    def __init__(self, group, column: dict, buffers: range, valid: np.ndarray | None):
        self.valid = valid
        self.group = group
        self.column = column
        self.buffers = buffers
        self.type = column["type"]
        self.is_text = column["type"] == layout.STRING

    def require(self, holds, at: int, problem: str) -> None:
        self.group.source.require(holds, self.column["place"] + at, problem)

    def require_shape(self, buffers: int, *, pool: bool, parameter: bool = False) -> None:
        encoding = self.column["encoding"]
        found = len(self.buffers)
        self.require(
            found == buffers,
            10,
            f"{found} buffers of values, expected {buffers} of encoding {encoding}",
        )
        if not pool:
            self.require(
                self.column["pool"] == layout.NONE,
                8,
                f"pool {self.column['pool']} of a column that has none",
            )
        if not parameter:
            self.require(
                self.column["parameter"] == 0,
                24,
                f"parameter {self.column['parameter']}, expected 0 of encoding {encoding}",
            )

    def require_type(self, holds: bool) -> None:
        self.require(
            holds,
            0,
            f"encoding {self.column['encoding']} does not store "
            f"{layout.TYPE_NAMES[self.type]}",
        )

    def typed(self, numbers: np.ndarray, place: int) -> np.ndarray:
        """Numbers as values of the column's type, once they are known to be such."""
        kind = DTYPES[self.type]
        if self.type == layout.FLOAT64:
            return numbers.astype(np.int64, copy=False).view(np.float64)
        is_sure = self.type != layout.BOOL and np.can_cast(numbers.dtype, kind)
        if len(numbers) and not is_sure:
            least, most = int(numbers.min()), int(numbers.max())
            limits = (0, 1) if self.type == layout.BOOL else (-(1 << 31), (1 << 31) - 1)
            for number in (least, most):
                if not limits[0] <= number <= limits[1]:
                    raise self.group.source.error(
                        place, f"{number} is not of type {layout.TYPE_NAMES[self.type]}"
                    )
        self.group.spend(len(numbers) * kind.itemsize, place)
        return numbers.astype(kind, copy=False)

    def sum_type(self, least: int, most: int) -> type:
        """A type for sums from ``least`` to ``most`` that become values of the column: the narrow
        one where it is sure to hold them, else one in which what goes beyond 64 bits is left
        out."""
        is_narrow = self.type in (layout.INT32, layout.DATE, layout.BOOL)
        if is_narrow and -(1 << 31) <= least and most < 1 << 31:
            return np.int32
        return np.int64

    def finished(self, numbers: np.ndarray) -> np.ndarray:
        """Numbers from more than one buffer as values of the column's type."""
        return self.typed(numbers, self.column["place"])

    def dense(self, rows: np.ndarray) -> np.ndarray:
        """The values of the rows that hold one in this column."""
        return rows if self.valid is None else rows[self.valid]


def bounds(numbers: np.ndarray) -> tuple[int, int]:
    """The least and the most of some numbers; 0 where there are none."""
    return (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
