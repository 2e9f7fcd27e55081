"""Files that were cut short or changed give a ``FormatError``, or the right table."""

import zlib

import pytest

import broadsheet
from broadsheet.table import read_bytes
from conftest import GOLDEN, golden

NAMES = [
    "several-groups",
    "int32-for-packed-nulls",
    "string-dict-nulls",
    "string-utf8",
    "int64-runs",
    "bool-bitmap-nulls",
    "string-runs-nulls",
    "float64-plain",
    "int32-delta-nulls",
    "date-const-nulls",
    "no-rows",
    "references-nulls",
    "string-wordtext-nulls",
    "string-dict-pages-nulls",
    "references-partners-nulls",
]


def contents(data: bytes) -> list:
    table = read_bytes(data, "damaged.bsc", memory_limit=1 << 22)
    return [table[name].tolist() for name in table.names]


def number(data: bytes, offset: int, size: int) -> int:
    return int.from_bytes(data[offset : offset + size], "little")


def repair(data: bytearray, whole: bytes) -> None:
    """Makes every checksum of a changed file right again; lengths and places are taken from the
    file before the change."""

    def put(begin: int, end: int, place: int) -> bytes:
        data[place : place + 4] = zlib.crc32(data[begin:end]).to_bytes(4, "little")
        return bytes(data[place : place + 4])

    put(0, 60, 60)
    index = number(whole, len(whole) - 64, 8)
    headers = []
    offset = 64
    while offset < len(whole) - 64:
        kind = whole[offset + 4]
        records_end = offset + 64 + number(whole, offset + 28, 4)
        if kind == 3:
            place = offset + 64 * (1 + number(whole, offset + 20, 2))
            place += 32 * number(whole, offset + 22, 2)
            for record in range(place, records_end, 48):
                begin = offset + number(whole, record + 16, 8)
                put(begin, begin + number(whole, record + 24, 4), record + 12)
        if offset == index:
            for group, checksum in enumerate(headers):
                place = offset + 64 + 32 * group + 28
                data[place : place + 4] = checksum
        if kind == 1:
            put(offset + 64, records_end, offset + 32)
        put(offset + 64, records_end, offset + 36)
        data[offset + 32 : offset + 36] = data[96:100]
        checksum = put(offset, offset + 60, offset + 60)
        if kind == 3:
            headers.append(checksum)
        offset += number(whole, offset + 8, 8)
    data[len(whole) - 36 : len(whole) - 32] = data[96:100]
    put(len(whole) - 64, len(whole) - 12, len(whole) - 12)


@pytest.mark.parametrize("name", NAMES)
def test_a_repaired_file_without_a_change_is_the_same(name):
    whole = golden(name)
    data = bytearray(whole)
    repair(data, whole)
    assert data == whole


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_ends_early_is_refused(name):
    whole = golden(name)
    for count in range(len(whole)):
        with pytest.raises(broadsheet.FormatError):
            contents(whole[:count])


@pytest.mark.parametrize("name", NAMES)
def test_a_file_with_one_changed_byte_is_refused(name):
    whole = golden(name)
    for place in range(len(whole)):
        data = bytearray(whole)
        data[place] ^= 0xFF if place % 2 else 0x01
        with pytest.raises(broadsheet.FormatError):
            contents(bytes(data))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_was_changed_on_purpose_gives_a_table_or_an_error(name):
    whole = golden(name)
    for place in range(len(whole)):
        for value in {0, 0xFF, (whole[place] + 1) & 0xFF} - {whole[place]}:
            data = bytearray(whole)
            data[place] = value
            repair(data, whole)
            try:
                contents(bytes(data))
            except broadsheet.FormatError:
                pass


@pytest.mark.parametrize("name", NAMES)
def test_a_file_with_an_extreme_number_gives_a_table_or_an_error(name):
    whole = golden(name)
    for place in range(0, len(whole) - 8, 4):
        for extreme in [b"\xff" * 4, b"\xff\xff\xff\x7f", b"\xff" * 8]:
            data = bytearray(whole)
            data[place : place + len(extreme)] = extreme
            repair(data, whole)
            try:
                contents(bytes(data))
            except broadsheet.FormatError:
                pass


def test_the_message_says_where_what_was_found_and_what_was_expected():
    data = bytearray(golden("no-rows"))
    data[70] = 9
    with pytest.raises(broadsheet.FormatError) as caught:
        contents(bytes(data))
    assert caught.value.byte == 64
    found, said = zlib.crc32(data[64:124]), number(data, 124, 4)
    expected = f"damaged.bsc: byte 64: checksum is {found}, file says {said}"
    assert str(caught.value) == expected


DAMAGED = sorted((GOLDEN.parents[1] / "Fixtures" / "columnar-damaged").glob("*.bsc"))


@pytest.mark.parametrize("path", DAMAGED, ids=lambda path: path.stem)
def test_a_file_made_to_do_harm_is_refused(path):
    with pytest.raises(broadsheet.FormatError):
        contents(path.read_bytes())
