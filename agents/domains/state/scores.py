"""Games with a list of throws: the rules of a score, for one player or for several in turn."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from agents.domains.state import moves
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, listed, times
from agents.phrasing import ABOUT

_DICE = (("die", 6), ("die with eight sides", 8), ("die with ten sides", 10), ("die with twelve sides", 12))
_SLOTS = ("score", "throw", "before", "number")
_OLD = "{old(score)}"


@dataclass(frozen=True, slots=True)
class _Part:
    """A test or an effect: its words, its code and what it tells.

    In code and telling, ``score``, ``throw``, ``before`` and ``number`` stand for the variables of the score, the throw, the
    throw before it and the throw's number; ``used`` are those of them beyond the first two.
    """

    said: str
    code: str
    told: str
    used: tuple[str, ...] = ()


def _tests(sheet: Sheet, sides: int) -> list[_Part]:
    low, high, limit = sheet.rng.randint(2, 3), sheet.rng.randint(sides - 2, sides - 1), sheet.rng.randint(15, 40)
    one, every = sheet.rng.randint(1, sides), sheet.rng.randint(2, 3)
    return [
        _Part(f"it is {one}", f"throw == {one}", ""),
        _Part(f"it is greater than {high}", f"throw > {high}", f", more than {high}"),
        _Part("it is even", "throw % 2 == 0", ", which is even"),
        _Part(f"it is at most {low}", f"throw <= {low}", f", not more than {low}"),
        _Part("it is the same as the one before", "throw == before", ", the same as before", ("before",)),
        _Part("it is lower than the one before", "throw < before", ", less than {before}", ("before",)),
        _Part(f"the score was greater than {limit} before", f"score > {limit}", f", and {{score}} is more than {limit}"),
        _Part("the score was odd before", "score % 2 == 1", ", and {score} is odd"),
        _Part(
            f"its number (counted from 1) is a multiple of {every}",
            f"number % {every} == 0",
            f", number {{number}} and so a multiple of {every}",
            ("number",),
        ),
    ]


def _effects(sheet: Sheet) -> list[_Part]:
    bonus, fine, factor = sheet.rng.randint(5, 20), sheet.rng.randint(2, 9), sheet.rng.randint(2, 4)
    return [
        _Part(f"{bonus} points are added instead of it", f"score + {bonus}", f"{_OLD} + {bonus}"),
        _Part(f"{fine} points are taken away instead", f"score - {fine}", f"{_OLD} - {fine}"),
        _Part(f"it is added {times(factor)}", f"score + {factor} * throw", f"{_OLD} + {factor} × {{throw}}"),
        _Part("it is taken away", "score - throw", f"{_OLD} - {{throw}}"),
        _Part("the score is doubled instead", "2 * score", f"2 × {_OLD}"),
        _Part(
            "it is added, and the one before (if there is one) once more",
            "score + throw + before",
            f"{_OLD} + {{throw}} + {{before}}",
            ("before",),
        ),
        _Part(f"it is added with {bonus} more points", f"score + throw + {bonus}", f"{_OLD} + {{throw}} + {bonus}"),
        _Part(
            "it is added, and its number (counted from 1) as well",
            "score + throw + number",
            f"{_OLD} + {{throw}} + {{number}}",
            ("number",),
        ),
    ]


def compose(sheet: Sheet) -> None:
    """Throw after throw; a score, the best one, or who is ahead."""
    count = sheet.pick((1, 1, 2, 3) if sheet.level > 1 else (1, 1, 2))
    game = _Game(sheet, [person.name for person in sheet.rng.sample(PEOPLE, count)])
    game.play()
    (game.ask_one if count == 1 else game.ask_all)()


class _Game:
    """One game: its rules, then the lines that play it."""

    def __init__(self, sheet: Sheet, people: list[str]) -> None:
        self._sheet, self._people = sheet, people
        what, sides = sheet.pick(_DICE)
        count = sheet.rng.randint(1, 1 + (sheet.level + 1) // 2)
        self._rules = list(
            zip(sheet.rng.sample(_tests(sheet, sides), count), sheet.rng.sample(_effects(sheet), count), strict=True)
        )
        self._watch = sheet.pick(("", "", "best", "course")) if len(people) == 1 else ""
        self._throws = sheet.given("throws", "the throws", draw.many(moves.size(sheet, len(people)), 1, sides), "list[int]")
        self._say(what)
        after = sheet.rng.sample((self._fall, self._floor, self._gift), sheet.rng.randint(0, min(2, (sheet.level + 1) // 2)))
        self._after = "after a throw" if len(people) == 1 else "after a throw of its player"
        self._afterwards = [rule() for rule in after]
        if len(after) > 1:
            sheet.say("these two rules are applied in this order.")
        self._names = dict.fromkeys(_SLOTS, "")
        self._scores = self._players = self._seen = ""

    def _say(self, what: str) -> None:
        sheet, people = self._sheet, self._people
        if len(people) == 1:
            sheet.say(f"{people[0]} throws a {what} several times and keeps a score.")
        else:
            sheet.say(f"{listed(people)} take turns at throwing a {what}, {people[0]} first, and each of them has a score.")
        cases = [f"if {test.said}, {effect.said}" for test, effect in self._rules]
        sheet.say(f"for each throw, this holds: {'; otherwise, '.join(cases)}; otherwise it is added to the score.")
        if len(people) > 1 and self._used() & {"before", "number"}:
            sheet.say("the throws of all players count as one sequence.")

    def _used(self) -> set[str]:
        """What the rules use beyond the score and the throw."""
        return {name for test, effect in self._rules for name in (*test.used, *effect.used)}

    def play(self) -> None:
        """Write the lines from the first throw to the last."""
        sheet, people, many = self._sheet, self._people, len(self._people) > 1
        first = sheet.given("start", "the score at first", draw.whole(0, 30)) if not many and sheet.chance(0.5) else "0"
        if first != "0":
            sheet.say(f"at first the score is {{{first}}}.")
        else:
            sheet.say(f"{'all scores are' if many else 'the score is'} 0 at first.")
        sheet.say(f"the throws are {{{self._throws}}}.")
        sheet.begin(f"the throws are {{{self._throws}}}|let us take the throws in turn")
        used = self._used()
        score = "" if many else sheet.let("score", "the score", first, told="")
        if many:
            self._players = sheet.let("players", "the players", repr(people).replace("'", '"'), told="")
            self._scores = sheet.let("scores", "the scores", f"[{', '.join(['0'] * len(people))}]", told="")
        before = sheet.let("before", "the throw before", "0", told="") if "before" in used else ""
        number = sheet.let("number", "the number of the throw", "0", told="") if "number" in used or many else ""
        if self._watch:
            self._seen = sheet.let(*self._watched(score), told="")
        throw = sheet.name("throw", "the throw")
        with sheet.block(f"for {throw} in {self._throws}:", told="" if many else f"the throw is {{{throw}}}"):
            if many:
                turn = sheet.let("turn", "the place of the player", f"{number} % {len(people)}", told="")
                asked = f"what is the score of {{{self._players}[{turn}]}} just before throw number {{nth}}?"
                score = sheet.let(
                    "score",
                    "the score of the player",
                    f"{self._scores}[{turn}]",
                    told=f"{{{self._players}[{turn}]}} throws {{{throw}}}",
                    asked=f"{asked}{ABOUT}{self._scores}[{turn}]",
                )
            if number:
                sheet.change(number, "+", "1", told="")
            self._names |= {"score": score, "throw": throw, "before": before, "number": number}
            self._count()
            for write in self._afterwards:
                write()
            if before:
                sheet.line(f"{before} = {throw}", told="")
            if many:
                sheet.line(f"{self._scores}[{turn}] = {score}", told="")
            self._note(score)

    def _watched(self, score: str) -> tuple[str, str, str]:
        if self._watch == "best":
            return "best", "the highest score so far", score
        return "course", "the scores so far", "[]"

    def _named(self, text: str) -> str:
        """Code or words with the variables in their places."""
        return re.sub(rf"\b({'|'.join(_SLOTS)})\b", lambda slot: self._names[slot[0]], text)

    def _told(self, text: str) -> str:
        """Words with the variables in their slots."""
        return re.sub(r"\{[^{}]*\}", lambda slot: self._named(slot[0]), text)

    def _count(self) -> None:
        """The rules, as branches."""
        sheet, score, throw = self._sheet, self._names["score"], self._names["throw"]
        for at, (test, effect) in enumerate(self._rules):
            with sheet.block(f"{'elif' if at else 'if'} {self._named(test.code)}:", told=(self._told(test.told), "")):
                sheet.line(f"{score} = {self._named(effect.code)}", told=self._so(effect.told))
        with sheet.block("else:"):
            sheet.change(score, "+", throw, told=self._so(f"{_OLD} + {{throw}}"))

    def _so(self, told: str) -> str:
        return self._told(f", so the score is {told} = {{score}}")

    def _fall(self) -> Callable[[], None]:
        """Too high a score goes back."""
        sheet = self._sheet
        limit, back = sheet.rng.randint(25, 60), sheet.rng.randint(1, 4) * 5
        sheet.say(f"a score that is greater than {limit} {self._after} is set back to {back}.")

        def write() -> None:
            score = self._names["score"]
            with sheet.block(f"if {score} > {limit}:", told=(f", but as that is more than {limit}", "")):
                sheet.line(f"{score} = {back}", told=f", it is set back to {{{score}}}")

        return write

    def _floor(self) -> Callable[[], None]:
        """Too low a score is raised."""
        sheet, least = self._sheet, self._sheet.rng.randint(3, 9)
        sheet.say(f"a score that is less than {least} {self._after} is raised to {least}.")

        def write() -> None:
            score = self._names["score"]
            with sheet.block(f"if {score} < {least}:", told=("", "")):
                sheet.line(f"{score} = {least}", told=f", which is raised to {{{score}}}")

        return write

    def _gift(self) -> Callable[[], None]:
        """A round score earns something."""
        sheet = self._sheet
        every, gift = sheet.rng.randint(4, 7), sheet.rng.randint(6, 15)
        sheet.say(f"a score that is a multiple of {every} {self._after} earns {gift} more points at once.")

        def write() -> None:
            score = self._names["score"]
            with sheet.block(f"if {score} % {every} == 0:", told=(f", and as {{{score}}} is a multiple of {every}", "")):
                sheet.change(score, "+", str(gift), told=f", it grows to {{{score}}}")

        return write

    def _note(self, score: str) -> None:
        """What is watched after a throw."""
        sheet = self._sheet
        if self._watch == "course":
            sheet.line(f"{self._seen}.append({score})", told="")
        elif self._watch == "best":
            with sheet.block(f"if {score} > {self._seen}:", told=(", the highest so far", "")):
                sheet.line(f"{self._seen} = {score}", told="")

    def ask_one(self) -> None:
        """Ask about the score of the only player."""
        sheet = self._sheet
        if self._watch == "best":
            sheet.say("what is the highest of the scores at first and after each throw, read when all rules have been applied?")
            sheet.answer(self._seen, told="")
        elif self._watch == "course":
            sheet.say(
                f"what is the score after each of the throws{', all rules applied' * bool(self._afterwards)}? Give the list."
            )
            sheet.answer(self._seen, "list[int]", told="")
        else:
            sheet.say("what is the score in the end?")
            sheet.answer(self._names["score"], told="")

    def ask_all(self) -> None:
        """Ask who is ahead, by how much, or what the scores are."""
        sheet, scores = self._sheet, self._scores
        what = sheet.pick(("all", "winner", "gap", "sum", "one"))
        if what == "all":
            sheet.say("what are the scores in the end? Give the list, in the order of the players.")
            sheet.answer(scores, "list[int]", told=f"in the end, the scores are {{{scores}}}")
        elif what == "winner":
            sheet.say("who has the highest score in the end?")
            best = sheet.let(
                "best", "the highest score", f"max({scores})", f"{scores}.count(max({scores})) == 1", "the highest score is {it}"
            )
            sheet.answer(f"{self._players}[{scores}.index({best})]", "str", told=", and {returned} has it")
        elif what == "gap":
            sheet.say("how many points are there between the highest and the lowest score in the end?")
            told = f"in the end, the scores are {{{scores}}}, with {{it}} points between the highest and the lowest"
            sheet.answer(sheet.let("gap", "the difference", f"max({scores}) - min({scores})", told=told), told="")
        elif what == "sum":
            sheet.say("what do the scores add up to in the end?")
            total = sheet.let("total", "the sum of the scores", f"sum({scores})", told=f"{{{scores}}} add up to {{it}}")
            sheet.answer(total, told="")
        else:
            place = sheet.rng.randrange(len(self._people))
            sheet.say(f"what is the score of {self._people[place]} in the end?")
            sheet.answer(f"{scores}[{place}]", told=f"in the end, {self._people[place]} has {{returned}}")
