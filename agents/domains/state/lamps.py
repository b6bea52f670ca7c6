"""A row of lamps that commands switch, each of them some lamps by a rule."""

import re
from dataclasses import dataclass
from random import Random

from agents.domains.state import moves
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


@dataclass(frozen=True, slots=True)
class _Command:
    """A command: its word, what it does with its number N, and the line that does it, in which L stands for the lamps."""

    word: str
    said: str
    code: str


def _commands() -> tuple[_Command, ...]:
    return (
        _Command("switch", "switches lamp N", "L[N - 1] = not L[N - 1]"),
        _Command("light", "turns lamp N on if it is off", "L[N - 1] = True"),
        _Command("dim", "turns lamp N off if it is on", "L[N - 1] = False"),
        _Command("left", "switches all lamps up to lamp N", "L[:N] = [not on for on in L[:N]]"),
        _Command("right", "switches lamp N and all behind it", "L[N - 1 :] = [not on for on in L[N - 1 :]]"),
        _Command("jump", "switches every N-th lamp", "L[N - 1 :: N] = [not on for on in L[N - 1 :: N]]"),
        _Command("clear", "turns off all lamps up to lamp N", "L[:N] = [False] * N"),
        _Command("fill", "turns on lamp N and all behind it", "L[N - 1 :] = [True] * (len(L) - N + 1)"),
        _Command("mirror", "turns round the order of what is on and off up to lamp N", "L[:N] = L[:N][::-1]"),
        _Command("copy", "makes the last lamp like lamp N", "L[-1] = L[N - 1]"),
    )


def _lamps(length: tuple[int, int]) -> Draw:
    return lambda rng, _: [rng.random() < 0.5 for _ in range(rng.randint(*length))]


def _numbers(word: str, length: int) -> range:
    """The lamps that a command may name."""
    return range(2 if word in ("jump", "mirror") else 1, length + (word != "copy"))


def compose(sheet: Sheet) -> None:
    """Command after command; which lamps are on then."""
    commands = sheet.rng.sample(_commands(), sheet.rng.randint(2, 2 + (sheet.level + 1) // 2))
    start = sheet.given("start", "the lamps at first", _lamps((4, 5 + sheet.level // 2)), "list[bool]", "lamp {n} is {0?on:off}")
    orders = sheet.given(
        "orders",
        "the commands",
        moves.orders(start, [one.word for one in commands], _numbers, moves.size(sheet)),
        "list[tuple[str, int]]",
        "“{0} {1}”",
    )
    owner = sheet.pick(PEOPLE).name
    place = sheet.pick(
        ("in the corridor", "over the stage", "along the garden path", "in the shop window", "on the control panel")
    )
    sheet.say(f"{owner} switches the lamps {place} by commands. At first, {{{start}}}.")
    sheet.say(
        "a command is a word and a number N (to switch is to turn off what is on, and on what is off): "
        + "; ".join(f"“{one.word}” {one.said}" for one in commands)
        + "."
    )
    sheet.say(f"the commands are, one after the other: {{{orders}}}.")
    sheet.begin("let us follow the commands one by one|we follow the lamps from command to command")
    _Row(sheet, commands, start, orders).ask()


class _Row:
    """The row of lamps while the commands are followed."""

    def __init__(self, sheet: Sheet, commands: list[_Command], start: str, orders: str) -> None:
        self._sheet, self._commands, self._start, self._orders = sheet, commands, start, orders
        self._lamps = sheet.let("lamps", "which lamps are on", f"list({start})", told="")

    def _lit(self, told: str) -> str:
        place = self._sheet.scratch("place", "the place of the lamp")
        code = f"[{place} + 1 for {place} in range(len({self._lamps})) if {self._lamps}[{place}]]"
        return self._sheet.let("lit", "the numbers of the lamps that are on", code, f"any({self._lamps})", told)

    def _follow(self) -> tuple[str, str]:
        """Write the loop; gives the variables of the lit lamps and of the list of how many they were."""
        sheet = self._sheet
        counts = sheet.let("counts", "how many lamps were on", "[]", told="") if sheet.chance(0.3) else ""
        word, number = sheet.name("word", "the command"), sheet.name("number", "its number")

        def writing(command: _Command) -> moves.Case:
            code = re.sub(r"\b[LN]\b", lambda letter: {"L": self._lamps, "N": number}[letter[0]], command.code)
            return f"{word} == {command.word!r}", lambda: sheet.line(code, told="")

        with sheet.block(f"for {word}, {number} in {self._orders}:", told=""):
            moves.decide(sheet, [writing(one) for one in self._commands], rest=True)
            lit = self._lit(f"after “{{{word}}} {{{number}}}”, these lamps are on: {{it}}")
            if counts:
                sheet.line(f"{counts}.append(len({lit}))", told=f", which makes {{{counts}[-1]:lamp/lamps}}")
        return lit, counts

    def ask(self) -> None:
        """Ask, and write the answer."""
        sheet = self._sheet
        what = sheet.pick((self._which, self._which, self._one, self._sum))
        lit, counts = self._follow()
        if counts:
            sheet.say("how many lamps are on after each of the commands? Give the list.")
            sheet.answer(counts, "list[int]", f"len(set({counts})) > 1", told="")
        else:
            what(lit)

    def _which(self, lit: str) -> None:
        self._sheet.say("which lamps are on in the end? Give the list of their numbers.")
        self._sheet.answer(lit, "list[int]", told="")

    def _one(self, lit: str) -> None:
        sheet = self._sheet
        wanted = sheet.given("wanted", "the lamp asked for", _among(self._start))
        sheet.say(f"is lamp {{{wanted}}} on in the end?")
        sheet.answer(f"{wanted} in {lit}", "bool", told=f"lamp {{{wanted}}} is {{returned?one of them:none of them}}")

    def _sum(self, lit: str) -> None:
        sheet, each = self._sheet, self._sheet.rng.randint(3, 25)
        sheet.say(f"lamp 1 needs {each} watts, and each other lamp {each} watts more than the one before it.")
        sheet.say("how many watts do all that are on need in the end?")
        total = sheet.let("total", "the sum of these numbers", f"sum({lit})", told="their numbers add up to {it}")
        sheet.answer(
            sheet.let(
                "watts", "the number of watts", f"{each} * {total}", told=f", so that makes {each} × {{{total}}} = {{it}} watts"
            ),
            told="",
        )


def _among(start: str) -> Draw:
    def draw(rng: Random, given: Given) -> Value:
        known = given[start]
        assert isinstance(known, list)
        return rng.randint(1, len(known))

    return draw
