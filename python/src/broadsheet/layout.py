"""The fixed-width structures of the format, as numpy types.

Sections of ``Documentation/columnar-format.md`` have the same names.
"""

import numpy as np

FILE_MAGIC = b"\x89BSC\r\n\x1a\n"
END_MAGIC = b"BSCEND\x1a\n"
SEGMENT_MAGIC = b"BSEG"
MAJOR_VERSION = 1

SCHEMA, GROUP, INDEX = 1, 3, 4
NONE = 0xFFFF
UNKNOWN_DISTINCT = 0xFFFFFFFF

ALIGNMENT = 64
MAXIMUM_ROWS = 1 << 28
MAXIMUM_COLUMNS = 1024
MAXIMUM_BUFFERS = 16_384
MAXIMUM_BUFFER_BYTES = (1 << 31) - 1
MAXIMUM_NAME_BYTES = 255
MAXIMUM_EXPANSION = 1032
REFERENCE_DEPTH = 4

STRING, INT32, INT64, FLOAT64, BOOL, DATE = 1, 2, 3, 4, 5, 6
TYPE_NAMES = {
    STRING: "string",
    INT32: "int32",
    INT64: "int64",
    FLOAT64: "float64",
    BOOL: "bool",
    DATE: "date",
}

VALIDITY, VALUES, CODES, LENGTHS, BYTES, POSITIONS, TARGETS = 1, 2, 3, 4, 5, 6, 7
ELEMENTS, PACKED, FLAGS, PLANES, PAGES = 0, 1, 2, 3, 4
STORED, DEFLATE = 0, 1

file_header = np.dtype(
    [
        ("magic", "V8"),
        ("major", "<u2"),
        ("minor", "<u2"),
        ("zero", "V4"),
        ("incompatible", "<u8"),
        ("compatible", "<u8"),
        ("zero_2", "V28"),
        ("checksum", "<u4"),
    ]
)

trailer = np.dtype(
    [
        ("index_offset", "<u8"),
        ("index_length", "<u8"),
        ("rows", "<u8"),
        ("groups", "<u4"),
        ("schema_checksum", "<u4"),
        ("zero", "V16"),
        ("major", "<u2"),
        ("minor", "<u2"),
        ("checksum", "<u4"),
        ("magic", "V8"),
    ]
)

segment_header = np.dtype(
    [
        ("magic", "V4"),
        ("kind", "u1"),
        ("zero", "V3"),
        ("length", "<u8"),
        ("rows", "<u4"),
        ("columns", "<u2"),
        ("pools", "<u2"),
        ("entries", "<u4"),
        ("records_length", "<u4"),
        ("schema_checksum", "<u4"),
        ("records_checksum", "<u4"),
        ("zero_2", "V20"),
        ("checksum", "<u4"),
    ]
)

column_record = np.dtype(
    [
        ("encoding", "u1"),
        ("type", "u1"),
        ("flags", "<u2"),
        ("column", "<u2"),
        ("column_2", "<u2"),
        ("pool", "<u2"),
        ("buffers", "<u2"),
        ("first_buffer", "<u4"),
        ("nulls", "<u4"),
        ("distinct", "<u4"),
        ("parameter", "<i8"),
        ("minimum", "V16"),
        ("maximum", "V16"),
    ]
)

pool_record = np.dtype(
    [
        ("entries", "<u4"),
        ("first_buffer", "<u4"),
        ("buffers", "<u2"),
        ("encoding", "u1"),
        ("zero", "V21"),
    ]
)

buffer_record = np.dtype(
    [
        ("role", "u1"),
        ("form", "u1"),
        ("element", "u1"),
        ("bits", "u1"),
        ("codec", "u1"),
        ("zero", "V3"),
        ("count", "<u4"),
        ("checksum", "<u4"),
        ("start", "<u8"),
        ("stored_length", "<u4"),
        ("raw_length", "<u4"),
        ("base", "<i8"),
        ("zero_2", "V8"),
    ]
)

group_record = np.dtype(
    [
        ("offset", "<u8"),
        ("length", "<u8"),
        ("first_row", "<u8"),
        ("rows", "<u4"),
        ("header_checksum", "<u4"),
    ]
)

statistics_record = np.dtype(
    [
        ("flags", "<u2"),
        ("zero", "V2"),
        ("nulls", "<u4"),
        ("distinct", "<u4"),
        ("zero_2", "V4"),
        ("minimum", "V16"),
        ("maximum", "V16"),
    ]
)

for _structure, _size in [
    (file_header, 64),
    (trailer, 64),
    (segment_header, 64),
    (column_record, 64),
    (pool_record, 32),
    (buffer_record, 48),
    (group_record, 32),
    (statistics_record, 48),
]:
    assert _structure.itemsize == _size


def aligned(count: int) -> int:
    """The next multiple of 64."""
    return -(-count // ALIGNMENT) * ALIGNMENT


def lane_bytes(bits: int) -> int:
    """Bytes of a lane of packed numbers."""
    if bits == 0:
        return 0
    return 1 if bits <= 8 else 2 if bits <= 16 else 4 if bits <= 32 else 8
