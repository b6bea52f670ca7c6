"""Bare formulas of truth values, worked out from the inside to the outside."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from agents.grammar import draw
from agents.grammar.draw import Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, listed, ordinal

_LONGEST = 56
"""Of a formula, in characters, that is repeated where its value is told."""
_NOTES = (
    "in the formulas here, “not” refers only to the value or the bracket that directly follows it.",
    "in a formula, “not” applies to what directly follows it, a value or a bracket, and to nothing more.",
    "“not” binds more closely than “and” and “or”.",
)


@dataclass(frozen=True, slots=True)
class _Formula:
    """A formula whose value the program has found.

    Attributes:
        text: as it stands in the problem.
        said: with slots for the values that are known at the start.
        code: the variable that holds its value.
        joint: ``and``, ``or`` or ``not``; empty for a single value.
    """

    text: str
    said: str
    code: str
    joint: str = ""

    def within(self, joint: str, text: str) -> str:
        """One of its texts as a part of a formula, in brackets if it needs them there."""
        return text if self.joint in ("", "not") and joint != self.joint else f"({text})"


_Leaf = Callable[[], _Formula]


def compose(sheet: Sheet) -> None:
    """One formula of given values; above the second level, also those of several people, and formulas with letters."""
    makers = {1: (_one,), 2: (_one,), 3: (_one, _two, _table, _several)}
    sheet.pick(makers.get(sheet.level, (_table, _several)))(sheet)
    if "not " in sheet.problem:
        sheet.open_with(sheet.pick(_NOTES))


class _Writer:
    """Writes formulas, innermost parts first.

    Args:
        sheet: on which the problem is composed.
        leaf: a value of which formulas are made.
        where: of a value on the way, in a question.
    """

    def __init__(self, sheet: Sheet, leaf: _Leaf, where: str = "on the way") -> None:
        self._sheet = sheet
        self._leaf = leaf
        self._where = where
        self._parts = 0

    def write(self, size: int, outside: str = "") -> _Formula:
        """A formula with so many joints, within a larger one with the joint ``outside``."""
        if size == 0:
            return self._leaf()
        joint = self._sheet.pick([one for one in ("and", "or", "not", "and", "or") if one != outside or self._sheet.chance(0.25)])
        if joint == "not":
            part = self.write(size - 1, joint)
            return self._joined(joint, [part], f"not {part.code}")
        share = self._sheet.rng.randint(0, size - 1)
        parts = [self.write(share, joint), self.write(size - 1 - share, joint)]
        return self._joined(joint, parts, f" {joint} ".join(part.code for part in parts))

    def _joined(self, joint: str, parts: list[_Formula], code: str) -> _Formula:
        def joined(texts: list[str]) -> str:
            inside = [part.within(joint, text) for part, text in zip(parts, texts, strict=True)]
            return f"not {inside[0]}" if joint == "not" else f" {joint} ".join(inside)

        said = joined([part.said for part in parts])
        now = f"not {{{parts[0].code}}}" if joint == "not" else f" {joint} ".join(f"{{{part.code}}}" for part in parts)
        short = len(said) <= _LONGEST and any(part.joint for part in parts)
        self._parts += 1
        name = self._sheet.let(
            f"part_{self._parts}",
            f"the value of the {ordinal(self._parts)} part",
            code,
            told=f"{said} is {now}, which is {{it}}" if short else f"{now} is {{it}}",
        )
        text = joined([part.text for part in parts])
        self._sheet.ask(name, f"what is the value of “{text}” {self._where}?")
        return _Formula(text, said, name, joint)


def _values(sheet: Sheet) -> _Leaf:
    """Truth values that the problem gives, each where it stands in the formula."""

    def leaf() -> _Formula:
        number = len(sheet.parameters)
        name = sheet.given(f"v{number + 1}", f"the {ordinal(number + 1)} value", draw.yes_or_no(), "bool")
        return _Formula(f"{{{name}}}", f"{{{name}}}", name)

    return leaf


def _one(sheet: Sheet) -> None:
    """The value of one formula."""
    sheet.begin("we work it out from the inside to the outside|let us begin with the innermost parts")
    size = sheet.rng.randint(*((4, 5), (6, 8), (13, 15))[sheet.level - 1])
    formula = _Writer(sheet, _values(sheet)).write(size)
    who = sheet.pick(PEOPLE).name
    sheet.say(
        sheet.pick(
            (
                f"{who} asks for the value of this formula: {formula.text}. What is it?",
                f"{who} has written down this formula: {formula.text}. Is it true or false?",
                f"{who} works out “{formula.text}”. Does it come out as true?",
                f"on the board {who} finds the formula “{formula.text}”. True or false?",
                f"work out for {who} whether “{formula.text}” comes out as true.",
            )
        )
    )
    sheet.answer(formula.code, "bool", told="")


def _two(sheet: Sheet) -> None:
    """Whether two formulas have the same value."""
    sheet.begin("each of the two is worked out from the inside to the outside")
    writer = _Writer(sheet, _values(sheet))
    sizes = [sheet.rng.randint(6, 7) for _ in range(2)]
    one, other = (writer.write(size) for size in sizes)
    sheet.say(f"do the formulas “{one.text}” and “{other.text}” have the same value?")
    same = f"the values are {{{one.code}}} and {{{other.code}}}, {{returned?the same:not the same}}"
    sheet.answer(f"{one.code} == {other.code}", "bool", told=same)


def _several(sheet: Sheet) -> None:
    """Whose formulas are true."""
    count, size = {3: (3, 4), 4: (4, 4), 5: (5, 6)}[sheet.level]
    wanted = sheet.chance(0.6)
    people = sheet.rng.sample(PEOPLE, count)
    sheet.begin("we take one formula after the other and work it out from the inside to the outside")
    found = sheet.let("found", "the people found so far", "[]", told="")
    writer = _Writer(sheet, _values(sheet))
    texts = []
    for person in people:
        formula = writer.write(sheet.rng.randint(size - 1, size + 1))
        texts.append(f"{person.name} writes “{formula.text}”")
        yes, no = (f", so the formula of {person.name} is {value}" for value in ("true", "false"))
        asked = f"is the formula of {person.name} {'true' if wanted else 'false'}?"
        _keep(sheet, formula, f'{found}.append("{person.name}")', (yes, no), asked, wanted=wanted)
    sheet.say(f"{listed(texts)}.")
    sheet.say(f"whose formula is {'true' if wanted else 'false'}? Give the names as a list, in this order.")
    sheet.answer(found, "list[str]", told="")


def _keep(sheet: Sheet, formula: _Formula, line: str, said: tuple[str, str], asked: str, *, wanted: bool) -> None:
    """Do a line where a formula has the value that is wanted.

    Args:
        sheet: on which the problem is composed.
        formula: what decides.
        line: what is done then.
        said: what is told of a true formula, and of a false one.
        asked: the question about the decision.
        wanted: the value.
    """
    with sheet.block(f"if {'not ' * (not wanted)}{formula.code}:", told=said if wanted else said[::-1], asked=asked):
        sheet.line(line, told="")


def _table(sheet: Sheet) -> None:
    """The cases in which a formula with letters is true."""
    count, (least, most), size = {3: (3, (4, 4), 3), 4: (3, (4, 6), 4), 5: (4, (7, 9), 5)}[sheet.level]
    letters = sheet.pick(("pqrs", "abcd", "xyzw", "klmn"))[:count]
    rows = sheet.given(
        "rows",
        "the cases",
        _rows(count, least, most),
        f"list[tuple[{', '.join(['bool'] * count)}]]",
        f"- case {{n}}: {listed([f'{letter} is {{{at}}}' for at, letter in enumerate(letters)])}.",
    )
    wanted = sheet.chance(0.6)
    sheet.begin("we go through the cases, in each of them from the inside of the formula to the outside")
    number = sheet.let("number", "the number of the case", "0", told="")
    found = sheet.let("found", "the numbers found so far", "[]", told="")
    names = [sheet.name(letter, f"the value of {letter}") for letter in letters]
    coming = sheet.rng.sample(names, count)

    def leaf() -> _Formula:
        """The letters in turn, so that two neighbours are not the same."""
        coming.append(coming.pop(0))
        return _Formula(coming[-1], f"{{{coming[-1]}}}", coming[-1])

    said = f"now {listed([f'{name} is {{{name}}}' for name in names])}"
    with sheet.block(f"for {', '.join(names)} in {rows}:", told=said):
        sheet.change(number, "+", "1", told="")
        formula = _Writer(sheet, leaf, "in case number {nth}").write(max(size, count - 1) + sheet.rng.randint(0, 1))
        yes, no = f", so in case {{{number}}} the formula is true", f", so in case {{{number}}} the formula is false"
        asked = f"is the formula {'true' if wanted else 'false'} in case number {{nth}}?"
        _keep(sheet, formula, f"{found}.append({number})", (yes, no), asked, wanted=wanted)
    sheet.say(f"letters stand for truth values here:\n{{{rows}}}\n")
    sheet.say(f"in which cases is “{formula.text}” {'true' if wanted else 'false'}? Give their numbers as a list.")
    sheet.answer(found, "list[int]", told="")


def _rows(count: int, least: int, most: int) -> draw.Draw:
    """Different rows of truth values."""
    lines = [tuple(bool(number >> at & 1) for at in range(count)) for number in range(2**count)]

    def build(rng: Random, _: Given) -> Value:
        return rng.sample(lines, rng.randint(least, most))

    return build
