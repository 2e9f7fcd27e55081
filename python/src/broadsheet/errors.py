"""What can be wrong with a file."""


class FormatError(ValueError):
    """A columnar file is not as the specification says.

    ``path`` is the file, ``byte`` the offset from its beginning, ``problem`` what was found there
    and what was expected.
    """

    def __init__(self, path: str, byte: int, problem: str):
        super().__init__(f"{path}: byte {byte}: {problem}")
        self.path = path
        self.byte = byte
        self.problem = problem
