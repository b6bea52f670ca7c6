"""Choosing what looks best, one after the other."""

from contextlib import ExitStack

from agents.domains.algorithms import plans, rows
from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


def compose(sheet: Sheet) -> None:
    """Packing, planning, paying, joining."""
    makers = (
        (_packing, _trips, _pay, _share)
        if sheet.level < 3
        else (_packing, plans.plan, _pay, plans.join, plans.pairs, plans.fuel, _share, plans.deadlines, plans.cover)
    )
    sheet.pick(makers)(sheet)
    coda.extend(sheet)


def _packing(sheet: Sheet) -> None:
    """Boxes that are filled with what fits."""
    row, values = rows.given(sheet)
    room = sheet.given("room", "the room in a box", draw.whole(row.high, 2 * row.high))
    ask, fits = sheet.rng.randint(0, 2), sheet.chance(0.5)
    box, boxes = sheet.pick((("shelf", "shelves"), ("crate", "crates"), ("lorry", "lorries"), ("wagon", "wagons")))
    if row.one in (box, "tree", "tower", "runner", "song"):
        box, boxes = "group", "groups"
    sheet.say(
        f"the {row.many} are put into {boxes}; the {row.measures} in one {box} together may be at most {{{room}}}. "
        f"Each {row.one}, in the order of the row, goes into the {'first' if fits else 'current'} "
        f"{box}{' with room for it' if fits else ', unless there is no room for it'}; otherwise a new {box} "
        f"is begun."
    )
    sheet.say(
        (
            (
                f"how many {boxes} are needed? Multiply this number by the room in one of them and subtract all "
                f"{row.measures}: how much room stays empty?"
            ),
            f"what is the sum of the {row.measures} in the {box} that is begun last?",
            f"how many {row.many} are put into the {box} that is begun last, and how many {boxes} are there? Give the product.",
        )[ask]
    )
    item = sheet.name("item", f"the current {row.measure}")
    number, load, count = (_first_fit if fits else _next_fit)(sheet, row, (values, item, room), (box, boxes), counted=ask == 2)
    if ask == 0:
        total = sheet.let("total", f"the sum of all {row.measures}", f"sum({values})", told="")
        told = f"{{{number}}} × {{{room}}} - {{{total}}} = {{it}}"
        sheet.answer(sheet.let("empty", "the room that stays empty", f"{number} * {room} - {total}", told=told))
    elif ask == 1:
        sheet.answer(load)
    else:
        told = f"the last one holds {{{count}}}, and {{{count}}} × {{{number}}} = {{it}}"
        sheet.answer(sheet.let("product", "the product", f"{count} * {number}", told=told))


def _next_fit(
    sheet: Sheet, row: rows.Row, given: tuple[str, str, str], words: tuple[str, str], *, counted: bool
) -> tuple[str, str, str]:
    """Only the current box is looked at. Gives the number of boxes, the load of the last one and, if counted, what is in it."""
    (values, item, room), (box, many) = given, words
    boxes = sheet.let("boxes", f"the number of {many} so far", "1", told="")
    load = sheet.let("load", f"the load of the current {box}", "0", told="")
    count = sheet.let("count", f"the number of {row.many} in the current {box}", "0", told="") if counted else ""
    full = f"{{{load}}} + {{{item}}} is more than {{{room}}}, so a new {box} is begun with {{{item}}}"
    with sheet.block(f"for {item} in {values}:", told=""):
        with sheet.block(f"if {load} + {item} > {room}:", told=(full, f"{{{load}}} + {{{item}}} = {{{load} + {item}}} fits")):
            sheet.change(boxes, "+", "1", told="")
            sheet.line(f"{load} = 0", told="")
            if count:
                sheet.line(f"{count} = 0", told="")
        sheet.change(load, "+", item, told="")
        if count:
            sheet.change(count, "+", "1", told="")
    return boxes, load, count


def _first_fit(
    sheet: Sheet, row: rows.Row, given: tuple[str, str, str], words: tuple[str, str], *, counted: bool
) -> tuple[str, str, str]:
    """All boxes are looked at in turn. Gives the same as ``_next_fit``."""
    (values, item, room), (box, _) = given, words
    loads = sheet.let("loads", "the loads", "[0]", told="")
    place, spot = sheet.name("place", "the place looked at"), sheet.name("spot", "the place that is chosen")
    count = sheet.let("last_count", f"the number of {row.many} in the last one", "0", told="") if counted else ""
    new = (f"{{{item}}} fits nowhere, so a new {box} is begun", f"{{{item}}} goes into number {{{spot} + 1}}")
    with sheet.block(f"for {item} in {values}:", told=""):
        sheet.line(f"{spot} = -1", told="")
        with (
            sheet.block(f"for {place} in range(len({loads})):", told=""),
            sheet.block(f"if {loads}[{place}] + {item} <= {room}:", told=("", "")),
        ):
            sheet.line(f"{spot} = {place}", told="")
            sheet.line("break", told="")
        with sheet.block(f"if {spot} < 0:", told=new):
            sheet.line(f"{loads}.append(0)", told="")
            if count:
                sheet.line(f"{count} = 0", told="")
        sheet.change(f"{loads}[{spot}]", "+", item, told=f", and the loads are {{{loads}}}")
        if count:
            with sheet.block(f"if {spot} < 0 or {spot} == len({loads}) - 1:", told=("", "")):
                sheet.change(count, "+", "1", told="")
    return f"len({loads})", f"{loads}[-1]", count


def _trips(sheet: Sheet) -> None:
    """Groups that cross together."""
    groups = sheet.given(
        "groups", "the sizes of the groups", draw.many(((2, 3), (3, 4))[min(sheet.level, 2) - 1], 2, 9), "list[int]"
    )
    seats = sheet.given("seats", "the number of seats", draw.whole(9, 16))
    vehicle = sheet.pick(("boat", "cable car", "bus", "raft"))
    sheet.say(
        f"groups of {{{groups}}} people wait for a {vehicle} with {{{seats}}} seats, in this order. Whoever "
        f"comes next gets on, until a group does not fit in completely; then the {vehicle} leaves and comes "
        f"back empty. How many seats stay empty on the trips that leave because a group did not fit in?"
    )
    sheet.begin(f"the groups have {{{groups}}} people")
    load = sheet.let("load", "the number of people on board", "0", told="")
    empty = sheet.let("empty", "the number of empty seats so far", "0", told="")
    group = sheet.name("group", "the size of the group")
    with sheet.block(f"for {group} in {groups}:", told=""):
        with sheet.block(
            f"if {load} + {group} > {seats}:",
            told=(f"{{{load}}} are on board and {{{group}}} do not fit in", f"{{{group}}} get on"),
        ):
            sheet.change(
                empty,
                "+",
                f"{seats} - {load}",
                told=f", so the boat leaves with {{{seats} - {load}:empty seat/empty seats}}, {{{empty}}} so far".replace(
                    "boat", vehicle
                ),
            )
            sheet.line(f"{load} = 0", told="")
        sheet.change(load, "+", group, told="")
    sheet.answer(empty)


def _pay(sheet: Sheet) -> None:
    """The largest coin that fits."""
    coins = sheet.pick(
        ([50, 20, 10, 5, 2, 1], [25, 10, 5, 1], [40, 15, 6, 1], [30, 12, 5, 1], [60, 24, 8, 3, 1], [100, 45, 20, 9, 4, 1])
    )
    amounts = sheet.level > 3
    amount = sheet.given("amount", "the amount that is left", draw.whole(12, 40 + 60 * sheet.level))
    second = sheet.given("more", "the other amount", draw.whole(12, 150)) if amounts else ""
    one_by_one, ask = sheet.chance(0.5), sheet.rng.randint(0, 1)
    values = ", ".join(map(str, coins[:-1])) + f" and {coins[-1]}"
    each, single = (" for each toll, added up over both", " for one toll") if second else ("", "")
    sheet.say(
        f"a toll of {{{amount}}} {'and then one of {' + second + '} ' if second else ''}guilders is paid with "
        f"coins worth {values} guilders, always taking the largest coin that is not more than what is left to "
        f"be paid."
    )
    sheet.say(
        (
            "how many coins are used, counting the smallest kind twice?",
            f"how many different kinds of coins are used{each}, and how many coins? Multiply the two numbers.",
        )[ask]
        if one_by_one
        else (
            "how many coins are used?",
            f"what is the largest number of coins of one kind that is used{single}, multiplied by the number of all coins?",
        )[ask]
    )
    frame.open_with(sheet, share=1)
    sheet.begin(f"{{{amount}}} guilders are to be paid")
    count = sheet.let("coins_used", "the number of coins so far", "0", told="")
    extra = (
        sheet.let("kinds", "the number of kinds so far" if one_by_one else "the largest number of one kind so far", "0", told="")
        if ask
        else ""
    )
    coin = sheet.name("coin", "the worth of the coin")
    rest = amount
    with ExitStack() as inside:
        if second:
            todo = sheet.let("tolls", "the tolls", f"[{amount}, {second}]", told="")
            rest = sheet.name("rest", "the guilders that are left")
            inside.enter_context(sheet.block(f"for {rest} in {todo}:", told=f"now {{{rest}}} guilders are paid"))
        inside.enter_context(sheet.block(f"for {coin} in {coins}:", told=""))
        _coin(sheet, coin, rest, count, extra, single=one_by_one)
    sheet.answer(
        sheet.let("product", "the product", f"{extra} * {count}", told=f"{{{extra}}} × {{{count}}} = {{it}}") if extra else count
    )


def _coin(sheet: Sheet, coin: str, rest: str, count: str, extra: str, *, single: bool) -> None:
    """What is paid with one kind of coin."""
    if not single:
        number = sheet.let(
            "number",
            "the number of coins of the kind",
            f"{rest} // {coin}",
            told=f"{{{coin}}} fits {{it:time/times}} into {{{rest}}}",
        )
        sheet.line(f"{rest} = {rest} % {coin}", told=f", leaving {{{rest}}}")
        sheet.change(count, "+", number, told="")
        if extra:
            sheet.line(f"{extra} = max({extra}, {number})", told="")
        return
    if extra:
        with sheet.block(f"if {coin} <= {rest}:", told=("", "")):
            sheet.change(extra, "+", "1", told=f"coins of {{{coin}}} can be used, kind number {{{extra}}}")
    with sheet.block(f"while {rest} >= {coin}:", told=("", "")):
        sheet.change(rest, "-", coin, told=f"a coin of {{{coin}}} leaves {{{rest}}}")
        sheet.change(count, "+", "1", told="")
        if not extra:
            with sheet.block(f"if {coin} == 1:", told=("", "")):
                sheet.change(count, "+", "1", told="")


def _share(sheet: Sheet) -> None:
    """Each thing goes to whoever has least."""
    row, values = rows.given(sheet)
    who, friend = sheet.rng.sample(PEOPLE, 2)
    falling, ask = sheet.level > 2 and sheet.chance(0.5), sheet.rng.randint(0, 2)
    order = f"Taking them from the {row.most} to the {row.least}" if falling else "In the order of the row"
    sheet.say(
        f"{who.name} and {friend.name} share the {row.many}. "
        f"{order}, each one goes to the one of the two whose {row.measures} have the smaller sum so far, "
        f"and to {who.name} if the sums are equal."
    )
    sheet.say(
        (
            f"what is the sum of {who.name}'s {row.measures} in the end?",
            "by how much do the two sums differ in the end?",
            f"how many {row.many} does {friend.name} get, times the larger of the two sums?",
        )[ask]
    )
    a, b = (
        sheet.let("first_sum", f"the sum of {who.name}", "0", told=""),
        sheet.let("second_sum", f"the sum of {friend.name}", "0", told=""),
    )
    count = sheet.let("count", f"the number of {row.many} of {friend.name}", "0", told="") if ask == 2 else ""
    item = sheet.name("item", f"the current {row.measure}")
    with sheet.block(f"for {item} in {f'reversed(sorted({values}))' if falling else values}:", told=""):
        with sheet.block(f"if {a} <= {b}:", told=(f"{{{item}}} goes to {who.name}", f"{{{item}}} goes to {friend.name}")):
            sheet.change(a, "+", item, told=f", who then has {{{a}}} against {{{b}}}")
        with sheet.block("else:"):
            sheet.change(b, "+", item, told=f", who then has {{{b}}} against {{{a}}}")
            if count:
                sheet.change(count, "+", "1", told="")
    if ask == 0:
        sheet.answer(a)
    elif ask == 1:
        sheet.answer(sheet.let("gap", "the difference", f"abs({a} - {b})", told="the difference is {it}"))
    else:
        sheet.answer(
            sheet.let(
                "product",
                "the product",
                f"{count} * max({a}, {b})",
                told=f"{friend.name} has {{{count}}} of them, and times the larger sum that is {{it}}",
            )
        )
