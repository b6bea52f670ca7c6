"""Robots, lifts, machines and cells that follow rules."""

from agents.domains.algorithms import devices
from agents.grammar import coda, draw, frame
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """Something that follows its rules step by step."""
    makers = (
        (_robot, _lift, _lift, devices.machine, devices.meter)
        if sheet.level < 3
        else (_robot, _robot, _lift, _cells, devices.machine, devices.crossing, devices.meter, devices.plants, devices.duel)
    )
    sheet.pick(makers)(sheet)
    coda.extend(sheet)
    frame.open_with(sheet, share=1)


def _orders(level: int, signs: str) -> Draw:
    return lambda rng, _: "".join(rng.choice(signs) for _ in range(rng.randint(*devices.LENGTHS[level - 1])))


def _robot(sheet: Sheet) -> None:
    """A robot on squared ground."""
    compass = sheet.chance(0.5)
    walls, ask = sheet.level > 2 and sheet.chance(0.5), sheet.rng.randint(0, 3)
    orders = sheet.given("orders", "the orders", _orders(sheet.level, "NESW" if compass else "FFLR"), "str")
    edge, stepping = sheet.rng.randint(2, 3), walls or not compass
    if compass:
        sheet.say(
            f"a robot stands at x = 0, y = 0 and is given the orders {{{orders}}}: N makes y larger by one, S "
            f"makes it smaller by one, E makes x larger by one and W makes it smaller by one."
        )
    else:
        sheet.say(
            f"a robot stands at x = 0, y = 0 and looks in the direction in which y grows. It is given the orders "
            f"{{{orders}}}: F means one step forward, L a quarter turn to the left and R a quarter turn to the "
            f"right."
        )
    if walls:
        sheet.say(f"there are walls: a step after which x or y would be greater than {edge} or less than -{edge} is not made.")
    sheet.say(
        (
            "what are x and y in the end? Give both.",
            "how many steps is it away from its start in the end, if it only moves along the axes?",
            "what is 10 times the final x plus the final y?",
            "how many steps does it make, plus 100 times the final x?"
            if stepping
            else "how many times does x change, plus 100 times the final y?",
        )[ask]
    )
    sheet.begin(f"the orders are {{{orders}}}")
    x, y = sheet.let("x", "the value of x", "0", told=""), sheet.let("y", "the value of y", "0", told="")
    counted = "the number of steps so far" if stepping else "the number of changes of x so far"
    count = sheet.let("count", counted, "0", told="") if ask == 3 else ""
    east = "" if compass else sheet.let("east", "the part of the direction along x", "0", told="")
    north = "" if compass else sheet.let("north", "the part of the direction along y", "1", told="")
    order = sheet.name("order", "the current order")
    with sheet.block(f"for {order} in {orders}:", told=""):
        if compass:
            _compass(sheet, order, x, y, count, edge if walls else 0)
        else:
            _turning(sheet, order, (x, y), (east, north), count, edge if walls else 0)
    if ask == 0:
        sheet.answer(f"[{x}, {y}]", "list[int]")
    elif ask == 1:
        sheet.answer(f"abs({x}) + abs({y})")
    elif ask == 2:
        sheet.answer(sheet.let("result", "the result", f"10 * {x} + {y}", told=f"10 × {{{x}}} + {{{y}}} = {{it}}"))
    else:
        last = x if stepping else y
        counted = f"it makes {{{count}:step/steps}}" if stepping else f"x changes {{{count}:time/times}}"
        told = f"{counted}, and {{{count}}} + 100 × {{{last}}} = {{it}}"
        sheet.answer(sheet.let("result", "the result", f"{count} + 100 * {last}", told=told))


def _compass(sheet: Sheet, order: str, x: str, y: str, count: str, edge: int) -> None:
    here = f", so it is at ({{{x}}}, {{{y}}})"
    for sign, name, step, keyword in (("N", y, "+", "if"), ("S", y, "-", "elif"), ("E", x, "+", "elif"), ("W", x, "-", "else")):
        header = "else:" if keyword == "else" else f'{keyword} {order} == "{sign}":'
        with sheet.block(header, told=None if keyword == "else" else (f"{sign} comes", "W comes" if sign == "E" else "")):
            if edge:
                with sheet.block(
                    f"if {name} {'<' if step == '+' else '>'} {'' if step == '+' else '-'}{edge}:",
                    told=("", ", but there is the wall"),
                ):
                    sheet.change(name, step, "1", told=here)
                    if count:
                        sheet.change(count, "+", "1", told="")
            else:
                sheet.change(name, step, "1", told=here)
                if count and name == x:
                    sheet.change(count, "+", "1", told="")


def _turning(sheet: Sheet, order: str, spot: tuple[str, str], way: tuple[str, str], count: str, edge: int) -> None:
    (x, y), (east, north) = spot, way
    with sheet.block(f'if {order} == "F":', told=("", "")):
        if edge:
            with sheet.block(
                f"if abs({x} + {east}) <= {edge} and abs({y} + {north}) <= {edge}:", told=("", "F leads against the wall")
            ):
                sheet.change(x, "+", east, told="")
                sheet.change(y, "+", north, told=f"F leads to ({{{x}}}, {{{y}}})")
                if count:
                    sheet.change(count, "+", "1", told="")
        else:
            sheet.change(x, "+", east, told="")
            sheet.change(y, "+", north, told=f"F leads to ({{{x}}}, {{{y}}})")
            if count:
                sheet.change(count, "+", "1", told="")
    with sheet.block(f'elif {order} == "L":', told=("", "")):
        sheet.line(f"{east}, {north} = -{north}, {east}", told=f"L turns it into the direction ({{{east}}}, {{{north}}})")
    with sheet.block("else:"):
        sheet.line(f"{east}, {north} = {north}, -{east}", told=f"R turns it into the direction ({{{east}}}, {{{north}}})")


def _lift(sheet: Sheet) -> None:
    """A lift that is called to floors."""
    what = sheet.pick(("lift", "goods lift", "cable car", "crane hook"))
    calls = sheet.given("calls", "the floors", draw.many(devices.LENGTHS[sheet.level - 1], 0, 12), "list[int]")
    start = sheet.given("start", "the floor where it is", draw.whole(0, 12))
    ask, stop = sheet.rng.randint(0, 2), sheet.rng.randint(2, 6)
    lazy = sheet.level > 2 and sheet.chance(0.4)
    limit = sheet.rng.randint(5, 8)
    sheet.say(f"a {what} is on level {{{start}}} and goes to the levels {{{calls}}}, one after the other, in this order.")
    if lazy:
        sheet.say(f"a level that is more than {limit} levels away is left out.")
    sheet.say(
        (
            (
                f"it needs one second for each level that it goes up or down and {stop} seconds for each stop, even where it "
                f"is already. How many seconds is that altogether?"
            ),
            "how many levels does it go up altogether?",
            f"how many more levels does it go up than down, plus {stop} for each time that it does not move at all?",
        )[ask]
    )
    sheet.begin(f"at first it is on level {{{start}}}")
    total = sheet.let("total", ("the seconds so far", "the levels upward so far", "the result so far")[ask], "0", told="")
    goal = sheet.name("goal", "the next level")
    with sheet.block(f"for {goal} in {calls}:", told=""):
        if lazy:
            with sheet.block(
                f"if abs({goal} - {start}) > {limit}:", told=(f"level {{{goal}}} is too far away from {{{start}}}", "")
            ):
                sheet.line("continue", told=", so it is left out")
        if ask == 0:
            way = sheet.let(
                "way",
                "the number of levels to go",
                f"abs({goal} - {start})",
                told=f"from {{{start}}} to {{{goal}}} it is {{it:level/levels}}",
            )
            sheet.change(total, "+", f"{way} + {stop}", told=f", so with the stop {{{total}}} seconds have passed")
        elif ask == 1:
            with sheet.block(
                f"if {goal} > {start}:",
                told=(f"from {{{start}}} it goes up to {{{goal}}}", f"from {{{start}}} to {{{goal}}} it does not go up"),
            ):
                sheet.change(total, "+", f"{goal} - {start}", told=f", so the sum is {{{total}}}")
        else:
            with sheet.block(f"if {goal} == {start}:", told=(f"it is on level {{{goal}}} already", "")):
                sheet.change(total, "+", str(stop), told=f", so there is {{{total}}}")
            with sheet.block("else:"):
                sheet.change(total, "+", f"{goal} - {start}", told=f"going from {{{start}}} to {{{goal}}} makes {{{total}}}")
        sheet.line(f"{start} = {goal}", told="")
    sheet.answer(total)


def _cells(sheet: Sheet) -> None:
    """Cells in a row that live and die."""
    size = ((4, 5), (4, 5), (4, 6), (5, 7), (6, 9))[sheet.level - 1]
    cells = sheet.given("cells", "the cells", draw.many(size, 0, 1), "list[int]")
    rounds = sheet.rng.randint(1, 1 if sheet.level < 4 else 2)
    kind, ring, ask = sheet.rng.randint(0, 3), sheet.chance(0.5), sheet.rng.randint(0, 1)
    said = (
        "if exactly one of its two neighbours is 1",
        "if it and its neighbours together have exactly two ones",
        "if it is 0 and at least one of its neighbours is 1",
        "if its left neighbour is different from it",
    )[kind]
    sheet.say(
        f"cells in a row show {{{cells}}}. In each round, all of them change at the same time: a cell becomes "
        f"1 {said}, and 0 otherwise."
    )
    sheet.say("the first and the last cell are neighbours of each other." if ring else "beyond both ends, zeros are imagined.")
    sheet.say(
        (
            f"what do they show after {'one round' if rounds == 1 else 'two rounds'}?",
            f"what is the sum of the places (from 1 on) of the ones after {'one round' if rounds == 1 else 'two rounds'}?",
        )[ask]
    )
    sheet.begin(f"the cells show {{{cells}}}")
    turn, place = sheet.name("turn", "the number of the round"), sheet.name("place", "the place")
    after = sheet.name("after", "the cells after the round")
    if rounds == 1:
        del sheet.glosses[turn]
        _one_round(sheet, cells, place, after, kind, ring=ring)
    else:
        with sheet.block(f"for {turn} in range({rounds}):", told=f"round {{{turn} + 1}} begins"):
            _one_round(sheet, cells, place, after, kind, ring=ring)
    if ask == 0:
        sheet.answer(cells, "list[int]")
        return
    total = sheet.let("total", "the sum so far", "0", told="")
    with (
        sheet.block(f"for {place} in range(len({cells})):", told=""),
        sheet.block(f"if {cells}[{place}] == 1:", told=(f"there is a one at place {{{place} + 1}}", "")),
    ):
        sheet.change(total, "+", f"{place} + 1", told=f", so the sum is {{{total}}}")
    sheet.answer(total)


def _one_round(sheet: Sheet, cells: str, place: str, after: str, kind: int, *, ring: bool) -> None:
    """All cells change at the same time."""
    sheet.line(f"{after} = []", told="")
    with sheet.block(f"for {place} in range(len({cells})):", told=""):
        left = sheet.scratch("left", "the left neighbour")
        right = sheet.scratch("right", "the right neighbour") if kind != 3 else ""
        sheet.line(f"{left} = {cells}[{place} - 1]" if ring else f"{left} = {cells}[{place} - 1] if {place} > 0 else 0", told="")
        if right:
            sheet.line(
                f"{right} = {cells}[({place} + 1) % len({cells})]"
                if ring
                else f"{right} = {cells}[{place} + 1] if {place} + 1 < len({cells}) else 0",
                told="",
            )
        own = f"{cells}[{place}]"
        test = (
            f"{left} + {right} == 1",
            f"{left} + {own} + {right} == 2",
            f"{own} == 0 and {left} + {right} > 0",
            f"{left} != {own}",
        )[kind]
        around = f"{{{own}}} with {{{left}}} on its left" + (f" and {{{right}}} on its right" if right else "")
        with sheet.block(
            f"if {test}:", told=(f"cell {{{place} + 1}}, {around}, becomes 1", f"cell {{{place} + 1}}, {around}, becomes 0")
        ):
            sheet.line(f"{after}.append(1)", told="")
        with sheet.block("else:"):
            sheet.line(f"{after}.append(0)", told="")
    sheet.line(f"{cells} = {after}", told=f"so the cells show {{{cells}}}")
