"""Games that are played to the end: boards, fights, heaps, cards."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, listed, number_word, ordinal


def takeaway(sheet: Sheet) -> None:
    """Two players with fixed habits take from a pile."""
    first, second = sheet.rng.sample(PEOPLE, 2)
    what = sheet.pick(("matches", "pebbles", "counters", "marbles", "nuts"))
    pile = sheet.given("pile", f"the number of {what} left", draw.whole(15 + 8 * sheet.level, 30 + 25 * sheet.level))
    a, b = sheet.rng.sample(range(2, 7), 2)
    share = sheet.pick((3, 4, 5))
    halves = sheet.chance(0.5)
    sheet.say(
        f"{first.name} and {second.name} take {what} from a pile of {{{pile}}} in turns; {first.name} begins. "
        f"{first.name} always takes {number_word(a)}, or all if there are fewer."
    )
    sheet.say(
        f"{second.name} takes one {ordinal(share)} of what is there, rounded down, but at least one."
        if halves
        else f"{second.name} takes {number_word(b)} if an even number is there and one otherwise."
    )
    mine = sheet.let("first_total", f"the number of {what} of {first.name}", "0")
    turns = sheet.let("turns", "the number of moves so far", "0")
    with sheet.block(f"while {pile} > 0:"):
        with sheet.block(f"if {turns} % 2 == 0:"):
            taken = sheet.let("taken", f"the number of {what} taken", f"min({a}, {pile})")
            sheet.change(mine, "+", taken)
        if halves:
            with sheet.block("else:"):
                sheet.line(f"{taken} = max({pile} // {share}, 1)")
        else:
            with sheet.block(f"elif {pile} % 2 == 0:"):
                sheet.line(f"{taken} = min({b}, {pile})")
            with sheet.block("else:"):
                sheet.line(f"{taken} = 1")
        sheet.change(pile, "-", taken)
        sheet.change(turns, "+", "1")
    if sheet.chance(0.6):
        sheet.say(f"how many {what} does {first.name} get?")
        sheet.answer(mine)
    else:
        sheet.say("how many moves are made until the pile is gone?")
        sheet.answer(turns)


def board(sheet: Sheet) -> None:  # noqa: C901, PLR0912, PLR0915 -- one branch for each rule of the game
    """A token on a track, moved by a die."""
    who = sheet.pick(PEOPLE)
    rolls = sheet.given("rolls", "the rolls", draw.many((4, 3 + 3 * sheet.level), 1, 6), "list[int]")
    ring = sheet.chance(0.5)
    size = sheet.rng.randint(12, 30)
    parts = sheet.rng.sample(("slide", "boost", "six", "same"), sheet.rng.randint(1, 2 if sheet.level < 5 else 3))
    step, back, jump = sheet.rng.randint(3, 5), sheet.rng.randint(1, 4), sheet.rng.randint(2, 5)
    track = (
        f"a ring of {size} squares, numbered from 0 to {size - 1} (square 0 comes after square {size - 1})"
        if ring
        else "a long track of squares, numbered from 0 on"
    )
    sheet.say(f"{who.name} moves a token along {track}.")
    sheet.say(f"it starts on square 0 and is moved forward by the numbers that are rolled: {{{rolls}}}.")
    said = {
        "slide": (
            f"whoever lands on a square whose number is a multiple of {step} goes back {back} square{'s' * (back > 1)}, once."
        ),
        "boost": f"each {jump - 1} that is rolled counts as {jump + 4}.",
        "six": "after a six one point is won.",
        "same": "a roll equal to the one before is not moved at all.",
    }
    if ring and "slide" in parts:
        parts.remove("slide")
        parts = parts or ["boost"]
    for part, sentence in said.items():
        if part in parts:
            sheet.say(sentence)
    place = sheet.let("place", "the number of the square", "0")
    points = sheet.let("points", "the points so far", "0") if "six" in parts else ""
    before = sheet.let("before", "the roll before", "0") if "same" in parts else ""
    laps = sheet.let("laps", "the number of rounds completed so far", "0") if ring and sheet.chance(0.4) else ""
    roll = sheet.name("roll", "the roll")
    with sheet.block(f"for {roll} in {rolls}:"):
        if points:
            with sheet.block(f"if {roll} == 6:"):
                sheet.change(points, "+", "1")
        move = roll
        if "boost" in parts:
            move = sheet.let("move", "the number of squares to go", roll)
            with sheet.block(f"if {roll} == {jump - 1}:"):
                sheet.line(f"{move} = {jump + 4}")
        if before:
            with sheet.block(f"if {roll} != {before}:"):
                sheet.change(place, "+", move)
            sheet.line(f"{before} = {roll}")
        else:
            sheet.change(place, "+", move)
        if ring:
            with sheet.block(f"if {place} >= {size}:"):
                sheet.change(place, "-", str(size))
                if laps:
                    sheet.change(laps, "+", "1")
        if "slide" in parts:
            with sheet.block(f"if {place} % {step} == 0:"):
                sheet.change(place, "-", str(back), need=f"{place} >= {back}")
    if laps and points:
        sheet.say(f"every completed round brings {jump + 5} points. How many points are won altogether?")
        sheet.answer(sheet.let("all_points", "the points of all", f"{jump + 5} * {laps} + {points}"))
    elif laps:
        sheet.say(
            f"each completed round counts as {size + 3} points, and the number of the last square is added. How "
            f"many points are that?"
        )
        sheet.answer(sheet.let("score", "the score", f"{size + 3} * {laps} + {place}"))
    elif points:
        sheet.say("each point counts as ten; the number of the last square is added. What is the result?")
        sheet.answer(sheet.let("score", "the score", f"10 * {points} + {place}"))
    else:
        sheet.say("on which square does the token end up?")
        sheet.answer(place)


def duel(sheet: Sheet) -> None:
    """Two fighters in a story game."""
    hero, foe = sheet.pick(PEOPLE).name, sheet.pick(("the dragon", "the giant", "the stone troll", "the sea serpent"))
    a = sheet.given("hero_strength", f"the strength of {hero}", draw.whole(30, 60))
    b = sheet.given("foe_strength", f"the strength of {foe}", draw.whole(40, 60 + 20 * sheet.level))
    hit, blow = sheet.rng.randint(6, 12), sheet.rng.randint(3, 8)
    every, more = sheet.rng.randint(2, 4), sheet.rng.randint(4, 12)
    heals, rages = sheet.chance(0.5), sheet.chance(0.5)
    low = sheet.rng.randint(12, 22)
    sheet.say(
        f"in a video game, {hero} has {{{a}}} points of strength and {foe} {{{b}}}. In each round {hero} "
        f"takes {hit} points from {foe}, and then, if {foe} still has some, {foe} takes {blow} points from "
        f"{hero}."
    )
    if heals:
        sheet.say(f"a round in which {hero} has fewer than {low} points in the end brings {hero} {more} points once it is over.")
    if rages:
        sheet.say(f"in every {ordinal(every)} round, {hero} strikes with another {more} points.")
    turn = sheet.let("turn", "the number of the round", "0")
    with sheet.block(f"while {a} > 0 and {b} > 0:"):
        sheet.change(turn, "+", "1")
        sheet.change(b, "-", str(hit))
        if rages:
            with sheet.block(f"if {turn} % {every} == 0:"):
                sheet.change(b, "-", str(more))
        with sheet.block(f"if {b} > 0:"):
            sheet.change(a, "-", str(blow))
        if heals:
            with sheet.block(f"if {a} < {low}:"):
                sheet.change(a, "+", str(more))
    sheet.say(
        f"the game ends as soon as one of them has no points left. What is the difference between the points "
        f"of {hero} and those of {foe} then (the points of {hero} minus those of {foe}, which may be "
        f"negative)?"
    )
    sheet.answer(sheet.let("gap", "the difference of the points", f"{a} - {b}"))


def positions(sheet: Sheet) -> None:
    """Winning and losing positions of a subtraction game."""
    moves = sorted(sheet.rng.sample(range(1, 7), sheet.rng.randint(2, 3)))
    what = sheet.pick(("stones", "matches", "coins", "beans"))
    size = sheet.given("size", f"the largest number of {what}", draw.whole(3 + sheet.level, 3 + 3 * sheet.level))
    last_loses = sheet.chance(0.4)
    words = listed([number_word(move) for move in moves], "or")
    sheet.say(
        f"two players take turns taking {words} {what} from a heap, as long as there are enough. Whoever "
        f"cannot move {'wins' if last_loses else 'loses'}."
    )
    kind = sheet.rng.randint(0, 2)
    sheet.say(
        (
            (
                f"for how many of the heaps with 1 to {{{size}}} {what} does the player who begins win, if both play "
                f"as well as possible?"
            ),
            (
                f"what is the sum of the sizes, from 1 to {{{size}}}, of the heaps for which the player who begins "
                f"loses, if both play as well as possible?"
            ),
            f"list the sizes from 1 to {{{size}}} for which the player who begins loses, if both play as well as possible.",
        )[kind]
    )
    wins = sheet.let("wins", "the list that says for each size whether the player who begins wins", f"[{last_loses}]")
    found = sheet.let(
        "found",
        ("the number of winning sizes so far", "the sum of the losing sizes so far", "the list of losing sizes so far")[kind],
        "[]" if kind == 2 else "0",
    )
    heap, move = sheet.name("heap", "the size"), sheet.name("move", "the number taken")
    with sheet.block(f"for {heap} in range(1, {size} + 1):"):
        won = sheet.let("won", "what is known of the size", f"{heap} < {moves[0]}" if last_loses and moves[0] > 1 else "False")
        with sheet.block(f"for {move} in {moves}:"), sheet.block(f"if {move} <= {heap} and not {wins}[{heap} - {move}]:"):
            sheet.line(f"{won} = True")
        sheet.line(f"{wins}.append({won})")
        with sheet.block(f"if {won}:" if kind == 0 else f"if not {won}:"):
            if kind == 2:
                sheet.line(f"{found}.append({heap})")
            else:
                sheet.change(found, "+", "1" if kind == 0 else heap)
    if kind == 2:
        sheet.answer(found, "list[int]", need=f"1 < len({found}) < 9")
    else:
        sheet.answer(found)
