"""Some rows of a table, wherever they lie."""

import numpy as np

from .encodings import Values


class Rows:
    """Rows of a table by their numbers, sorted out by the groups that hold them."""

    def __init__(self, groups: list, rows):
        self.numbers = np.asarray(rows, np.int64).reshape(-1)
        begins = np.cumsum([0] + [group.row_count for group in groups])
        outside = (self.numbers < 0) | (self.numbers >= begins[-1])
        if outside.any():
            raise IndexError(f"row {self.numbers[outside][0]} of {begins[-1]}")
        self.order = np.argsort(self.numbers, kind="stable")
        in_order = self.numbers[self.order]
        ends = np.searchsorted(in_order, begins)
        #: Groups, where their rows stand among those asked for, and their numbers in the group.
        self.parts = [
            (group, self.order[first:last], in_order[first:last] - begin)
            for group, begin, first, last in zip(groups, begins, ends, ends[1:])
            if first < last
        ]

    def of(self, position: int, is_text: bool) -> tuple[np.ndarray, np.ndarray]:
        """The values of a column, and which of them are not null."""
        found, valid = None, np.ones(len(self.numbers), bool)
        if is_text:
            found = np.full(len(self.numbers), None, object)
        for group, places, rows in self.parts:
            values = group.kept_column(position)
            numbers = values.numbers
            if values.valid is not None:
                holds = values.valid[rows]
                valid[places] = holds
                places = places[holds]
                rows = np.searchsorted(np.flatnonzero(values.valid), rows[holds])
            if not len(rows):
                continue
            if is_text:
                found[places] = strings_at(values, rows)
                continue
            if found is None:
                found = np.zeros(len(self.numbers), numbers.dtype)
            found[places] = numbers[rows]
        return found, valid


def strings_at(values: Values, rows: np.ndarray) -> list[str]:
    """Some of the strings of a column; only these are decoded."""
    pool = values.pool
    entries = rows if values.numbers is None else values.numbers[rows]
    begins, ends = pool.offsets[entries].tolist(), pool.offsets[1:][entries].tolist()
    data = pool.data
    return [data[begin:end].decode() for begin, end in zip(begins, ends)]
