"""Values that prose lists, found as what an expression, a variable or a collection has one after the other."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice

from agents.checker.plain.loops import Loop, loops
from agents.checker.plain.moments import MOST_ITEMS, Moments, Places, merged
from agents.checker.plain.sheet import Sheet, Sheets
from agents.checker.reckoning import readable
from sandbox.guest import literals
from sandbox.trace import Event

_Run = list[tuple[str, int, int]]
"""Texts of values with the first and last steps of the lines where they are had."""


class Series:
    """The series of a trace.

    Args:
        moments: the trace.
        sheets: its lines.
    """

    def __init__(self, moments: Moments, sheets: Sheets) -> None:
        self._moments, self._sheets = moments, sheets

    def places(self, said: Sequence[str], alike: Callable[[str, str], bool], name: str = "", *, whole: bool = True) -> Places:
        """Where these values follow each other.

        Args:
            said: texts of the values.
            alike: whether a value that was said is one that was had.
            name: of the variable that must have them; any expression may if it is empty.
            whole: whether they may also be part of one collection.
        """
        found = []
        for key, run in self._runs.items():
            if name and key != name:
                continue
            found += [(run[at][1] + 1, run[at + len(said) - 1][2] + 1) for at in _places(said, [one[0] for one in run], alike)]
        if whole and not name:
            for text, where in self._collections.items():
                items = _items(text)
                if any(_places(said, part, alike) for part in items):
                    found += [(sheet.first + 1, sheet.last + 1) for sheet in where]
        return merged(found)

    @cached_property
    def loops(self) -> list[Loop]:
        """All loops that had a round."""
        return loops(self._moments)

    @cached_property
    def _runs(self) -> dict[str, _Run]:
        """What is spoken of -> its values in order; of what is asked also those of which it is true, and false."""
        found: dict[str, _Run] = defaultdict(list)
        for sheet in self._sheets.lines:
            for place, text in sheet.parts.items():
                key = f"{place}"
                found[key].append((text, sheet.first, sheet.last))
                if sheet.decisions:
                    found[f"{key} {sheet.decisions[0]}"].append((text, sheet.first, sheet.last))
            for name, texts in sheet.values.items():
                for one in texts:
                    if one is not None and (not found[name] or found[name][-1][0] != one):
                        found[name].append((one, sheet.first, sheet.last))
            for left, sign, right in sheet.compared:
                truth = _TRUE[sign](left, right)
                found[f"{sign} {truth} {sheet.parts.keys()}"].append((literals.text(left), sheet.first, sheet.last))
        for step in self._moments.scene.steps:
            if step.event is Event.RETURN and step.value is not None:
                found[f"return {step.function}"].append((step.value, step.index, step.index))
        return dict(found)

    @cached_property
    def _collections(self) -> dict[str, list[Sheet]]:
        found: dict[str, list[Sheet]] = defaultdict(list)
        for sheet in self._sheets.lines:
            for text in sheet.reads | sheet.makes:
                if text[:1] in "[({'\"" or text.startswith(("set", "deque")):
                    found[text].append(sheet)
        return dict(found)


def _compares(sign: str) -> Callable[[object, object], bool]:
    def compared(left: object, right: object) -> bool:
        try:
            return bool(_SIGNS[sign](left, right))
        except TypeError:
            return False

    return compared


_SIGNS: dict[str, Callable[..., object]] = {
    ">": lambda one, other: one > other, "<": lambda one, other: one < other, ">=": lambda one, other: one >= other,
    "<=": lambda one, other: one <= other, "==": lambda one, other: one == other, "!=": lambda one, other: one != other,
    "in": lambda one, other: one in other, "not in": lambda one, other: one not in other,
}  # fmt: skip
_TRUE = {sign: _compares(sign) for sign in _SIGNS}


def holds(left: object, sign: str, right: object) -> bool:
    """Whether a comparison is true; one that cannot be made is not."""
    return _TRUE[sign](left, right)


def _items(text: str) -> list[list[str]]:
    value = readable(text)
    if isinstance(value, dict):
        return [list(map(literals.text, islice(part, MOST_ITEMS))) for part in (value.keys(), value.values())]
    if isinstance(value, list | tuple | str | set | frozenset):
        return [list(map(literals.text, islice(value, MOST_ITEMS)))]
    return []


def _places(said: Sequence[str], had: Sequence[str], alike: Callable[[str, str], bool]) -> list[int]:
    size = len(said)
    return [
        at
        for at in range(len(had) - size + 1)
        if all(alike(one, other) for one, other in zip(said, had[at : at + size], strict=True))
    ]
