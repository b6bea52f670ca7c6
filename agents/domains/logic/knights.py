"""Knights, who always tell the truth, and knaves, who always lie: every case is tried, and one is left."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, Person, listed

_SETTINGS = (
    ("On an island", "knight", "knave", "knaves", "knights always tell the truth, and knaves always lie"),
    ("In an old castle", "guard", "thief", "thieves", "guards always tell the truth, and thieves always lie"),
    (
        "In a certain village",
        "truth-teller",
        "liar",
        "liars",
        "truth-tellers say only what is true, and liars only what is false",
    ),
    ("On a far planet", "zorn", "blip", "blips", "every zorn tells the truth and every blip lies"),
    ("At a fair", "saint", "trickster", "tricksters", "saints never lie, and tricksters never tell the truth"),
)
_LISTS = ("list", "liars")
_KINDS = (("one", "one", *_LISTS), _LISTS, ("one", "one", *_LISTS), (*_LISTS, "count"), ("one", *_LISTS, *_LISTS, "count"))
"""What is asked at each level: about one of them is less to do than about all."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """What somebody says: as Python, as words with parameters in them, and as words that choose by them."""

    code: str
    words: str
    told: str


class _Puzzle:
    def __init__(self, sheet: Sheet, people: list[Person]) -> None:
        self.sheet = sheet
        self.people = people
        self.place, self.good, self.bad, self.bads, self.law = sheet.pick(_SETTINGS)

    def kind(self, name: str) -> str:
        """A slot that says of a truth value which kind it means."""
        return f"{{{name}?{self.good}:{self.bad}}}"

    def statement(self, speaker: Person) -> _Statement:
        """Something that one says of the others."""
        others = [one for one in self.people if one is not speaker]
        about = self.sheet.rng.sample(others, min(2, len(others)))
        forms: tuple[Callable[[Person, list[Person]], _Statement], ...] = (self._single, self._same, self._either, self._number)
        if len(about) == 1:
            forms = (self._single, self._same, self._either)
        return self.sheet.pick(forms)(speaker, about)

    def _flag(self, base: str) -> str:
        return self.sheet.given(base, "what is claimed", draw.yes_or_no(), "bool", f"{{0?{self.good}:{self.bad}}}")

    def _single(self, speaker: Person, about: list[Person]) -> _Statement:
        flag = self._flag(f"{speaker.var}_says")
        code = f"{about[0].var} == {flag}"
        return _Statement(code, f"{about[0].name} is a {{{flag}}}", f"{about[0].name} is a {self.kind(flag)}")

    def _same(self, speaker: Person, about: list[Person]) -> _Statement:
        one = about[0]
        other = about[1] if len(about) > 1 and self.sheet.chance(0.6) else speaker
        flag = self.sheet.given(
            f"{speaker.var}_says", "what is claimed", draw.yes_or_no(), "bool", "{0?are of the same kind:are of different kinds}"
        )
        pair = "I" if other is speaker else other.name
        return _Statement(
            f"({one.var} == {other.var}) == {flag}",
            f"{one.name} and {pair} {{{flag}}}",
            f"{one.name} and {other.name} {{{flag}?are of the same kind:are of different kinds}}",
        )

    def _either(self, speaker: Person, about: list[Person]) -> _Statement:
        one, other = about[0], about[-1] if len(about) > 1 else speaker
        code, words = self.sheet.pick(
            (
                (f"{one.var} or {other.var}", f"at least one of PAIR is a {self.good}"),
                (f"not ({one.var} and {other.var})", f"at least one of PAIR is a {self.bad}"),
                (f"not {one.var} and not {other.var}", f"both PAIR are {self.bads}"),
                (f"{one.var} and {other.var}", f"both PAIR are {self.good}s"),
            )
        )
        pair = f"{one.name} and {('I' if words.startswith('both') else 'me') if other is speaker else other.name}"
        return _Statement(code, words.replace("PAIR", pair), words.replace("PAIR", f"{one.name} and {other.name}"))

    def _number(self, speaker: Person, _: list[Person]) -> _Statement:
        ending = f":of us is a {self.good}/of us are {self.good}s}}"
        number = self.sheet.given(
            f"{speaker.var}_number", "the number that is claimed", draw.whole(1, len(self.people)), each="{0" + ending
        )
        code = f"{' + '.join(one.var for one in self.people)} == {number}"
        told = f"exactly {{{number}{ending}".replace("of us", "of them")
        return _Statement(code, f"exactly {{{number}}}", told)


def compose(sheet: Sheet) -> None:
    """Two to four people, each with a statement."""
    size = (2, 2, 3, 3, 4)[sheet.level - 1]
    puzzle = _Puzzle(sheet, sheet.rng.sample(PEOPLE, size))
    for one in puzzle.people:
        sheet.name(one.var, f"the kind of {one.name}")
    sheet.say(f"{puzzle.place}, {puzzle.law}; everybody is one or the other.")
    sheet.say(f"You meet {listed([one.name for one in puzzle.people])}.")
    statements = [(one, puzzle.statement(one)) for one in puzzle.people]
    for one, statement in statements:
        sheet.say(
            f"{one.name} says: "
            f"“{statement.words[0].upper() if not statement.words.startswith('{') else statement.words[0]}{statement.words[1:]}.”"
        )
    sheet.say("Only one case agrees with all of this.")
    _search(sheet, puzzle, statements)


def _search(sheet: Sheet, puzzle: _Puzzle, statements: list[tuple[Person, _Statement]]) -> None:
    sheet.begin("let us try every case|we go through all cases and drop those that contradict themselves")
    cases = sheet.let("cases", "the cases that agree with everything", "[]", told="")
    with ExitStack() as loops:
        for number, one in enumerate(puzzle.people):
            start = "suppose that" if number == 0 else "let us say that"
            loops.enter_context(
                sheet.block(f"for {one.var} in (True, False):", told=f"{start} {one.name} is a {puzzle.kind(one.var)}")
            )
        _case(sheet, puzzle, statements, cases)
    _ask(sheet, puzzle, cases)


def _case(sheet: Sheet, puzzle: _Puzzle, statements: list[tuple[Person, _Statement]], cases: str) -> None:
    for one, statement in statements:
        words = statement.told
        with sheet.block(
            f"if ({statement.code}) != {one.var}:",
            told=(
                (
                    f"what {one.name} says, namely that {words}, would be {{{one.var}?false:true}}, "
                    f"and that does not go with being a {puzzle.kind(one.var)}"
                ),
                f"what {one.name} says would be {{{one.var}?true:false}}, which goes with being a {puzzle.kind(one.var)}",
            ),
        ):
            sheet.line("continue", told=", so this case is out")
    values = ", ".join(one.var for one in puzzle.people)
    sheet.line(
        f"{cases}.append(({values}))", told="so this case agrees with everything that was said|nothing speaks against this case"
    )


def _ask(sheet: Sheet, puzzle: _Puzzle, cases: str) -> None:
    names = [one.name for one in puzzle.people]
    kind = sheet.pick(_KINDS[sheet.level - 1])
    need = f"len({cases}) == 1"
    if kind == "one":
        at = sheet.rng.randrange(len(names))
        good = sheet.chance(0.5)
        sheet.say(f"is {names[at]} a {puzzle.good if good else puzzle.bad}?")
        sheet.answer(
            f"{'' if good else 'not '}{cases}[0][{at}]",
            "bool",
            need,
            told=f"only one case is left, and there {names[at]} is a {{{cases}[0][{at}]?{puzzle.good}:{puzzle.bad}}}",
        )
        return
    values = ", ".join(one.var for one in puzzle.people)
    sheet.line(
        f"{values} = {cases}[0]",
        need,
        told=f"only one case is left: {listed([f'{one.name} is a {puzzle.kind(one.var)}' for one in puzzle.people])}",
    )
    if kind == "count":
        sheet.say(f"how many of them are {puzzle.good}s?")
        sheet.answer(
            sheet.let(
                "count",
                "the number of honest people",
                " + ".join(one.var for one in puzzle.people),
                told="that makes {it} in all",
            ),
            told="",
        )
        return
    sheet.say(
        f"who of them is a {puzzle.bad if kind == 'liars' else puzzle.good}? "
        f"Give the names as a list, in the order in which they were named."
    )
    found = sheet.let("found", "the list of names", "[]", told="")
    for one in puzzle.people:
        with sheet.block(f"if {'not ' if kind == 'liars' else ''}{one.var}:", told=""):
            sheet.line(f"{found}.append({one.name!r})", told="")
    sheet.answer(found, "list[str]", told="")
