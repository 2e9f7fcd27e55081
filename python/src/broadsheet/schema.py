"""The columns of a table."""

from dataclasses import dataclass

from . import layout
from .source import Source


@dataclass(frozen=True)
class Field:
    """One column: its name, the type of its values, and what they mean."""

    name: str
    type: str
    nullable: bool
    meaning: str


@dataclass(frozen=True)
class Schema:
    """The columns of a table in their order, its name, and what one row is."""

    name: str
    meaning: str
    fields: tuple[Field, ...]

    @property
    def names(self) -> list[str]:
        return [field.name for field in self.fields]

    def position(self, name: str) -> int:
        for position, field in enumerate(self.fields):
            if field.name == name:
                return position
        raise KeyError(
            f"no column is named '{name}'; columns of {self.name}: {', '.join(self.names)}"
        )


class SchemaParser:
    """Reads the records of a schema segment from front to back."""

    def __init__(self, source: Source, begin: int, end: int):
        self.source = source
        self.offset = begin
        self.end = end

    def schema(self, columns: int) -> Schema:
        name = self.text("the name of the table", layout.MAXIMUM_NAME_BYTES)
        meaning = self.text("the meaning of the table")
        fields: list[Field] = []
        names: set[str] = set()
        for number in range(columns):
            place = self.offset
            field = self.field(number)
            self.source.require(
                field.name not in names, place, f"a second column named '{field.name}'"
            )
            names.add(field.name)
            fields.append(field)
        left = self.end - self.offset
        self.source.require(left == 0, self.offset, f"{left} bytes after the last column")
        return Schema(name, meaning, tuple(fields))

    def field(self, number: int) -> Field:
        self.source.require_room(2, self.offset, self.end, f"column {number}")
        code, flags = self.source.data[self.offset : self.offset + 2]
        self.source.require(
            code in layout.TYPE_NAMES,
            self.offset,
            f"type {code} of column {number}, expected 1 to 6",
        )
        self.source.require(
            flags <= 1, self.offset + 1, f"flags {flags} of column {number}"
        )
        self.offset += 2
        name = self.text(f"the name of column {number}", layout.MAXIMUM_NAME_BYTES)
        meaning = self.text(f"the meaning of column {number}")
        return Field(name, layout.TYPE_NAMES[code], flags == 1, meaning)

    def text(self, what: str, limit: int = 0xFFFF) -> str:
        self.source.require_room(2, self.offset, self.end, f"the length of {what}")
        data = self.source.data
        count = int.from_bytes(data[self.offset : self.offset + 2], "little")
        self.source.require(
            count <= limit, self.offset, f"{what} has {count} bytes, at most {limit}"
        )
        begin = self.offset + 2
        self.source.require_room(count, begin, self.end, what)
        self.offset = begin + count
        try:
            return str(data[begin : self.offset], "utf-8")
        except UnicodeDecodeError as problem:
            raise self.source.error(
                begin, f"not UTF-8 at byte {problem.start} of the text"
            ) from None
