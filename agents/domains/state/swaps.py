"""People who swap what they hold, two at a time or three in a ring, now and then against the rules."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from agents.domains.state import moves
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, listed, ordinal
from agents.phrasing import ABOUT

_NAMES = tuple(person.name for person in PEOPLE)
_THINGS = (
    ("holds the {1} ball", "ball", "red blue green yellow white black orange purple pink grey"),
    ("sits on the {1} chair", "chair", "red blue green yellow white black orange purple pink grey"),
    ("has the {1}", "gift", "book lamp scarf puzzle clock kite mug candle drum globe"),
    ("dances with {1}", "partner", "Alba Bruno Cleo Dario Edda Faro Gina Hektor Ilse Jano"),
    ("plays as the {1}", "position", "goalkeeper striker winger sweeper captain libero playmaker"),
    ("reads “{1}”", "book", "Ulf Marsh Embers Tides Nightfall Harbours Cinders Meadows"),
)


def _hands(things: list[str], count: int) -> Draw:
    def draw(rng: Random, _: Given) -> Value:
        return dict(zip(rng.sample(_NAMES, count), rng.sample(things, count), strict=True))

    return draw


def _groups(hands: str, many: int, size: tuple[int, int]) -> Draw:
    """So many people each, who swap; never the same ones twice in a row, where others are there."""

    def draw(rng: Random, given: Given) -> Value:
        known = given[hands]
        assert isinstance(known, dict)
        found: list[tuple[str, ...]] = []
        for _ in range(rng.randint(*size)):
            group = tuple(rng.sample(list(known), many))
            while found and set(group) == set(found[-1]) and many < len(known):
                group = tuple(rng.sample(list(known), many))
            found.append(group)
        return found

    return draw


def _somebody(hands: str, *, thing: bool) -> Draw:
    def draw(rng: Random, given: Given) -> Value:
        known = given[hands]
        assert isinstance(known, dict)
        return rng.choice(list(known.values() if thing else known))

    return draw


def compose(sheet: Sheet) -> None:
    """Swap after swap; who ends up with what."""
    verb, what, text = sheet.pick(_THINGS)
    ring = sheet.chance(0.3)
    count = min(3 + sheet.level // 2, 6) + ring
    hands = sheet.given("hands", "who has what", _hands(text.split(), count), "dict[str, str]", f"{{0}} {verb}.")
    refusals = sheet.pick((0, 1, 1) if sheet.level < 3 else (0, 1, 1, 2))
    pairs = ("{0} and {1} swap.", f"{{0}} and {{1}} trade {what}s.", "{n}. {0} swaps with {1}.")
    passing = f"{{0}}'s {what} goes to {{1}}, {{1}}'s {what} to {{2}} and {{2}}'s {what} to {{0}}."
    rings = (passing, f"{{n}}. {passing}")
    swaps = sheet.given(
        "swaps",
        "the swaps",
        _groups(hands, 3 if ring else 2, moves.size(sheet)),
        f"list[tuple[{', '.join(['str'] * (3 if ring else 2))}]]",
        sheet.pick((rings if ring else pairs)[refusals > 0 :]),
    )
    sheet.say(
        f"at first, {sheet.pick(('things stand', 'affairs stand', 'matters stand'))} "
        f"as follows. {{{hands}}} {'These swaps are planned' if refusals else 'Then these swaps take place'}. {{{swaps}}}"
    )
    sheet.begin("let us follow the swaps one by one|we keep track of every swap")
    game = _Swapping(sheet, (hands, swaps), _World(verb, what), ring=ring, refusals=refusals)
    write = sheet.pick(_ASKS)
    write(game)


@dataclass(frozen=True, slots=True)
class _World:
    """What is swapped: how one says that somebody has it, and what it is called."""

    verb: str
    what: str

    def has(self, thing: str) -> str:
        """That somebody has it, as said behind the name, with the thing in a slot."""
        return self.verb.replace("{1}", f"{{{thing}}}")


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a swap may not take place: as said in the problem, as Python, and as told."""

    said: str
    code: str
    told: str


class _Swapping:
    """The people, the loop over their swaps, and the rules by which some do not take place."""

    def __init__(self, sheet: Sheet, given: tuple[str, str], world: _World, *, ring: bool, refusals: int) -> None:
        self.sheet, self.world = sheet, world
        self.hands, self.swaps = given
        bases = ("one", "other", "third")[: 3 if ring else 2]
        glosses = ("the first of those who swap", "the second of those who swap", "the third of those who swap")
        self.who = [sheet.name(base, gloss) for base, gloss in zip(bases, glosses, strict=False)]
        self.now = self.number = ""
        self._refusals = [make() for make in sheet.rng.sample((self._stuck, self._gone, self._called_off), refusals)]

    def _stuck(self) -> _Refusal:
        keep = self.sheet.given("kept_thing", f"the {self.world.what} that is kept", _somebody(self.hands, thing=True), "str")
        having = [f"{{now}}[{one}] == {keep}" for one in self.who]
        group = f"({', '.join(f'{{now}}[{one}]' for one in self.who)})"
        code = self.sheet.pick((" or ".join(having), f"{keep} in {group}"))
        has = self.world.has(keep)
        return _Refusal(f"whoever {has} refuses to swap.", code, f", but one of them {has}, so nothing changes")

    def _gone(self) -> _Refusal:
        sheet = self.sheet
        leaver = sheet.given("leaver", "the one who stops", _somebody(self.hands, thing=False), "str")
        last = sheet.rng.randint(1, 1 + sheet.level)
        code = f"{{number}} > {last} and {leaver} in ({', '.join(self.who)})"
        said = f"{{{leaver}}} stops after the {ordinal(last)} of these swaps and refuses all that follow."
        return _Refusal(said, code, f", but {{{leaver}}} has stopped, so nothing changes")

    def _called_off(self) -> _Refusal:
        every = self.sheet.rng.randint(2, 4)
        said = f"every {ordinal(every)} of these swaps is called off at the last moment."
        return _Refusal(said, f"{{number}} % {every} == 0", ", but number {{number}} is called off, so nothing changes")

    def play(self, after: Callable[[], None] | None = None) -> str:
        """Write the swaps; gives the variable that holds who has what then. ``after`` writes what is done after each."""
        sheet = self.sheet
        for one in self._refusals:
            sheet.say(one.said)
        counted = any("{number}" in one.code for one in self._refusals)
        if counted:
            self.number = sheet.let("number", "the number of the swap", "0", told="")
        names = [f"{{{one}}}" for one in self.who]
        told = f"{listed(names)} {'want to swap' if self._refusals else 'swap'}"
        with sheet.block(f"for {', '.join(self.who)} in {self.swaps}:", told=told):
            if counted:
                sheet.change(self.number, "+", "1", told="")
            self._guarded(after or (lambda: None))
        return self.now

    def _guarded(self, after: Callable[[], None]) -> None:
        """The swap, where nothing stands against it: left out by ``continue``, or put behind ``elif`` and ``else``."""
        sheet = self.sheet
        tests = [
            (one.code.format(now=self.now, number=self.number), one.told.replace("{{number}}", f"{{{self.number}}}"))
            for one in self._refusals
        ]
        if not tests:
            self._swap()
            after()
        elif sheet.chance(0.5):
            for code, told in tests:
                with sheet.block(f"if {code}:", told=(told, "")):
                    sheet.line("continue", told="")
            self._swap()
            after()
        else:
            code, told = tests[0]
            with sheet.block(f"if not ({code}):", told=("", told)):
                if tests[1:]:
                    with sheet.block(f"if not ({tests[1][0]}):", told=("", tests[1][1])):
                        self._swap()
                        after()
                else:
                    self._swap()
                    after()

    def _swap(self) -> None:
        sheet, now, who = self.sheet, self.now, self.who
        has = [f"{{{one}}} {'' if at else 'now '}{self.world.has(f'{now}[{one}]')}" for at, one in enumerate(who)]
        told = f", so {listed(has)}"
        asked = f"which {self.world.what} does {{{who[0]}}} have right after swap number {{nth}}?{ABOUT}{now}[{who[0]}]"
        before = [who[-1], *who[:-1]]
        way = sheet.pick(("at once", "kept", "both"))
        if way == "at once":
            sheet.line(
                f"{', '.join(f'{now}[{one}]' for one in who)} = {', '.join(f'{now}[{one}]' for one in before)}",
                told=told,
                asked=asked,
            )
            return
        if way == "kept":
            kept = sheet.let("kept", "what the last one had", f"{now}[{who[-1]}]", told="")
            for one, source in reversed(list(zip(who[1:], who, strict=False))):
                sheet.line(f"{now}[{one}] = {now}[{source}]", told="")
            sheet.line(f"{now}[{who[0]}] = {kept}", told=told, asked=asked)
            return
        held = [
            sheet.let(f"from_{one}", f"what {sheet.glosses[one].removeprefix('the ')} had", f"{now}[{one}]", told="")
            for one in before
        ]
        for at, (one, source) in enumerate(zip(who, held, strict=True)):
            last = at == len(who) - 1
            sheet.line(f"{now}[{one}] = {source}", told=told if last else "", asked=asked if last else "")


def _start(game: _Swapping) -> None:
    sheet = game.sheet
    game.now = sheet.let("now", "who has what now", sheet.pick((f"dict({game.hands})", f"{game.hands}.copy()")), told="")


def _what(game: _Swapping) -> None:
    """What somebody has in the end."""
    sheet = game.sheet
    target = sheet.given("target", "the one asked for", _somebody(game.hands, thing=False), "str")
    _start(game)
    now = game.play()
    sheet.say(f"which {game.world.what} does {{{target}}} have in the end?")
    sheet.answer(f"{now}[{target}]", "str", told=f"in the end, {{{target}}} {game.world.has('returned')}")


def _who(game: _Swapping) -> None:
    """Who has something in the end."""
    sheet = game.sheet
    target = sheet.given("target", "the one asked for", _somebody(game.hands, thing=True), "str")
    _start(game)
    now = game.play()
    has = game.world.has(target)
    sheet.say(f"who {has} in the end?")
    name = sheet.name("name", "the person looked at")
    if sheet.chance(0.5):
        with sheet.block(f"for {name} in {now}:", told=""), sheet.block(f"if {now}[{name}] == {target}:", told=("", "")):
            sheet.line("break", told="")
        sheet.answer(name, "str", told=f"in the end, it is {{returned}} who {has}")
        return
    sheet.line(f"{name} = [one for one in {now} if {now}[one] == {target}][0]", told=f"in the end, it is {{{name}}} who {has}")
    sheet.answer(name, "str", told="")


def _whole(game: _Swapping) -> None:
    """What all of them have, or who has it in the order of the alphabet."""
    sheet = game.sheet
    _start(game)
    now = game.play()
    if sheet.chance(0.5):
        order = "in the order in which they were named at first"
        sheet.say(f"give what the people have in the end as a list, {order} ({game.world.what} by {game.world.what}).")
        sheet.answer(f"list({now}.values())", "list[str]", told="in the end it is, one after the other, {returned}")
        return
    sheet.say(f"list the {game.world.what}s that the people have in the end, sorted by the names of the people.")
    name = sheet.name("name", "the person looked at")
    told = "in the end, in the order of the names, it is {returned}"
    sheet.answer(f"[{now}[{name}] for {name} in sorted({now})]", "list[str]", told=told)


def _seen(game: _Swapping) -> tuple[str, str]:
    """Keep what somebody had, from first to last; gives the person and the list."""
    sheet = game.sheet
    target = sheet.given("target", "the one asked for", _somebody(game.hands, thing=False), "str")
    _start(game)
    told = f"at first, {{{target}}} {game.world.has(f'{game.now}[{target}]')}"
    seen = sheet.let("seen", "what the person had so far", f"[{game.now}[{target}]]", told=told)

    def after() -> None:
        tests = [f"{target} in ({', '.join(game.who)})", " or ".join(f"{target} == {one}" for one in game.who)]
        tests.append(f"{game.now}[{target}] != {seen}[-1]")
        with sheet.block(f"if {sheet.pick(tests)}:", told=(f", which concerns {{{target}}}", "")):
            sheet.line(f"{seen}.append({game.now}[{target}])", told="")

    game.play(after)
    return target, seen


def _all_had(game: _Swapping) -> None:
    """All that somebody had."""
    target, seen = _seen(game)
    game.sheet.say(f"list every {game.world.what} that {{{target}}} had, from the first to the last, in order of time.")
    game.sheet.answer(seen, "list[str]", told="")


def _before_last(game: _Swapping) -> None:
    """What somebody had before the last change."""
    target, seen = _seen(game)
    game.sheet.say(
        f"which {game.world.what} did {{{target}}} have just before the last change of that person's {game.world.what}?"
    )
    told = f"in order of time, {{{target}}} had {{{seen}}}, and the last but one is {{returned}}"
    game.sheet.answer(f"{seen}[-2]", "str", f"len({seen}) > 1", told=told)


def _holders(game: _Swapping) -> None:
    """Through whose hands a thing went."""
    sheet = game.sheet
    target = sheet.given("target", f"the {game.world.what} asked for", _somebody(game.hands, thing=True), "str")
    _start(game)
    name = sheet.scratch("holder", "the one who has it")
    has = game.world.has(target)
    told = f"at first, it is {{it}} who {has}"
    first = sheet.let(
        "first", "the first holder", f"[{name} for {name} in {game.now} if {game.now}[{name}] == {target}][0]", told=told
    )
    holders = sheet.let("holders", "the list of those who had it", f"[{first}]", told="")

    def after() -> None:
        for at, one in enumerate(game.who):
            test = f"{'elif' if at else 'if'} {game.now}[{one}] == {target}:"
            with sheet.block(test, told=(f", and now it is {{{one}}} who {has}", "")):
                sheet.line(f"{holders}.append({one})", told="")

    game.play(after)
    if sheet.chance(0.5):
        sheet.say(f"follow who {has}, and give the list of these people, from the first to the last.")
        sheet.answer(holders, "list[str]", told="", need=f"len({holders}) > 1")
    else:
        sheet.say(f"follow who {has}. Which of these people comes last but one?")
        told = f"these were {{{holders}}}, and the last but one is {{returned}}"
        sheet.answer(f"{holders}[-2]", "str", f"len({holders}) > 1", told=told)


_ASKS = (_what, _who, _whole, _all_had, _before_last, _holders)
