"""The bytes of a file, and the ways to look at them that end in a ``FormatError``."""

import mmap
import os
import zlib

import numpy as np

from .errors import FormatError


class Source:
    """A file that is read from anywhere; kept open as long as something of it is in use."""

    def __init__(self, path: str, data):
        self.path = path
        self.data = memoryview(data)
        self._identity: tuple | None = None

    @classmethod
    def of_file(cls, path) -> "Source":
        """Maps the file at ``path`` into memory."""
        name = os.fspath(path)
        with open(name, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
            source = cls(name, data)
            source._identity = _identity(os.fstat(file.fileno()))
        return source

    def is_unchanged(self) -> bool:
        """Whether the file that was mapped still stands at the path."""
        try:
            return self._identity == _identity(os.stat(self.path))
        except OSError:
            return False

    def __len__(self) -> int:
        return len(self.data)

    def error(self, byte: int, problem: str) -> FormatError:
        return FormatError(self.path, int(byte), problem)

    def require(self, holds, byte: int, problem: str) -> None:
        if not holds:
            raise self.error(byte, problem)

    def require_room(self, count: int, offset: int, end: int, what: str) -> None:
        """``count`` bytes from ``offset`` on lie before ``end``."""
        if not 0 <= offset <= offset + count <= end <= len(self.data):
            raise self.error(offset, f"{what} of {count} bytes ends after byte {end}")

    def require_magic(self, magic: bytes, offset: int, what: str) -> None:
        found = bytes(self.data[offset : offset + len(magic)])
        if found != magic:
            raise self.error(
                offset, f"{found.hex(' ')}, expected {magic.hex(' ')} of {what}"
            )

    def require_zeros(self, begin: int, end: int) -> None:
        piece = bytes(self.data[begin:end])
        rest = piece.lstrip(b"\0")
        if rest:
            place = begin + len(piece) - len(rest)
            raise self.error(place, f"{rest[0]} in bytes that must be 0")

    def require_checksum(self, begin: int, end: int, place: int) -> None:
        """The checksum of a range is what ``place`` says it is."""
        found = zlib.crc32(self.data[begin:end])
        said = int.from_bytes(self.data[place : place + 4], "little")
        if found != said:
            raise self.error(begin, f"checksum is {found}, file says {said}")

    def record(self, structure: np.dtype, offset: int) -> dict:
        """The fields of one structure, as Python numbers (``V`` fields as bytes)."""
        values = np.frombuffer(self.data, structure, 1, offset)[0].item()
        return dict(zip(structure.names, values))

    def records(self, structure: np.dtype, count: int, offset: int) -> np.ndarray:
        return np.frombuffer(self.data, structure, count, offset)


def _identity(status: os.stat_result) -> tuple:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
