"""Stacks, queues and rings of people."""

from random import Random

from agents.domains.algorithms import rings, rows
from agents.grammar import coda, draw, frame
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """A pile, a queue or a ring, and what happens to it."""
    sheet.pick((_pile, _pile, rings.ring, rings.ring, _brackets, rings.queue, _visible, _undo, rings.cards, rings.memory))(sheet)
    coda.extend(sheet)
    frame.open_with(sheet, share=1)


def _moves(level: int, low: int = 1, high: int = 20) -> Draw:
    """Numbers to be put down, and 0 for taking one away."""
    least, most = rows.LENGTHS[level - 1]

    def build(rng: Random, _: object) -> object:
        moves, height = [], 0
        for _ in range(rng.randint(least, most)):
            take = height > 1 and rng.random() < 0.4
            moves.append(0 if take else rng.randint(low, high))
            height += -1 if take else 1
        return moves

    return build


def _pile(sheet: Sheet) -> None:
    """Things are put on a pile and taken from it."""
    what, place = sheet.pick(
        (
            ("plates", "on a pile"),
            ("books", "on a pile"),
            ("boxes", "on a stack"),
            ("bricks", "on a tower"),
            ("trays", "on a trolley"),
        )
    )
    moves = sheet.given("moves", "the moves", _moves(sheet.level), "list[int]")
    front = sheet.chance(0.35)
    ask, high = sheet.rng.randint(0, 3), sheet.rng.randint(2, 3)
    limited = sheet.level > 2 and sheet.chance(0.4)
    end = "the one that has been there longest" if front else "the one that was put there last"
    sheet.say(
        f"{what} with numbers are put {place}. A list says what happens, in order: a number means that one "
        f"with this number is put there, and 0 means that {end} is taken away: {{{moves}}}."
    )
    if limited:
        sheet.say(f"if there are already {high} {what} when another one is to be put there, the new one is given away instead.")
    sheet.say(
        (
            f"what is the sum of the numbers of the {what} that are there in the end?",
            "what is the sum of the numbers of those that are taken away?",
            "list the numbers of those that are there in the end, beginning with the one that has been there longest.",
            "what is the largest sum of numbers that are there at the same time?",
        )[ask]
    )
    sheet.begin("at first nothing is there|we begin with nothing")
    pile = sheet.let("pile", f"the numbers of the {what} that are there", "[]", told="")
    kept = ("", "the sum of the numbers taken away so far", "", "the largest sum so far")[ask]
    found = sheet.let("found", kept, "0", told="") if kept else ""
    move = sheet.name("move", "the current move")
    with sheet.block(f"for {move} in {moves}:", told=""):
        with sheet.block(f"if {move} == 0:", told=("", "")):
            gone = sheet.let(
                "gone",
                "the number that is taken away",
                f"{pile}.pop(0)" if front else f"{pile}.pop()",
                need=f"len({pile}) > 0",
                told=f"{{it}} is taken away, which leaves {{{pile}}}",
            )
            if ask == 1:
                sheet.change(found, "+", gone, told=f", and the sum is {{old({found})}} + {{{gone}}} = {{{found}}}")
        other = f"elif len({pile}) < {high}:" if limited else "else:"
        with sheet.block(other, told=("", f"{{{move}}} is given away") if limited else None):
            sheet.line(f"{pile}.append({move})", told=f"with {{{move}}}, there are {{{pile}}}")
        if ask == 3:
            sheet.line(f"{found} = max({found}, sum({pile}))", told=f", and the largest sum so far is {{{found}}}")
    if ask == 2:
        sheet.answer(pile, "list[int]", need=f"len({pile}) > 1")
    elif ask == 0:
        sheet.answer(f"sum({pile})", need=f"len({pile}) > 1", told="added up, these numbers give {returned}")
    else:
        sheet.answer(found)


def _signs(level: int, signs: str) -> Draw:
    least, most = rows.LENGTHS[level - 1]

    def build(rng: Random, _: object) -> object:
        opening, closing = signs[::2], signs[1::2]
        text, depth = "", [""]
        for _ in range(rng.randint(least, most)):
            if len(depth) > 1 and rng.random() < 0.5:
                mate = depth.pop()
                text += mate if rng.random() < 0.85 else rng.choice(closing)
            else:
                at = rng.randrange(len(opening))
                text += opening[at]
                depth.append(closing[at])
        return text

    return build


def _brackets(sheet: Sheet) -> None:
    """Brackets that open and close."""
    signs = sheet.pick(("()[]", "()<>", "[]<>"))
    text = sheet.given("text", "the row of brackets", _signs(sheet.level, signs), "str")
    ask = sheet.rng.randint(0, 2)
    pairs = {signs[1]: signs[0], signs[3]: signs[2]}
    sheet.say(
        f"go through the brackets {{{text}}} from left to right. An opening bracket is noted; a closing one "
        f"removes the bracket noted last if that is of its kind, and counts as wrong otherwise (then nothing "
        f"is removed)."
    )
    sheet.say(
        (
            (
                "how many closing brackets are wrong, and how many opening ones are still noted in the end? Give ten "
                "times the first number plus the second."
            ),
            (
                "each time that a bracket is removed, note how many are still there after that, and add 1 to it. "
                "What is the sum of these numbers?"
            ),
            "what is the largest number of brackets noted at the same time, multiplied by the number of those noted in the end?",
        )[ask]
    )
    sheet.begin(f"the brackets are {{{text}}}")
    noted = sheet.let("noted", "the brackets that are noted", "[]", told="")
    found = sheet.let(
        "found", ("the number of wrong brackets so far", "the sum so far", "the largest number so far")[ask], "0", told=""
    )
    sign = sheet.name("sign", "the current bracket")
    with sheet.block(f"for {sign} in {text}:", told=""):
        with sheet.block(
            f'if {sign} in "{signs[0]}{signs[2]}":',
            told=(f"{{{sign}}} is noted|{{{sign}}} opens and is noted|then {{{sign}}} is noted", ""),
        ):
            sheet.line(f"{noted}.append({sign})", told="")
            if ask == 2:
                sheet.line(f"{found} = max({found}, len({noted}))", told=f", number {{len({noted})}} at this time")
        kinds = " or ".join(f'{sign} == "{close}" and {noted}[-1] == "{open_}"' for close, open_ in pairs.items())
        with sheet.block(
            f"elif len({noted}) > 0 and ({kinds}):",
            told=(f"{{{sign}}} fits {{{noted}[-1]}}, which is removed", f"{{{sign}}} fits nothing and is wrong"),
        ):
            sheet.line(f"{noted}.pop()", told="")
            if ask == 1:
                sheet.change(found, "+", f"len({noted}) + 1", told=f", and {{len({noted})}} are left, so the sum is {{{found}}}")
        if ask == 0:
            with sheet.block("else:"):
                sheet.change(found, "+", "1", told=f" (number {{{found}}})".replace(" (number", ", as number").replace(")", ""))
    if ask == 0:
        sheet.answer(
            sheet.let(
                "result",
                "the result",
                f"10 * {found} + len({noted})",
                told=f"{{{found}}} are wrong and {{len({noted})}} are still noted, which makes {{it}}",
            )
        )
    elif ask == 1:
        sheet.answer(found)
    else:
        sheet.answer(
            sheet.let("product", "the product", f"{found} * len({noted})", told=f"{{{found}}} × {{len({noted})}} = {{it}}")
        )


def _visible(sheet: Sheet) -> None:
    """What can be seen past what."""
    row, values = rows.given(sheet)
    back, ask = sheet.chance(0.5), sheet.rng.randint(0, 1)
    sheet.say(
        f"the {row.many} are put on a list one after the other, "
        f"{'from the last to the first' if back else 'from the first to the last'}. Before one is added, all "
        f"at the end of the list that are not {row.more} than it are crossed out, beginning with the last "
        f"one, until one is met that is {row.more}."
    )
    sheet.say(
        (
            "what is on the list in the end?",
            f"how many are crossed out? Multiply this number by the {row.measure} of the first one on the list in the end.",
        )[ask]
    )
    stack = sheet.let("listed", "the numbers on the list".replace("numbers", row.measures), "[]", told="")
    count = sheet.let("count", "the number of those crossed out so far", "0", told="") if ask else ""
    item = sheet.name("item", f"the current {row.measure}")
    with sheet.block(f"for {item} in {f'reversed({values})' if back else values}:", told=f"now {{{item}}} comes"):
        with sheet.block(
            f"while len({stack}) > 0 and {stack}[-1] <= {item}:", told=(f"{{{stack}[-1]}} is not more, so it is crossed out", "")
        ):
            sheet.line(f"{stack}.pop()", told="")
            if count:
                sheet.change(count, "+", "1", told=f", as number {{{count}}}")
        sheet.line(f"{stack}.append({item})", told=f"so the list is {{{stack}}}")
    if ask:
        sheet.answer(sheet.let("product", "the product", f"{count} * {stack}[0]", told=f"{{{count}}} × {{{stack}[0]}} = {{it}}"))
    else:
        sheet.answer(stack, "list[int]", need=f"1 < len({stack}) < 9")


def _undo(sheet: Sheet) -> None:
    """A calculator that can undo."""
    steps = sheet.given("keys", "the keys", _moves(sheet.level, 1, 30), "list[int]")
    start = sheet.given("start", "the number at first", draw.whole(0, 30))
    factor = sheet.rng.randint(2, 3)
    even = sheet.chance(0.5)
    ask = sheet.rng.randint(0, 1)
    sheet.say(
        f"a calculator shows {{{start}}}. Then keys are pressed: {{{steps}}}. A key from 1 on is "
        f"{'added if it is even and subtracted' if even else 'added if it is below 16 and subtracted'} "
        f"otherwise; the key 0 brings back what was shown before the last such change that is not undone yet."
    )
    sheet.say(
        (
            "what is shown in the end?",
            f"what is the sum of {factor} times the number that is shown in the end and the largest number that has been shown?",
        )[ask]
    )
    old = sheet.let("history", "the numbers shown before", "[]", told="")
    shown = sheet.let("shown", "the number that is shown", start, told="")
    best = sheet.let("largest", "the largest number shown so far", start, told="") if ask else ""
    key = sheet.name("key", "the current key")
    sheet.begin(f"{{{start}}} is shown at first")
    with sheet.block(f"for {key} in {steps}:", told=""):
        with sheet.block(f"if {key} == 0:", told=("", "")):
            sheet.line(f"{shown} = {old}.pop()", told=f"0 brings back {{{shown}}}")
        with sheet.block("else:"):
            sheet.line(f"{old}.append({shown})", told="")
            with sheet.block(f"if {key} % 2 == 0:" if even else f"if {key} < 16:", told=("", "")):
                sheet.change(shown, "+", key, told=f"{{old({shown})}} + {{{key}}} = {{{shown}}}")
            with sheet.block("else:"):
                sheet.change(shown, "-", key, told=f"{{old({shown})}} - {{{key}}} = {{{shown}}}")
        if best:
            sheet.line(f"{best} = max({best}, {shown})", told="")
    sheet.answer(
        sheet.let("result", "the result", f"{factor} * {shown} + {best}", told=f"{factor} × {{{shown}}} + {{{best}}} = {{it}}")
        if best
        else shown
    )
