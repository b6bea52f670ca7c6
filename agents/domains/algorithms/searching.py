"""Finding things in rows: one by one, by halving, from both ends."""

from contextlib import ExitStack

from agents.domains.algorithms import rows
from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import ordinal
from agents.grammar.working import working


def compose(sheet: Sheet) -> None:
    """A walk along the row, a halving search, or a walk from both ends."""
    sheet.pick((_walk, _walk, _halving, _both_ends, _nearest, _second, _neighbours, _missing))(sheet)
    coda.extend(sheet)


def _walk(sheet: Sheet) -> None:
    """Look for the first one, or the n-th one, that fits."""
    row, values = rows.given(sheet)
    limit = sheet.rng.randint((row.low + 2 * row.high) // 3, row.high - 3)
    low, divisor = sheet.rng.randint(row.low + 3, (2 * row.low + row.high) // 3 + 3), sheet.rng.randint(3, 5)
    item = sheet.name("current", f"the {row.measure} of the current {row.one}")
    fits, test, fails = sheet.pick(
        (
            (f"is above {limit}", f"{item} > {limit}", f"is not above {limit}"),
            (f"is below {low}", f"{item} < {low}", f"is not below {low}"),
            (f"is a multiple of {divisor}", f"{item} % {divisor} == 0", f"is not a multiple of {divisor}"),
            ("is even", f"{item} % 2 == 0", "is odd"),
        )
    )
    wanted = sheet.rng.randint(2, 3) if sheet.level > 2 and sheet.chance(0.4) else 1
    backwards, ask, counted = sheet.chance(0.35), sheet.rng.randint(0, 3), wanted > 1
    way = "from the last to the first" if backwards else "from the first to the last"
    which = f"the {ordinal(wanted)} one" if counted else "one"
    sheet.say(f"somebody looks at the {row.many} one after the other, {way}, and stops at {which} whose {row.measure} {fits}.")
    looked = sheet.let("looked", f"the number of {row.many} looked at so far", "0", told="")
    fitting = sheet.let("fitting", f"the number of {row.many} that fit so far", "0", told="") if counted else ""
    passed = sheet.let("passed", f"the sum of the {row.measures} that are passed over", "0", told="") if ask == 2 else ""
    found = sheet.let("found", f"the {row.measure} that is found", "0", told="") if ask != 2 else ""
    order = f"reversed({values})" if backwards else values
    with sheet.block(f"for {item} in {order}:", told=""):
        sheet.change(looked, "+", "1", told="")
        here = f"{row.one} number {{{looked}}} on this way {row.tell(item)}: this"
        with ExitStack() as stack:
            stack.enter_context(sheet.block(f"if {test}:", told=(f"{here} {fits}", f"{here} {fails}")))
            if counted:
                sheet.change(fitting, "+", "1", told=f", which makes {{{fitting}}} so far")
                told = (", so the search ends here", ", and the search goes on")
                stack.enter_context(sheet.block(f"if {fitting} == {wanted}:", told=told))
            if found:
                sheet.line(f"{found} = {item}", told="")
            sheet.line("break", told="" if counted else ", so the search ends here")
        if passed:
            sheet.change(passed, "+", item, told=f", and {{old({passed})}} + {{{item}}} = {{{passed}}} have been passed over")
    if ask == 0:
        sheet.say(f"how many {row.many} have been looked at? If there is no such one, all have been.")
        sheet.answer(looked)
    elif ask == 1:
        sheet.say(f"which {row.measure} is found? Answer 0 if the search finds nothing.")
        sheet.answer(found)
    elif ask == 2:
        sheet.say(
            f"what is the sum of the {row.measures} of those that are passed over, that is, of all before the one "
            f"at which the search stops (all of them if it finds none)?"
        )
        sheet.answer(passed)
    else:
        sheet.say(
            f"multiply the {row.measure} that is found (0 if none is) by the number of {row.many} looked at. What is the product?"
        )
        sheet.answer(sheet.let("product", "the product", f"{found} * {looked}", told=working(f"{found} * {looked}")))


def _halving(sheet: Sheet) -> None:
    """Binary search in an ordered row."""
    row = sheet.pick(rows.kinds())
    count = (3, 6) if sheet.level == 1 else (4 * sheet.level, 3 + 8 * sheet.level)
    values = sheet.given(
        "values",
        f"the {row.measures}",
        draw.many(count, row.low, row.high + 40 * (sheet.level - 1), ordered=True, distinct=True),
        "list[int]",
    )
    target = sheet.given("target", f"the {row.measure} that is sought", draw.whole(row.low, row.high + 40 * (sheet.level - 1)))
    sheet.say(
        f"the {row.many} {row.where} stand in the order of their {row.measures}: {{{values}}}. One with the "
        f"{row.measure} {{{target}}} is sought."
    )
    upper = sheet.chance(0.5)
    kind = _say_halving(sheet, row, upper=upper)
    sheet.begin(f"we look for {{{target}}} among {{{values}}}")
    low = sheet.let("low", "the place where the rest begins", "0", told="")
    high = sheet.let("high", "the place where the rest ends", f"len({values}) - 1", told="at first all of them are left")
    kept = ("the number of {} looked at so far", "the list of {} looked at so far", "the sum of the {} looked at so far")[kind]
    gloss = kept.format(row.measures if kind else row.many)
    found = sheet.let("found", gloss, "[]" if kind == 1 else "0", told="")
    with sheet.block(f"while {low} <= {high}:", told=(f"places {{{low} + 1}} to {{{high} + 1}} are left", "nothing is left")):
        half = f"({low} + {high} + 1) // 2" if upper else f"({low} + {high}) // 2"
        middle = sheet.let("middle", "the place in the middle", half, told="")
        told = f"the middle one, at place {{{middle} + 1}}, {row.says.replace('$', '{it}')}"
        item = sheet.let("item", f"the {row.measure} in the middle", f"{values}[{middle}]", told=told)
        if kind == 0:
            sheet.change(found, "+", "1", told=f", which is look number {{{found}}}")
        elif kind == 1:
            sheet.line(f"{found}.append({item})", told="")
        else:
            sheet.change(found, "+", item, told=f", and the sum so far is {{old({found})}} + {{{item}}} = {{{found}}}")
        with sheet.block(f"if {item} == {target}:", told=("this is the one that is sought", "")):
            sheet.line("break", told="")
        less = f"{{{item}}} is less than {{{target}}}, so only the later part can contain it"
        more = f"{{{item}}} is greater than {{{target}}}, so only the earlier part can contain it"
        with sheet.block(f"if {item} < {target}:", told=(less, more)):
            sheet.line(f"{low} = {middle} + 1", told="")
        with sheet.block("else:"):
            sheet.line(f"{high} = {middle} - 1", told="")
    if kind == 1:
        sheet.answer(found, "list[int]", need=f"len({found}) > 1")
    else:
        sheet.answer(found)


def _say_halving(sheet: Sheet, row: rows.Row, *, upper: bool) -> int:
    """Say the rule and the question; gives which question it is."""
    sheet.say(
        f"the {'later' if upper else 'earlier'} of the two in the middle counts as the middle if their number "
        f"is even. If the middle one of those that are left is not the one, it is dropped together with the "
        f"part that cannot contain it. This goes on until it is found or nothing is left."
    )
    kind = sheet.rng.randint(0, 2)
    sheet.say(
        (
            f"how many {row.many} are looked at?",
            f"list the {row.measures} that are looked at.",
            f"what is the sum of the {row.measures} that are looked at?",
        )[kind]
    )
    return kind


def _both_ends(sheet: Sheet) -> None:
    """Two pointers on an ordered row."""
    row, values = rows.given(sheet, ordered=True, distinct=True)
    goal = sheet.given("goal", "the sum that is wanted", draw.whole(2 * row.low + 5, 2 * row.high - 5))
    sheet.say(
        f"two of them with {row.measures} of {{{goal}}} together are sought: begin with the first and the "
        f"last one; if their sum is too small, replace the left one by the next one to its right; if it is "
        f"too large, replace the right one by the next one to its left. Stop when the sum fits or both would "
        f"be the same."
    )
    kind = sheet.rng.randint(0, 2)
    sheet.say(
        (
            "how many sums are formed?",
            "what is the sum that is formed last?",
            "by how much does the sum that comes closest differ from the wanted one? (Take the smallest difference.)".replace(
                "? (Take the smallest difference.)", "?"
            ),
        )[kind]
    )
    left = sheet.let("left", "the place of the left one", "0", told="")
    right = sheet.let("right", "the place of the right one", f"len({values}) - 1", told="")
    tries = sheet.let("tries", "the number of sums so far", "0", told="") if kind == 0 else ""
    total = sheet.let("total", "the sum", "0", told="") if kind == 1 else ""
    best = sheet.let("best", "the smallest difference so far", "1000", told="") if kind == 2 else ""
    with sheet.block(f"while {left} < {right}:", told=("", "both would now be the same one, so this is the end")):
        if total:
            sheet.line(
                f"{total} = {values}[{left}] + {values}[{right}]",
                told=f"{{{values}[{left}]}} + {{{values}[{right}]}} = {{{total}}}",
            )
        else:
            total_now = sheet.let(
                "pair_sum",
                "the sum",
                f"{values}[{left}] + {values}[{right}]",
                told=f"{{{values}[{left}]}} + {{{values}[{right}]}} = {{it}}",
            )
        now = total or total_now
        if tries:
            sheet.change(tries, "+", "1", told=f", sum number {{{tries}}}")
        if best:
            sheet.line(f"{best} = min({best}, abs({now} - {goal}))", told=f", so the smallest difference so far is {{{best}}}")
        with sheet.block(f"if {now} == {goal}:", told=(f"{{{now}}} is what is wanted", "")):
            sheet.line("break", told="")
        with sheet.block(
            f"if {now} < {goal}:",
            told=(
                f"{{{now}}} is less than {{{goal}}}, so the left one moves on",
                f"{{{now}}} is more than {{{goal}}}, so the right one moves on",
            ),
        ):
            sheet.change(left, "+", "1", told="")
        with sheet.block("else:"):
            sheet.change(right, "-", "1", told="")
    sheet.answer(tries or best or total)


def _nearest(sheet: Sheet) -> None:
    row, values = rows.given(sheet)
    goal = sheet.given("goal", f"the {row.measure} that is wanted", draw.whole(row.low, row.high))
    last = sheet.chance(0.4)
    place = sheet.chance(0.4)
    sheet.say(
        f"which {row.measure} comes closest to {{{goal}}}? If several are equally close, take the "
        f"{'last' if last else 'first'} of them."
    )
    if place:
        sheet.say("multiply it by the number of its place in the row, counted from 1.")
    best = sheet.let(
        "best",
        f"the {row.measure} that comes closest so far",
        f"{values}[0]",
        told="the first one, {it}, is the closest at first",
    )
    spot = sheet.let("spot", "the place of the closest one so far", "1", told="") if place else ""
    number = sheet.let("number", "the number of the place", "1", told="") if place else ""
    item = sheet.name("item", f"the {row.measure} that follows")
    with sheet.block(f"for {item} in {values}[1:]:", told=""):
        if number:
            sheet.change(number, "+", "1", told="")
        gap = sheet.let("gap", "the distance", f"abs({item} - {goal})", told=f"{{{item}}} is {{it}} away from {{{goal}}}")
        record = sheet.let("record", "the smallest distance so far", f"abs({best} - {goal})", told="")
        with sheet.block(
            f"if {gap} {'<=' if last else '<'} {record}:",
            told=(
                f", and the closest one so far is {{{record}}} away, so {{{item}}} takes its place",
                f", and the closest one so far, {{{best}}}, is {{{record}}} away and stays",
            ),
        ):
            sheet.line(f"{best} = {item}", told="")
            if spot:
                sheet.line(f"{spot} = {number}", told="")
    product = f"{best} * {spot}"
    sheet.answer(sheet.let("product", "the product", product, told=working(product)) if spot else best)


def _second(sheet: Sheet) -> None:
    row, values = rows.given(sheet, distinct=sheet.chance(0.5))
    low, kind = sheet.chance(0.4), sheet.rng.randint(0, 2)
    end, sign = (row.least, "<") if low else (row.most, ">")
    sheet.say(
        f"going along the row once, one keeps the {end} {row.one} and the second {end} one seen so far; at "
        f"the beginning both are taken to have the {row.measure} {1000 if low else 0}."
    )
    first = sheet.let("first", f"the {row.measure} of the {end} so far", "1000" if low else "0", told="")
    second = sheet.let("second", f"the {row.measure} of the second {end} so far", "1000" if low else "0", told="")
    changes = sheet.let("changes", "the number of changes so far", "0", told="") if kind == 2 else ""
    item = sheet.name("item", f"the {row.measure} looked at")
    with sheet.block(f"for {item} in {values}:", told=f"the next one {row.tell(item)}"):
        with sheet.block(
            f"if {item} {sign} {first}:",
            told=(f", so it is the {end} so far, and the one before, {{{first}}}, becomes the second", ""),
        ):
            sheet.line(f"{second} = {first}", told="")
            sheet.line(f"{first} = {item}", told="")
            if changes:
                sheet.change(changes, "+", "1", told=f", which is change number {{{changes}}}")
        with sheet.block(f"elif {item} {sign} {second}:", told=(f", so it is the second {end} so far", ", so nothing changes")):
            sheet.line(f"{second} = {item}", told="")
    if kind == 0:
        sheet.say(f"which {row.measure} has the second {end} one in the end?")
        sheet.answer(second)
    elif kind == 1:
        sheet.say(f"by how much do the two {row.measures} differ in the end?")
        sheet.answer(
            sheet.let("gap", "the difference", f"abs({first} - {second})", told=f"{{{first}}} and {{{second}}} differ by {{it}}")
        )
    else:
        sheet.say(f"how many times does the {end} one change? Add its {row.measure} in the end to this number.")
        both = f"{changes} + {first}"
        sheet.answer(sheet.let("result", "the sum of both", both, told=f"the sum of both is {working(both)}"))


def _neighbours(sheet: Sheet) -> None:
    """Peaks, valleys, jumps."""
    row, values = rows.given(sheet)
    kind, ask = sheet.rng.randint(0, 2), sheet.rng.randint(0, 2)
    what = (
        f"is {row.more} than both of its neighbours",
        f"is {row.less} than both of its neighbours",
        f"is {row.more} than the one before it",
    )[kind]
    sheet.say(f"a {row.one} counts if it {what}; the first one{'' if kind == 2 else ' and the last one'} cannot count.")
    sheet.say(
        (
            f"how many {row.many} count?",
            f"what is the sum of the {row.measures} of those that count?",
            f"what is the largest {row.measure} of those that count? Answer 0 if there is none.",
        )[ask]
    )
    found = sheet.let(
        "found",
        (f"the number of {row.many} that count so far", "the sum so far", f"the largest {row.measure} that counts so far")[ask],
        "0",
        told="",
    )
    place = sheet.name("place", "the place")
    test = (
        f"{values}[{place}] > {values}[{place} - 1] and {values}[{place}] > {values}[{place} + 1]",
        f"{values}[{place}] < {values}[{place} - 1] and {values}[{place}] < {values}[{place} + 1]",
        f"{values}[{place}] > {values}[{place} - 1]",
    )[kind]
    around = f"{{{values}[{place} - 1]}} before it" + ("" if kind == 2 else f" and {{{values}[{place} + 1]}} behind it")
    head = f"{{{values}[{place}]}} has {around}"
    with (
        sheet.block(f"for {place} in range(1, len({values}){'' if kind == 2 else ' - 1'}):", told=""),
        sheet.block(f"if {test}:", told=(f"{head}, so it counts", f"{head}, so it does not count")),
    ):
        if ask == 0:
            sheet.change(found, "+", "1", told=f", which makes {{{found}}}")
        elif ask == 1:
            sheet.change(
                found,
                "+",
                f"{values}[{place}]",
                told=f", and the sum becomes {{old({found})}} + {{{values}[{place}]}} = {{{found}}}",
            )
        else:
            sheet.line(f"{found} = max({found}, {values}[{place}])", told=f", and the largest so far is {{{found}}}")
    sheet.answer(found)


def _missing(sheet: Sheet) -> None:
    """The smallest number that is not there."""
    what = sheet.pick(("seats", "lockers", "parking places", "rooms", "hooks"))
    top = 3 + 2 * sheet.level
    taken = sheet.given(
        "taken", f"the numbers of the {what} that are taken", draw.many((2, 2 + 2 * sheet.level), 1, top), "list[int]"
    )
    start = sheet.given("start", "the number to begin with", draw.whole(1, 2 + sheet.level))
    step, kind = sheet.rng.randint(1, 2), sheet.rng.randint(0, 1)
    sheet.say(
        f"the {what} with the numbers {{{taken}}} are taken (a number may be named more than once). A "
        f"newcomer tries number {{{start}}} first, then "
        f"{'every number after it' if step == 1 else 'every second number after it'}, until one is free."
    )
    sheet.say(("which number is free?", "what is the sum of the numbers that are tried, with the free one?")[kind])
    frame.open_with(sheet, share=1)
    sheet.begin(f"{{{taken}}} are taken, and {{{start}}} is tried first")
    total = sheet.let("total", "the sum of the numbers tried so far", start, told="") if kind else ""
    with sheet.block(f"while {start} in {taken}:", told=(f"number {{{start}}} is taken", f"number {{{start}}} is free")):
        sheet.change(start, "+", str(step), told=f", so the next to be tried is {{{start}}}")
        if total:
            sheet.change(total, "+", start, told=f", and the sum becomes {{{total}}}")
    sheet.answer(total or start)
