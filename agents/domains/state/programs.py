"""A small machine that runs a numbered program, in which some instructions jump to others."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from agents.domains.state import moves
from agents.grammar.draw import Draw, Given, Value, whole
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_LENGTHS = ((2, 2), (3, 3), (4, 5), (5, 7), (8, 10))


@dataclass(frozen=True, slots=True)
class _Rule:
    """An instruction with its number N, in which A and B stand for the counters.

    Attributes:
        word: its name.
        said: what it does.
        code: the line that does it; for a jump, its condition.
        told: what it does, with its values; for a jump, what its condition says.
        most: the largest number it is used with; for a jump back, 0, as its number is that of a line.
        jump: where it leads if its condition holds, as a Python expression of the number of the next line, L.
    """

    word: str
    said: str
    code: str
    told: str
    most: int = 9
    jump: str = ""


def _plain() -> tuple[_Rule, ...]:
    return (
        _Rule("add", "adds N to A", "A = A + N", "A is {old(A)} + {N} = {A}"),
        _Rule("give", "adds N to B", "B = B + N", "B is {old(B)} + {N} = {B}"),
        _Rule("take", "subtracts N from B", "B = B - N", "B is {old(B)} - {N} = {B}", 4),
        _Rule("grow", "multiplies A by N", "A = A * N", "A is {old(A)} × {N} = {A}", 3),
        _Rule("gather", "adds A and N to B", "B = B + A + N", "B is {old(B)} + {A} + {N} = {B}"),
        _Rule("mirror", "sets A to the sum of B and N", "A = B + N", "A is {B} + {N} = {A}"),
        _Rule("lift", "adds B to A and subtracts N", "A = A + B - N", "A is {old(A)} + {B} - {N} = {A}", 4),
    )


def _jumps(limit: int) -> tuple[_Rule, ...]:
    return (
        _Rule(
            "back",
            f"goes on with instruction N if A is less than {limit}",
            f"A < {limit}",
            f"A holds {{A}}, less than {limit}",
            0,
            "N",
        ),
        _Rule(
            "again",
            f"goes on with instruction N if B is less than {limit}",
            f"B < {limit}",
            f"B holds {{B}}, less than {limit}",
            0,
            "N",
        ),
        _Rule(
            "skip", "leaves the next instruction out if A is greater than N", "A > N", "A holds {A}, more than {N}", 20, "L + 1"
        ),
        _Rule(
            "pass", "leaves the next instruction out if B is at most N", "B <= N", "B holds {B}, not more than {N}", 20, "L + 1"
        ),
    )


def _program(plain: list[_Rule], jumps: list[_Rule], size: tuple[int, int]) -> Draw:
    """Lines of which those that jump back stand behind all others, and those that leave a line out not right before the end."""

    def draw(rng: Random, _: Given) -> Value:
        backs = [rule.word for rule in jumps if not rule.most]
        skips = [rule for rule in jumps if rule.most]
        lines = [(rule.word, rng.randint(2, rule.most)) for rule in rng.choices(plain, k=rng.randint(*size))]
        for rule in skips:
            lines.insert(rng.randrange(len(lines)), (rule.word, rng.randint(4, rule.most)))
        return lines + [(word, rng.randint(1, 2)) for word in backs]

    return draw


def compose(sheet: Sheet) -> None:
    """Line after line, as the jumps lead; what the counters hold in the end."""
    limit = sheet.rng.randint(15, 40)
    plain = sheet.rng.sample(_plain(), sheet.rng.randint(1, 1 + (sheet.level + 1) // 2))
    jumps = sheet.rng.sample(_jumps(limit), sheet.pick((1, 1, 2)))
    a = sheet.given("a", "the number in A", whole(1, 12))
    b = sheet.given("b", "the number in B", whole(1, 12))
    lines = sheet.given(
        "program",
        "the program",
        _program(plain, jumps, _LENGTHS[sheet.level - 1]),
        "list[tuple[str, int]]",
        "- {n}: {0} {1}.",
    )
    rules = [*plain, *jumps]
    sheet.rng.shuffle(rules)
    machine = sheet.pick(("little computer", "machine", "model computer", "calculator"))
    sheet.say(f"{sheet.pick(PEOPLE).name}'s {machine} has two counters, A and B.")
    sheet.say("instructions are a word and a number N: " + "; ".join(f"“{rule.word}” {rule.said}" for rule in rules) + ".")
    sheet.say(
        f"A is {{{a}}} and B is {{{b}}} at first, and this program runs from instruction 1 on until none follows:\n{{{lines}}}\n"
    )
    sheet.begin(f"A is {{{a}}} and B is {{{b}}} at first|we begin with instruction 1, with {{{a}}} in A and {{{b}}} in B")
    _run(sheet, rules, {"A": a, "B": b}, lines)
    _ask(sheet, a, b, {rule.code[0] for rule in plain})


def _run(sheet: Sheet, rules: list[_Rule], names: dict[str, str], lines: str) -> None:
    here = sheet.let("place", "the number of the instruction", "1", told="")
    word, number = sheet.name("word", "the instruction"), sheet.name("number", "its number")
    names |= {"N": number, "L": here}

    def named(text: str) -> str:
        return re.sub(r"\b[ABNL]\b", lambda letter: names[letter[0]], text)

    def writing(rule: _Rule) -> moves.Case:
        return f"{word} == {rule.word!r}", lambda: _do(sheet, rule, named, here)

    with sheet.block(f"while {here} <= len({lines}):", told=("", "")):
        sheet.line(f"{word}, {number} = {lines}[{here} - 1]", told=f"instruction {{{here}}} is “{{{word}}} {{{number}}}”")
        sheet.change(here, "+", "1", told="")
        moves.decide(sheet, [writing(rule) for rule in rules], rest=True)


def _do(sheet: Sheet, rule: _Rule, named: Callable[[str], str], here: str) -> None:
    told = re.sub(r"\{[^{}]*\}", lambda slot: named(slot[0]), rule.told)
    if not rule.jump:
        sheet.line(named(rule.code), told=f", so {told}")
        return
    with sheet.block(f"if {named(rule.code)}:", told=(f", and {told}", ", which changes nothing now")):
        sheet.line(f"{here} = {named(rule.jump)}", told=f", so it goes on with instruction {{{here}}}")


def _ask(sheet: Sheet, a: str, b: str, changed: set[str]) -> None:
    what = sheet.pick(("a", "b", "both", "sum")) if len(changed) > 1 else min(changed).lower()
    if what == "both":
        sheet.say("what are A and B in the end? Give a list of the two numbers.")
        sheet.answer(f"[{a}, {b}]", "list[int]", told=f"in the end, A is {{{a}}} and B is {{{b}}}")
    elif what == "sum":
        sheet.say("what is the sum of A and B in the end?")
        sheet.answer(sheet.let("total", "the sum", f"{a} + {b}", told=f"the sum is {{{a}}} + {{{b}}} = {{it}}"), told="")
    else:
        sheet.say(f"what is {what.upper()} in the end?")
        sheet.answer(a if what == "a" else b, told="")
