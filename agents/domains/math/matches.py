"""Games that are played to the end: boards, fights, heaps, cards."""

from contextlib import nullcontext
from dataclasses import dataclass

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
        else f"{second.name} takes {number_word(b)}, or all if there are fewer, if an even number is there, and one otherwise."
    )
    mine = sheet.let("first_total", f"the number of {what} of {first.name}", "0", told="")
    sheet.begin(f"at first {{{pile}}} {what} are there")
    turns = sheet.let("turns", "the number of moves so far", "0", told="")
    with sheet.block(f"while {pile} > 0:", told=("", "nothing is left")):
        with sheet.block(f"if {turns} % 2 == 0:", told=("", "")):
            taken = sheet.let("taken", f"the number of {what} taken", f"min({a}, {pile})", told=f"{first.name} takes {{it}}")
            sheet.change(mine, "+", taken, told=f", {{{mine}}} so far")
        if halves:
            with sheet.block("else:"):
                sheet.line(f"{taken} = max({pile} // {share}, 1)", told=f"{second.name} takes {{{taken}}}")
        else:
            with sheet.block(f"elif {pile} % 2 == 0:", told=("", "")):
                sheet.line(f"{taken} = min({b}, {pile})", told=f"of an even number, {second.name} takes {{{taken}}}")
            with sheet.block("else:"):
                sheet.line(f"{taken} = 1", told=f"of an odd number, {second.name} takes {{{taken}}}")
        sheet.change(pile, "-", taken, told=f", which leaves {{{pile}}}")
        sheet.change(turns, "+", "1", told="")
    if sheet.chance(0.6):
        sheet.say(f"how many {what} does {first.name} get?")
        sheet.answer(mine)
    else:
        sheet.say("how many moves are made until the pile is gone?")
        sheet.answer(turns)


@dataclass(frozen=True, slots=True)
class _Track:
    """The rules of a game with a token on numbered squares.

    Attributes:
        ring: whether the last square is followed by the first.
        size: number of squares of the ring.
        parts: the special rules that hold.
        step: squares whose number is a multiple of it are slides.
        back: how many squares a slide goes back.
        jump: the roll before it counts for more.
    """

    ring: bool
    size: int
    parts: list[str]
    step: int
    back: int
    jump: int

    def say(self, sheet: Sheet, who: str, rolls: str) -> None:
        """Say the rules in the problem."""
        track = (
            f"a ring of {self.size} squares, numbered from 0 to {self.size - 1} (square 0 comes after square {self.size - 1})"
            if self.ring
            else "a long track of squares, numbered from 0 on"
        )
        sheet.say(f"{who} moves a token along {track}.")
        sheet.say(f"it starts on square 0 and is moved forward by the numbers that are rolled: {{{rolls}}}.")
        said = {
            "slide": (
                f"whoever lands on a square whose number is a multiple of {self.step} goes back {self.back} "
                f"square{'s' * (self.back > 1)}, once."
            ),
            "boost": f"each {self.jump - 1} that is rolled counts as {self.jump + 4}.",
            "six": "after a six one point is won.",
            "same": "a roll equal to the one before is not moved at all.",
        }
        for part, sentence in said.items():
            if part in self.parts:
                sheet.say(sentence)

    def squares(self, sheet: Sheet, roll: str) -> str:
        """Write how far a roll goes; returns the variable."""
        if "boost" not in self.parts:
            return roll
        move = sheet.let("move", "the number of squares to go", roll, told="")
        with sheet.block(f"if {roll} == {self.jump - 1}:", told=("", "")):
            sheet.line(f"{move} = {self.jump + 4}", told=f", which counts as {{{move}}}")
        return move

    def land(self, sheet: Sheet, place: str, laps: str) -> None:
        """Write what happens on the square that is reached."""
        if self.ring:
            with sheet.block(f"if {place} >= {self.size}:", told=("", "")):
                sheet.change(place, "-", str(self.size), told=f", that is, to square {{{place}}} of the next round")
                if laps:
                    sheet.change(laps, "+", "1", told="")
        if "slide" in self.parts:
            with sheet.block(f"if {place} % {self.step} == 0:", told=(f", a multiple of {self.step}", "")):
                told = f", and so back to square {{{place}}}"
                sheet.change(place, "-", str(self.back), need=f"{place} >= {self.back}", told=told)


def _track(sheet: Sheet) -> _Track:
    ring = sheet.chance(0.5)
    size = sheet.rng.randint(12, 30)
    parts = sheet.rng.sample(("slide", "boost", "six", "same"), sheet.rng.randint(1, 2 if sheet.level < 5 else 3))
    if ring and "slide" in parts:
        parts.remove("slide")
        parts = parts or ["boost"]
    return _Track(ring, size, parts, sheet.rng.randint(3, 5), sheet.rng.randint(1, 4), sheet.rng.randint(2, 5))


def board(sheet: Sheet) -> None:
    """A token on a track, moved by a die."""
    who = sheet.pick(PEOPLE)
    rolls = sheet.given("rolls", "the rolls", draw.many((4, 3 + 3 * sheet.level), 1, 6), "list[int]")
    track = _track(sheet)
    track.say(sheet, who.name, rolls)
    sheet.begin("the token is on square 0 at first|we follow the token from roll to roll")
    place = sheet.let("place", "the number of the square", "0", told="")
    points = sheet.let("points", "the points so far", "0", told="") if "six" in track.parts else ""
    before = sheet.let("before", "the roll before", "0", told="") if "same" in track.parts else ""
    counts_laps = track.ring and sheet.chance(0.4)
    laps = sheet.let("laps", "the number of rounds completed so far", "0", told="") if counts_laps else ""
    roll = sheet.name("roll", "the roll")
    goes = f", which leads to square {{{place}}}"
    with sheet.block(f"for {roll} in {rolls}:", told=f"a {{{roll}}} is rolled"):
        if points:
            with sheet.block(f"if {roll} == 6:", told=("", "")):
                sheet.change(points, "+", "1", told=f", for point number {{{points}}}")
        move = track.squares(sheet, roll)
        stays = ("", ", as before, so the token stays where it is")
        with sheet.block(f"if {roll} != {before}:", told=stays) if before else nullcontext():
            sheet.change(place, "+", move, told=goes)
            track.land(sheet, place, laps)
        if before:
            sheet.line(f"{before} = {roll}", told="")
    _score(sheet, track, place, laps, points)


def _score(sheet: Sheet, track: _Track, place: str, laps: str, points: str) -> None:
    """Ask for the last square, or for a score of laps, points and that."""
    if not (laps or points):
        sheet.say("on which square does the token end up?")
        sheet.answer(place)
        return
    if laps and points:
        sheet.say(f"every completed round brings {track.jump + 5} points. How many points are won altogether?")
        name, gloss, each, many, more = "all_points", "the points of all", track.jump + 5, laps, points
    elif laps:
        sheet.say(
            f"each completed round counts as {track.size + 3} points, and the number of the last square is added. How "
            f"many points are that?"
        )
        name, gloss, each, many, more = "score", "the score", track.size + 3, laps, place
    else:
        sheet.say("each point counts as ten; the number of the last square is added. What is the result?")
        name, gloss, each, many, more = "score", "the score", 10, points, place
    told = f"{each} × {{{many}}} + {{{more}}} = {{it}}"
    sheet.answer(sheet.let(name, gloss, f"{each} * {many} + {more}", told=told))


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
        sheet.say(f"if that leaves {hero} with fewer than {low} points, but at least one, {hero} gets {more} points.")
    if rages:
        sheet.say(f"in every {ordinal(every)} round, {hero} takes another {more} points from {foe} with the same strike.")
    sheet.begin("let us follow the fight round by round")
    turn = sheet.let("turn", "the number of the round", "0", told="")
    with sheet.block(f"while {a} > 0 and {b} > 0:", told=("", "now the game is over")):
        sheet.change(turn, "+", "1", told=f"in round {{{turn}}}")
        sheet.change(b, "-", str(hit), told=f", {hero} strikes, which leaves {foe} {{{b}}}")
        if rages:
            with sheet.block(f"if {turn} % {every} == 0:", told=("", "")):
                sheet.change(b, "-", str(more), told=f", and {more} more with the same strike, which leaves {{{b}}}")
        with sheet.block(f"if {b} > 0:", told=("", "")):
            sheet.change(a, "-", str(blow), told=f", and {foe} strikes back, which leaves {hero} {{{a}}}")
            if heals:
                with sheet.block(f"if 0 < {a} < {low}:", told=("", "")):
                    sheet.change(a, "+", str(more), told=f", and with {more} more {hero} has {{{a}}}")
    sheet.say(
        f"points can fall below 0, and the game ends as soon as one of them has 0 or fewer. What is the difference "
        f"between the points of {hero} and those of {foe} then (the points of {hero} minus those of {foe}, which may "
        f"be negative)?"
    )
    sheet.answer(
        sheet.let(
            "gap",
            "the difference of the points",
            f"{a} - {b}",
            told=f"the points are {{{a}}} and {{{b}}}, and the difference is {{it}}",
        )
    )


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
    wins = sheet.let("wins", "the list that says for each size whether the player who begins wins", f"[{last_loses}]", told="")
    sheet.begin(f"without any {what}, the player who begins {'wins' if last_loses else 'loses'}, and we go up from there")
    found = sheet.let(
        "found",
        ("the number of winning sizes so far", "the sum of the losing sizes so far", "the list of losing sizes so far")[kind],
        "[]" if kind == 2 else "0",
        told="",
    )
    heap, move = sheet.name("heap", "the size"), sheet.name("move", "the number taken")
    with sheet.block(f"for {heap} in range(1, {size} + 1):", told=f"now a heap of {{{heap}}}"):
        stuck = f"{heap} < {moves[0]}" if last_loses and moves[0] > 1 else "False"
        told = "" if stuck == "False" else "{it?, from which no move is possible:}"
        won = sheet.let("won", "what is known of the size", stuck, told=told)
        leads = f", from which one can leave {{{heap} - {move}}}, where the other one loses"
        test = f"if {move} <= {heap} and not {wins}[{heap} - {move}]:"
        with sheet.block(f"for {move} in {moves}:", told=""), sheet.block(test, told=(leads, "")):
            sheet.line(f"{won} = True", told="")
        leads = f", {{{won}?so:from which no move leaves a heap where the other one loses, so}}"
        sheet.line(f"{wins}.append({won})", told=f"{leads} the one who begins {{{won}?wins:loses}}")
        with sheet.block(f"if {won}:" if kind == 0 else f"if not {won}:", told=("", "")):
            if kind == 2:
                sheet.line(f"{found}.append({heap})", told=", which goes on the list")
            elif kind == 1:
                sheet.change(found, "+", heap, told=f", and the sum is {{{found}}}")
            else:
                sheet.change(found, "+", "1", told=f", size number {{{found}}}")
    if kind == 2:
        sheet.answer(found, "list[int]", need=f"1 < len({found}) < 9")
    else:
        sheet.answer(found)
