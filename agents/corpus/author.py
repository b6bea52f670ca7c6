"""The author itself: seeds index the rows of a file."""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from agents.author import Draft, Refused
from agents.complaint import Complaint
from agents.corpus.cruxeval import CruxevalRow
from agents.corpus.humaneval import HumanevalRow
from agents.corpus.lines import Lines
from agents.corpus.plain import PlainRow
from agents.corpus.pyedu import PyeduRow
from agents.corpus.row import BadRow
from agents.misfit import misfit
from agents.seeds import Seed
from agents.sources import first_trouble

_AnyRow = PyeduRow | CruxevalRow | HumanevalRow | PlainRow
_FORMATS: tuple[tuple[frozenset[str], type[_AnyRow]], ...] = (
    (frozenset({"refcode", "funcname", "ios"}), PyeduRow),
    (frozenset({"prompt", "canonical_solution", "test"}), HumanevalRow),
    (frozenset({"code", "input", "output"}), CruxevalRow),
    (frozenset({"source", "entry"}), PlainRow),
)
_FORMS = {"calls": 'a list with the arguments of each call, such as [[30, 4]], [{"size": 30}] or ["30, 4"]'}
"""What the values of a row are, where a type says too little."""


class CorpusAuthor:
    """Gives the programs of a file in its order: the seed with index ``i`` gets row ``i``.

    Attributes:
        name: ``corpus:`` and the file's name without its folder, so that rows are the same wherever the file lies.

    Raises:
        ValueError: the file cannot be read or has no rows; the message is one line.
    """

    prompt = ""

    def __init__(self, path: str | Path) -> None:
        self._lines = Lines(Path(path))
        self.name = f"corpus:{Path(path).name}"

    def __len__(self) -> int:
        """Number of rows."""
        return len(self._lines)

    async def write(self, seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused:  # noqa: ARG002 -- the protocol has them
        """Give the row of this seed, the same whatever the complaints: nobody here can mend it.

        Refuses with ``no_row`` past the end of the file, and with ``bad_row`` where no program can be made of the row.
        """
        if seed.index >= len(self):
            return Refused("no_row", f"{self.name} has {len(self)} rows")
        try:
            return self._draft(seed.index)
        except BadRow as error:
            return Refused("bad_row", str(error))

    def check(self) -> None:
        """Make sure that some row is usable; reads no further than the first that is.

        Raises:
            ValueError: none is; the message is one line with the first problem.
        """
        problem = first_trouble(range(len(self)), self._draft, BadRow)
        if problem:
            raise ValueError(f"{self._lines.path}: no usable row of {len(self)}; the first problem: {problem}")

    def _draft(self, number: int) -> Draft:
        try:
            return _row(self._lines[number]).draft(self.name, number + 1)
        except BadRow as error:
            raise BadRow(f"line {self._lines.place(number)}: {error}") from error


def _row(line: bytes) -> _AnyRow:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRow(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise BadRow("not a JSON object")
    for keys, form in _FORMATS:
        if keys <= value.keys():
            return _validated(form, value)
    raise BadRow("its keys are those of no known format (pyedu, CRUXEval, HumanEval, plain)")


def _validated(form: type[_AnyRow], value: dict[str, object]) -> _AnyRow:
    try:
        return form.model_validate(value)
    except ValidationError as error:
        raise BadRow(misfit(error, _FORMS)) from error
