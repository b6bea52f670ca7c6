"""Kinds within kinds: syllogisms over invented words, followed from one kind to the next."""

from collections.abc import Callable

from agents.domains.logic import kinds
from agents.domains.logic.casts import NAMES
from agents.grammar.sheet import Sheet

_EVERY = ("Every {0} is a {1}.", "All of the kind {0} are of the kind {1}.", "Whatever is a {0} is a {1}.")
_Write = Callable[[str], None]
"""Writes what is done with the kind that a variable holds."""
_LETTERS = ("a", "e", "r", "o", "l", "n")


def compose(sheet: Sheet) -> None:
    """Follow one kind or several through the wider ones, and see what is met."""
    way = _Way(sheet)
    sheet.pick(_ASKS)(way)


class _Way:
    """The statements as a parameter, and the lines that go from a kind to the wider ones.

    Attributes:
        given: the parameter with the statements.
        wider: what holds the wider kind of each; empty where every statement is looked at.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        low = (2, 3, 5, 7, 9)[sheet.level - 1]
        self._pairs = sheet.chance(0.5)
        self.searches = self._pairs and sheet.chance(0.5)
        kind = "list[tuple[str, str]]" if self._pairs else "dict[str, str]"
        draw = kinds.tree((low, low + 2), pairs=self._pairs)
        self.given = sheet.given("statements" if self._pairs else "wider", "the wider kinds", draw, kind, sheet.pick(_EVERY))
        self.wider = "" if self._pairs else self.given
        self._begun = False

    def begin(self, *facts: str) -> None:
        """Say the statements and what else is given, and make them ready."""
        sheet = self.sheet
        sheet.say(f"{{{self.given}}} {' '.join(facts)} Nothing else is known about these kinds.")
        sheet.begin("let us follow the statements from one kind to the next|we go from each kind to the wider one")
        if self._pairs and not self.searches:
            self.wider = sheet.let("wider", "the wider kind of each", f"dict({self.given})", told="")

    def one(self) -> tuple[str, str]:
        """Somebody who is of some kind, and that kind, as parameters; makes ready, too."""
        sheet = self.sheet
        start = sheet.given("start", "the first kind", kinds.innermost(self.given), "str")
        who = sheet.given("name", "the individual", lambda rng, _: rng.choice(NAMES), "str")
        return who, start

    def walk(
        self, who: str, start: str, *, test: str = "", after: _Write | None = None, first: _Write | None = None, end: str = ""
    ) -> str:
        """Go up as far as it goes, and while a ``test`` on ``{kind}`` holds; gives the variable with the kind reached.

        Args:
            who: who is of that kind.
            start: the first kind.
            test: what must hold to go on, besides.
            after: writes what else is done with each kind that is reached.
            first: writes what is done with the first kind.
            end: what is said where the way ends.
        """
        sheet = self.sheet
        current = sheet.let("kind", "the kind reached so far", start, told=f"{{{who}}} is a {{it}}")
        if first:
            first(current)
        test = test.format(kind=current)
        ended = end.replace("{kind}", f"{{{current}}}")
        if self.searches:
            self._search(who, current, test, after, ended)
        elif not test and sheet.chance(0.4):
            with sheet.block("while True:", told=("", "")):
                with sheet.block(f"if {current} not in {self.wider}:", told=(ended, "")):
                    sheet.line("break", told="")
                self._up(who, current, f"{self.wider}[{current}]", after)
        else:
            inside = f"{current} in {self.wider}"
            with sheet.block(f"while {f'{test} and {inside}' if test else inside}:", told=("", ended)):
                self._up(who, current, f"{self.wider}[{current}]", after)
        return current

    def _search(self, who: str, current: str, test: str, after: _Write | None, ended: str) -> None:
        """Look at all statements again and again, until none leads on."""
        sheet = self.sheet
        moved = sheet.let("moved", "whether something was found", "True", told="")
        narrow, wide = sheet.name("narrow", "the narrower kind"), sheet.name("wide", "the wider kind")
        with sheet.block(f"while {moved}:", told=("", ended)):
            sheet.line(f"{moved} = False", told="")
            with sheet.block(f"for {narrow}, {wide} in {self.given}:", told=""):
                found = f"{narrow} == {current}"
                with sheet.block(f"if {f'{found} and {test}' if test else found}:", told=("", "")):
                    self._up(who, current, wide, after)
                    sheet.line(f"{moved} = True", told="")

    def _up(self, who: str, current: str, wide: str, after: _Write | None) -> None:
        told = f"every {{old({current})}} is a {{{current}}}, so {{{who}}} is a {{{current}}}"
        self.sheet.line(f"{current} = {wide}", told=told)
        if after:
            after(current)


_END = "nothing is said about what every {kind} is, so the way ends here"


def _begin_with_one(way: _Way) -> tuple[str, str]:
    who, start = way.one()
    way.begin(f"{{{who}}} is a {{{start}}}.")
    return who, start


def _widest(way: _Way) -> None:
    """The last kind of all."""
    who, start = _begin_with_one(way)
    current = way.walk(who, start, end=_END)
    way.sheet.say(f"which is the widest kind to which {{{who}}} belongs?")
    way.sheet.answer(current, "str", told="")


def _list(way: _Way) -> None:
    """All the wider kinds, or those with a letter in their names, or without."""
    sheet = way.sheet
    who, start = _begin_with_one(way)
    found = sheet.let("found", "the kinds found so far", "[]", told="")
    letter, without = sheet.pick(("", *_LETTERS)), sheet.chance(0.5)

    def after(current: str) -> None:
        if not letter:
            sheet.line(f"{found}.append({current})", told="")
            return
        told = (f", a word with the letter {letter}", f", a word without the letter {letter}")
        test = f"if {letter!r} {'not ' if without else ''}in {current}:"
        with sheet.block(test, told=told[::-1] if without else told):
            sheet.line(f"{found}.append({current})", told="")

    way.walk(who, start, after=after, end=_END)
    if letter:
        have = "do not have" if without else "have"
        asked = f"which of the wider kinds of {{{who}}} {have} the letter {letter} in their names?"
    else:
        asked = f"to which wider kinds does {{{who}}} belong?"
    sheet.say(f"{asked} Give them as a list, the narrowest first.")
    sheet.answer(found, "list[str]", f"len({found}) > 0", told="")


def _first_by_name(way: _Way) -> None:
    """The wider kind whose name comes first or last in the alphabet."""
    sheet = way.sheet
    who, start = _begin_with_one(way)
    late = sheet.chance(0.5)
    best = sheet.let("best", "the kind kept so far", start, told="")

    def after(current: str) -> None:
        told = (f", which comes {'after' if late else 'before'} {{{best}}} in the alphabet", "")
        with sheet.block(f"if {current} {'>' if late else '<'} {best}:", told=told):
            sheet.line(f"{best} = {current}", told="")

    way.walk(who, start, after=after, end=_END)
    sheet.say(f"of all kinds to which {{{who}}} belongs, which comes {'last' if late else 'first'} in the alphabet?")
    sheet.answer(best, "str", told=f"the {'last' if late else 'first'} one in the alphabet is {{returned}}")


def _traits(way: _Way) -> None:
    """What is true of somebody, by what is true of the kinds."""
    sheet = way.sheet
    who, start = way.one()
    has = sheet.given("traits", "what is true of kinds", kinds.traits(way.given), "dict[str, str]", "Every {0} is {1}.")
    way.begin(f"{{{has}}} {{{who}}} is a {{{start}}}.")
    ask = sheet.pick(("list", "last", "list"))
    found = sheet.let("found", "what was found so far", {"list": "[]", "last": "''"}[ask], told="")

    def after(current: str) -> None:
        with sheet.block(f"if {current} in {has}:", told=(f", and so {{{has}[{current}]}}", "")):
            sheet.line(f"{found}.append({has}[{current}])" if ask == "list" else f"{found} = {has}[{current}]", told="")

    whole = sheet.chance(0.5)
    way.walk(who, start, after=after, first=after if whole else None, end=_END)
    which = "the statements" if whole else f"the kinds wider than {{{start}}}"
    if ask == "list":
        sheet.say(f"which words describe {{{who}}}, going by {which}? Give them as a list, those of the narrowest kind first.")
        sheet.answer(found, "list[str]", f"len({found}) > 1", told="")
    else:
        sheet.say(f"going by {which}, which word describes the widest kind of {{{who}}} that is described at all?")
        sheet.answer(found, "str", f"{found} != ''", told="")


def _count(way: _Way) -> None:
    """How many kinds there are."""
    sheet = way.sheet
    who, start = _begin_with_one(way)
    number = sheet.let("number", "the number of kinds so far", "1", told="")
    way.walk(who, start, after=lambda _: sheet.change(number, "+", "1", told=""), end=_END)
    sheet.say(f"to how many kinds does {{{who}}} belong, the given one included?")
    sheet.answer(number, told="these are {returned - 1} kinds besides the given one, {returned} in all")


def _seek(way: _Way) -> None:
    """Whether a kind is met."""
    sheet = way.sheet
    who, start = way.one()
    target = sheet.given("target", "the kind asked for", kinds.any_kind(way.given), "str")
    way.begin(f"{{{who}}} is a {{{start}}}.")
    follows = sheet.chance(0.5)
    if follows:
        sheet.say(f"does it follow that {{{who}}} is a {{{target}}}?")
    else:
        sheet.say(f"assume also that no {{{target}}} can swim. Is it certain that {{{who}}} cannot swim?")
    current = way.walk(who, start, test=f"{{kind}} != {target}", end="that is {kind}, where the way ends")
    met = f"a {{{target}}} {{returned?was met on the way:was not met on the way}}"
    end = "this {returned?follows:does not follow}" if follows else "this is {returned?certain:not certain}"
    sheet.answer(f"{current} == {target}", "bool", told=f"{met}, so {end}")


def _after(way: _Way) -> None:
    """The kind that some statements lead to."""
    sheet = way.sheet
    who, start = way.one()
    steps = sheet.given("hops", "the number of statements to use", lambda rng, _: rng.randint(2, 2 + 2 * sheet.level))
    way.begin(f"{{{who}}} is a {{{start}}}.")
    used = sheet.let("used", "the number of statements used", "0", told="")
    told = f", with {{{used}:statement/statements}} used"
    current = way.walk(
        who,
        start,
        test=f"{used} < {steps}",
        after=lambda _: sheet.change(used, "+", "1", told=told),
        end="that is far enough",
    )
    sheet.say(f"which kind is reached from {{{who}}}'s kind by using {{{steps}}} of the statements one after the other?")
    sheet.answer(current, "str", f"{used} == {steps}", told="")


def _two(way: _Way) -> None:
    """What two have in common, or what only one of them is."""
    sheet = way.sheet
    who, start = way.one()
    other = sheet.given("other", "the other individual", kinds.another_name(who), "str")
    second = sheet.given("second", "the other first kind", kinds.any_but(way.given, start), "str")
    way.begin(f"{{{who}}} is a {{{start}}}, and {{{other}}} is a {{{second}}}.")
    mine = sheet.let("found", "the kinds of the first one", f"[{start}]", told="")
    way.walk(who, start, after=lambda current: sheet.line(f"{mine}.append({current})", told=""), end=_END)
    ask = sheet.pick(("common", "common", "unlike", "shared"))
    if ask == "common":
        both = f"{{{who}}} is a {{kind}}, too"
        current = way.walk(other, second, test=f"{{kind}} not in {mine}", end=both)
        sheet.say(f"which is the narrowest kind to which both {{{who}}} and {{{other}}} belong?")
        sheet.answer(current, "str", f"{current} != {second} and {current} != {start}", told="")
        return
    theirs = sheet.let("others", "the kinds of the other one", f"[{second}]", told="")
    way.walk(other, second, after=lambda current: sheet.line(f"{theirs}.append({current})", told=""), end=_END)
    each = sheet.scratch("each", "a kind")
    if ask == "shared":
        sheet.say(f"to which kinds do both {{{who}}} and {{{other}}} belong? Give them as a list, the narrowest first.")
        told = f"the kinds of both {{{who}}} and {{{other}}} are {{returned}}"
        sheet.answer(f"[{each} for {each} in {mine} if {each} in {theirs}]", "list[str]", told=told)
    else:
        sheet.say(f"which kinds of {{{who}}} are not known to be kinds of {{{other}}}? Give them as a list, the narrowest first.")
        told = f"the kinds of {{{who}}} that are not known of {{{other}}} are {{returned}}"
        need = f"any({each} not in {theirs} for {each} in {mine})"
        sheet.answer(f"[{each} for {each} in {mine} if {each} not in {theirs}]", "list[str]", need, told)


def _several(way: _Way) -> None:
    """Who of several people is of a kind."""
    sheet = way.sheet
    most = (2, 3, 3, 4, 5)[sheet.level - 1]
    draw = kinds.members(way.given, (most, most + 1))
    people = sheet.given("members", "the kind of each person", draw, "dict[str, str]", "{0} is a {1}.")
    target = sheet.given("target", "the kind asked for", kinds.any_kind(way.given), "str")
    way.begin(f"{{{people}}}")
    without = sheet.chance(0.4)
    found = sheet.let("found", "the list of people so far", "[]", told="")
    who, first = sheet.name("person", "the person"), sheet.name("first_kind", "the kind that is given")
    with sheet.block(f"for {who}, {first} in {people}.items():", told=""):
        current = way.walk(who, first, test=f"{{kind}} != {target}", end="")
        test = f"if {current} {'!=' if without else '=='} {target}:"
        told = (f", and {{{who}}} is one of them", f", and {{{who}}} is left out")
        with sheet.block(test, told=told):
            sheet.line(f"{found}.append({who})", told="")
    ask = f"which of these people are {'not ' if without else ''}certain to be a {{{target}}}"
    sheet.say(f"{ask}? Give the names as a list, in the order above.")
    sheet.answer(found, "list[str]", f"len({found}) > 0", told="")


_ASKS: tuple[Callable[[_Way], None], ...] = (
    _widest,
    _list,
    _list,
    _first_by_name,
    _traits,
    _traits,
    _count,
    _seek,
    _seek,
    _after,
    _two,
    _two,
    _several,
    _several,
)
