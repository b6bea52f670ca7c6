"""Roads and links between places: reach, distances, groups, orders."""

from agents.domains.algorithms import nets, tasks, ways
from agents.grammar import coda
from agents.grammar.sheet import Sheet
from agents.grammar.words import article
from agents.grammar.working import working


def compose(sheet: Sheet) -> None:
    """A net of places, and what is found out about it."""
    makers = (
        (_degree, _degree, _path)
        if sheet.level < 3
        else (_spread, _spread, _hops, _groups, ways.cheapest, tasks.order, _degree, ways.route, ways.tree)
    )
    sheet.pick(makers)(sheet)
    coda.extend(sheet)


def _degree(sheet: Sheet) -> None:
    """How many links end at a place, or at most at any."""
    net = nets.Net(sheet)
    home = net.place("home", f"the {net.one} asked about")
    kind = sheet.rng.randint(0, 2)
    factor = sheet.rng.randint(2, 9)
    sheet.say(
        (
            f"how many {net.link}s end in {{{home}}}? Multiply this number by {factor}.",
            f"how many {net.link}s do not end in {{{home}}}? Multiply this number by {factor}.",
            (
                f"which {net.many} can be reached from {{{home}}} by one {net.link}? Name them in the order of the "
                f"{net.link}s above."
            ),
        )[kind],
    )
    sheet.begin(f"we go through the {net.link}s and look for {{{home}}}")
    a, b = sheet.name("one_end", "the one end"), sheet.name("far_end", "the far end")
    found = sheet.let(
        "found",
        (
            f"the number of {net.link}s that end there so far",
            f"the number of other {net.link}s so far",
            f"the list of {net.many} found so far",
        )[kind],
        "[]" if kind == 2 else "0",
        told="",
    )
    with sheet.block(f"for {a}, {b} in {net.links}:", told=f"the next {net.link} is the one between {{{a}}} and {{{b}}}"):
        if kind == 2:
            with sheet.block(f"if {a} == {home}:", told=(f", so {{{b}}} is found", "")):
                sheet.line(f"{found}.append({b})", told="")
            with sheet.block(f"elif {b} == {home}:", told=(f", so {{{a}}} is found", ", which does not help")):
                sheet.line(f"{found}.append({a})", told="")
        elif kind == 0:
            with sheet.block(f"if {a} == {home} or {b} == {home}:", told=(", which ends there", ", which does not end there")):
                sheet.change(found, "+", "1", told=f", so we have {{{found}}}")
        else:
            with sheet.block(
                f"if {a} != {home} and {b} != {home}:", told=(", which has nothing to do with it", ", which ends there")
            ):
                sheet.change(found, "+", "1", told=f", so we have {{{found}}}")
    if kind == 2:
        sheet.answer(found, "list[str]", need=f"len({found}) > 1")
    else:
        sheet.answer(sheet.let("product", "the product", f"{factor} * {found}", told=working(f"{factor} * {found}")))


def _path(sheet: Sheet) -> None:
    """Whether a walk can be made, and how long it is."""
    net = nets.Net(sheet, weights=True)
    home, goal = net.place("home", "the start"), net.place("goal", "the destination")
    sheet.say(
        (
            f"a traveller wants to go from {{{home}}} to {{{goal}}} by one {net.link}, and back by the same, as "
            f"often as there are {net.many} in the region. How long is that altogether? Answer 0 if there is no "
            f"such {net.link}."
        ),
    )
    sheet.begin(f"we look for the {net.link} between {{{home}}} and {{{goal}}}")
    a, b, length = sheet.name("one_end", "the one end"), sheet.name("far_end", "the far end"), sheet.name("length", "the length")
    found = sheet.let("found", "the length that is found", "0", told="")
    with (
        sheet.block(f"for {a}, {b}, {length} in {net.links}:", need=f"{home} != {goal}", told=""),
        sheet.block(
            f"if {a} == {home} and {b} == {goal} or {a} == {goal} and {b} == {home}:",
            told=(
                f"the {net.link} between {{{a}}} and {{{b}}} is the one, with a length of {{{length}}}",
                f"the one between {{{a}}} and {{{b}}} is another one",
            ),
        ),
    ):
        sheet.line(f"{found} = {length}", told="")
    told = f"there and back it is {working(f'2 * {found}')}"
    both = sheet.let("both", "the length of going there and back", f"2 * {found}", told=told)
    whole = f"{len(net.names)} * {both}"
    sheet.answer(sheet.let("total", "the whole length", whole, told=f", and as often as there are {net.many} {working(whole)}"))


def _spread(sheet: Sheet) -> None:
    """Round by round, something reaches all neighbours."""
    net = nets.Net(sheet)
    home = net.place("home", "the place of the beginning")
    thing = sheet.pick(("a rumour", "a message", "a parcel of news", "a song"))
    kind, limited = sheet.rng.randint(0, 2), sheet.chance(0.5)
    days = sheet.rng.randint(1, 3) * limited
    _say_spread(sheet, net, thing, home, kind, days)
    sheet.begin("")
    known = sheet.let("known", f"the {net.many} that know it", f"[{home}]", told=f"at first only {{{home}}} knows it")
    kept = ("the sum so far" if limited else "the number of days so far", "", "the number of arrivals so far")[kind]
    total = sheet.let("total", kept, "0", told="") if kept else ""
    fresh = sheet.name("fresh", f"the {net.many} that hear of it on the day")
    ends = sheet.name("one_end", "the one end"), sheet.name("far_end", "the far end")
    if limited:
        day = sheet.name("day", "the number of the day")
        told = f"on day {{{day} + 1}}, those who know it in the morning are {{{known}}}"
        loop = sheet.block(f"for {day} in range({days}):", told=told)
    else:
        sheet.line(f"{fresh} = [{home}]", told="")
        both = (f"a day begins on which {{{known}}} {{len({known}) - 1?know:knows}} it", "that day has brought nothing new")
        loop = sheet.block(f"while len({fresh}) > 0:", told=both)
    with loop:
        _one_day(sheet, net, ends, known, fresh, total if kind == 2 else "")
        if kind == 0 and limited:
            sheet.change(total, "+", f"len({known})", told=f", and the sum is {{{total}}}")
        elif kind == 0:
            sheet.change(total, "+", "1", told=f", and {{{total}:day is/days are}} over")
    if kind == 1:
        sheet.answer(known, "list[str]", need=f"len({known}) > 2")
    elif kind == 0 and not limited:
        told = f"{{len({known})}} × {{{total}}} = {{it}}"
        sheet.answer(sheet.let("product", "the product", f"len({known}) * {total}", told=told))
    else:
        sheet.answer(total)


def _one_day(sheet: Sheet, net: nets.Net, ends: tuple[str, str], known: str, fresh: str, arrivals: str) -> None:
    """The thing goes along every link once; ``arrivals`` counts them, if it is named."""
    a, b = ends
    sheet.line(f"{fresh} = []", told="")
    with sheet.block(f"for {a}, {b} in {net.links}:", told=""):
        for one, other, kw in ((a, b, "if"), (b, a, "elif")):
            told = (f"from {{{one}}} it comes to {{{other}}}", "")
            with sheet.block(f"{kw} {one} in {known} and {other} not in {known}:", told=told):
                if arrivals:
                    sheet.change(arrivals, "+", "1", told=f", arrival number {{{arrivals}}}")
                with sheet.block(f"if {other} not in {fresh}:", told=("", ", for another time on this day")):
                    sheet.line(f"{fresh}.append({other})", told="")
    sheet.line(f"{known} = {known} + {fresh}", told=f"in the evening {{{known}}} {{len({known}) - 1?know:knows}} it")


def _say_spread(sheet: Sheet, net: nets.Net, thing: str, home: str, kind: int, days: int) -> None:
    """Say how it spreads, for so many days or until nothing is new, and what is asked."""
    sheet.say(
        f"{thing} is known in {{{home}}} at first. Each day it goes along the {net.link}s, in both "
        f"directions, from everywhere where it was known in the morning."
    )
    sheet.say(f"this goes on for {days} day{'s' * (days > 1)}." if days else "this goes on until a day brings nothing new.")
    sheet.say(
        (
            (
                f"in how many {net.many} is it known in the end, and how many days have passed then, the one that brings "
                f"nothing new included? Give the product of both numbers."
            )
            if not days
            else f"what is the sum of the numbers of {net.many} that know it in the evenings of these days?",
            (
                f"name the {net.many} that know it in the end, in the order in which they hear of it; on one day, the "
                f"order of the {net.link}s counts."
            ),
            (
                f"how many times does it arrive, counting each time that it comes along a {net.link} to {article(net.one)} "
                f"that does not know it in the morning?"
            ),
        )[kind],
    )


def _hops(sheet: Sheet) -> None:
    """Distances by a queue."""
    net = nets.Net(sheet)
    home = net.place("home", "the start")
    kind = sheet.rng.randint(0, 2)
    sheet.say(
        f"for every {net.one} that can be reached from {{{home}}}, find the least number of {net.link}s that are needed for it."
    )
    sheet.say(
        (
            "what is the sum of these numbers?",
            (
                "what is the largest of these numbers, multiplied by the number of places that can be reached, "
                "{home} itself included?"
            ).replace("{home}", f"{{{home}}}"),
            (
                f"which {net.one} is reached last, if those at hand are always treated in the order in which they "
                f"were found, and their {net.link}s in the order above?"
            ),
        )[kind],
    )
    sheet.begin("")
    steps = sheet.let("steps", f"the numbers of {net.link}s", f"{{{home}: 0}}", told=f"{{{home}}} itself needs none")
    queue = sheet.let("queue", f"the {net.many} to be treated", f"[{home}]", told="")
    place = sheet.name("place", f"the {net.one} treated")
    a, b = sheet.name("one_end", "the one end"), sheet.name("far_end", "the far end")
    with (
        sheet.block(f"for {place} in {queue}:", told=f"now {{{place}}} is treated, which needs {{{steps}[{place}]}}"),
        sheet.block(f"for {a}, {b} in {net.links}:", told=""),
    ):
        for one, other, kw in ((a, b, "if"), (b, a, "elif")):
            with sheet.block(
                f"{kw} {one} == {place} and {other} not in {steps}:", told=(f"from there one gets to {{{other}}}", "")
            ):
                sheet.line(f"{steps}[{other}] = {steps}[{place}] + 1", told=f", which therefore needs {{{steps}[{other}]}}")
                sheet.line(f"{queue}.append({other})", told="")
    if kind == 0:
        sheet.answer(f"sum({steps}.values())", told="added up, these numbers give {returned}")
    elif kind == 1:
        sheet.answer(
            sheet.let(
                "product",
                "the product",
                f"{steps}[{queue}[-1]] * len({queue})",
                told=(
                    f"the largest number is {{{steps}[{queue}[-1]]}}, and {{len({queue})}} can be reached, so the product "
                    f"is {{it}}"
                ),
            )
        )
    else:
        sheet.answer(f"{queue}[-1]", "str", need=f"len({queue}) > 2", told="")


def _groups(sheet: Sheet) -> None:
    """Parts that hang together."""
    net = nets.Net(sheet)
    kind = sheet.rng.randint(0, 2)
    sheet.say(
        f"at first every {net.one} bears a number of its own: "
        f"{', '.join(f'{name} {at}' for at, name in enumerate(net.names, 1))}. Then the {net.link}s are gone "
        f"through in the order above: if the two ends bear different numbers, all {net.many} with the larger "
        f"one of them get the smaller one."
    )
    sheet.say(
        (
            f"what is the sum of the numbers that the {net.many} bear in the end?",
            f"how many {net.link}s find two different numbers, multiplied by the number that {net.names[-1]} bears in the end?",
            f"how many times does {article(net.one)} get another number?",
        )[kind],
    )
    first = "{" + ", ".join(f'"{name}": {at}' for at, name in enumerate(net.names, 1)) + "}"
    sheet.begin(f"we go through the {net.link}s in the order of the list")
    numbers = sheet.let("numbers", f"the numbers of the {net.many}", first, told="")
    kept = ("", f"the number of {net.link}s that find different numbers so far", "the number of changes so far")[kind]
    count = sheet.let("count", kept, "0", told="") if kind else ""
    a, b = sheet.name("one_end", "the one end"), sheet.name("far_end", "the far end")
    name = sheet.name("name", f"the {net.one} looked at")
    with sheet.block(
        f"for {a}, {b} in {net.links}:", told=f"{{{a}}} bears {{{numbers}[{a}]}} and {{{b}}} bears {{{numbers}[{b}]}}"
    ):
        small = sheet.let("small", "the smaller number", f"min({numbers}[{a}], {numbers}[{b}])", told="")
        large = sheet.let("large", "the larger number", f"max({numbers}[{a}], {numbers}[{b}])", told="")
        with sheet.block(f"if {small} < {large}:", told=(f", so those with {{{large}}} get {{{small}}}", ", so nothing changes")):
            if kind == 1:
                sheet.change(count, "+", "1", told=f", which is case {{{count}}}")
            with (
                sheet.block(f"for {name} in {numbers}:", told=""),
                sheet.block(f"if {numbers}[{name}] == {large}:", told=(f"{{{name}}} changes", "")),
            ):
                sheet.line(f"{numbers}[{name}] = {small}", told="")
                if kind == 2:
                    sheet.change(count, "+", "1", told=f", change number {{{count}}}")
    if kind == 0:
        sheet.answer(f"sum({numbers}.values())", told="added up, the numbers give {returned}")
    elif kind == 1:
        last = f'{numbers}["{net.names[-1]}"]'
        sheet.answer(sheet.let("product", "the product", f"{count} * {last}", told=f"{{{count}}} × {{{last}}} = {{it}}"))
    else:
        sheet.answer(count)
