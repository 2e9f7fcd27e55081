"""The reader in Swift, where the package holds it.

It gives a file out as an Arrow C stream, a group at a time, without a copy in Python. Without it
(the package was installed from its source) the same streams come from numpy through pyarrow.
"""

import ctypes
import functools
import os
import pathlib

from .errors import FormatError

#: Where the wheel has the library and the program.
FOLDER = pathlib.Path(__file__).parent / "bin"

_STREAM = b"arrow_array_stream"
_ERROR_BYTES = 1024


class Library:
    """The shared library ``libbroadsheet_arrow.so``."""

    def __init__(self, path):
        self._library = ctypes.CDLL(os.fspath(path))
        numbers = ctypes.POINTER(ctypes.c_int32)
        self._open = self._library.broadsheet_open_stream
        self._open.restype = ctypes.c_void_p
        self._open.argtypes = [
            ctypes.c_char_p,  # path
            numbers,  # columns
            ctypes.c_int32,
            numbers,  # groups
            ctypes.c_int32,
            ctypes.c_int64,  # memory limit
            ctypes.c_int32,  # whether to map
            ctypes.c_int32,  # whether strings are views
            ctypes.c_char_p,  # room for the text of an error
            ctypes.c_size_t,
        ]
        self._close = ctypes.cast(self._library.broadsheet_close_capsule, ctypes.c_void_p)
        self._capsule = ctypes.pythonapi.PyCapsule_New
        self._capsule.restype = ctypes.py_object
        self._capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]

    def capsule(
        self, path, columns: list[int], groups: list[int], memory_limit: int, has_views: bool
    ):
        """A capsule with an Arrow C stream of columns and groups, both by their numbers.

        It releases the stream with itself, unless that was moved elsewhere.
        """
        error = ctypes.create_string_buffer(_ERROR_BYTES)
        stream = self._open(
            os.fsencode(path),
            (ctypes.c_int32 * len(columns))(*columns),
            len(columns),
            (ctypes.c_int32 * len(groups))(*groups),
            len(groups),
            memory_limit,
            1,
            has_views,
            error,
            _ERROR_BYTES,
        )
        if not stream:
            raise _failure(error.value.decode("utf-8", "replace"), path)
        return self._capsule(stream, _STREAM, self._close)


def _failure(text: str, path) -> Exception:
    """``path: byte 12: what is wrong`` as a ``FormatError``, anything else as an ``OSError``."""
    head, _, rest = text.removeprefix(f"{path}: ").partition(": ")
    word, _, byte = head.partition(" ")
    if word == "byte" and byte.isdecimal():
        return FormatError(os.fspath(path), int(byte), rest)
    return OSError(text)


@functools.cache
def library() -> Library | None:
    """The library of this package, or the one that ``BROADSHEET_LIBRARY`` names; ``None`` where
    there is none. With ``BROADSHEET_LIBRARY`` empty there is none either."""
    path = os.environ.get("BROADSHEET_LIBRARY", FOLDER / "libbroadsheet_arrow.so")
    return Library(path) if os.fspath(path) and os.path.exists(path) else None


def main() -> None:
    """Runs the program that the wheel holds in place of this process."""
    program = FOLDER / "broadsheet"
    if not program.exists():
        raise SystemExit("broadsheet: this package was installed without the program")
    import sys

    os.execv(program, [os.fspath(program), *sys.argv[1:]])
