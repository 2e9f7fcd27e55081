"""What segments have in common."""

from . import layout
from .source import Source


def segment(source: Source, offset: int, end: int, kind: int) -> dict:
    """The header of the segment at ``offset``, which ends before ``end``, checked."""
    source.require(offset % 64 == 0, offset, "a segment begins off a multiple of 64")
    source.require_room(64, offset, end, "a segment header")
    source.require_magic(layout.SEGMENT_MAGIC, offset, "a segment")
    source.require_checksum(offset, offset + 60, offset + 60)
    header = source.record(layout.segment_header, offset)
    source.require(
        header["kind"] == kind,
        offset + 4,
        f"a segment of kind {header['kind']}, expected {kind}",
    )
    source.require_zeros(offset + 5, offset + 8)
    source.require_zeros(offset + 40, offset + 60)
    length = header["length"]
    source.require(
        length >= 64 and length % 64 == 0 and length <= end - offset,
        offset + 8,
        f"a segment of {length} bytes, expected a multiple of 64 that ends by {end}",
    )
    records = header["records_length"]
    source.require(
        records <= length - 64,
        offset + 28,
        f"records of {records} bytes in a segment of {length}",
    )
    source.require_checksum(offset + 64, offset + 64 + records, offset + 36)
    return header


def require_tight_end(source: Source, header: dict, offset: int) -> None:
    """After its records a segment has nothing but zeros, fewer than 64."""
    records = header["records_length"]
    expected = layout.aligned(64 + records)
    source.require(
        header["length"] == expected,
        offset + 8,
        f"a segment of {header['length']} bytes, expected {expected}",
    )
    source.require_zeros(offset + 64 + records, offset + header["length"])
