"""Putting things in order by exchanging, inserting and merging."""

from agents.domains.algorithms import rows
from agents.grammar import coda, draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import number_word, times


def compose(sheet: Sheet) -> None:
    """One of the ways to put a row in order, and what is asked of it."""
    sheet.pick((_passes, _passes, _insertion, _selection, _merge, _counting, _blocks, _walker))(sheet)
    coda.extend(sheet)


class _Order:
    """In which direction things are put in order, and what is asked."""

    def __init__(self, sheet: Sheet, row: rows.Row, kinds: int = 3) -> None:
        self.sheet = sheet
        self.falling = sheet.chance(0.4)
        self.sign = "<" if self.falling else ">"
        self.measure = row.measure
        self.word = row.least if not self.falling else row.most
        self.kind = sheet.rng.randint(0, kinds - 1)
        self.count = ""

    def start(self, what: str) -> None:
        self.count = self.sheet.let("count", f"the number of {what} so far", "0", told="") if self.kind == 0 else ""

    def tick(self) -> None:
        """Count one."""
        if self.count:
            self.sheet.change(self.count, "+", "1", told=f", which is number {{{self.count}}}")

    def finish(self, values: str, what: str, question: str = "") -> None:
        if self.kind == 0:
            self.sheet.say(f"how many {what} are made?")
            self.sheet.answer(self.count)
        elif self.kind == 1:
            self.sheet.say(question or "what does the row look like in the end? Give the numbers in the order of the row.")
            self.sheet.answer(values, "list[int]", need=f"len({values}) < 9")
        else:
            sheet = self.sheet
            place = sheet.rng.randint(1, 2)
            which = "last" if place == 1 else "last but one"
            sheet.say(f"add the {self.measure} of the first and that of the {which} in the end. What is the sum?")
            told = f"{{{values}[0]}} + {{{values}[-{place}]}} = {{it}}"
            sheet.answer(sheet.let("ends", "the sum of these numbers", f"{values}[0] + {values}[-{place}]", told=told))


def _passes(sheet: Sheet) -> None:
    """Neighbours are exchanged in passes along the row."""
    row, values = rows.given(sheet)
    order = _Order(sheet, row)
    rounds = sheet.rng.randint(1, 2) if sheet.level < 4 else sheet.rng.randint(2, 4)
    limited = sheet.level < 4 or sheet.chance(0.5)
    backwards, shrinking = sheet.chance(0.4), sheet.chance(0.5)
    wrong = row.less if order.falling else row.more
    way = "from the end to the beginning" if backwards else "from the beginning to the end"
    sheet.say(
        f"somebody goes along the row {way} and looks at two neighbours at a time. Whenever the left one is "
        f"{wrong} than the right one, the two are exchanged."
    )
    sheet.say(
        f"this is done {times(rounds) if rounds > 1 else 'once'}."
        if limited
        else "this is repeated until nothing is exchanged on the whole way."
    )
    order.start("exchanges")
    place = sheet.name("place", "the place")
    if limited:
        turn = sheet.name("turn", "the number of the pass")
        loop = sheet.block(
            f"for {turn} in range({rounds}):", told=f"pass number {{{turn} + 1}} begins with {{{values}}}" if rounds > 1 else ""
        )
        again = ""
    else:
        again = sheet.let("again", "what is known of exchanges", "True", told="")
        loop = sheet.block(
            f"while {again}:", told=(f"a pass begins with {{{values}}}", "nothing was exchanged, so the row is in order")
        )
    with loop:
        if again:
            sheet.line(f"{again} = False", told="")
        end = f"len({values}) - 1" + (f" - {turn}" if limited and shrinking and rounds > 1 and not backwards else "")
        span = f"range(len({values}) - 2, -1, -1)" if backwards else f"range({end})"
        with sheet.block(f"for {place} in {span}:", told=""):
            a, b = f"{values}[{place}]", f"{values}[{place} + 1]"
            with sheet.block(
                f"if {a} {order.sign} {b}:", told=(f"{{{a}}} and {{{b}}} are exchanged", f"{{{a}}} and {{{b}}} stay as they are")
            ):
                sheet.line(f"{a}, {b} = {b}, {a}", told="")
                order.tick()
                if again:
                    sheet.line(f"{again} = True", told="")
    if limited and shrinking and rounds > 1 and not backwards:
        sheet.say("from the second time on, what has reached its place at the end before is not looked at again.")
    order.finish(values, "exchanges")


def _insertion(sheet: Sheet) -> None:
    """Each is carried to its place among those before it."""
    row, values = rows.given(sheet)
    order = _Order(sheet, row)
    fresh = sheet.chance(0.5)
    smaller = row.more if order.falling else row.less
    sheet.say(
        (
            f"the {row.many} are put in order: beginning with the {'first' if fresh else 'second'} one, each is "
            f"{'laid into a new row' if fresh else 'moved to the left'} past all that it is {smaller} than, and "
            f"{'put there' if fresh else 'left there'}."
        ).replace(
            "past all that it is",
            "in front of all those at the end of the new row that it is"
            if fresh
            else "past all those directly before it that it is",
        )
    )
    order.start("steps past another one")
    if fresh:
        done = sheet.let("ordered", f"the {row.measures} of the new row", "[]", told="")
        item = sheet.name("item", f"the {row.measure} to be laid down")
        with sheet.block(f"for {item} in {values}:", told=f"the next one {row.tell(item)}"):
            spot = sheet.let("spot", "the place for it", f"len({done})", told="")
            with sheet.block(
                f"while {spot} > 0 and {done}[{spot} - 1] {order.sign} {item}:",
                told=(f"it has to stand before {{{done}[{spot} - 1]}}", ""),
            ):
                sheet.change(spot, "-", "1", told="")
                order.tick()
            sheet.line(f"{done}.insert({spot}, {item})", told=f"the new row is now {{{done}}}")
        order.finish(done, "steps past another one")
        return
    place = sheet.name("place", "the place")
    with sheet.block(f"for {place} in range(1, len({values})):", told=f"now {{{values}[{place}]}} is carried to its place"):
        spot = sheet.let("spot", "the place reached", place, told="")
        with sheet.block(
            f"while {spot} > 0 and {values}[{spot} - 1] {order.sign} {values}[{spot}]:",
            told=(f"it passes {{{values}[{spot} - 1]}}", f"the row is {{{values}}}"),
        ):
            sheet.line(f"{values}[{spot} - 1], {values}[{spot}] = {values}[{spot}], {values}[{spot} - 1]", told="")
            sheet.change(spot, "-", "1", told="")
            order.tick()
    order.finish(values, "steps past another one")


def _selection(sheet: Sheet) -> None:
    """The best of the rest is brought to the front."""
    row, values = rows.given(sheet)
    order = _Order(sheet, row)
    rounds = sheet.rng.randint(1, 2) if sheet.level < 4 else sheet.rng.randint(2, 4)
    turning = sheet.chance(0.4)
    sheet.say(
        (
            f"in each round, the {order.word} one of those that are not yet in place (the first of them, if there "
            f"are several) is found and "
        )
        + (
            "the part of the row from the first such place to it is turned around"
            if turning
            else "exchanged with the one at the first such place"
        )
        + (
            f". There {'are' if rounds > 1 else 'is'} {number_word(rounds)} round{'s' * (rounds > 1)}, so that "
            f"{'the first ' + number_word(rounds) + ' places are' if rounds > 1 else 'the first place is'} "
            f"settled."
        )
    )
    better = row.more if order.falling else row.less
    if order.kind == 0:
        sheet.say(
            f"to find it, one looks at them one after the other; the first of them counts as the {order.word} one at first, and "
            f"each one that is {better} than the {order.word} so far is noted as a new {order.word} one."
        )
    order.start(f"times that a new {order.word} one is noted")
    turn, place = sheet.name("turn", "the place to be settled"), sheet.name("place", "the place looked at")
    with sheet.block(
        f"for {turn} in range({rounds}):",
        need=f"len({values}) > {rounds}",
        told=f"for place {{{turn} + 1}} we have {{{values}[{turn}]}} at first",
    ):
        best = sheet.let("best", f"the place of the {order.word} so far", turn, told="")
        with (
            sheet.block(f"for {place} in range({turn} + 1, len({values})):", told=""),
            sheet.block(
                f"if {values}[{place}] {'<' if order.sign == '>' else '>'} {values}[{best}]:",
                told=(
                    f"{{{values}[{place}]}} is {better} than {{{values}[{best}]}}",
                    f"{{{values}[{place}]}} is not {better} than {{{values}[{best}]}}",
                ),
            ),
        ):
            sheet.line(f"{best} = {place}", told="")
            order.tick()
        if turning:
            sheet.line(
                f"{values}[{turn}:{best} + 1] = {values}[{turn}:{best} + 1][::-1]",
                told=f"with the part turned around, the row is {{{values}}}",
            )
        else:
            sheet.line(
                f"{values}[{turn}], {values}[{best}] = {values}[{best}], {values}[{turn}]",
                told=f"it goes to place {{{turn} + 1}}, and the row is {{{values}}}",
            )
    order.finish(values, f"notes of a new {order.word} one")


def _merge(sheet: Sheet) -> None:
    """Two ordered rows become one."""
    row = sheet.pick(rows.kinds())
    how = draw.many((1 + sheet.level // 2, 2 + sheet.level), row.low, row.high, ordered=True)
    one, two = (sheet.given(side, f"the {row.measures} on the {side}", how, "list[int]") for side in ("left", "right"))
    kind, late = sheet.rng.randint(0, 2), sheet.chance(0.5)
    sheet.say(
        f"two rows of {row.many} are in order: on the left they {row.are.replace('$', f'{{{one}}}')}, on the "
        f"right {{{two}}}. They are joined to one row: always the {row.least} of the two that are in front is "
        f"taken, and if they are equal, the one on the {'right' if late else 'left'}; when one of the rows is "
        f"used up, the rest of the other follows."
    )
    sheet.say(
        (
            "how many comparisons of the two in front are made?",
            (
                f"how many are taken from the left by such a comparison? Add the {row.measure} of the one that is in front "
                "on the side that is not used up."
            ),
            "what does the joined row look like?",
        )[kind]
    )
    sheet.begin(f"on the left are {{{one}}}, on the right {{{two}}}")
    i = sheet.let("left_place", "the place on the left", "0", told="")
    j = sheet.let("right_place", "the place on the right", "0", told="")
    joined = sheet.let("joined", f"the joined {row.measures}", "[]", told="") if kind == 2 else ""
    kept = ("the number of comparisons so far", "the number taken from the left so far", "")[kind]
    count = sheet.let("count", kept, "0", told="") if kept else ""
    with sheet.block(
        f"while {i} < len({one}) and {j} < len({two}):",
        told=(f"{{{one}[{i}]}} and {{{two}[{j}]}} are in front", "now one of the rows is used up"),
    ):
        if kind == 0:
            sheet.change(count, "+", "1", told=f", comparison number {{{count}}}")
        with sheet.block(
            f"if {one}[{i}] {'<' if late else '<='} {two}[{j}]:",
            told=(f", and {{{one}[{i}]}} is taken from the left", f", and {{{two}[{j}]}} is taken from the right"),
        ):
            if joined:
                sheet.line(f"{joined}.append({one}[{i}])", told="")
            sheet.change(i, "+", "1", told="")
            if kind == 1:
                sheet.change(count, "+", "1", told=f", the number so far being {{{count}}}")
        with sheet.block("else:"):
            if joined:
                sheet.line(f"{joined}.append({two}[{j}])", told="")
            sheet.change(j, "+", "1", told="")
    if kind == 2:
        sheet.line(f"{joined} = {joined} + {one}[{i}:] + {two}[{j}:]", told=f"with the rest, the joined row is {{{joined}}}")
        sheet.answer(joined, "list[int]", need=f"len({joined}) < 10")
        return
    if kind == 1:
        left, right = f"{one}[{i}]", f"{two}[{j}]"
        told = (f"on the left {{{left}}} is in front", f"on the right {{{right}}} is in front")
        for header, front in ((f"if {i} < len({one}):", left), ("else:", right)):
            with sheet.block(header, told=told if front == left else None):
                sheet.change(count, "+", front, told=f", and the sum is {{old({count})}} + {{{front}}} = {{{count}}}")
    sheet.answer(count)


def _counting(sheet: Sheet) -> None:
    """Things are put into boxes by their last digit or size, and the boxes are emptied in turn."""
    row, values = rows.given(sheet)
    base = sheet.rng.randint(2, 5)
    key = sheet.rng.randint(0, 1)
    said = (
        f"by the remainder of the {row.measure} when divided by {base}"
        if key == 0
        else f"by the {row.measure} divided by {10 * base} and rounded down"
    )
    sheet.say(
        f"the {row.many} are put into boxes, each {said}. Then the boxes are emptied in the order of these "
        f"numbers, each of them in the order in which it was filled."
    )
    kind = sheet.rng.randint(0, 2)
    sheet.say(
        (
            "in what order do they come out?",
            (
                "what is the sum of the numbers of the places at which one directly follows a larger one? Count the "
                "places from 1."
            ).replace(
                (
                    "what is the sum of the numbers of the places at which one directly follows a larger one? Count the "
                    "places from 1."
                ),
                f"which {row.measure} comes out last?",
            ),
            f"what is the sum of the {row.measures} that come out of the box that is emptied last but holds something?".replace(
                "the box that is emptied last but holds something", "the last box that holds something"
            ),
        )[kind]
    )
    result = sheet.let(
        "result",
        f"the {row.measures} that have come out" if kind < 2 else "the sum for the last box",
        "[]" if kind < 2 else "0",
        told="",
    )
    boxes = base if key == 0 else (row.high // (10 * base) + 1)
    box, item = sheet.name("box", "the number of the box"), sheet.name("item", f"the {row.measure} looked at")
    test = f"{item} % {base} == {box}" if key == 0 else f"{item} // {10 * base} == {box}"
    with sheet.block(f"for {box} in range({boxes}):", told=f"box {{{box}}} comes next"):
        part = sheet.let("inside", "the content of the box", "0", told="") if kind == 2 else ""
        with (
            sheet.block(f"for {item} in {values}:", told=""),
            sheet.block(f"if {test}:", told=(f"{{{item}}} belongs to it", f"{{{item}}} does not")),
        ):
            if kind < 2:
                sheet.line(f"{result}.append({item})", told="")
            else:
                sheet.change(part, "+", item, told=f", which makes {{old({part})}} + {{{item}}} = {{{part}}}")
        if part:
            with sheet.block(f"if {part} > 0:", told=(f"so it holds {{{part}}} altogether", "so it is empty")):
                sheet.line(f"{result} = {part}", told="")
    if kind == 0:
        sheet.answer(result, "list[int]", need=f"len({result}) < 9")
    else:
        sheet.answer(f"{result}[-1]" if kind == 1 else result)


def _blocks(sheet: Sheet) -> None:
    """How far a row is from being in order."""
    row, values = rows.given(sheet)
    kind, falling = sheet.rng.randint(0, 2), sheet.chance(0.4)
    sign = "<" if falling else ">"
    wrong = row.less if falling else row.more
    sheet.say(f"two of the {row.many} stand wrong if the one that comes earlier is {wrong} than the one that comes later.")
    sheet.say(
        (
            "how many pairs stand wrong?",
            f"what is the largest difference of the {row.measures} of two that stand wrong? Answer 0 if there are none.",
            f"what is the sum of the differences of the {row.measures} of all pairs that stand wrong?",
        )[kind]
    )
    found = sheet.let(
        "found",
        ("the number of pairs so far", "the largest difference so far", "the sum of the differences so far")[kind],
        "0",
        told="",
    )
    i, j = sheet.name("early", "the earlier place"), sheet.name("late", "the later place")
    a, b = f"{values}[{i}]", f"{values}[{j}]"
    gap = f"{b} - {a}" if falling else f"{a} - {b}"
    with (
        sheet.block(f"for {i} in range(len({values}) - 1):", told=f"compare {{{a}}} with those behind it"),
        sheet.block(f"for {j} in range({i} + 1, len({values})):", told=""),
        sheet.block(f"if {a} {sign} {b}:", told=(f"with {{{b}}} it stands wrong", f"with {{{b}}} all is well")),
    ):
        if kind == 0:
            sheet.change(found, "+", "1", told=f", which makes {{{found}}}")
        elif kind == 2:
            sheet.change(
                found, "+", gap, told=f", by {{{gap}}}, so that the sum becomes {{old({found})}} + {{{gap}}} = {{{found}}}"
            )
        else:
            sheet.line(f"{found} = max({found}, {gap})", told=f", by {{{gap}}}, and the largest difference so far is {{{found}}}")
    sheet.answer(found)


def _walker(sheet: Sheet) -> None:
    """Forward while in order, back with an exchange."""
    row, values = rows.given(sheet)
    order = _Order(sheet, row)
    wrong = row.less if order.falling else row.more
    sheet.say(
        f"somebody stands between the first and the second {row.one}. If the one on the left is {wrong} than "
        f"the one on the right, the two are exchanged and one goes a step back, unless one is at the "
        f"beginning; otherwise one goes a step forward. This ends behind the last one."
    )
    order.start("steps")
    place = sheet.let("place", "the place on the right", "1", told="")
    with sheet.block(f"while {place} < len({values}):", told=("", f"the end is reached with {{{values}}}")):
        a, b = f"{values}[{place} - 1]", f"{values}[{place}]"
        with sheet.block(
            f"if {a} {order.sign} {b}:", told=(f"{{{a}}} and {{{b}}} are exchanged", f"{{{a}}} and {{{b}}} are in order")
        ):
            sheet.line(f"{a}, {b} = {b}, {a}", told="")
            sheet.line(f"{place} = max({place} - 1, 1)", told="")
        with sheet.block("else:"):
            sheet.change(place, "+", "1", told="")
        order.tick()
    order.finish(values, "decisions (exchanges and steps forward)")
