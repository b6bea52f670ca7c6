"""Averages: means, medians, ranges, weights, marks that are missing or dropped."""

from agents.domains.math import means
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word
from agents.grammar.working import working


def compose(sheet: Sheet) -> None:
    """A mean at level 1, missing and weighted values at level 2, lists above."""
    makers = {1: (_mean, _total), 2: (_missing, _weighted, _joined, _corrected)}
    sheet.pick(makers.get(sheet.level, (_trimmed, _median, _deviation, means.running, means.smooth, _above)))(sheet)


def _mean(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    count = sheet.pick((3, 4))
    _, what, one = sheet.pick(means.SCORES[:2])
    names = [
        sheet.given(f"{word}_value", f"the {word} {one}", draw.whole(40, 100))
        for word in ("first", "second", "third", "fourth")[:count]
    ]
    listing = ", ".join(f"{{{name}}}" for name in names[:-1]) + f" and {{{names[-1]}}}"
    sheet.say(f"{who.name} has the {what} {listing} in {number_word(count)} tests.")
    sheet.begin(f"let us add up the {what}")
    told = f"together these are {working(' + '.join(names))}"
    total = sheet.let("total", f"the sum of the {what}", " + ".join(names), told=told)
    need, told = f"{total} % {count} == 0", f", so their mean is {{{total}}} ÷ {count} = {{it}}"
    mean = sheet.let("mean", f"the mean of the {what}", f"{total} // {count}", need, told)
    if sheet.chance(0.5):
        sheet.say("by how much is the last one above or below their mean?")
        need, told = f"{names[-1]} != {mean}", f"the last one, {{{names[-1]}}}, is {{it}} away from {{{mean}}}"
        gap = sheet.let("gap", "the distance from the mean", f"abs({names[-1]} - {mean})", need, told)
        sheet.answer(gap)
    else:
        sheet.say("what is their mean?")
        sheet.answer(mean)


def _total(sheet: Sheet) -> None:
    group = sheet.pick(("a class", "a choir", "a rowing crew", "a hiking club", "an orchestra"))
    what, unit = sheet.pick((("weigh", "kilograms"), ("are", "years old"), ("are", "centimetres tall")))
    low, high = {"kilograms": (35, 90), "years old": (9, 60), "centimetres tall": (120, 195)}[unit]
    count = sheet.given("count", "the number of people", draw.whole(4, 30))
    mean = sheet.given("mean", "the mean", draw.whole(low, high))
    extra = sheet.given("newcomer", "the value of the newcomer", draw.whole(low, high))
    sheet.say(
        f"the {{{count}}} people of {group} {what} {{{mean}}} {unit} on average. Somebody joins them for whom "
        f"the number is {{{extra}}}."
    )
    sheet.begin(f"at first there are {{{count}}} people")
    told = f"their values add up to {working(f'{count} * {mean}')}"
    total = sheet.let("total", "the sum of their values", f"{count} * {mean}", told=told)
    need, told = f"{mean} != {extra}", f", and with the newcomer to {working(f'{total} + {extra}')}"
    whole = sheet.let("whole", "the sum with the newcomer", f"{total} + {extra}", need, told)
    if sheet.chance(0.5):
        sheet.say("what is the sum of all these numbers then?")
        sheet.answer(whole)
    else:
        told = f"now there are {working(f'{count} + 1')} people"
        people = sheet.let("people", "the number of people with the newcomer", f"{count} + 1", told=told)
        sheet.say("what is the average then?")
        need, told = f"{whole} % {people} == 0", f", so the average is {{{whole}}} ÷ {{{people}}} = {{it}}"
        sheet.answer(sheet.let("average", "the average with the newcomer", f"{whole} // {people}", need, told))


def _missing(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    count = sheet.given("count", "the number of tests so far", draw.whole(3, 9))
    mean = sheet.given("mean", "the mean so far", draw.whole(60, 88))
    more = sheet.rng.randint(1, 3)
    goal = sheet.given("goal", "the mean that is wanted", draw.above("mean", 1, 6))
    sheet.say(
        f"after {{{count}}} tests {who.name} has a mean of {{{mean}}} points. {who.she.capitalize()} wants a "
        f"mean of {{{goal}}} points after {number_word(more)} more {'test' if more == 1 else 'tests'}."
    )
    sheet.begin(f"so far there are {{{count}}} tests")
    told = f"they have brought {working(f'{count} * {mean}')} points"
    have = sheet.let("have", "the points so far", f"{count} * {mean}", told=told)
    told = f"in the end there are {working(f'{count} + {more}')} tests"
    tests = sheet.let("tests", "the number of all tests", f"{count} + {more}", told=told)
    told = f", which must bring {working(f'{goal} * {tests}')} points"
    wanted = sheet.let("needed", "the points that are wanted in all", f"{goal} * {tests}", told=told)
    need, told = f"{wanted} - {have} <= {more * 100}", f", so {working(f'{wanted} - {have}')} are missing"
    gap = sheet.let("gap", "the points that are still missing", f"{wanted} - {have}", need, told)
    if more == 1 or sheet.chance(0.5):
        sheet.say("how many points must these bring together?" if more > 1 else "how many points must this test bring?")
        sheet.answer(gap)
    else:
        sheet.say("what must be the mean of these tests?")
        need, told = f"{gap} % {more} == 0", f"their mean must be {{{gap}}} ÷ {more} = {{it}}"
        sheet.answer(sheet.let("later_mean", "the mean of the later tests", f"{gap} // {more}", need, told))


def _weighted(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    weights = sheet.rng.sample(range(1, 7), 3)
    parts = sheet.pick(
        (
            ("homework", "the midterm test", "the final test"),
            ("the essay", "the talk", "the exam"),
            ("the jump", "the throw", "the run"),
        )
    )
    values = [
        sheet.given(f"{word}_value", f"the points for {part}", draw.whole(30, 100))
        for word, part in zip(("first", "second", "third"), parts, strict=True)
    ]
    sheet.say(
        f"for {parts[0]} {who.name} gets {{{values[0]}}} points, for {parts[1]} {{{values[1]}}} and for "
        f"{parts[2]} {{{values[2]}}}. {parts[0].capitalize()} counts {_times(weights[0])}, {parts[1]} "
        f"{_times(weights[1])} and {parts[2]} {_times(weights[2])}."
    )
    sheet.begin("let us multiply the points by what they count")
    terms = [
        sheet.let(
            f"{word}_part",
            f"the weighted points for {part}",
            f"{weight} * {value}" if weight > 1 else value,
            told=opening.format(part) + (working(f"{weight} * {value}") if weight > 1 else "{it}"),
        )
        for word, part, weight, value, opening in zip(
            ("first", "second", "third"), parts, weights, values, ("{} brings ", ", {} ", ", and {} "), strict=True
        )
    ]
    told = f"together these are {working(' + '.join(terms))}"
    total = sheet.let("total", "the sum of the weighted points", " + ".join(terms), told=told)
    if sheet.chance(0.5):
        sheet.say("what is the weighted mean?")
        need, told = f"{total} % {sum(weights)} == 0", f", and the mean is {{{total}}} ÷ {sum(weights)} = {{it}}"
        sheet.answer(sheet.let("mean", "the weighted mean", f"{total} // {sum(weights)}", need, told))
    else:
        best = sum(weights) * 100
        sheet.say(f"how many weighted points are missing from the {best} that are possible?")
        told = f", so of the {best} that are possible {working(f'{best} - {total}')} are missing"
        sheet.answer(sheet.let("missing", "the weighted points that are missing", f"{best} - {total}", told=told))


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number_word(number)} times")


def _joined(sheet: Sheet) -> None:
    first, second = sheet.pick((("morning", "evening"), ("northern", "southern"), ("younger", "older"), ("red", "blue")))
    kind = sheet.pick(("class", "group", "team", "course"))
    n, m = (
        sheet.given("first_size", f"the size of the {first} {kind}", draw.whole(4, 30)),
        sheet.given("second_size", f"the size of the {second} {kind}", draw.whole(4, 30)),
    )
    a, b = (
        sheet.given("first_mean", f"the mean of the {first} {kind}", draw.whole(20, 90)),
        sheet.given("second_mean", f"the mean of the {second} {kind}", draw.whole(20, 90)),
    )
    sheet.say(
        f"in a test, the {{{n}}} members of the {first} {kind} have a mean of {{{a}}} points and the {{{m}}} "
        f"members of the {second} {kind} one of {{{b}}} points."
    )
    sheet.begin("let us look at the points")
    told = f"the {first} {kind} has {working(f'{n} * {a}')}"
    one = sheet.let("first_total", f"the points of the {first} {kind}", f"{n} * {a}", told=told)
    need, told = f"{a} != {b}", f", and the {second} {kind} {working(f'{m} * {b}')}"
    two = sheet.let("second_total", f"the points of the {second} {kind}", f"{m} * {b}", need, told)
    told = f"together these are {working(f'{one} + {two}')} points"
    total = sheet.let("total", "the points of all", f"{one} + {two}", told=told)
    if sheet.chance(0.5):
        people = sheet.let("people", "the number of all members", f"{n} + {m}", told=f"there are {working(f'{n} + {m}')} members")
        sheet.say("what is the mean of all of them?")
        need, told = f"{total} % {people} == 0", f", so the mean of all is {{{total}}} ÷ {{{people}}} = {{it}}"
        sheet.answer(sheet.let("mean", "the mean of all", f"{total} // {people}", need, told))
    else:
        sheet.say(
            f"how many points do all of them have together, and by how many points is the {kind} with more points "
            f"ahead of the other? Give the sum of the two numbers."
        )
        told = f"{{{one}}} and {{{two}}} differ by {{it}}"
        gap = sheet.let("gap", "the difference of the points", f"abs({one} - {two})", f"{n} * {a} != {m} * {b}", told=told)
        told = f"the two numbers add up to {working(f'{total} + {gap}')}"
        sheet.answer(sheet.let("result", "the sum of both numbers", f"{total} + {gap}", told=told))


def _corrected(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    count = sheet.given("count", "the number of values", draw.whole(4, 25))
    mean = sheet.given("mean", "the mean that was found", draw.whole(20, 90))
    wrong, right = (
        sheet.given("wrong", "the number that was written by mistake", draw.whole(10, 99)),
        sheet.given("right", "the number that is right", draw.whole(10, 99)),
    )
    sheet.say(
        f"{who.name} works out the mean of {{{count}}} measurements and gets {{{mean}}}. Then {who.she} "
        f"notices that {{{wrong}}} was written where it should have been {{{right}}}."
    )
    sheet.begin(f"there are {{{count}}} measurements")
    need, told = f"{wrong} != {right}", f"the sum that was used is {working(f'{count} * {mean}')}"
    total = sheet.let("total", "the sum that was used", f"{count} * {mean}", need, told)
    told = f"with {{{right}}} instead of {{{wrong}}} it is {working(f'{total} - {wrong} + {right}')}"
    correct = sheet.let("correct", "the sum that is right", f"{total} - {wrong} + {right}", told=told)
    if sheet.chance(0.6):
        sheet.say("what is the correct mean?")
        need, told = f"{correct} % {count} == 0", f", so the mean is {{{correct}}} ÷ {{{count}}} = {{it}}"
        sheet.answer(sheet.let("fixed", "the correct mean", f"{correct} // {count}", need, told))
    else:
        sheet.say("what is the sum of the other measurements, those that were right from the start?")
        told = f", and without the correct one {working(f'{correct} - {right}')}"
        sheet.answer(sheet.let("others", "the sum of the others", f"{correct} - {right}", told=told))


def _trimmed(sheet: Sheet) -> None:
    values, what = means.values(sheet)
    drop = sheet.rng.randint(0, 2)
    sheet.say(
        (
            "the largest and the smallest of them are left out once each.",
            "the smallest of them is left out (once).",
            "the largest of them is left out (once).",
        )[drop]
    )
    total, largest = (
        sheet.let("total", f"the sum of the {what} so far", "0", told=""),
        sheet.let("largest", f"the largest of the {what} so far", f"{values}[0]", told="") if drop != 1 else "",
    )
    smallest = sheet.let("smallest", f"the smallest of the {what} so far", f"{values}[0]", told="") if drop != 2 else ""
    sheet.begin(f"let us add up {{{values}}}|we go through {{{values}}}")
    value = sheet.name("value", "the current value")
    with sheet.block(f"for {value} in {values}:", told=""):
        sheet.change(total, "+", value, told=f"{{old({total})}} + {{{value}}} = {{{total}}}")
        if largest:
            with sheet.block(f"if {value} > {largest}:", told=("", "")):
                sheet.line(f"{largest} = {value}", told=f", and {{{value}}} is the largest so far")
        if smallest:
            with sheet.block(f"if {value} < {smallest}:", told=("", "")):
                sheet.line(f"{smallest} = {value}", told=f", and {{{value}}} is the smallest so far")
    parts = [part for part in (total, largest, smallest) if part]
    told = f"leaving out what is to be left out, {' - '.join(f'{{{part}}}' for part in parts)} = {{it}}"
    rest = sheet.let("rest", "the sum of those that are kept", " - ".join(parts), told=told)
    gone = 1 + (drop == 0)
    if sheet.chance(0.5):
        sheet.say("what is the mean of the others, rounded down to a whole number?")
        kept = sheet.let("kept", "the number of those that are kept", f"len({values}) - {gone}", told="{it} of them are kept")
        told = f", and {{{rest}}} divided by {{{kept}}} is {{it}}, rounded down"
        sheet.answer(sheet.let("mean", "the mean of those that are kept", f"{rest} // {kept}", told=told))
    else:
        sheet.say("what is the sum of the others?")
        sheet.answer(rest)


def _median(sheet: Sheet) -> None:
    values, _ = means.values(sheet)
    kind = sheet.rng.randint(0, 2)
    sheet.begin("let us put them in order|we insert one after the other")
    ordered = sheet.let("ordered", "the list in order", "[]", told="")
    sheet.say("put them in growing order, beginning with an empty list and inserting one after the other at its place.")
    sheet.say(
        (
            "what is the median, that is, the one in the middle, or the mean of the two in the middle (rounded down)?",
            (
                "by how much does the median, that is, the one in the middle (the later one if there are two), "
                "exceed the smallest one?"
            ),
            "what is the product of the second and the last but one in this order?",
        )[kind]
    )
    value, place = sheet.name("value", "the current value"), ""
    with sheet.block(f"for {value} in {values}:", told=""):
        place = sheet.let("place", "the place for it", "0", told="")
        with sheet.block(f"while {place} < len({ordered}) and {ordered}[{place}] < {value}:", told=("", "")):
            sheet.change(place, "+", "1", told="")
        sheet.line(f"{ordered}.insert({place}, {value})", told=f"with {{{value}}} at its place, there is {{{ordered}}}")
    half = f"len({ordered}) // 2"
    if kind == 2:
        told = f"the second and the last but one make {{{ordered}[1]}} × {{{ordered}[-2]}} = {{returned}}"
        sheet.answer(f"{ordered}[1] * {ordered}[-2]", told=told)
    elif kind == 1:
        middle = sheet.let("middle", "the value in the middle", f"{ordered}[{half}]", told="the one in the middle is {it}")
        told = f", which exceeds the smallest one by {working(f'{middle} - {ordered}[0]')}"
        sheet.answer(sheet.let("gap", "the difference", f"{middle} - {ordered}[0]", told=told))
    else:
        middle = sheet.let("middle", "the place in the middle", half, told=f"there are {{len({ordered})}} of them")
        with sheet.block(f"if len({ordered}) % 2 == 1:", told=(", so one is in the middle", ", so two are in the middle")):
            sheet.answer(f"{ordered}[{middle}]", told="the median is {returned}")
        told = f"the mean of {{{ordered}[{middle} - 1]}} and {{{ordered}[{middle}]}}, rounded down, is {{returned}}"
        sheet.answer(f"({ordered}[{middle} - 1] + {ordered}[{middle}]) // 2", told=told)


def _deviation(sheet: Sheet) -> None:
    values, what = means.values(sheet)
    kind = sheet.rng.randint(0, 2)
    sheet.begin(f"let us find the mean of {{{values}}} first|we begin with the mean of {{{values}}}")
    total = sheet.let("total", f"the total of the {what}", f"sum({values})", told="the total is {it}")
    mean = sheet.let(
        "mean",
        f"the mean of the {what}",
        f"{total} // len({values})",
        f"{total} % len({values}) == 0" if sheet.level < 5 else "",
        f", and divided by {{len({values})}} this is {{it}}{'' if sheet.level < 5 else ', rounded down'}",
    )
    down = " (rounded down to a whole number)" if sheet.level >= 5 else ""
    sheet.say(
        (
            f"how far are they from their mean{down} altogether, that is, what is the sum of the distances?",
            f"what is the largest distance of one of them from their mean{down}?",
            f"what is the sum of the squares of their distances from the mean{down}?",
        )[kind]
    )
    found = sheet.let(
        "found",
        ("the sum of the distances so far", "the largest distance so far", "the sum of the squares so far")[kind],
        "0",
        told="",
    )
    value = sheet.name("value", "the current value")
    with sheet.block(f"for {value} in {values}:", told=""):
        gap = sheet.let("distance", "the distance", f"abs({value} - {mean})", told=f"{{{value}}} is {{it}} away from {{{mean}}}")
        if kind == 1:
            with sheet.block(f"if {gap} > {found}:", told=("", "")):
                sheet.line(f"{found} = {gap}", told=", the most so far")
        else:
            sheet.change(found, "+", gap if kind == 0 else f"{gap} * {gap}", told=f", so the sum is {{{found}}}")
    sheet.answer(found)


def _above(sheet: Sheet) -> None:
    values, what = means.values(sheet)
    over, kind = sheet.chance(0.5), sheet.rng.randint(0, 2)
    word = "above" if over else "below"
    sheet.begin(f"let us add up {{{values}}} first|we begin with the total of {{{values}}}")
    total = sheet.let("total", f"the total of the {what}", f"sum({values})", told="the total is {it}")
    sheet.say(
        (
            f"how many of them are {word} the mean?",
            f"what is the sum of those that are {word} the mean?",
            f"list those that are {word} the mean.",
        )[kind]
    )
    found = sheet.let(
        "found",
        (
            f"the number of {what} {word} the mean so far",
            f"the sum of the {what} {word} the mean so far",
            f"the list of {what} {word} the mean so far",
        )[kind],
        "[]" if kind == 2 else "0",
        told="",
    )
    told = f", and divided by {{len({values})}} this is {{it}}"
    mean = sheet.let("mean", f"the mean of the {what}", f"{total} // len({values})", f"{total} % len({values}) == 0", told)
    value = sheet.name("value", "the current value")
    counts = (f", number {{{found}}}", f", so the sum is {{{found}}}", ", and goes on the list")[kind]
    decided = (f"{{{value}}} is {word} {{{mean}}}", f"{{{value}}} is not {word} {{{mean}}}")
    test = f"if {value} {'>' if over else '<'} {mean}:"
    with sheet.block(f"for {value} in {values}:", told=""), sheet.block(test, told=decided):
        if kind == 2:
            sheet.line(f"{found}.append({value})", told=counts)
        else:
            sheet.change(found, "+", "1" if kind == 0 else value, told=counts)
    if kind == 2:
        sheet.answer(found, "list[int]", need=f"1 < len({found}) < 9")
    else:
        sheet.answer(found)
