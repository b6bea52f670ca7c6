"""A file of lines, of which any one can be read without the others in memory."""

from array import array
from bisect import bisect_right
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
        self._blanks = array("Q")  # for each blank line, the number of those above it that are not
        try:
            with path.open("rb") as file:
                offset = 0
                for line in file:
                    if line.isspace():
                        self._blanks.append(len(self._offsets))
                    else:
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

    def beginning(self, number: int, most: int) -> bytes:
        """A line, or no more than its first ``most`` bytes."""
        with self.path.open("rb") as file:
            file.seek(self._offsets[number])
            return file.readline(most)

    def place(self, number: int) -> int:
        """Where an editor finds that line: its number in the file, from 1, blank lines counted."""
        return number + 1 + bisect_right(self._blanks, number)
