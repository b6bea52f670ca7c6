"""Plans: events, deadlines, fillings, stretches that cover, pairs."""

from random import Random

from agents.domains.algorithms import rows
from agents.grammar import draw
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


def _spans(level: int) -> Draw:
    low, high = ((2, 3), (3, 4), (3, 5), (5, 8), (8, 12))[level - 1]

    def build(rng: Random, _: object) -> object:
        found = []
        for _ in range(rng.randint(low, high)):
            begin = rng.randint(7, 20)
            found.append((begin, begin + rng.randint(1, 4)))
        return sorted(found, key=lambda span: span[1])

    return build


def plan(sheet: Sheet) -> None:
    """Events that must not overlap."""
    what, one = sheet.pick((("talks", "talk"), ("films", "film"), ("bookings of a hall", "booking"), ("train rides", "ride")))
    spans = sheet.given("spans", f"the {what}", _spans(sheet.level), "list[tuple[int, int]]", "- from {0} to {1}.")
    pause, ask = sheet.rng.randint(0, 1), sheet.rng.randint(0, 2)
    sheet.say(
        f"these {what}, given with the hours of their beginning and end, are sorted by their "
        f"end:\n{{{spans}}}\n\nGoing down the list, each {one} is chosen that begins "
        f"{'at least one hour after' if pause else 'not before'} the end of the {one} chosen last."
    )
    sheet.say(
        (
            "how many hours do the chosen ones last together?",
            "how many hours lie between the chosen ones, that is, between the end of each and the beginning of the next?",
            "what is the sum of the hours at which the chosen ones begin?",
        )[ask]
    )
    sheet.begin("we go down the list|let us take them in order")
    free = sheet.let("free", "the hour from which one may begin", "0", told="")
    found = sheet.let("found", ("the hours so far", "the hours between them so far", "the sum so far")[ask], "0", told="")
    start, end = sheet.name("begin", "the beginning"), sheet.name("end", "the end")
    with (
        sheet.block(f"for {start}, {end} in {spans}:", told=""),
        sheet.block(
            f"if {start} >= {free}:",
            told=(
                f"the one from {{{start}}} to {{{end}}} is chosen",
                f"the one from {{{start}}} to {{{end}}} would have to begin at {{{free}}} or later and is passed over",
            ),
        ),
    ):
        if ask == 0:
            sheet.change(found, "+", f"{end} - {start}", told=f", so there are {{{found}}} hours")
        elif ask == 2:
            sheet.change(found, "+", start, told=f", so the sum is {{old({found})}} + {{{start}}} = {{{found}}}")
        else:
            with sheet.block(f"if {free} > 0:", told=("", "")):
                sheet.change(
                    found,
                    "+",
                    f"{start} - {free}" + (" + 1" if pause else ""),
                    told=f", so {{{found}}} hours have been empty in all",
                )
        sheet.line(f"{free} = {end}" + (" + 1" if pause else ""), told="")
    sheet.answer(found)


def join(sheet: Sheet) -> None:
    """The two smallest are joined again and again."""
    what, unit = sheet.pick(
        (("ropes", "metres"), ("heaps of sand", "kilograms"), ("files", "pages"), ("trains of wagons", "wagons"))
    )
    sizes = sheet.given(
        "sizes",
        f"the sizes of the {what}",
        draw.many(((2, 3), (3, 3), (3, 4), (4, 6), (6, 10))[sheet.level - 1], 2, 30),
        "list[int]",
    )
    largest, ask = sheet.chance(0.3), sheet.rng.randint(0, 1)
    sheet.say(
        f"there are {what} of {{{sizes}}} {unit}. Again and again, the two {'largest' if largest else 'smallest'} "
        f"ones are joined to one, which costs as many coins as the new one has {unit}, until only one is left."
    )
    sheet.say(("how many coins does this cost altogether?", "what is the largest difference between two that are joined?")[ask])
    sheet.begin(f"the sizes are {{{sizes}}}")
    found = sheet.let("found", ("the coins so far", "the largest difference so far")[ask], "0", told="")
    pick = "max" if largest else "min"
    with sheet.block(f"while len({sizes}) > 1:", told=("", "")):
        a = sheet.let("one", "the first one that is joined", f"{pick}({sizes})", told="")
        sheet.line(f"{sizes}.remove({a})", told="")
        b = sheet.let("two", "the second one that is joined", f"{pick}({sizes})", told="")
        sheet.line(f"{sizes}.remove({b})", told=f"{{{a}}} and {{{b}}} are joined to {{{a} + {b}}}")
        sheet.line(f"{sizes}.append({a} + {b})", told="")
        if ask == 0:
            sheet.change(found, "+", f"{a} + {b}", told=f", so {{{found}}} coins have been paid")
        else:
            sheet.line(f"{found} = max({found}, abs({a} - {b}))", told=f", and the largest difference so far is {{{found}}}")
    sheet.answer(found)


def pairs(sheet: Sheet) -> None:
    """Sizes that are matched with places."""
    what, place = sheet.pick((("children", "pairs of skates"), ("dogs", "kennels"), ("flowers", "vases"), ("guests", "portions")))
    wants = sheet.given("wants", f"the sizes of the {what}", draw.many(rows.size(sheet), 1, 20), "list[int]")
    have = sheet.given("have", f"the sizes of the {place}", draw.many(rows.size(sheet), 1, 20), "list[int]")
    ask, slack = sheet.rng.randint(0, 1), sheet.rng.randint(0, 3)
    sheet.say(
        (
            f"{what} of the sizes {{{wants}}} are to get {place} of the sizes {{{have}}}. Both are sorted from "
            f"the smallest to the largest. The smallest one of the {what} left gets the smallest "
            f"of the {place} left, if its size is at least as large"
        )
        + (
            (
                f" and at most {slack + 3} larger; if it is too small, it is put aside, and if it is too large, the "
                f"one of the {what} is left out."
            )
            if slack
            else "; if it is too small, it is put aside."
        )
    )
    sheet.say(
        (
            f"how many of the {what} get one, times the number of all {place}?",
            "what is the sum of the differences of size of all pairs that are formed?",
        )[ask]
    )
    sheet.begin(f"the {what} have the sizes {{{wants}}} and the {place} have {{{have}}}")
    a = sheet.let("sorted_wants", f"the sorted sizes of the {what}", f"sorted({wants})", told="sorted, we have {it}")
    told = ", for the one kind and {it} for the other"
    b = sheet.let("sorted_have", f"the sorted sizes of the {place}", f"sorted({have})", told=told)
    i = sheet.let("place", "the place in the one list", "0", told="")
    j = sheet.let("spot", "the place in the other list", "0", told="")
    found = sheet.let("found", ("the number of pairs so far", "the sum of the differences so far")[ask], "0", told="")
    with sheet.block(f"while {i} < len({a}) and {j} < len({b}):", told=("", "")):
        with sheet.block(f"if {b}[{j}] < {a}[{i}]:", told=(f"{{{b}[{j}]}} is too small for {{{a}[{i}]}} and is put aside", "")):
            sheet.change(j, "+", "1", told="")
        if slack:
            far = f"{{{b}[{j}]}} is too large for {{{a}[{i}]}}, which is left out"
            with sheet.block(f"elif {b}[{j}] > {a}[{i}] + {slack + 3}:", told=(far, "")):
                sheet.change(i, "+", "1", told="")
        with sheet.block("else:"):
            more, told = (f"{b}[{j}] - {a}[{i}]", f", so the sum is {{{found}}}") if ask else ("1", f", pair number {{{found}}}")
            sheet.change(found, "+", more, told=f"{{{a}[{i}]}} gets {{{b}[{j}]}}{told}")
            sheet.change(i, "+", "1", told="")
            sheet.change(j, "+", "1", told="")
    if ask == 0:
        found = sheet.let("product", "the product", f"{found} * len({have})", told=f"{{{found}}} × {{len({have})}} = {{it}}")
    sheet.answer(found)


def fuel(sheet: Sheet) -> None:
    """As far as possible on one filling."""
    who = sheet.pick(PEOPLE)
    stops = sheet.given("stops", "the distances", draw.many(rows.size(sheet), 10, 60, step=5), "list[int]")
    full = sheet.given("full", "the kilometres on a full tank", draw.whole(60, 140, 10))
    ask = sheet.rng.randint(0, 2)
    sheet.say(
        f"{who.name} drives along a road with a full tank for {{{full}}} kilometres. The distances from each "
        f"filling station to the next, beginning at the start, are {{{stops}}} kilometres; the last one leads "
        f"to the destination. {who.she.capitalize()} fills the tank up at a station only if what is left is "
        f"not enough for the next distance."
    )
    sheet.say(
        (
            "for how many kilometres is there fuel at the destination?",
            "for how many kilometres does the fuel that is filled in last altogether?".replace(
                "for how many kilometres does the fuel that is filled in last altogether?",
                "for how many kilometres is fuel filled in altogether?",
            ),
            "what is the least number of kilometres for which there is fuel on arriving somewhere?",
        )[ask]
    )
    sheet.begin(f"the distances are {{{stops}}}")
    left = sheet.let("left", "the kilometres for which there is fuel", full, told="at first there is fuel for {it}")
    found = (
        sheet.let("found", ("", "the kilometres filled in so far", "the least so far")[ask], "0" if ask == 1 else full, told="")
        if ask
        else ""
    )
    way = sheet.name("way", "the next distance")
    with sheet.block(f"for {way} in {stops}:", told=""):
        with sheet.block(
            f"if {left} < {way}:",
            told=(f"{{{left}}} is not enough for {{{way}}}, so the tank is filled up", f"{{{left}}} is enough for {{{way}}}"),
        ):
            if ask == 1:
                sheet.change(
                    found,
                    "+",
                    f"{full} - {left}",
                    told=f" with {{{full} - {left}}}, which makes {{{found}}} in all".replace(" with", ", with", 1),
                )
            sheet.line(f"{left} = {full}", told="")
        sheet.change(left, "-", way, told=f", after which {{{left}}} remain")
        if ask == 2:
            sheet.line(f"{found} = min({found}, {left})", told=f", and the least so far is {{{found}}}")
    sheet.answer(found or left)


def _jobs(level: int) -> Draw:
    low, high = ((2, 3), (3, 4), (3, 4), (4, 6), (6, 9))[level - 1]
    names = ("roof", "fence", "bill", "letter", "garden", "cake", "lamp", "bike", "cellar", "stove")
    return lambda rng, _: sorted(
        [(name, rng.randint(1, 5), rng.randint(5, 40)) for name in rng.sample(names, rng.randint(low, high))],
        key=lambda job: -job[2],
    )


def deadlines(sheet: Sheet) -> None:
    """Jobs with a last day and a reward."""
    kind, each = "list[tuple[str, int, int]]", "- {0}: by day {1}, for {2} dollars."
    jobs = sheet.given("jobs", "the jobs", _jobs(sheet.level), kind, each)
    ask, early = sheet.rng.randint(0, 1), sheet.chance(0.35)
    sheet.say(
        f"each of these jobs takes a whole day and is paid only if it is done by the given day, counted from "
        f"1:\n{{{jobs}}}\n\nGoing down the list, each job is planned for the {'first' if early else 'latest'} "
        f"free day that is not too late for it; if there is none, it is left out."
    )
    sheet.say(
        (
            "how many dollars are earned?",
            (
                "what is the sum of the dollars of the jobs that are left out, plus the number of the last day on "
                "which there is work?"
            ),
        )[ask]
    )
    sheet.begin("let us plan the jobs one by one|we go down the list")
    days = sheet.let("days", "the days that are taken", "[]", told="")
    total = sheet.let("total", "the dollars so far" if not ask else "the dollars left out so far", "0", told="")
    name, limit, pay = sheet.name("job", "the job"), sheet.name("limit", "the last day for it"), sheet.name("pay", "the pay")
    day = sheet.name("day", "the day looked at")
    with sheet.block(f"for {name}, {limit}, {pay} in {jobs}:", told=""):
        sheet.line(f"{day} = 1" if early else f"{day} = {limit}", told="")
        with sheet.block(f"while {day} in {days}:", told=("", "")):
            sheet.change(day, "+" if early else "-", "1", told="")
        with sheet.block(
            f"if {day} <= {limit}:" if early else f"if {day} > 0:",
            told=(f"{{{name}}} is planned for day {{{day}}}", f"for {{{name}}} there is no day"),
        ):
            sheet.line(f"{days}.append({day})", told="")
            if not ask:
                sheet.change(total, "+", pay, told=f", so {{{total}}} dollars are earned")
        if ask:
            with sheet.block("else:"):
                sheet.change(total, "+", pay, told=f", so {{{total}}} dollars are left out")
    sheet.answer(
        sheet.let("result", "the sum of both", f"{total} + max({days})", told="with the last day of work, that is {it}")
        if ask
        else total
    )


def cover(sheet: Sheet) -> None:
    """Points covered by stretches of a given length."""
    what, tool = sheet.pick((("lamps", "umbrella"), ("trees", "net"), ("holes in a fence", "board"), ("benches", "awning")))
    points = sheet.given(
        "points", f"the places of the {what}", draw.many(rows.size(sheet), 1, 60, ordered=True, distinct=True), "list[int]"
    )
    reach = sheet.given("reach", "the length that is covered", draw.whole(3, 15))
    ask = sheet.rng.randint(0, 1)
    sheet.say(
        f"{what} stand {{{points}}} metres from the beginning of a path. {tool.capitalize()}s that cover "
        f"{{{reach}}} metres are laid: going from the beginning, each one begins exactly at the first of the "
        f"{what} that is not covered yet; what stands at the very end of one is covered."
    )
    sheet.say(
        (
            "what is the sum of the places at which one begins?",
            f"how many metres of the path are covered beyond the last of the {what}, plus ten for each {tool}?",
        )[ask]
    )
    sheet.begin(f"the places are {{{points}}}")
    end = sheet.let("end", "the place up to which the path is covered", "-1", told="")
    found = sheet.let("found", ("the sum of the places so far", f"the number of {tool}s so far")[ask], "0", told="")
    point = sheet.name("point", "the place looked at")
    with (
        sheet.block(f"for {point} in {points}:", told=""),
        sheet.block(f"if {point} > {end}:", told=(f"{{{point}}} is not covered, so one begins there", f"{{{point}}} is covered")),
    ):
        sheet.line(f"{end} = {point} + {reach}", told=f" and covers up to {{{end}}}".replace(" and", ", which", 1))
        sheet.change(
            found,
            "+",
            "1" if ask else point,
            told="" if ask else f", and the sum is {{old({found})}} + {{{point}}} = {{{found}}}",
        )
    if ask:
        sheet.answer(
            sheet.let(
                "result",
                "the result",
                f"{end} - {points}[-1] + 10 * {found}",
                told=f"{{{end}}} - {{{points}[-1]}} + 10 × {{{found}}} = {{it}}",
            )
        )
    else:
        sheet.answer(found)
