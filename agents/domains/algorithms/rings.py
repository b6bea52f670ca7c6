"""Rings, queues and decks in which something goes round."""

from agents.domains.algorithms import rows
from agents.grammar import draw
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, ordinal


def _names(level: int) -> Draw:
    low, high = ((2, 3), (3, 4), (4, 6), (5, 8), (7, 10))[level - 1]
    return lambda rng, _: [person.name for person in rng.sample(PEOPLE, rng.randint(low, high))]


def ring(sheet: Sheet) -> None:
    """People in a ring drop out one after the other."""
    people = sheet.given("people", "the people in the ring", _names(sheet.level), "list[str]")
    count = sheet.given("count", "the number to which one counts", draw.whole(2, 3 + sheet.level))
    growing, ask = sheet.chance(0.35), sheet.rng.randint(0, 2)
    stays = sheet.rng.randint(1, 2)
    both = "is left when only two people remain (in the order of the first list)"
    last = "is left when only one person remains" if stays == 1 else both
    after = sheet.chance(0.35)
    sheet.say(
        f"{{{people}}} stand in a ring, in this order. Beginning with "
        f"{'the second' if after else 'the first'} of them, one counts from 1 to {{{count}}} around the ring; "
        f"the one with whom the counting ends leaves the ring, and the counting begins again with the next "
        f"one."
    )
    if growing:
        sheet.say("each time, one counts to a number that is larger by one than before.")
    which, gone_at = (
        (f"who is the {ordinal(2)} to leave?", 1) if stays == 2 else ("who is the last to leave before only one is left?", -1)
    )
    sheet.say((f"who {last}?", "in which order do the people leave, until only one is left?", which)[ask])
    if ask > 0:
        stays = 1
    sheet.begin(f"in the ring stand {{{people}}}")
    place = sheet.let("place", "the place where the counting begins", "1" if after else "0", told="")
    gone = sheet.let("gone", "the people who have left", "[]", told="") if ask else ""
    with sheet.block(f"while len({people}) > {stays}:", told=("", "")):
        sheet.line(f"{place} = ({place} + {count} - 1) % len({people})", told="")
        who = sheet.let(
            "who",
            "the one who leaves",
            f"{people}.pop({place})",
            told=f"counting to {{{count}}} ends with {{it}}, who leaves, so that {{{people}}} remain"
            if stays > 1
            else f"counting to {{{count}}} ends with {{it}}, who leaves, and {{{people}}} {{len({people}) - 1?remain:remains}}",
        )
        if gone:
            sheet.line(f"{gone}.append({who})", told="")
        if growing:
            sheet.change(count, "+", "1", told="")
        sheet.line(f"{place} = {place} % len({people})", told="")
    if ask == 0 and stays == 1:
        sheet.answer(f"{people}[0]", "str", told="")
    elif ask == 0:
        sheet.answer(people, "list[str]", told="")
    elif ask == 1:
        sheet.answer(gone, "list[str]", need=f"len({gone}) > 1")
    else:
        sheet.answer(f"{gone}[{gone_at}]", "str", need=f"len({gone}) > 1", told="")


def queue(sheet: Sheet) -> None:
    """Customers who come back to the end of the queue."""
    person = sheet.pick(("customers", "printer jobs", "patients", "lorries"))
    one = {"customers": "customer", "printer jobs": "job", "patients": "patient", "lorries": "lorry"}[person]
    needs = sheet.given(
        "needs",
        "the minutes that are needed",
        draw.many(((2, 2), (2, 3), (2, 4), (3, 5), (4, 7))[sheet.level - 1], 2, 12),
        "list[int]",
    )
    turn = sheet.rng.randint(3, 6)
    ask, skip = sheet.rng.randint(0, 2), sheet.chance(0.35)
    sheet.say(
        f"{person} stand in a queue and need {{{needs}}} minutes, in this order. The first one is always "
        f"served for {turn} minutes, or less if less is needed; if more is needed, the rest is done later, "
        f"{'behind the next one in the queue' if skip else 'at the end of the queue'}."
    )
    sheet.say(
        (
            "how many times is somebody served?".replace("somebody", f"a {one}"),
            f"how many minutes have passed when a {one} is finished, added up over all of them?",
            f"after how many minutes is the second {one} finished that gets finished?".replace(
                "the second " + one + " finished that gets finished",
                f"a {one} finished for the second time, counting all of them",
            ).replace(
                "a " + one + " finished for the second time, counting all of them",
                "the second one finished, counted in the order of finishing",
            ),
        )[ask]
    )
    sheet.begin(f"the queue is {{{needs}}}")
    time = sheet.let("time", "the minutes that have passed", "0", told="") if ask else ""
    found = sheet.let(
        "found", ("the number of turns so far", "the sum so far", "the number of those finished so far")[ask], "0", told=""
    )
    with sheet.block(f"while len({needs}) > 0:" if ask != 2 else f"while {found} < 2:", need=f"len({needs}) > 0", told=("", "")):
        rest = sheet.let("rest", "the minutes that the first one needs", f"{needs}.pop(0)", told="the first one needs {it}")
        if ask == 0:
            sheet.change(found, "+", "1", told=f", turn number {{{found}}}")
        with sheet.block(f"if {rest} > {turn}:", told=(f", which is more than {turn}", ", and is finished")):
            if time:
                sheet.change(time, "+", str(turn), told="")
            if skip:
                sheet.line(f"{needs}.insert(1, {rest} - {turn})", told=f", so the queue becomes {{{needs}}}")
            else:
                sheet.line(f"{needs}.append({rest} - {turn})", told=f", so the queue becomes {{{needs}}}")
        if ask:
            with sheet.block("else:"):
                sheet.change(time, "+", rest, told=f" after {{{time}}} minutes in all".replace(" after", ", after"))
                if ask == 1:
                    sheet.change(found, "+", time, told=f", so the sum is {{{found}}}")
                else:
                    sheet.change(found, "+", "1", told="")
    sheet.answer(time if ask == 2 else found)


def cards(sheet: Sheet) -> None:
    """A deck of which cards go under."""
    deck = sheet.given(
        "deck",
        "the deck",
        draw.many(((2, 3), (3, 4), (4, 6), (6, 9), (9, 14))[sheet.level - 1], 1, 30, distinct=True),
        "list[int]",
    )
    under, ask = sheet.rng.randint(1, 2), sheet.rng.randint(0, 2)
    first = sheet.chance(0.5)
    sheet.say(
        f"a deck has, from top to bottom, the cards {{{deck}}}. "
        + (
            (
                f"again and again, the top card is laid on the table and then the next "
                f"{'one' if under == 1 else 'two'}, as long as there {'is one' if under == 1 else 'are any'}, put "
                f"under the deck one by one."
            )
            if first
            else (
                f"again and again, {'the top card is' if under == 1 else 'the two top cards are'} put under the deck "
                f"one by one and then the new top card is laid on the table."
            )
        ).capitalize()
    )
    sheet.say(
        (
            "this goes on until no card is left. In which order do the cards come to the table?",
            "this goes on until no card is left. Which card comes to the table last? Add the one that comes first.",
            "this goes on until one card is left in the deck. Which one is it?",
        )[ask]
    )
    sheet.begin(f"the deck is {{{deck}}}")
    table = sheet.let("table", "the cards on the table", "[]", told="")
    left = 1 if ask == 2 else 0
    turn = sheet.name("turn", "the number of the card put under the deck")
    card = sheet.name("card", "the card on the table")

    def lay() -> None:
        sheet.line(f"{card} = {deck}.pop(0)", told=f"{{{card}}} comes to the table")
        sheet.line(f"{table}.append({card})", told="")

    def bury() -> None:
        with sheet.block(f"for {turn} in range({under}):", told=""), sheet.block(f"if len({deck}) > 0:", told=("", "")):
            sheet.line(f"{deck}.append({deck}.pop(0))", told=f", and {{{deck}[-1]}} goes under")

    with sheet.block(f"while len({deck}) > {left}:", told=("", "")):
        if first:
            lay()
            bury()
        else:
            bury()
            lay()
    if ask == 0:
        sheet.answer(table, "list[int]", need=f"len({table}) < 10")
    elif ask == 1:
        sheet.answer(
            f"{table}[-1] + {table}[0]", told=f"{{{table}[-1]}} came last and {{{table}[0]}} first, and their sum is {{returned}}"
        )
    else:
        sheet.answer(f"{deck}[0]", told="so {returned} is left")


def memory(sheet: Sheet) -> None:
    """A small memory that forgets."""
    what = sheet.pick(("web pages", "songs", "pictures", "recipes"))
    asked = sheet.given("requests", "the requests", draw.many(rows.LENGTHS[sheet.level - 1], 1, 5), "list[int]")
    room = sheet.rng.randint(2, 3)
    fresh, cost = sheet.chance(0.5), sheet.rng.randint(3, 9)
    sheet.say(
        f"{what} with the numbers {{{asked}}} are wanted, in this order. A memory keeps {room} of them. One "
        f"that is in the memory takes 1 second; any other one takes {cost} seconds and is put into the "
        f"memory, and if that is full, the one that "
        f"{'was wanted least recently' if fresh else 'has been there longest'} is dropped."
    )
    ask = sheet.rng.randint(0, 1)
    sheet.say(("how many seconds does it take altogether?", "what is the sum of the numbers that are dropped?")[ask])
    sheet.begin("the memory is empty at first")
    memory = sheet.let("memory", "the numbers in the memory", "[]", told="")
    total = sheet.let("total", ("the seconds so far", "the sum of the dropped numbers so far")[ask], "0", told="")
    one = sheet.name("wanted", "the number that is wanted")
    with sheet.block(f"for {one} in {asked}:", told=""):
        with sheet.block(f"if {one} in {memory}:", told=(f"{{{one}}} is there", f"{{{one}}} is not there")):
            if ask == 0:
                sheet.change(total, "+", "1", told=f", so {{{total}}} seconds have passed")
            if fresh:
                sheet.line(f"{memory}.remove({one})", told="")
                sheet.line(f"{memory}.append({one})", told="")
            elif ask:
                sheet.line("continue", told="")
        with sheet.block("else:"):
            if ask == 0:
                sheet.change(total, "+", str(cost), told=f", so {{{total}}} seconds have passed")
            sheet.line(f"{memory}.append({one})", told="")
            with sheet.block(f"if len({memory}) > {room}:", told=("", f", and there are {{{memory}}} now")):
                if ask:
                    sheet.change(total, "+", f"{memory}[0]", told=f", and {{{memory}[0]}} is dropped, so the sum is {{{total}}}")
                sheet.line(f"{memory}.pop(0)", told=f", which leaves {{{memory}}}")
    sheet.answer(total)
