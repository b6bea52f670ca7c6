"""The Python files below a folder, or a single one, as text. Nothing in them is ever executed here."""

import hashlib
import io
import os
import re
import tokenize
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")
MOST_BYTES = 1 << 20
_NEVER = frozenset(["__pycache__", "node_modules"])
_ENVIRONMENT = "pyvenv.cfg"
_LICENCE = re.compile(r"^#.*\bSPDX-License-Identifier:\s*([\w.+() -]+?)\s*$", re.MULTILINE)


class BadSource(ValueError):  # noqa: N818 -- says something of a file, nothing failed
    """A file cannot be read as Python; the message is one line that says why."""


class Sources:
    """The Python files below a folder, in the order of their paths.

    Hidden folders, caches, virtual environments, links, and names that cannot be printed are passed over. The files must
    not change while they are in use.

    Args:
        where: a folder, or a Python file.

    Attributes:
        folder: where they are, absolute.
        name: ``corpus:`` and the name of the folder or the file, so that rows are the same wherever it lies.
        paths: of the files, relative to the folder, with slashes.

    Raises:
        ValueError: there is no such folder, or no Python file in it; the message is one line.
    """

    def __init__(self, where: Path) -> None:
        whole = where.resolve()
        self.folder = whole.parent if whole.is_file() else whole
        self.name = f"corpus:{whole.name}"
        self.paths = (whole.name,) if whole.is_file() else tuple(sorted(_files(whole)))
        if not self.paths:
            raise ValueError(f"there is no Python file in {where}")

    def __len__(self) -> int:
        return len(self.paths)

    def check(self) -> None:
        """Make sure that some file can be read.

        Raises:
            ValueError: none can; the message is one line with the first one's reason.
        """
        why = first_trouble(self.paths, self.text, BadSource)
        if why:
            raise ValueError(f"no usable file of {len(self)} in {self.folder}; the first: {self.paths[0]} {why}")

    def text(self, path: str) -> str:
        """What stands in a file, in the encoding that it declares.

        Raises:
            BadSource: it cannot be read, is too large, or is no text.
        """
        try:
            data = (self.folder / path).read_bytes()
        except OSError as error:
            raise BadSource(f"cannot be read: {error.strerror}") from error
        if len(data) > MOST_BYTES:
            raise BadSource(f"has more than {MOST_BYTES >> 20} MiB")
        try:
            encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except (SyntaxError, LookupError, UnicodeError) as error:
            raise BadSource(f"is no text: {error}") from error

    @property
    def digest(self) -> str:
        """SHA-256 of all files with their paths, in hexadecimal."""
        found = hashlib.sha256()
        for path in self.paths:
            try:
                data = (self.folder / path).read_bytes()
            except OSError:
                data = b""
            found.update(f"{path}\0{len(data)}\0".encode() + data)
        return found.hexdigest()


def first_trouble(items: Iterable[_T], look: Callable[[_T], object], kind: type[Exception]) -> Exception | None:
    """What a look at the first item raises, if looks at all of them do; looks no further than the first that is of use."""
    why = None
    for item in items:
        try:
            look(item)
        except kind as error:
            why = why or error
        else:
            return None
    return why


def holds_python(path: Path) -> bool:
    """Whether a path is that of a folder, which may hold Python files, or of a Python file."""
    return path.is_dir() or (path.suffix == ".py" and path.is_file())


def licence_of(text: str) -> str | None:
    """The licence that a file names in a comment, as an SPDX expression."""
    found = _LICENCE.search(text)
    return found[1] if found else None


def _files(folder: Path) -> Iterator[str]:
    for at, folders, files in os.walk(folder):
        here = Path(at)
        folders[:] = [
            one for one in folders if one not in _NEVER and not one.startswith(".") and not (here / one / _ENVIRONMENT).exists()
        ]
        for one in files:
            path = here / one
            name = path.relative_to(folder).as_posix()
            if one.endswith(".py") and name.isprintable() and path.is_file() and not path.is_symlink():
                yield name
