"""A small machine with two registers and a list of instructions."""

from random import Random

from agents.grammar.draw import Draw, Given, Value, whole
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_RULES = (
    ("add", "A = A + N", "adds the number to A", "A becomes {old(A)} + {N} = {A}"),
    ("subtract", "A = A - N", "subtracts the number from A", "A becomes {old(A)} - {N} = {A}"),
    ("double", "A = 2 * A + N", "doubles A and adds the number", "A becomes 2 × {old(A)} + {N} = {A}"),
    ("store", "B = A + N", "puts A plus the number into B", "B becomes {A} + {N} = {B}"),
    ("mix", "A = A + B - N", "adds B to A and subtracts the number", "A becomes {old(A)} + {B} - {N} = {A}"),
    ("carry", "B = B + A + N", "adds A and the number to B", "B becomes {old(B)} + {A} + {N} = {B}"),
    ("raise", "B = B + 2 * N", "adds twice the number to B", "B becomes {old(B)} + 2 × {N} = {B}"),
)


def _instructions(words: list[str], size: tuple[int, int]) -> Draw:
    def draw(rng: Random, _: Given) -> Value:
        return [(rng.choice(words), rng.randint(1, 9)) for _ in range(rng.randint(*size))]

    return draw


def compose(sheet: Sheet) -> None:
    """Instruction after instruction; what stands in a register."""
    rules = sheet.rng.sample(_RULES, sheet.rng.randint(2, 3 + (sheet.level > 2)))
    size = ((2, 3), (3, 4), (4, 6), (6, 8), (8, 10))[sheet.level - 1]
    left, right = (
        sheet.given("a_start", "the number in A at first", whole(2, 20)),
        sheet.given("b_start", "the number in B at first", whole(2, 20)),
    )
    tape = sheet.given(
        "tape", "the instructions", _instructions([one[0] for one in rules], size), "list[tuple[str, int]]", "{0} {1}"
    )
    sheet.say(
        f"{sheet.pick(PEOPLE).name} has a little machine with two registers, A and B. "
        + " ".join(f"The instruction “{one[0]}” with a number {one[2]}." for one in rules)
    )
    sheet.say(
        f"at first, A holds {{{left}}} and B holds {{{right}}}. These instructions are given, one after the other: {{{tape}}}."
    )
    sheet.begin(f"at first, A holds {{{left}}} and B holds {{{right}}}|A starts with {{{left}}} and B with {{{right}}}")
    a, b = sheet.let("a", "the number in A", left, told=""), sheet.let("b", "the number in B", right, told="")
    limit = sheet.given("limit", "the limit", whole(30, 90)) if sheet.chance(0.5) else ""
    word, number = sheet.name("word", "the instruction"), sheet.name("number", "its number")
    with sheet.block(f"for {word}, {number} in {tape}:", told=f"the instruction is “{{{word}}} {{{number}}}”"):
        for at, (name, code, _, told) in enumerate(rules):
            names = {"A": a, "B": b, "N": number}
            header = f"if {word} == {name!r}:" if at == 0 else "else:" if at == len(rules) - 1 else f"elif {word} == {name!r}:"
            with sheet.block(header, told=None if header == "else:" else ("", "")):
                text = " ".join(names.get(part, part) for part in code.split())
                need = f"{text.partition(' = ')[2]} >= 0" if " - " in text else ""
                sheet.line(text, need, told=", so " + _named(told, names))
        if limit:
            with sheet.block(f"if {a} > {limit}:", told=(f", and A holds more than {{{limit}}}", "")):
                sheet.line(f"{a} = {a} - {limit}", told=f", so it goes down to {{old({a})}} - {{{limit}}} = {{{a}}}")
    if limit:
        sheet.say(f"whenever A holds more than {{{limit}}} after an instruction, {{{limit}}} is subtracted from it once.")
    kind = sheet.pick(("a", "b", "both", "sum"))
    if kind == "both":
        sheet.say("what do A and B hold in the end? Give a list of two numbers.")
        sheet.answer(f"[{a}, {b}]", "list[int]", told=f"in the end, A holds {{{a}}} and B holds {{{b}}}")
    elif kind == "sum":
        sheet.say("what is the sum of A and B in the end?")
        sheet.answer(sheet.let("total", "the sum", f"{a} + {b}", told=f"the sum is {{{a}}} + {{{b}}} = {{it}}"), told="")
    else:
        sheet.say(f"what does {kind.upper()} hold in the end?")
        sheet.answer(a if kind == "a" else b, told="")


def _named(told: str, names: dict[str, str]) -> str:
    """A phrase with the registers' variables in its slots."""
    for letter, name in names.items():
        told = told.replace(f"{{{letter}}}", f"{{{name}}}").replace(f"old({letter})", f"old({name})")
    return told
