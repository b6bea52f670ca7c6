"""A thing with a few states that what happens to it changes: turnstiles, doors, toys."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from agents.domains.state import moves
from agents.domains.state.watches import watches
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import article


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something with states: what it is called, its states, what may happen to it."""

    name: str
    states: tuple[str, ...]
    events: tuple[str, ...]


def _thing(name: str, states: str, events: str) -> _Thing:
    return _Thing(name, tuple(states.split()), tuple(events.split(", ")))


_THINGS = (
    _thing("turnstile", "locked open jammed blinking", "a coin, a push, a kick, a card"),
    _thing("toy robot", "asleep awake dancing singing", "a clap, a whistle, a shake, a touch"),
    _thing("traffic light", "red amber green dark", "a tick, a button press, a siren, a reset"),
    _thing("garage door", "shut ajar open bolted", "a signal, a knock, a gust, a key turn"),
    _thing("drinks machine", "waiting paid pouring empty", "a coin, a cup, a lever pull, a refill"),
    _thing("lamp", "off dim bright flickering", "a tap, a double tap, a hold, a twist"),
    _thing("chat window", "hidden idle typing muted", "a click, a message, a timeout, a key"),
    _thing("shop cat", "sleeping hungry playful grumpy", "a meal, a noise, a stroke, a ball"),
    _thing("music player", "stopped playing paused rewinding", "a long press, a short press, a swipe, a shake"),
    _thing("door lock", "closed armed released blocked", "a code, a wrong code, a key, an alarm"),
)
_Rule = tuple[str, str, str]
"""State, event, next state."""
_Step = Callable[[str, str], None]
"""Writes what one event does, given the variables of the state and of the event."""


def _word(events: tuple[str, ...], bounds: tuple[int, int]) -> Draw:
    """Events, none of them three times in a row."""

    def draw(rng: Random, _: Given) -> Value:
        found: list[str] = []
        for _number in range(rng.randint(*bounds)):
            found.append(rng.choice([one for one in events if found[-2:] != [one, one]]))
        return found

    return draw


def _pairs(rng: Random, states: tuple[str, ...], events: tuple[str, ...], count: int) -> list[tuple[str, str]]:
    """States with events that change them: something changes each state, and something does not."""
    least = [(state, rng.choice(events)) for state in states]
    others = [(state, event) for state in states for event in events if (state, event) not in least]
    found = least + rng.sample(others, min(max(0, count - len(least)), len(others) - 1))
    return sorted(found, key=lambda pair: states.index(pair[0]))


def _table(states: tuple[str, ...], events: tuple[str, ...], bounds: tuple[int, int]) -> Draw:
    """A table of rules, as a problem's input."""

    def draw(rng: Random, _: Given) -> Value:
        found = _pairs(rng, states, events, rng.randint(*bounds))
        return {pair: rng.choice([other for other in states if other != pair[0]]) for pair in found}

    return draw


def compose(sheet: Sheet) -> None:
    """Event after event; the state in the end, or what was on the way."""
    thing = sheet.pick(_THINGS)
    states = thing.states[: 3 + (sheet.level > 2)]
    events = tuple(sheet.rng.sample(thing.events, 2 + (sheet.level > 1 and sheet.chance(0.6))))
    sheet.say(f"{article(thing.name)} is always in one of these states: {', '.join(states[:-1])} or {states[-1]}.")
    start = sheet.given("start", "the first state", lambda rng, _: rng.choice(states), "str")
    step = (_table_of if sheet.chance(0.35) else _rules_of)(sheet, states, events)
    word = sheet.given("events", "what happens", _word(events, moves.size(sheet, 1)), "list[str]")
    sheet.begin(f"at first it is {{{start}}}|it starts as {{{start}}}")
    now = sheet.let("state", "its state", start, told="")
    watch = sheet.pick(watches())(sheet, states, now)
    at_first = sheet.pick(("at first", "in the beginning", "to begin with"))
    sheet.say(f"{at_first} it is {{{start}}}. Then there is, one after the other, {{{word}}}.")
    event = sheet.name("event", "what happens")
    with sheet.block(f"for {event} in {word}:", told=""):
        step(now, event)
        watch.after()
    watch.ask()


def _table_of(sheet: Sheet, states: tuple[str, ...], events: tuple[str, ...]) -> _Step:
    """Rules that the problem's input gives."""
    table = sheet.given(
        "rules",
        "the rules",
        _table(states, events, (2 + sheet.level, 4 + sheet.level)),
        "dict[tuple[str, str], str]",
        "When it is {0}, {1} makes it {2}.",
    )
    sheet.say(f"{{{table}}} Anything else leaves its state as it is.")
    whole = sheet.chance(0.5)

    def step(now: str, event: str) -> None:
        if whole:
            told = f"in the state {{old({now})}}, {{{event}}} leads to {{{now}}}"
            sheet.line(f"{now} = {table}.get(({now}, {event}), {now})", told=told)
            return
        with sheet.block(f"if ({now}, {event}) in {table}:", told=("", _stays(now, event))):
            sheet.line(f"{now} = {table}[({now}, {event})]", told=f"{{{event}}} makes it {{{now}}}")

    return step


def _stays(now: str, event: str) -> str:
    return f"{{{event}}} does not change that it is {{{now}}}|{{{event}}} leaves it {{{now}}}|with {{{event}}} it stays {{{now}}}"


def _rules_of(sheet: Sheet, states: tuple[str, ...], events: tuple[str, ...]) -> _Step:
    """Rules that are written into the program, each a branch, or those of a state within one of its own."""
    chosen = _pairs(sheet.rng, states, events, sheet.rng.randint(2, 3 + sheet.level))
    rules = [(state, event, sheet.pick([other for other in states if other != state])) for state, event in chosen]
    for state, event, then in rules:
        sheet.say(f"when it is {state}, {event} makes it {then}.")
    sheet.say("anything else leaves its state as it is.")
    write = _nested if sheet.chance(0.6) else _flat

    def step(now: str, event: str) -> None:
        write(sheet, rules, now, event)

    return step


def _flat(sheet: Sheet, rules: list[_Rule], now: str, event: str) -> None:
    for at, (state, what, then) in enumerate(rules):
        no = _stays(now, event) if at == len(rules) - 1 else ""
        with sheet.block(f"{'elif' if at else 'if'} {now} == {state!r} and {event} == {what!r}:", told=("", no)):
            sheet.line(f"{now} = {then!r}", told=f"{{{event}}} makes it {{{now}}}")


def _nested(sheet: Sheet, rules: list[_Rule], now: str, event: str) -> None:
    """By the first part of the rules, then by the second; at times the other way round."""
    first, second, key = (now, event, 0) if sheet.chance(0.6) else (event, now, 1)
    groups: dict[str, list[_Rule]] = {}
    for rule in rules:
        groups.setdefault(rule[key], []).append(rule)
    for number, (outer, some) in enumerate(groups.items()):
        no = _stays(now, event) if number == len(groups) - 1 else ""
        with sheet.block(f"{'elif' if number else 'if'} {first} == {outer!r}:", told=("", no)):
            for place, rule in enumerate(some):
                told = ("", _stays(now, event) if place == len(some) - 1 else "")
                with sheet.block(f"{'elif' if place else 'if'} {second} == {rule[1 - key]!r}:", told=told):
                    sheet.line(f"{now} = {rule[2]!r}", told=f"{{{event}}} makes it {{{now}}}")
