"""Overlaps: how many are in one group, in both, in none; multiples of one number or another; committees and surveys."""

import itertools

from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import number_word
from agents.grammar.working import working

_CLUBS = (
    ("play chess", "play cards"),
    ("sing", "dance"),
    ("have a dog", "have a cat"),
    ("speak Italian", "speak Danish"),
    ("like tea", "like coffee"),
    ("swim", "cycle"),
)
_CROWDS = ("pupils", "guests", "members of a club", "neighbours", "employees", "passengers")


def compose(sheet: Sheet) -> None:
    """Two groups at level 1, three or multiples at level 2, counting one by one above."""
    makers = {1: (_two, _multiples), 2: (_three, _multiples, _pigeonhole)}
    sheet.pick(makers.get(sheet.level, (_union, _union, _lists, _survey, _shirts)))(sheet)
    coda.extend(sheet)
    if sheet.level > 2:
        frame.open_with(sheet)


def _two(sheet: Sheet) -> None:
    first, second = sheet.pick(_CLUBS)
    crowd = sheet.pick(_CROWDS)
    total, a, b, both = (
        sheet.given(base, gloss, draw.whole(low, high))
        for base, gloss, low, high in (
            ("total", "the number of all", 20, 120),
            ("first", f"the number of those who {first}", 8, 80),
            ("second", f"the number of those who {second}", 8, 80),
            ("both", "the number of those who do both", 2, 40),
        )
    )
    sheet.say(f"of {{{total}}} {crowd}, {{{a}}} {first} and {{{b}}} {second}; {{{both}}} do both.")
    sheet.begin(f"those who do both are counted twice in {{{a}}} and {{{b}}}")
    need = f"{both} < min({a}, {b}) and {a} + {b} - {both} < {total}"
    told = f"so {working(f'{a} + {b} - {both}')} {crowd} do at least one of the two"
    union = sheet.let("any", "the number of those who do anything of this", f"{a} + {b} - {both}", need, told)
    if sheet.chance(0.5):
        sheet.say("how many do neither?")
        told = f"the others are {working(f'{total} - {union}')}"
        sheet.answer(sheet.let("result", "the number of those who do neither", f"{total} - {union}", told=told))
    else:
        sheet.say("how many do exactly one of the two?")
        told = f"without those who do both, they are {working(f'{union} - {both}')}"
        sheet.answer(sheet.let("result", "the number of those who do a single thing", f"{union} - {both}", told=told))


def _multiples(sheet: Sheet) -> None:
    a, b = sheet.pick(((3, 5), (2, 7), (4, 9), (5, 7), (6, 11), (3, 8), (7, 10), (2, 9)))
    top = sheet.given("top", "the largest number", draw.whole(60, 999))
    thing = sheet.pick(("tickets", "lockers", "pages", "houses", "chairs"))
    sheet.begin(f"we count the multiples up to {{{top}}}")
    told = f"{a} fits {{it:time/times}} into {{{top}}}"
    one = sheet.let("first", "the number of multiples of the first number", f"{top} // {a}", told=told)
    told = f", {b} fits {{it:time/times}}"
    two = sheet.let("second", "the number of multiples of the second number", f"{top} // {b}", told=told)
    told = f"multiples of both are multiples of {a * b}, which fits {{it:time/times}}"
    both = sheet.let("both", "the number of multiples of both numbers", f"{top} // {a * b}", told=told)
    kind = sheet.rng.randint(0, 2 if sheet.level > 1 else 1)
    sheet.say(f"{{{top}}} {thing} are numbered from 1 on.")
    sheet.say(
        (
            f"how many of them have a number that is a multiple of {a} or of {b}, or of both?",
            f"how many of them have a number that is a multiple of {a} or of {b}, but not of both?",
            f"how many of them have a number that is neither a multiple of {a} nor of {b}?",
        )[kind]
    )
    if kind == 1:
        told = f"these are to be left out of both, so {working(f'{one} + {two} - 2 * {both}')} remain"
        single = f"{one} + {two} - 2 * {both}"
        sheet.answer(sheet.let("single", "the number of those with a single property", single, told=told))
        return
    told = f"these are counted twice, so there are {working(f'{one} + {two} - {both}')} with one property or both"
    union = sheet.let("union", "the number of those with any property", f"{one} + {two} - {both}", told=told)
    if kind == 0:
        sheet.answer(union)
        return
    told = f"the others are {working(f'{top} - {union}')}"
    sheet.answer(sheet.let("none", "the number of those with neither property", f"{top} - {union}", told=told))


def _three(sheet: Sheet) -> None:
    crowd = sheet.pick(_CROWDS)
    a, b, c = sheet.pick(
        (("bread", "cheese", "fruit"), ("tennis", "golf", "hockey"), ("drums", "violin", "flute"), ("novels", "comics", "poems"))
    )
    names = [
        sheet.given(f"{word}_count", f"the number of those who chose {thing}", draw.whole(15, 60))
        for word, thing in zip(("first", "second", "third"), (a, b, c), strict=True)
    ]
    pairs = [
        sheet.given(f"{word}_pair", f"the number of those who chose {x} and {y}", draw.whole(4, 20))
        for word, (x, y) in zip(("first", "second", "third"), ((a, b), (a, c), (b, c)), strict=True)
    ]
    all_three = sheet.given("triple", "the number of those who chose all", draw.whole(1, 8))
    sheet.say(
        f"some {crowd} were asked to choose one or more of {a}, {b} and {c}. {{{names[0]}}} chose {a}, "
        f"{{{names[1]}}} {b} and {{{names[2]}}} {c}; {{{pairs[0]}}} chose {a} and {b} (and perhaps {c}), "
        f"{{{pairs[1]}}} {a} and {c}, and {{{pairs[2]}}} {b} and {c}, each counted with those who chose all "
        f"three, whose number is {{{all_three}}}."
    )
    sheet.begin("let us add up the choices, and the pairs of choices")
    told = f"there are {working(' + '.join(names))} choices"
    singles = sheet.let("choices", "the number of all choices", " + ".join(names), told=told)
    alone = zip(names, itertools.combinations(pairs, 2), strict=True)
    enough = " and ".join(f"{one} + {all_three} >= {first} + {second}" for one, (first, second) in alone)
    need = f"{all_three} < min({', '.join(pairs)}) and {enough}"
    told = f", and {working(' + '.join(pairs))} pairs of them"
    doubles = sheet.let("pairs", "the sum over the pairs", " + ".join(pairs), need, told)
    kind = sheet.rng.randint(0, 1)
    sheet.say(("how many people were asked?", "how many people chose exactly two of the three?")[kind])
    if kind == 0:
        people = f"{singles} - {doubles} + {all_three}"
        told = f"without the pairs, but with those who chose all three, that makes {working(people)} people"
        sheet.answer(sheet.let("people", "the number of people", people, told=told))
    else:
        exactly = f"{doubles} - 3 * {all_three}"
        told = f"who chose all three is in each of the three pairs, so exactly two were chosen by {working(exactly)} people"
        sheet.answer(sheet.let("exactly_two", "the number of people who made a pair of choices", exactly, told=told))


def _pigeonhole(sheet: Sheet) -> None:
    colours = sheet.rng.sample(("red", "blue", "green", "white", "black", "yellow"), 3)
    thing = sheet.pick(("socks", "marbles", "gloves", "sweets", "balls"))
    counts = [sheet.given(f"{colour}_count", f"the number of {colour} {thing}", draw.whole(3, 30)) for colour in colours]
    want = sheet.rng.randint(3, 9)
    sheet.say(
        f"a drawer holds {{{counts[0]}}} {colours[0]}, {{{counts[1]}}} {colours[1]} and {{{counts[2]}}} "
        f"{colours[2]} {thing}. How many must be taken out in the dark to be sure to have {want} of one "
        f"colour?"
    )
    parts = [
        sheet.let(
            f"{colour}_most",
            f"the most {colour} {thing} without success",
            f"min({count}, {want - 1})",
            told=f"of {{{count}}} {colour} {thing}, at most {{it}} can come without {want} of them",
        )
        for colour, count in zip(colours, counts, strict=True)
    ]
    sheet.begin(f"in the worst case the {thing} are spread over the colours, at most {want - 1} of each")
    need, told = f"max({', '.join(counts)}) >= {want}", f"that is {working(' + '.join(parts))} in the worst case"
    worst = sheet.let("worst", f"the most {thing} without success", " + ".join(parts), need, told)
    told = f"with the next one, {working(f'{worst} + 1')} are enough"
    sheet.answer(sheet.let("enough", f"the number of {thing} that is enough", f"{worst} + 1", told=told))


def _union(sheet: Sheet) -> None:
    """Numbers with one property or another."""
    top = sheet.given("top", "the last number", draw.whole(7 + 2 * sheet.level, 5 + 7 * sheet.level))
    low = sheet.given("low", "the smallest number", draw.whole(1, 6)) if sheet.chance(0.5) else ""
    a, b, c = sheet.rng.sample(range(2, 10), 3)
    properties = {
        f"is a multiple of {a}": "{n} % " + f"{a} == 0",
        f"leaves the remainder 1 when divided by {b}": "{n} % " + f"{b} == 1",
        f"ends in {c}": "{n} % 10 == " + str(c),
        f"is less than {a + b}": "{n} < " + str(a + b),
        "has an even tens digit (0 if there is none)": "{n} // 10 % 2 == 0",
        f"is greater than {2 * a + c}": "{n} > " + str(2 * a + c),
    }
    (w1, p1), (w2, p2) = sheet.rng.sample(list(properties.items()), 2)
    mode, kind = sheet.rng.randint(0, 3), sheet.rng.randint(0, 2)
    sheet.say(
        f"consider the whole numbers from {f'{{{low}}}' if low else 1} to {{{top}}}. A number has the first "
        f"property if it {w1}, and the second one if it {w2}."
    )
    which = (
        "at least one of the two properties",
        "both properties",
        "exactly one of the two properties",
        "neither of the two properties",
    )[mode]
    sheet.say(
        (
            f"how many of the numbers have {which}?",
            f"what is the sum of the numbers that have {which}?",
            f"list the numbers that have {which}.",
        )[kind]
    )
    found = sheet.let(
        "found",
        ("the number of such numbers so far", "the sum of such numbers so far", "the list of such numbers so far")[kind],
        "[]" if kind == 2 else "0",
        told="",
    )
    n = sheet.name("number", "the current number")
    one, two = p1.format(n=n), p2.format(n=n)
    sheet.begin("let us go through the numbers|we look at one number after the other")
    counted = ("counts, which makes {found}", "counts, which makes {old(found)} + {n} = {found}", "goes on the list")[kind]
    counted = counted.replace("found", found).replace("{n}", f"{{{n}}}")
    with sheet.block(f"for {n} in range({low or 1}, {top} + 1):", told=""):
        if mode == 2 or sheet.chance(0.5):
            x = sheet.let("has_first", "what is found of the first property", one, told="")
            has = f"{{{n}}} {{{x}?has:lacks}} the first property"
            y = sheet.name("has_second", "what is found of the second property")
            sheet.line(f"{y} = {two}", told=f"{has} and {{{y}?has:lacks}} the second one")
            test = (f"{x} or {y}", f"{x} and {y}", f"{x} != {y}", f"not {x} and not {y}")[mode]
            told = ("", f", so {{{n}}} does not count")
        else:
            test = (f"{one} or {two}", f"{one} and {two}", "", f"not ({one}) and not ({two})")[mode]
            told = (f"{{{n}}} has {which}", f"{{{n}}} does not")
        with sheet.block(f"if {test}:", told=told):
            if kind == 2:
                sheet.line(f"{found}.append({n})", told=f", so it {counted}")
            else:
                sheet.change(found, "+", "1" if kind == 0 else n, told=f", so it {counted}")
    if kind == 2:
        sheet.answer(found, "list[int]", need=f"1 < len({found}) < 9")
    else:
        sheet.answer(found)


def _lists(sheet: Sheet) -> None:
    what = sheet.pick(("numbers of the winning tickets", "numbers on the cards", "members' numbers", "seat numbers"))
    a = sheet.given("first", "the first list", draw.many((3, 1 + 2 * sheet.level), 1, 20, distinct=True), "list[int]")
    b = sheet.given("second", "the second list", draw.many((3, 1 + 2 * sheet.level), 1, 20, distinct=True), "list[int]")
    mode, kind = sheet.rng.randint(0, 2), sheet.rng.randint(0, 2)
    sheet.say(f"there are two lists of {what}: the first one is {{{a}}}, the second one {{{b}}}.")
    which = ("in both lists", "in the first list but not in the second", "in exactly one of the two lists")[mode]
    sheet.say(
        (
            f"how many numbers are {which}?",
            f"what is the sum of the numbers that are {which}?",
            f"what is the largest number that is {which}? Answer 0 if there is none.",
        )[kind]
    )
    found = sheet.let(
        "found",
        ("the number of such numbers so far", "the sum of such numbers so far", "the largest such number so far")[kind],
        "0",
        told="",
    )
    sheet.begin("let us go through the first list|we take the numbers of the first list one by one")
    good = (f", number {{{found}}}", f", so the sum is {{{found}}}", f", and the largest so far is {{{found}}}")[kind]

    def keep(item: str) -> None:
        if kind == 2:
            sheet.line(f"{found} = max({found}, {item})", told=good)
        else:
            sheet.change(found, "+", "1" if kind == 0 else item, told=good)

    item = sheet.name("item", "the current number")
    there = (f"{{{item}}} is in the second list too", f"{{{item}}} is not in the second list")
    test = f"if {item} {'in' if mode == 0 else 'not in'} {b}:"
    with sheet.block(f"for {item} in {a}:", told=""), sheet.block(test, told=there if mode == 0 else there[::-1]):
        keep(item)
    if mode == 2:
        other = sheet.name("later", "the number from the second list")
        there = (f"{{{other}}} of the second list is not in the first one", f"{{{other}}} of the second list is in the first one")
        with sheet.block(f"for {other} in {b}:", told=""), sheet.block(f"if {other} not in {a}:", told=there):
            keep(other)
    sheet.answer(found)


def _survey(sheet: Sheet) -> None:
    first, second = sheet.pick(_CLUBS)
    yes = sheet.given(
        "first_answers", "the answers to the first question", draw.many((4, 3 + 2 * sheet.level), 0, 1), "list[int]"
    )
    too = sheet.given("second_answers", "the answers to the second question", draw.alike(yes, 0, 1), "list[int]")
    p, q, r = sheet.rng.sample(range(2, 10), 3)
    sheet.say(
        f"people were asked whether they {first}; their answers, 1 for yes and 0 for no, were {{{yes}}}. The "
        f"same people were also asked, in the same order, whether they {second}, with the answers {{{too}}}."
    )
    sheet.say(
        f"whoever says yes twice gets {p} tickets, whoever says it once gets {q}, and all others get "
        f"{r}. How many tickets are given out?"
    )
    sheet.begin("let us take one person after the other")
    total = sheet.let("tickets", "the number of tickets so far", "0", told="")
    x, y = sheet.name("one_answer", "the first answer"), sheet.name("next_answer", "the second answer")
    makes = f" tickets, {{{total}}} so far"
    with sheet.block(f"for {x}, {y} in zip({yes}, {too}):", told=f"the next one says {{{x}?yes:no}} and {{{y}?yes:no}}"):
        with sheet.block(f"if {x} + {y} == 2:", told=("", "")):
            sheet.change(total, "+", str(p), told=f", for {p}{makes}")
        with sheet.block(f"elif {x} + {y} == 1:", told=("", "")):
            sheet.change(total, "+", str(q), told=f", for {q}{makes}")
        with sheet.block("else:"):
            sheet.change(total, "+", str(r), told=f", for {r}{makes}")
    sheet.answer(total)


def _shirts(sheet: Sheet) -> None:
    """Who gets a prize twice."""
    top = sheet.given("runners", "the number of runners", draw.whole(6 + 2 * sheet.level, 8 + 6 * sheet.level))
    a, b = sheet.rng.sample(range(2, 8), 2)
    p, q = sheet.rng.randint(2, 9), sheet.rng.randint(2, 9)
    sheet.say(
        (
            f"{{{top}}} runners reach the finish one after the other. Every {number_word(a)}th of them gets {p} "
            f"dollars, and every {number_word(b)}th gets {q} dollars; those who are entitled to both get only the "
            f"larger amount."
        )
        .replace("twoth", "second")
        .replace("threeth", "third")
        .replace("fiveth", "fifth")
    )
    big, small = (a, b) if p >= q else (b, a)
    sheet.say("how many dollars are paid altogether?")
    sheet.begin("let us go through the runners|we look at one runner after the other")
    total = sheet.let("paid", "the sum paid so far", "0", told="")
    runner = sheet.name("runner", "the runner")
    gets = f"number {{{runner}}} gets"
    with sheet.block(f"for {runner} in range(1, {top} + 1):", told=""):
        with sheet.block(f"if {runner} % {big} == 0:", told=("", "")):
            sheet.change(total, "+", str(max(p, q)), told=f"{gets} {max(p, q)} dollars, which makes {{{total}}}")
        with sheet.block(f"elif {runner} % {small} == 0:", told=("", "")):
            sheet.change(total, "+", str(min(p, q)), told=f"{gets} {min(p, q)} dollars, which makes {{{total}}}")
    sheet.answer(total)
