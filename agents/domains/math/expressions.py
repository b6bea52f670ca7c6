"""Bare nested expressions with sums, differences and products of numbers below and above 0, worked out from the inside."""

from dataclasses import dataclass
from random import Random

from agents.grammar import coda, draw
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, Person, listed

_LONGEST = 44
"""Of an expression, in characters, that is repeated where its value is told."""
_MOST = 20_000
_NUMBERS = (*range(-9, 0), *range(2, 13), *range(2, 10))
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
seventeenth eighteenth nineteenth twentieth
"""
_NTH = tuple(_ORDINALS.split())


@dataclass(frozen=True, slots=True)
class _Part:
    """A number, or an expression whose value the program has found.

    Attributes:
        text: as it stands in the problem; slots are for what is given.
        code: the number or variable that holds its value.
        joint: ``+``, ``-`` or ``*``; empty for a number.
    """

    text: str
    code: str
    joint: str = ""

    @property
    def told(self) -> str:
        """Its value, as a slot unless it is a number."""
        return f"{{{self.code}}}" if self.code.isidentifier() else self.code

    def within(self, joint: str, *, right: bool) -> str:
        """Its text as a part of an expression, in brackets if it needs them there."""
        sums = self.joint in ("+", "-")
        needs = joint == "*" or right if sums else self.joint == joint and right
        return f"({self.text})" if needs else self.text


def compose(sheet: Sheet) -> None:
    """One expression; from the third level on also those of several people, or one that is rewritten bracket by bracket."""
    makers = {1: (_one,), 2: (_one,), 3: (_one, _several), 4: (_several, _rewritten)}
    sheet.pick(makers.get(sheet.level, (_several, _rewritten)))(sheet)
    coda.extend(sheet)


class _Writer:
    """Writes expressions, innermost parts first.

    Args:
        sheet: on which the problem is composed.
        share: of the numbers that differ from input to input.
    """

    def __init__(self, sheet: Sheet, share: float) -> None:
        self._sheet = sheet
        self._share = share
        self._sign = sheet.pick("*×")
        self._parts = 0
        self._who: Person | None = None

    def of(self, who: Person, size: int) -> _Part:
        """The expression of one of several people."""
        self._who, self._parts = who, 0
        return self.write(size)

    def write(self, size: int, outside: str = "") -> _Part:
        """An expression with so many joints, within a larger one with the joint ``outside``."""
        if size == 0:
            return self._number()
        joint = self._sheet.pick("+-" if outside == "*" else "+-*")
        share = self._sheet.rng.randint(0, size - 1)
        left, right = self.write(share, joint), self.write(size - 1 - share, joint)
        sign = self._sign if joint == "*" else joint
        text = f"{left.within(joint, right=False)} {sign} {right.within(joint, right=True)}"
        now = f"{left.told} {sign} {right.told} = {{it}}"
        nth = _NTH[self._parts]
        self._parts += 1
        name = self._sheet.let(
            f"{self._who.var if self._who else 'part'}_{self._parts}",
            f"the value of {self._who.name}'s {nth} part" if self._who else f"the value of the {nth} part",
            f"{left.code} {joint} {right.code}",
            f"abs({left.code} * {right.code}) < {_MOST}",
            f"{text} = {now}" if len(text) <= _LONGEST and (left.joint or right.joint) else now,
        )
        whose = f"the expression of {self._who.name}" if self._who else "this expression"
        self._sheet.ask(name, f"what is the value of “{text}” in {whose}?")
        return _Part(text, name, joint)

    def _number(self) -> _Part:
        sheet = self._sheet
        given = len(sheet.parameters)
        if given < len(_NTH) - 1 and (given == 0 or sheet.chance(self._share)):
            name = sheet.given("number", f"the {_NTH[given]} number", draw.one_of(*_NUMBERS))
            return _Part(f"{{{name}}}", name)
        number = str(sheet.pick(_NUMBERS))
        return _Part(number, number)


def _one(sheet: Sheet) -> None:
    """The value of one expression."""
    sheet.begin("we work it out from the inside to the outside|let us begin with the innermost parts")
    size = sheet.rng.randint(*((2, 4), (5, 8), (13, 15))[sheet.level - 1])
    expression = _Writer(sheet, 0.7).write(size)
    who, other = sheet.rng.sample(PEOPLE, 2)
    sheet.say(
        sheet.pick(
            (
                f"what is the value of {expression.text}?",
                f"work out {expression.text}. What do you get?",
                f"{who.name} works out {expression.text}. What is the result?",
                f"{other.name} asks {who.name} what {expression.text} is. What is the right answer?",
                f"in {who.name}'s exercise book there is the expression {expression.text}. What is its value?",
            )
        )
    )
    sheet.answer(expression.code, told="")


def _several(sheet: Sheet) -> None:
    """The expressions of several people: the largest or smallest value, whose it is, or the sum of all."""
    count, size = {3: (3, 4), 4: (4, 6), 5: (5, 9)}[sheet.level]
    people = sheet.rng.sample(PEOPLE, count)
    ask, low = sheet.pick(("who", "value", "sum", "sum")), sheet.chance(0.5)
    end, sign = ("smallest", "<") if low else ("largest", ">")
    sheet.begin("we take one expression after the other and work it out from the inside to the outside")
    writer, texts = _Writer(sheet, 0.35), []
    kept = sheet.name("total", "the sum so far") if ask == "sum" else sheet.name("best", f"the {end} value so far")
    winner = sheet.name("winner", "the person who has it") if ask == "who" else ""
    for number, person in enumerate(people):
        part = writer.of(person, sheet.rng.randint(size - 1, size + 1))
        texts.append(f"{person.name} works out {part.text}")
        own = f", so {person.name} gets {part.told}"
        if number == 0:
            sheet.line(f"{kept} = {part.code}", told=own)
            if winner:
                sheet.line(f'{winner} = "{person.name}"', told="")
        elif ask == "sum":
            sheet.change(kept, "+", part.code, told=f"{own}, and the sum is {{old({kept})}} + {part.told} = {{{kept}}}")
        else:
            told = (f"{own}, the {end} value so far", f"{own}, and the {end} value so far is still {{{kept}}}")
            with sheet.block(f"if {part.code} {sign} {kept}:", told=told):
                sheet.line(f"{kept} = {part.code}", told="")
                if winner:
                    sheet.line(f'{winner} = "{person.name}"', told="")
    sheet.say(f"{listed(texts)}.")
    if ask == "who":
        sheet.say(f"who gets the {end} value? If two get the same, name the first of them.")
        sheet.answer(winner, "str", told="")
    else:
        sheet.say("what is the sum of their results?" if ask == "sum" else f"what is the {end} of their results?")
        sheet.answer(kept, told="")


def _bracket(rng: Random, sign: str, brackets: int, most: int) -> str:
    """An expression in brackets with so many brackets in all, and at most so many numbers and brackets side by side in each."""
    inner = brackets - 1
    terms = [str(rng.choice(_NUMBERS)) for _ in range(rng.randint(2, most))]
    places = rng.sample(range(len(terms)), min(inner, rng.randint(1, 2))) if inner else []
    for left, place in enumerate(places, start=1):
        share = inner if left == len(places) else rng.randint(1, inner - (len(places) - left))
        terms[place] = _bracket(rng, sign, share, most)
        inner -= share
    joints = [rng.choice(("+", "-", sign)) for _ in terms[1:]]
    return f"({terms[0]}{''.join(f' {joint} {term}' for joint, term in zip(joints, terms[1:], strict=True))})"


def _drawn(sign: str, bounds: tuple[int, int], most: int) -> Draw:
    def build(rng: Random, _: Given) -> Value:
        return _bracket(rng, sign, rng.randint(*bounds), most)

    return build


def _rewritten(sheet: Sheet) -> None:
    """An expression in which one innermost bracket after the other gives way to its value."""
    sign, pairs = sheet.pick("*×"), sheet.chance(0.35)
    bounds = ((4, 6), (7, 10))[sheet.level - 4] if pairs else ((3, 4), (4, 6))[sheet.level - 4]
    text = sheet.given("text", "the expression", _drawn(sign, bounds, 2 if pairs else 3), "str")
    first, ask = sheet.chance(0.5), sheet.pick(("value", "value", "values", "negative"))
    way = "the one that is closed first" if first else "the one that is opened last"
    sheet.begin(f"we work out {{{text}}} bracket by bracket, always {way}")
    values = sheet.let("values", "the values of the brackets so far", "[]", told="") if ask != "value" else ""
    with sheet.block(f'while "(" in {text}:', told=("", "")):
        end = sheet.name("end", "the place where the bracket ends")
        start = sheet.name("start", "the place where the bracket begins")
        if first:
            sheet.line(f'{end} = {text}.index(")")', told="")
            sheet.line(f'{start} = {text}.rindex("(", 0, {end})', told="")
        else:
            sheet.line(f'{start} = {text}.rindex("(")', told="")
            sheet.line(f'{end} = {text}.index(")", {start})', told="")
        inner = sheet.let("inner", "what is in the bracket", f"{text}[{start} + 1:{end}]", told="the next bracket has {it} in it")
        parts = sheet.let("parts", "the numbers and signs in it", f"{inner}.split()", told="")
        value = (_pair if pairs else _chain)(sheet, parts, sign)
        if values:
            sheet.line(f"{values}.append({value})", f"abs({value}) < {_MOST}", told="")
        sheet.line(
            f"{text} = {text}[:{start}] + str({value}) + {text}[{end} + 1:]",
            f"abs({value}) < {_MOST}",
            f"with {{{value}}} in place of the bracket, there is {{{text}}}",
        )
    _ask(sheet, text, values, ask, way)


def _ask(sheet: Sheet, text: str, values: str, ask: str, way: str) -> None:
    """Ask for the value of the whole, or something of the values of all brackets."""
    who = sheet.pick(PEOPLE).name
    if ask == "value":
        sheet.say(sheet.pick((f"what is the value of {{{text}}}?", f"{who} works out {{{text}}}. What is the result?")))
        sheet.answer(f"int({text})", told="")
        return
    sheet.say(f"{who} works out {{{text}}} bracket by bracket, of several always {way}.")
    if ask == "values":
        sheet.say("which values do the brackets have, in the order in which they are worked out? Give them as a list.")
        sheet.answer(values, "list[int]", told="")
        return
    sheet.say("what is the sum of the values of all brackets, that of the whole included?")
    total = sheet.let("total", "the sum of the values", f"sum({values})", told=f"the values {{{values}}} have the sum {{it}}")
    sheet.answer(total, told="")


def _pair(sheet: Sheet, parts: str, sign: str) -> str:
    """Write the value of two numbers with a sign between them."""
    one = sheet.let("left", "the left number", f"int({parts}[0])", told="")
    other = sheet.let("right", "the right number", f"int({parts}[2])", told="")
    value = sheet.name("value", "the value of the bracket")
    for header, joint, shown in (
        (f'if {parts}[1] == "+":', "+", "+"),
        (f'elif {parts}[1] == "-":', "-", "-"),
        ("else:", "*", sign),
    ):
        with sheet.block(header, told=None if header == "else:" else ("", "")):
            sheet.line(f"{value} = {one} {joint} {other}", told=f"{{{one}}} {shown} {{{other}}} = {{{value}}}")
    return value


def _chain(sheet: Sheet, parts: str, sign: str) -> str:
    """Write the value of numbers with signs between them, products first."""
    place = sheet.let("place", "the place of the sign", "1", told="")
    with sheet.block(f"while {place} < len({parts}):", told=("", "")):
        a, b = f"{parts}[{place} - 1]", f"{parts}[{place} + 1]"
        with sheet.block(f'if {parts}[{place}] == "{sign}":', told=("", "")):
            product = sheet.let("product", "the product", f"int({a}) * int({b})", told=f"{{{a}}} {sign} {{{b}}} = {{it}}")
            sheet.line(f"{parts}[{place} - 1:{place} + 2] = [str({product})]", told="")
        with sheet.block("else:"):
            sheet.change(place, "+", "2", told="")
    value = sheet.let("value", "the value of the bracket", f"int({parts}[0])", told="")
    with sheet.block(f"for {place} in range(1, len({parts}), 2):", told=""):
        b = f"{parts}[{place} + 1]"
        for header, joint in ((f'if {parts}[{place}] == "+":', "+"), ("else:", "-")):
            with sheet.block(header, told=None if header == "else:" else ("", "")):
                sheet.change(value, joint, f"int({b})", told=f"{{old({value})}} {joint} {{{b}}} = {{{value}}}")
    return value
