"""Recurrences: stairs, tilings, strings without patterns, populations, towers: each number from those before."""

from contextlib import ExitStack

from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import listed, number_word, ordinal
from agents.grammar.working import working


def compose(sheet: Sheet) -> None:
    """A few terms by hand at levels 1 and 2, counted by recurrence above."""
    makers = {1: (_folding, _hanoi, _bacteria), 2: (_hanoi, _bacteria, _rabbits, _diagonals)}
    sheet.pick(makers.get(sheet.level, (_stairs, _stairs, _tilings, _strings, _population, _rabbits, _paths)))(sheet)
    coda.extend(sheet)
    if sheet.level > 1:
        frame.open_with(sheet, share=1)


def _folding(sheet: Sheet) -> None:
    what, unit = sheet.pick((("a sheet of paper", "layers"), ("a cloth", "layers"), ("a strip of dough", "layers")))
    start = sheet.given("start", f"the number of {unit} at first", draw.whole(1, 9))
    thick = sheet.given("thickness", "the thickness of a layer in micrometres", draw.whole(50, 300, 10))
    first, second = sheet.rng.sample((2, 3, 4), 2)
    sheet.say(
        f"{what} lies on a table; the number of its {unit} is {{{start}}}. It is folded into {number_word(first)} equal parts "
        f"laid upon each other, and the result again into {number_word(second)}. A layer is {{{thick}}} micrometres "
        f"thick. How thick is the pile in micrometres?"
    )
    sheet.begin(f"at first it has {{{start}:layer/{unit}}}")
    told = f"folded once, it has {working(f'{first} * {start}')}"
    one = sheet.let("once", f"the number of {unit} after folding once", f"{first} * {start}", told=told)
    told = f", folded again, {working(f'{second} * {one}')}"
    two = sheet.let("twice_folded", f"the number of {unit} in the end", f"{second} * {one}", told=told)
    told = f"so the pile is {working(f'{two} * {thick}')} micrometres thick"
    sheet.answer(sheet.let("pile", "the thickness of the pile", f"{two} * {thick}", told=told))


def _hanoi(sheet: Sheet) -> None:
    discs = sheet.given("moves", "the number of moves for the smaller tower", draw.whole(3, 240))
    more = sheet.rng.randint(1, 2) if sheet.level == 1 else sheet.rng.randint(3, 4)
    seconds = sheet.rng.randint(2, 19)
    sheet.say(
        f"to move a tower with one disc more, the smaller tower has to be moved, then the largest disc, then "
        f"the smaller tower again. A certain tower takes {{{discs}}} moves. A move takes {seconds} seconds. "
        f"How many seconds does a tower with {number_word(more)} {'disc' if more == 1 else 'discs'} more take?"
    )
    current = discs
    if sheet.level == 1:
        for base, gloss in (("bigger", "a disc more"), ("biggest", "another disc more"))[:more]:
            moves = f"2 * {current} + 1"
            told = f"with {gloss} it takes {working(moves)} moves"
            current = sheet.let(base, f"the number of moves with {gloss}", moves, told=told)
    else:
        current = sheet.let("current", "the number of moves", discs, told="")
        turn = sheet.name("disc", "the disc")
        with sheet.block(f"for {turn} in range({more}):", told=""):
            told = f"with one disc more it takes 2 × {{old({current})}} + 1 = {{{current}}} moves"
            sheet.line(f"{current} = 2 * {current} + 1", told=told)
    sheet.begin(f"the smaller tower takes {{{discs}}} moves")
    told = f"at {seconds} seconds for each, that is {working(f'{seconds} * {current}')}"
    sheet.answer(sheet.let("time", "the time in seconds", f"{seconds} * {current}", told=told))


def _bacteria(sheet: Sheet) -> None:
    what, span = sheet.pick((("bacteria", "hour"), ("algae", "day"), ("duckweed plants", "week"), ("yeast cells", "hour")))
    start = sheet.given("start", f"the number of {what}", draw.whole(5, 60))
    factor, loss = sheet.rng.randint(2, 4), sheet.rng.randint(2, 9)
    word = {2: "doubles", 3: "triples", 4: "quadruples"}[factor]
    sheet.say(
        f"the number of {what} in a dish {word} in each {span}; at the end of each {span} {loss} of them are "
        f"taken out. At first there are {{{start}}}."
    )
    sheet.begin(f"at first there are {{{start}}} {what}")
    if sheet.level == 1:
        sheet.say(f"how many are there after two {span}s?")
        first = f"{factor} * {start} - {loss}"
        told = f"after one {span} there are {working(first)}"
        one = sheet.let("after_one", f"the number after the first {span}", first, told=told)
        second = f"{factor} * {one} - {loss}"
        told = f", after another one {working(second)}"
        sheet.answer(sheet.let("after_two", f"the number after the second {span}", second, told=told))
        return
    goal = sheet.given("goal", "the number to be exceeded", draw.whole(80, 900))
    sheet.say(f"how many are there at the end of the first {span} after which there are more than {{{goal}}}?")
    with sheet.block(f"while {start} <= {goal}:", need=f"{start} > {loss}", told=("", f", which is more than {{{goal}}}")):
        told = f"one {span} later there are {factor} × {{old({start})}} - {loss} = {{{start}}}"
        sheet.line(f"{start} = {factor} * {start} - {loss}", told=told)
    sheet.answer(start)


def _rabbits(sheet: Sheet) -> None:
    animal = sheet.pick(("rabbits", "mice", "hamsters", "guinea pigs"))
    young, old = (
        sheet.given("young", "the number of young pairs", draw.whole(1, 9)),
        sheet.given("adult", "the number of adult pairs", draw.whole(0, 9)),
    )
    each = sheet.rng.randint(1, 2)
    months = sheet.given("months", "the number of months", draw.whole(3, 2 + 3 * max(1, sheet.level - 1)))
    sold = sheet.level > 2 and sheet.chance(0.5)
    sheet.say(
        f"a farm has pairs of {animal}, at first {{{young}}} young and {{{old}}} adult. From each month "
        f"to the next, every adult pair has {number_word(each)} young {'pair' if each == 1 else 'pairs'}, and "
        f"the young pairs of the month before become adult."
    )
    take = sheet.rng.randint(2, 5)
    if sold:
        sheet.say(f"whenever there are then more than {10 * take} adult pairs, {take} of them are sold.")
    kind = sheet.rng.randint(0, 1)
    sheet.say(
        (f"how many pairs are there after {{{months}}} months?", f"how many young pairs are there after {{{months}}} months?")[
            kind
        ]
    )
    month = sheet.name("month", "the month")
    sheet.begin(f"at first there are {{{young}}} young and {{{old}}} adult pairs|we go from month to month")
    with sheet.block(f"for {month} in range({months}):", told=""):
        born = sheet.let("born", "the number of pairs that are born", old if each == 1 else f"{each} * {old}", told="")
        grown = f"with {{{young}}} more that grow up, {{old({old}):adult pair becomes/adult pairs become}} {{{old}}}"
        sheet.change(old, "+", young, told=grown)
        sheet.line(f"{young} = {born}", told=f", and {{{young}:young pair is/young pairs are}} born")
        if sold:
            with sheet.block(f"if {old} > {10 * take}:", told=("", "")):
                sheet.change(old, "-", str(take), told=f"{take} adult pairs are sold, which leaves {{{old}}}")
    if kind:
        sheet.answer(young)
    else:
        told = f"{{{young}}} + {{{old}}} = {{it}}"
        sheet.answer(sheet.let("pairs", "the number of all pairs", f"{young} + {old}", told=told))


def _diagonals(sheet: Sheet) -> None:
    corners = sheet.given("corners", "the number of corners", draw.whole(5, 12))
    sheet.say(
        f"with every corner that a polygon gets, from the triangle on, the number of its diagonals grows by "
        f"the old number of corners minus one. A triangle has none. How many diagonals and sides together has "
        f"a polygon with {{{corners}}} corners?"
    )
    found = sheet.let("diagonals", "the number of diagonals", "0", told="")
    number = sheet.name("before", "the size before the change")
    sheet.begin("a triangle has no diagonals, and we go on from there")
    with sheet.block(f"for {number} in range(3, {corners}):", told=""):
        told = f"with {{{number} + 1}} corners there are {{old({found})}} + {{{number}}} - 1 = {{{found}}}"
        sheet.change(found, "+", f"{number} - 1", told=told)
    told = f"together with the sides, that is {working(f'{found} + {corners}')}"
    sheet.answer(sheet.let("lines", "the number of lines", f"{found} + {corners}", told=told))


def _stairs(sheet: Sheet) -> None:
    sizes = sorted(sheet.rng.sample(range(1, 5), sheet.rng.randint(2, 3)))
    if sizes[0] != 1 and sheet.chance(0.7):
        sizes[0] = 1
    what = sheet.pick(("stairs", "a ladder", "a path of stepping stones", "a rope ladder"))
    steps = sheet.given("steps", "the number of steps", draw.whole(4, 3 + 2 * sheet.level))
    broken = sheet.given("broken", "the step that is broken", draw.below("steps", 2)) if sheet.chance(0.5) else ""
    words = listed([number_word(size) for size in sizes], "or")
    sheet.say(f"on {what} with {{{steps}}} steps, one always goes up by {words} steps at once.")
    if broken:
        sheet.say(f"step {{{broken}}}, counted from the bottom, is broken and must not be stepped on.")
    sheet.say("in how many ways can one get from the bottom to the last step?")
    sheet.begin("there is one way to stand at the bottom, and we go up from there|let us count the ways to each level in turn")
    ways = sheet.let("ways", "the list of the numbers of ways", "[1]", told="")
    step, size = sheet.name("step", "the step"), sheet.name("size", "the size of the move")
    with sheet.block(f"for {step} in range(1, {steps} + 1):", told=f"level {{{step}}} comes next"):
        total = sheet.let("total", "the number of ways to this step so far", "0", told="")
        with ExitStack() as inside:
            if broken:
                inside.enter_context(sheet.block(f"if {step} != {broken}:", told=("", ", which is broken")))
            inside.enter_context(sheet.block(f"for {size} in {sizes}:", told=""))
            inside.enter_context(sheet.block(f"if {size} <= {step}:", told=("", "")))
            known = f"{ways}[{step} - {size}]"
            sheet.change(total, "+", known, told=f", with {{{known}:way/ways}} from level {{{step} - {size}}}")
        sheet.line(f"{ways}.append({total})", told=f", so it can be reached in {{{total}:way/ways}}")
    sheet.answer(f"{ways}[-1]", told="the last step can be reached in {returned:way/ways}")


def _tilings(sheet: Sheet) -> None:
    length = sheet.given("length", "the length of the strip", draw.whole(4, 3 + 3 * sheet.level))
    kinds = sheet.rng.randint(2, 4)
    second = sheet.rng.randint(2, 3)
    first_colours, colours = sheet.rng.randint(1, 2), kinds - 1
    thing = sheet.pick(("strip", "path", "bench", "frieze"))
    sheet.say(
        f"a {thing} of length {{{length}}} is laid with tiles of length 1, of which there "
        f"{'is one colour' if first_colours == 1 else 'are two colours'}, and tiles of length {second}, which "
        f"come in {number_word(colours)} {'colour' if colours == 1 else 'colours'}."
    )
    last = sheet.chance(0.4)
    sheet.say(
        "what remainder does the number of different ways to lay it leave when it is divided by 100?"
        if last
        else "how many different ways are there to lay it?"
    )
    older = [
        sheet.let(
            f"ways_{place}" if place else "ways",
            (
                "the number of ways for the current length",
                "the number of ways for the length before",
                "the number of ways for the length before that",
            )[place],
            "1" if place == 0 else "0",
            told="",
        )
        for place in range(second)
    ]
    size = sheet.name("size", "the current length")
    aside = ", hundreds aside," if last else ""
    current = f"{first_colours} * {older[0]}" if first_colours > 1 else older[0]
    sheet.begin(f"let us begin with length 0, for which there is 1 way, and go up to length {{{length}}}")
    with sheet.block(f"for {size} in range({length}):", told=""):
        ends = [f"{f'{many} × ' if many > 1 else ''}{{{one}}}" for many, one in ((first_colours, older[0]), (colours, older[-1]))]
        more = sheet.let(
            "more",
            "the number of ways for the next length",
            f"{current} + {f'{colours} * ' if colours > 1 else ''}{older[-1]}",
            told=f"for length {{{size} + 1}}{aside} there are {ends[0]} that end in a tile of length 1 and {ends[1]} that end "
            f"in one of length {second}, {{it:way/ways}} in all",
        )
        if last:
            sheet.line(f"{more} = {more} % 100", told=f", or {{{more}}} without the hundreds")
        for newer, old in zip(older[-2::-1], older[:0:-1], strict=True):
            sheet.line(f"{old} = {newer}", told="")
        sheet.line(f"{older[0]} = {more}", told="")
    sheet.answer(older[0])


def _strings(sheet: Sheet) -> None:
    length = sheet.given("length", "the number of places", draw.whole(3, 2 + 3 * sheet.level))
    free, special = sheet.rng.randint(1, 4), sheet.pick(("red", "golden", "striped", "black"))
    thing = sheet.pick(("beads on a wire", "flags on a mast", "lamps on a rail", "bricks in a row"))
    run = sheet.rng.randint(1, 2)
    sheet.say(
        f"{{{length}}} {thing} are {special} or of one of {number_word(free)} other colours."
        if free > 1
        else f"{{{length}}} {thing} are {special} or white."
    )
    sheet.say(
        f"no two {special} ones may be next to each other."
        if run == 1
        else f"there may never be three {special} ones directly one after the other."
    )
    sheet.say("how many arrangements are possible?")
    plain = sheet.let("plain", f"the number of arrangements that do not end in {special}", "1", told="")
    one = sheet.let(
        "ending",
        f"the number of arrangements that end in {special}"
        if run == 1
        else f"the number of arrangements that end in a single {special} piece",
        "0",
        told="",
    )
    two = ""
    if run == 2:
        two = sheet.let("ending_twice", f"the number of arrangements that end in a {special} pair", "0", told="")
    place = sheet.name("place", "the place")
    sheet.begin("we lengthen the row by one again and again, beginning with an empty one")
    both = f"{plain} + {one}" + (f" + {two}" if two else "")
    added = f"{{{plain}}} + {{{one}}}" + (f" + {{{two}}}" if two else "")
    with sheet.block(f"for {place} in range({length}):", told=""):
        told = f"of length {{{place}}} there are {added} = {{it:row/rows}}"
        whole = sheet.let("whole", "the number of all arrangements before", both, told=told)
        if two:
            sheet.line(f"{two} = {one}", told=f"a second {special} one fits behind {{{two}}} of them")
            sheet.line(f"{one} = {plain}", told=f", a first one behind {{{one}}}")
        else:
            sheet.line(f"{one} = {plain}", told=f"a {special} one fits behind {{{one}}} of them")
        sheet.line(
            f"{plain} = {free} * {whole}" if free > 1 else f"{plain} = {whole}",
            told=f", and another colour gives {f'{free} × {{{whole}}} = ' if free > 1 else ''}{{{plain}}}",
        )
    sheet.answer(both, told=f"{added} = {{returned}}")


def _population(sheet: Sheet) -> None:
    place, what = sheet.pick(
        (("lake", "trout"), ("forest", "deer"), ("park", "squirrels"), ("reserve", "storks"), ("meadow", "hares"))
    )
    count = sheet.given("count", f"the number of {what}", draw.whole(30, 200))
    share = sheet.pick((4, 5, 8, 10))
    limit, hunted = sheet.rng.randint(12, 30) * 10, sheet.rng.randint(10, 40)
    added = sheet.rng.randint(5, 25)
    bad = sheet.rng.randint(3, 5)
    parts = sheet.rng.sample(("hunt", "release", "bad"), sheet.rng.randint(1, 2 if sheet.level < 5 else 3))
    years = sheet.given("years", "the number of years", draw.whole(3, 2 + 3 * sheet.level))
    sheet.say(
        f"there are {{{count}}} {what} in a {place}. Each year their number grows by one {ordinal(share)} of it, rounded down."
    )
    if "bad" in parts:
        sheet.say(f"in every {ordinal(bad)} year, half of them (rounded down) leave after that.")
    if "hunt" in parts:
        after = "all this" if "bad" in parts else "that"
        sheet.say(f"in every year in which there are more than {limit} after {after}, {hunted} are removed.")
    if "release" in parts:
        sheet.say(f"at the end of every year with an even number, {added} more are released.")
    sheet.say(f"how many are there after {{{years}}} years? The first year has the number 1.")
    year = sheet.name("year", "the number of the year")
    sheet.begin(f"at first there are {{{count}}} {what}")
    with sheet.block(f"for {year} in range(1, {years} + 1):", told=f"in year {{{year}}}"):
        sheet.change(count, "+", f"{count} // {share}", told=f", {{old({count})}} grow to {{{count}}}")
        if "bad" in parts:
            with sheet.block(f"if {year} % {bad} == 0:", told=("", "")):
                sheet.change(count, "-", f"{count} // 2", told=f", half of them leave, and {{{count}}} stay")
        if "hunt" in parts:
            with sheet.block(f"if {count} > {limit}:", told=(f", which is more than {limit}", "")):
                sheet.change(count, "-", str(hunted), told=f", so {hunted} are removed, and {{{count}}} stay")
        if "release" in parts:
            with sheet.block(f"if {year} % 2 == 0:", told=("", "")):
                sheet.change(count, "+", str(added), told=f", and with the {added} that are released there are {{{count}}}")
    sheet.answer(count)


def _paths(sheet: Sheet) -> None:
    """Ways through a row of islands with bridges."""
    bridges = sheet.given("bridges", "the numbers of bridges", draw.many((4, 3 + 2 * sheet.level), 1, 5), "list[int]")
    ferries = sheet.given("ferries", "the numbers of ferries", draw.alike(bridges, 0, 3), "list[int]")
    where = sheet.pick(("islands", "castles", "villages", "mountain huts"))
    bridge = "bridges" if where in ("islands", "castles") else "roads"
    sheet.say(
        f"{where} lie in a row. From each of them to the next one there are {bridge}: {{{bridges}}}, in this "
        f"order. Besides, there are ways that pass over the next one to the one behind it; counted from the "
        f"same places, {{{ferries}}} of them (the last number is of no use, as nothing lies behind the last "
        f"one)."
    )
    sheet.say("in how many ways can one get from the first to the last, always going forward?")
    sheet.begin("there is one way to be at the first of them, and we go on from there")
    before = sheet.let("before", "the number of ways to the place before", "0", told="")
    ways = sheet.let("ways", "the number of ways to the current place", "1", told="")
    skip = sheet.let("skips", "the number of ways that pass over the current place", "0", told="")
    road, ferry = (
        sheet.name("roads", "the number of ways onward"),
        sheet.name("ferry", "the number of ways passing over the next place"),
    )
    with sheet.block(f"for {road}, {ferry} in zip({bridges}, {ferries}):", told=""):
        sheet.line(f"{before} = {ways}", told="")
        next_one = f"to the next place there are {{{before}}} × {{{road}}} + {{{skip}}} = {{{ways}:way/ways}}"
        sheet.line(f"{ways} = {ways} * {road} + {skip}", told=next_one)
        sheet.line(f"{skip} = {before} * {ferry}", told=f", and {{{before}}} × {{{ferry}}} = {{{skip}}} pass over it")
    sheet.answer(ways)
