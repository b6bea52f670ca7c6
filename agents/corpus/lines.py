"""A file of lines, of which any one can be read without the others in memory."""

from array import array
from pathlib import Path


class Lines:
    """The lines of a file that are not blank, by number from 0.

    Opening reads the file once and keeps eight bytes for each line. The file must not change while it is in use.

    Raises:
        ValueError: there is no such file, it cannot be read, or nothing is in it; the message is one line.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._offsets = array("Q")
        try:
            with path.open("rb") as file:
                offset = 0
                for line in file:
                    if not line.isspace():
                        self._offsets.append(offset)
                    offset += len(line)
        except OSError as error:
            raise ValueError(f"cannot read {path}: {error.strerror}") from error
        if not self._offsets:
            raise ValueError(f"{path} is empty: expected one JSON object a line")

    def __len__(self) -> int:
        return len(self._offsets)

    def __getitem__(self, number: int) -> bytes:
        with self.path.open("rb") as file:
            file.seek(self._offsets[number])
            return file.readline()
