"""The encodings by family, with the names of the specification."""

from .decode import decode
from .values import DTYPES, Values

__all__ = ["DTYPES", "Values", "decode"]
