"""The files of a folder as modules that import each other."""

from functools import lru_cache
from pathlib import PurePosixPath

from agents.corpus.module import Module
from agents.corpus.row import BadRow
from agents.sources import BadSource, Sources

_KEPT = 64


class Library:
    """Reads files as modules, and finds those that others import.

    Args:
        sources: the files.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._paths = frozenset(sources.paths)
        self._package = _package_of(sources)
        self._read = lru_cache(_KEPT)(self._module)

    def module(self, path: str) -> Module:
        """The module of a file.

        Raises:
            BadRow: it is no Python.
        """
        return self._read(path)

    def find(self, importing: Module, name: str, dots: int) -> Module | None:
        """The module that an import in another means, if it is a file of the folder and is Python."""
        for base in self._bases(PurePosixPath(importing.path).parent, name, dots):
            for path in (f"{base}.py", (base / "__init__.py").as_posix()):
                if path in self._paths:
                    try:
                        return self.module(path)
                    except BadRow:
                        return None
        return None

    def _module(self, path: str) -> Module:
        try:
            return Module(path, self._sources.text(path))
        except BadSource as error:
            raise BadRow(str(error)) from error

    def _bases(self, here: PurePosixPath, name: str, dots: int) -> list[PurePosixPath]:
        """Where a module may lie: from a package's root, or beside the file that imports it."""
        parts = name.split(".") if name else []
        if dots:
            above = [here, *here.parents][dots - 1 : dots]
            return [one.joinpath(*parts) for one in above]
        inner = parts[len(self._package) :] if parts[: len(self._package)] == list(self._package) else None
        own = [PurePosixPath(*inner)] if inner is not None and self._package else []
        return [*own, PurePosixPath(*parts), PurePosixPath("src", *parts), here.joinpath(*parts)]


def _package_of(sources: Sources) -> tuple[str, ...]:
    """Names of the packages that the folder itself is, outermost first; empty if it is none."""
    names: list[str] = []
    folder = sources.folder
    while (folder / "__init__.py").exists() and folder.name:
        names.append(folder.name)
        folder = folder.parent
    return tuple(reversed(names))
