"""Sequences given by a rule from term to term, or by a rule for each term."""

from collections.abc import Callable
from dataclasses import dataclass

from agents.grammar import coda, draw, frame
from agents.grammar.numbers import conditions, questions
from agents.grammar.sheet import Sheet
from agents.grammar.words import number_word, ordinal
from agents.grammar.working import changed, working

_QUESTIONS: tuple[questions.Maker, ...] = (
    questions.Total,
    questions.Count,
    questions.Extreme,
    questions.Alternating,
    questions.Spread,
    questions.UntilLimit,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """How the next term comes from the term in a variable.

    Attributes:
        words: the next term in words, as ``three times the term before it, minus 2``.
        write: writes the lines that give the variable its next value.
    """

    words: str
    write: Callable[[str], None]


def compose(sheet: Sheet) -> None:
    """A term, or a question about the first terms."""
    if sheet.level >= 2 and sheet.chance(0.3):
        _two_back(sheet)
    elif sheet.level >= 3 and sheet.chance(0.35):
        _until(sheet)
    elif sheet.level >= 3 and sheet.chance(0.6):
        _about_terms(sheet)
    else:
        _term(sheet)
    coda.extend(sheet)
    frame.open_with(sheet)


def _rule(sheet: Sheet) -> Rule:
    makers = (_linear, _linear, _reduced, _branch) if sheet.level >= 2 else (_linear, _shift)
    return sheet.pick(makers)(sheet)


def _start(sheet: Sheet, high: int = 30) -> str:
    first = sheet.given("first_term", "the first term", draw.whole(2, high))
    sheet.say(
        sheet.pick(
            (
                f"a sequence starts with {{{first}}}.",
                f"the first term of a sequence is {{{first}}}.",
                f"a sequence of numbers begins with {{{first}}}.",
            )
        )
    )
    return first


def _next(sheet: Sheet, rule: Rule) -> None:
    sheet.say(
        sheet.pick(
            (
                f"every later term is {rule.words}.",
                f"from then on, each term is {rule.words}.",
                f"each of the following terms is {rule.words}.",
            )
        )
    )


def _term(sheet: Sheet) -> None:
    first = _start(sheet)
    rule = _rule(sheet)
    _next(sheet, rule)
    if sheet.level == 1:
        number = sheet.rng.randint(3, 4)
        sheet.say(f"what is the {ordinal(number)} term?")
        sheet.begin(f"the first term is {{{first}}}")
        term = sheet.let("term", "the current term", first, told="")
        for _ in range(number - 1):
            rule.write(term)
    else:
        last = sheet.given("wanted", "the position of the wanted term", draw.whole(3, 4 * sheet.level))
        sheet.say(f"what is term number {{{last}}}, if the first term is number 1?")
        sheet.begin(f"term 1 is {{{first}}}")
        term = sheet.let("term", "the current term", first, told="")
        position = sheet.name("position", "the current position")
        with sheet.block(f"for {position} in range(2, {last} + 1):", told=""):
            rule.write(term)
    sheet.answer(term)


def _about_terms(sheet: Sheet) -> None:
    first = _start(sheet, 20)
    rule = sheet.pick((_reduced, _reduced, _branch))(sheet)
    _next(sheet, rule)
    count = sheet.given("length", "the number of terms", draw.whole(4, 5 * sheet.level))
    question = sheet.pick(_QUESTIONS)(sheet)
    condition = conditions.any_condition(sheet) if question.counts or sheet.chance(0.5) else None
    chosen = f", and of these pick out those that {condition.many}" if condition else ""
    sheet.say(f"consider the first {{{count}}} terms{chosen}.")
    sheet.say(question.ask("these terms"))
    sheet.begin(f"let us go from term to term, beginning with {{{first}}}|we go through the first {{{count}}} terms")
    term = sheet.let("term", "the current term", first, told="")
    question.start("these terms")
    turn = sheet.name("position", "the current position")
    with sheet.block(f"for {turn} in range(1, {count} + 1):", told=f"term number {{{turn}}} is {{{term}}}"):
        if condition:
            with sheet.block(f"if {condition.write(term)}:"):
                question.step(term)
        else:
            question.step(term)
        rule.write(term)
    answer = question.answer()
    if answer:
        sheet.answer(answer)


def _until(sheet: Sheet) -> None:
    first = _start(sheet)
    rule = _growing(sheet)
    _next(sheet, rule)
    limit = sheet.given("limit", "the limit", draw.whole(100, 5000, 50))
    wanted = sheet.pick(("term", "position", "sum"))
    sheet.begin(f"the first term is {{{first}}}")
    term = sheet.let("term", "the current term", first, told="")
    extra = {
        "position": ("position", "the position of the term", "1"),
        "sum": ("total", "the sum of the terms so far", first),
    }.get(wanted)
    name = sheet.let(*extra, told="") if extra else term
    over = f"{{{term}}} is greater than {{{limit}}}"
    with sheet.block(f"while {term} <= {limit}:", told=("", over)):
        rule.write(term)
        if wanted == "position":
            sheet.change(name, "+", "1", told=f", which is term {{{name}}}")
        if wanted == "sum":
            sheet.change(name, "+", term, told=f", which brings the sum to {changed(name, '+', term)}")
    first_over = f"the first term that is greater than {{{limit}}}"
    sheet.say(
        {
            "term": f"what is {first_over}?",
            "position": f"which position does {first_over} have, if the first term has position 1?",
            "sum": f"what is the sum of all terms up to and including {first_over}?",
        }[wanted]
    )
    sheet.answer(name)


def _two_back(sheet: Sheet) -> None:
    first = sheet.given("first_term", "the first term", draw.whole(1, 12))
    second = sheet.given("second_term", "the second term", draw.whole(1, 12))
    sheet.say(f"the first two terms of a sequence are {{{first}}} and {{{second}}}.")
    factor, other = sheet.pick(((1, 1), (2, 1), (1, 2), (3, -1), (2, -1), (1, -1)))
    modulus = sheet.pick((0, 0, 10, 100, 7)) if other > 0 else 0
    near = "the term before it" if factor == 1 else f"{number_word(factor)} times the term before it"
    far = "the term two places before it" if abs(other) == 1 else f"{number_word(abs(other))} times the term two places before it"
    rule = f"the sum of {near} and {far}" if other > 0 else f"{near} minus {far}"
    ending = f", of which only the remainder on division by {modulus} is kept" if modulus else ""
    sheet.say(f"each later term is {rule}{ending}.")
    last = sheet.given("wanted", "the position of the wanted term", draw.whole(4, 4 + 4 * sheet.level))
    total = sheet.chance(0.3)
    sheet.say(f"what is the sum of the first {{{last}}} terms?" if total else f"what is term number {{{last}}}?")
    sheet.begin(f"the first two terms are {{{first}}} and {{{second}}}")
    older = sheet.let("older", "the older term", first, need=f"{first} != {second}", told="")
    newer = sheet.let("newer", "the newer term", second, told="")
    both = f"{older} + {newer}"
    added = sheet.let("total", "the sum of the terms so far", both, told=f"their sum is {working(both)}") if total else ""
    place = sheet.name("position", "the current position")
    left = newer if factor == 1 else f"{factor} * {newer}"
    right = older if abs(other) == 1 else f"{abs(other)} * {older}"
    value = f"{left} {'+' if other > 0 else '-'} {right}"
    with sheet.block(f"for {place} in range(3, {last} + 1):", told=""):
        term = sheet.let("term", "the new term", value, told=f"term {{{place}}} is {working(value)}")
        if modulus:
            sheet.line(f"{term} = {term} % {modulus}", told=f", of which {{{term}}} is kept")
        sheet.line(f"{older} = {newer}", need=f"abs({term}) < 10 ** 6", told="")
        sheet.line(f"{newer} = {term}", told="")
        if added:
            sheet.change(added, "+", term, told=f", which brings the sum to {changed(added, '+', term)}")
    sheet.answer(added or newer)


# Rules


def _next_is(worked: str) -> str:
    """Words for the next term, which is written out."""
    return f"the next term is {worked}|next comes {worked}"


def _shift(sheet: Sheet) -> Rule:
    step = sheet.rng.randint(3, 19)
    return Rule(
        f"{step} more than the term before it",
        lambda x: sheet.change(x, "+", str(step), told=_next_is(changed(x, "+", str(step)))),
    )


def _linear(sheet: Sheet) -> Rule:
    factor, step = sheet.rng.randint(2, 4), sheet.rng.randint(1, 9)
    sign, word = sheet.pick((("+", "plus"), ("-", "minus")))
    split = sheet.chance(0.5)

    def write(x: str) -> None:
        if split:
            product = sheet.scratch("product", "the multiple of the term")
            sheet.line(f"{product} = {factor} * {x}", f"abs({x}) < 10 ** 6", told=f"{factor} × {{{x}}} = {{{product}}}")
            sheet.line(f"{x} = {product} {sign} {step}", told=f", so the next term is {{{product}}} {sign} {step} = {{{x}}}")
        else:
            told = _next_is(f"{factor} × {{old({x})}} {sign} {step} = {{{x}}}")
            sheet.line(f"{x} = {factor} * {x} {sign} {step}", need=f"abs({x}) < 10 ** 6", told=told)

    return Rule(f"{number_word(factor)} times the term before it, {word} {step}", write)


def _growing(sheet: Sheet) -> Rule:
    return sheet.pick((_linear, _shift, _grow_by_part))(sheet)


def _grow_by_part(sheet: Sheet) -> Rule:
    part = sheet.pick((2, 3, 4))
    word = {2: "half", 3: "a third", 4: "a quarter"}[part]
    step = sheet.rng.randint(2, 9)

    def write(x: str) -> None:
        share = sheet.scratch("share", "the part of the term that is added")
        sheet.line(f"{share} = {x} // {part}", told=f"{word} of {{{x}}}, rounded down, is {{{share}}}")
        told = f", so the next term is {{old({x})}} + {{{share}}} + {step} = {{{x}}}"
        sheet.line(f"{x} = {x} + {share} + {step}", told=told)

    return Rule(f"the term before it plus {word} of it (rounded down) plus {step}", write)


def _reduced(sheet: Sheet) -> Rule:
    factor, step = sheet.rng.randint(2, 7), sheet.rng.randint(1, 9)
    modulus = sheet.rng.randint(11, 60)
    split = sheet.chance(0.5)

    def write(x: str) -> None:
        if split:
            grown = sheet.scratch("grown", "the number that is to be divided")
            sheet.line(f"{grown} = {factor} * {x} + {step}", told=f"{factor} × {{{x}}} + {step} = {{{grown}}}")
            told = f", which leaves {{{x}}} when divided by {modulus}, the next term"
            sheet.line(f"{x} = {grown} % {modulus}", told=told)
        else:
            told = f"{factor} × {{old({x})}} + {step} divided by {modulus} leaves {{{x}}}, the next term"
            sheet.line(f"{x} = ({factor} * {x} + {step}) % {modulus}", told=told)

    return Rule(f"the remainder when {number_word(factor)} times the term before it plus {step} is divided by {modulus}", write)


def _branch(sheet: Sheet) -> Rule:
    divisor = sheet.pick((2, 2, 3))
    factor, step = sheet.rng.randint(1, 3), sheet.rng.randint(1, 9)
    test = "even" if divisor == 2 else "divisible by 3"
    part = "half" if divisor == 2 else "a third"
    grown = f"{number_word(factor)} times that term plus {step}" if factor > 1 else f"that term plus {step}"

    def write(x: str) -> None:
        decided = (f"{{{x}}} is {test}", f"{{{x}}} is {'odd' if divisor == 2 else 'not divisible by 3'}")
        with sheet.block(f"if {x} % {divisor} == 0:", told=decided):
            sheet.line(f"{x} = {x} // {divisor}", told=f", so the next term is {{old({x})}} ÷ {divisor} = {{{x}}}")
        with sheet.block("else:"):
            multiple, value = (f"{factor} × ", f"{factor} * {x}") if factor > 1 else ("", x)
            told = f", so the next term is {multiple}{{old({x})}} + {step} = {{{x}}}"
            sheet.line(f"{x} = {value} + {step}", need=f"{x} < 10 ** 5", told=told)

    return Rule(f"{part} of the term before it if that is {test}, and otherwise {grown}", write)
