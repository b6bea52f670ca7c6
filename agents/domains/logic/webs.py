"""Chains of people who say of each other that they lie or tell the truth."""

from random import Random

from agents.domains.logic import hearsay
from agents.domains.logic.casts import NAMES
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet


def _chain(size: tuple[int, int], first: str) -> Draw:
    """Different names, none of them that of the ``first`` parameter, each with what the person says of the one before."""

    def draw(rng: Random, given: Given) -> Value:
        names = rng.sample([name for name in NAMES if name != given[first]], rng.randint(*size))
        return [(name, rng.random() < 0.5) for name in names]

    return draw


def compose(sheet: Sheet) -> None:
    """A chain in which each speaks of the one before, or one in which each speaks of some before."""
    if sheet.chance((0.6, 0.7, 0.85, 0.95, 0.98)[sheet.level - 1]):
        hearsay.compose(sheet)
    else:
        _pass_on(sheet)


def _pass_on(sheet: Sheet) -> None:
    """Each speaks of the one before; the first is known."""
    low = (2, 2, 3, 4, 6)[sheet.level - 1]
    start = sheet.given("first", "the first person", lambda rng, _: rng.choice(NAMES), "str")
    honest = sheet.given(
        "first_honest",
        "whether the first person is honest",
        lambda rng, _: rng.random() < 0.5,
        "bool",
        "{0?tells the truth:lies}",
    )
    chain = sheet.given(
        "chain",
        "what people say of the one before them",
        _chain((low, low + 2 + sheet.level // 2), start),
        "list[tuple[str, bool]]",
        "Then {0} says that the one named just before {1?tells the truth:lies}.",
    )
    sheet.say("everyone either always tells the truth or always lies.")
    sheet.say(f"{{{start}}} {{{honest}}}. {{{chain}}}")
    sheet.begin(
        sheet.pick(("let us follow the chain", "we go from one person to the next", "everything follows from the first person"))
    )
    kind = sheet.pick(("count", "list", "list", "list", "last", "first"))
    before = sheet.let("before", "the person before", start, told="")
    truth = sheet.let("honest", "whether the person is honest", honest, told=f"{{{start}}} {{it?tells the truth:lies}}")
    result = _start(sheet, kind, truth)
    name, says = sheet.name("name", "the person"), sheet.name("says", "what the person says of the one before")
    with sheet.block(
        f"for {name}, {says} in {chain}:", told=f"{{{name}}} says that {{{before}}} {{{says}?tells the truth:lies}}"
    ):
        same = f", which is {{{truth}?true:false}}, so {{{name}}} {{{truth}?tells the truth:lies}}"
        way = sheet.rng.randrange(3)
        if way == 0:
            sheet.line(f"{truth} = {truth} == {says}", told=same)
        elif way == 1:
            with sheet.block(
                f"if not {says}:",
                told=(
                    f", which is {{{truth}?false:true}}, so {{{name}}} {{{truth}?lies:tells the truth}}",
                    f", which is {{{truth}?true:false}}, so {{{name}}} {{{truth}?tells the truth:lies}}",
                ),
            ):
                sheet.line(f"{truth} = not {truth}", told="")
        else:
            with sheet.block(
                f"if {truth}:",
                told=(
                    f", which is {{{says}?true:false}}, so {{{name}}} {{{says}?tells the truth:lies}}",
                    f", which is {{{says}?false:true}}, so {{{name}}} {{{says}?lies:tells the truth}}",
                ),
            ):
                sheet.line(f"{truth} = {says}", told="")
            with sheet.block("else:"):
                sheet.line(f"{truth} = not {says}", told="")
        _step(sheet, kind, name, truth, result)
        sheet.line(f"{before} = {name}", told="")
    _finish(sheet, kind, truth, result)


def _start(sheet: Sheet, kind: str, truth: str) -> str:
    liars = sheet.chance(0.5)
    match kind:
        case "count":
            return sheet.let(
                "liars" if liars else "honest_people",
                f"the number of {'liars' if liars else 'honest people'} so far",
                "0",
                told="",
            )
        case "list":
            return sheet.let(
                "liars" if liars else "honest_people",
                f"the list of {'liars' if liars else 'honest people'} so far",
                "[]",
                told="",
            )
        case "first":
            return sheet.let(
                "liar" if liars else "honest_person",
                f"the first {'liar' if liars else 'honest person'} in the chain",
                "''",
                told="",
            )
    return truth


def _step(sheet: Sheet, kind: str, name: str, truth: str, result: str) -> None:
    test = f"not {truth}" if result.startswith("liar") else truth
    match kind:
        case "count":
            with sheet.block(f"if {test}:", told=(f", and the count goes up to {{{result} + 1}}", "")):
                sheet.change(result, "+", "1", told="")
        case "list":
            with sheet.block(f"if {test}:", told=(f", and {{{name}}} belongs on the list", "")):
                sheet.line(f"{result}.append({name})", told="")
        case "first":
            with sheet.block(f"if {test} and {result} == '':", told=(f", and {{{name}}} is the first of this kind", "")):
                sheet.line(f"{result} = {name}", told="")


def _finish(sheet: Sheet, kind: str, truth: str, result: str) -> None:
    liars = result.startswith("liar")
    lie = "lie" if liars else "tell the truth"
    match kind:
        case "count":
            sheet.say(f"leaving out the first person, how many of the others {lie}?")
            sheet.answer(result, told="")
        case "list":
            sheet.say(
                f"leaving out the first person, who of the others "
                f"{'lies' if liars else 'tells the truth'}? Give the names as a list, in the order above."
            )
            sheet.answer(result, "list[str]", told="")
        case "first":
            sheet.say(f"leaving out the first person, who is the first to {lie}?")
            sheet.answer(result, "str", told="", need=f"{result} != ''")
        case _:
            sheet.say("does the last person tell the truth?")
            sheet.answer(truth, "bool", told="")
