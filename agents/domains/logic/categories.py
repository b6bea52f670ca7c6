"""Kinds within kinds: syllogisms over invented words, followed from one kind to the next."""

from itertools import pairwise
from random import Random

from agents.domains.logic.casts import NAMES
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet

_STARTS = [
    "b",
    "bl",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "qu",
    "r",
    "s",
    "sh",
    "sp",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "wr",
    "y",
    "z",
]
_MIDDLES = ["a", "e", "i", "o", "u", "ai", "ee", "oo"]
_ENDS = [
    "mpus",
    "rpus",
    "ndel",
    "mbel",
    "rkel",
    "lto",
    "pant",
    "mpik",
    "ckum",
    "rgit",
    "skel",
    "nteg",
    "llom",
    "zzel",
    "rbin",
    "ftan",
]


def _kinds(rng: Random, count: int) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        word = rng.choice(_STARTS) + rng.choice(_MIDDLES) + rng.choice(_ENDS)
        if word not in found:
            found.append(word)
    return found


def _tree(size: tuple[int, int]) -> Draw:
    """Kinds, each but the last few with the wider kind that it lies in, in any order: one long chain and some branches."""

    def draw(rng: Random, _: Given) -> Value:
        count = rng.randint(*size)
        kinds = _kinds(rng, count + 1)
        chain = rng.randint(max(2, count // 2), count)
        pairs = list(pairwise(kinds[: chain + 1]))
        pairs += [(kind, rng.choice(kinds[: at + 1])) for at, kind in enumerate(kinds[chain + 1 :], chain)]
        rng.shuffle(pairs)
        return dict(pairs)

    return draw


def _start(wider: str) -> Draw:
    """A kind that lies in another one."""

    def draw(rng: Random, given: Given) -> Value:
        known = given[wider]
        assert isinstance(known, dict)
        inner = [kind for kind in known if kind not in known.values()]
        return rng.choice(inner)

    return draw


def _other(wider: str) -> Draw:
    """Any kind."""

    def draw(rng: Random, given: Given) -> Value:
        known = given[wider]
        assert isinstance(known, dict)
        return rng.choice([*known, *known.values()])

    return draw


def compose(sheet: Sheet) -> None:
    """Follow a kind through the wider ones, and see what is met."""
    low = (2, 3, 5, 7, 9)[sheet.level - 1]
    wider = sheet.given(
        "wider",
        "the wider kinds",
        _tree((low, low + 2)),
        "dict[str, str]",
        sheet.pick(("Every {0} is a {1}.", "All of the kind {0} are of the kind {1}.", "Whatever is a {0} is a {1}.")),
    )
    start = sheet.given("start", "the first kind", _start(wider), "str")
    who = sheet.given("name", "the individual", lambda rng, _: rng.choice(NAMES), "str")
    sheet.say(f"{{{wider}}} {{{who}}} is a {{{start}}}. Nothing else is known about these kinds.")
    sheet.begin("let us follow the statements from one kind to the next|we go from each kind to the wider one")
    kind = sheet.pick(("list", "list", "widest", "widest", "count", "is", "after", "meets"))
    current = sheet.let("kind", "the kind reached so far", start, told=f"{{{who}}} is a {{it}}")
    if kind in ("list", "count"):
        _collect(sheet, wider, who, current, kind)
    elif kind in ("is", "meets"):
        _seek(sheet, wider, who, current, kind)
    elif kind == "widest":
        with sheet.block(
            f"while {current} in {wider}:",
            told=("", (f"nothing is said about what every {{{current}}} is, so the way ends here")),
        ):
            _up(sheet, wider, who, current)
        sheet.say(f"which is the widest kind to which {{{who}}} belongs?")
        sheet.answer(current, "str", told="")
    else:
        _after(sheet, wider, who, current)


def _up(sheet: Sheet, wider: str, who: str, current: str) -> None:
    sheet.line(
        f"{current} = {wider}[{current}]", told=f"every {{old({current})}} is a {{{current}}}, so {{{who}}} is a {{{current}}}"
    )


def _collect(sheet: Sheet, wider: str, who: str, current: str, kind: str) -> None:
    end = f"no statement says what every {{{current}}} is, so this is all"
    found = sheet.let("found", "the kinds found so far", "[]", told="")
    with sheet.block(f"while {current} in {wider}:", told=("", end)):
        _up(sheet, wider, who, current)
        if kind == "list" and sheet.chance(0.4):
            letter = sheet.pick(("the letter a", "the letter e", "the letter r", "the letter o"))
            sign = letter[-1]
            with sheet.block(f"if {sign!r} in {current}:", told=(f", a word with {letter}", f", a word without {letter}")):
                sheet.line(f"{found}.append({current})", told="")
            asked = (
                f"which of the wider kinds of {{{who}}} have {letter} in their names? Give them as a list, the narrowest first."
            )
        else:
            sheet.line(f"{found}.append({current})", told="")
            asked = f"to which wider kinds does {{{who}}} belong? Give them as a list, the narrowest first."
    if kind == "count":
        sheet.say(f"to how many kinds does {{{who}}} belong, the given one included?")
        sheet.answer(
            sheet.let(
                "number",
                "the number of kinds",
                f"len({found}) + 1",
                told="these are {it - 1} kinds besides the given one, {it} in all",
            ),
            told="",
        )
    else:
        sheet.say(asked)
        sheet.answer(found, "list[str]", told="", need=f"len({found}) > 0")


def _seek(sheet: Sheet, wider: str, who: str, current: str, kind: str) -> None:
    target = sheet.given("target", "the kind asked for", _other(wider), "str")
    if kind == "is":
        sheet.say(f"does it follow that {{{who}}} is a {{{target}}}?")
    else:
        sheet.say(f"assume also that no {{{target}}} can swim. Is it certain that {{{who}}} cannot swim?")
    test = f"{current} != {target} and {current} in {wider}"
    with sheet.block(f"while {test}:", told=("", f"that is {{{current}}}, where the way ends")):
        _up(sheet, wider, who, current)
    met = f"a {{{target}}} {{returned?was met on the way:was not met on the way}}"
    end = "this {returned?follows:does not follow}" if kind == "is" else "this is {returned?certain:not certain}"
    sheet.answer(f"{current} == {target}", "bool", told=f"{met}, so {end}")


def _after(sheet: Sheet, wider: str, who: str, current: str) -> None:
    steps = sheet.given("hops", "the number of statements to use", lambda rng, _: rng.randint(2, 2 + 2 * sheet.level))
    used = sheet.let("used", "the number of statements used", "0", told="")
    with sheet.block(f"while {used} < {steps} and {current} in {wider}:", told=("", "that is far enough")):
        _up(sheet, wider, who, current)
        sheet.change(used, "+", "1", told=f", with {{{used}:statement/statements}} used")
    sheet.say(f"which kind is reached from {{{who}}}'s kind by using {{{steps}}} of the statements one after the other?")
    sheet.answer(current, "str", told="", need=f"{used} == {steps}")
