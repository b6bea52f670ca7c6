"""What composed programs return, against answers found in another way from the prompt alone."""

import re
from itertools import pairwise

from tests.agents.domains.answers import Solve, check


def _check(topic: str, pattern: str, solve: Solve, count: int = 20) -> None:
    check("state", topic, pattern, solve, count)


def _items(text: str) -> list[str]:
    return re.split(r", | and ", text)


def _machine(m: re.Match[str]) -> list[str]:
    """The states of an automaton, from the first on, after each of the events."""
    rules = {(now, event): then for now, event, then in re.findall(r"When it is (\w+), ([\w ]+) makes it (\w+)\.", m["rules"])}
    states = [m["first"]]
    for event in _items(m["events"]):
        states.append(rules.get((states[-1], event), states[-1]))
    return states


_AUTOMATON = (
    r"[^.]*\. (?P<rules>.*\.) Anything else leaves its state as it is\.{} "
    r"(?:At first|In the beginning|To begin with) it is (?P<first>\w+)\. "
    r"Then there is, one after the other, (?P<events>[^.]*)\. "
)


def test_the_state_in_the_end() -> None:
    _check("automata", _AUTOMATON.format("") + r"What state is it in at the end\?", lambda m: _machine(m)[-1])


def test_the_states_on_the_way() -> None:
    def solve(m: re.Match[str]) -> list[str]:
        states = _machine(m)
        return states[:1] + [now for before, now in pairwise(states) if now != before]

    _check("automata", _AUTOMATON.format("") + r"List its states in order of time, .*", solve)


def test_what_changes_cost() -> None:
    def solve(m: re.Match[str]) -> int:
        states = _machine(m)
        return sum(int(m["stay" if now == before else "change"]) for before, now in pairwise(states))

    cost = r" Each change of its state costs (?P<change>\d+) cents; whatever happens without changing it costs (?P<stay>\d+)\."
    _check("automata", _AUTOMATON.format(cost) + r"What does all of it cost\?", solve, count=30)


def _tidied(m: re.Match[str]) -> dict[str, str]:
    """Where things are after the moves."""
    where = dict(re.findall(r"The (\w+) is (?:in|on) (the [a-z ]+)\.", m["first"]))
    for line in m["moves"].rstrip(".").lower().split(". "):
        one, verb, other = re.fullmatch(
            r"the ([\w ]+?) (is put (?:into|onto|beside)|trades places with"
            r"|is cleared, and all that was there is put (?:into|onto)|exchanges all that it holds with) the (.*)",
            line,
        ).groups()  # type: ignore[union-attr]
        if verb == "is put beside":
            where[one] = where[other]
        elif verb == "trades places with":
            where |= {one: where[other], other: where[one]}
        elif verb.startswith("is put"):
            where[one] = f"the {other}"
        else:
            ways = {f"the {one}": f"the {other}"} | ({f"the {other}": f"the {one}"} if verb.startswith("ex") else {})
            where = {thing: ways.get(place, place) for thing, place in where.items()}
    return where


_BOXES = r"[^.]*\. (?P<first>.*) Then this happens, one after the other\. (?P<moves>.*\.) "


def test_where_a_thing_is_in_the_end() -> None:
    _check("boxes", _BOXES + r"Where is the (?P<asked>\w+) in the end\? Name the place\.", lambda m: _tidied(m)[m["asked"]])


def test_what_is_somewhere_in_the_end() -> None:
    def solve(m: re.Match[str]) -> list[str]:
        return [f"the {thing}" for thing, place in _tidied(m).items() if place == m["asked"]]

    _check("boxes", _BOXES + r"Which things are (?:in|on) (?P<asked>the [a-z ]+) in the end\? List .*", solve)


def test_the_row_in_the_end() -> None:
    def solve(m: re.Match[str]) -> list[str]:
        row = _items(m["row"])
        for word, text in re.findall(r"“(\w+) (\d+)”", m["orders"]):
            at = int(text) - 1
            match word:
                case "cut":
                    row = row[at + 1 :] + row[: at + 1]
                case "flip":
                    row[: at + 1] = reversed(row[: at + 1])
                case "tail":
                    row[at + 1 :] = reversed(row[at + 1 :])
                case "first":
                    row.insert(0, row.pop(at))
                case "last":
                    row.append(row.pop(at))
                case "trade":
                    row.insert(at + 1, row.pop(at))
                case "ends":
                    row[at], row[-1] = row[-1], row[at]
        return row

    _check(
        "rows",
        r"[^:]*: (?P<row>[^.]*)\..*one after the other: (?P<orders>[^.]*)\. Give the whole row in the end as a list\.",
        solve,
    )


_BRACKETS = r"(?P<before>[^.]*?)(?P<row>[][(){}<>]( [][(){}<>])+)(?:, from left to right)?\. A closing bracket closes [^.]*\. "


def _left(row: str) -> str:
    """What is left of a row of brackets when neighbours that belong together are taken away."""
    row = row.replace(" ", "")
    while (less := re.sub(r"\(\)|\[\]|\{\}|<>", "", row)) != row:
        row = less
    return row


def test_what_closes_the_brackets_that_are_open() -> None:
    def solve(m: re.Match[str]) -> list[str]:
        return [dict(zip("([{<", ")]}>", strict=True))[one] for one in reversed(_left(m["row"]))]

    _check(
        "nests", _BRACKETS + r"(?:Which brackets must follow|Give the list of the closing|What has to be written).*", solve, 30
    )


def test_whether_brackets_are_in_order() -> None:
    asked = r"(?:Does each closing bracket fit|Is every bracket closed by|Are the brackets in order).*"
    _check("nests", _BRACKETS + asked, lambda m: not _left(m["row"]), 30)


def test_the_partners_of_closing_brackets() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        marks, found = m["row"].split(), []
        for at, mark in enumerate(marks):
            if mark in ")]}>":
                found.append(max(one for one in range(at) if not _left("".join(marks[one : at + 1]))) + 1)
        return found

    _check("nests", _BRACKETS + r"Number the brackets from 1 on\..*", solve, 30)


def _fits(test: str, throw: int, before: int, number: int, score: int) -> bool:
    """Whether a test of a game's rule holds."""
    bound = int((re.findall(r"\d+", test) or ["0"])[-1])
    said = {
        "it is even": throw % 2 == 0,
        "it is the same as the one before": throw == before,
        "it is lower than the one before": throw < before,
        "the score was odd before": score % 2 == 1,
    }
    if test in said:
        return said[test]
    if test.startswith("its number"):
        return number % bound == 0
    value = score if test.startswith("the score") else throw
    return value > bound if "greater" in test else value <= bound if "most" in test else value == bound


def _effect(effect: str, throw: int, before: int, number: int, score: int) -> int:
    """The score after a rule's effect."""
    points = int((re.findall(r"^\d+|\d+(?= more)", effect) or ["0"])[0])
    said = {
        "it is taken away": score - throw,
        "the score is doubled instead": 2 * score,
        "it is added, and the one before (if there is one) once more": score + throw + before,
        "it is added, and its number (counted from 1) as well": score + throw + number,
        "it is added twice": score + 2 * throw,
        "it is added three times": score + 3 * throw,
        "it is added four times": score + 4 * throw,
        f"{points} points are added instead of it": score + points,
        f"{points} points are taken away instead": score - points,
        f"it is added with {points} more points": score + throw + points,
    }
    return said[effect]


def test_the_score_of_one_player() -> None:
    def solve(m: re.Match[str]) -> int:
        score, before = int(m["start"] or 0), 0
        rules = [re.fullmatch(r"if (.*?), (.*)", case) for case in m["rules"].split("; otherwise, ")]
        for number, text in enumerate(_items(m["throws"]), 1):
            given = (int(text), before, number, score)
            found = next((rule[2] for rule in rules if rule and _fits(rule[1], *given)), None)
            score, before = _effect(found, *given) if found else score + int(text), int(text)
        return score

    _check(
        "scores",
        r"[^.]*\. For each throw, this holds: (?P<rules>[^.]*); otherwise it is added to the score\. "
        r"(?:At first the score is (?P<start>\d+)|The score is 0 at first)\. The throws are (?P<throws>[^.]*)\. "
        r"What is the score in the end\?",
        solve,
    )


def test_where_a_walker_stands_that_a_wall_stops() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        east, north, wall = int(m["east"]), int(m["north"]), int(m["wall"])
        for squares, way in re.findall(r"(\d+) (?:squares? |to the )(\w+)", m["moves"]):
            for _ in range(int(squares)):
                east += {"east": int(east < wall), "west": -1}.get(way, 0)
                north += {"north": 1, "south": -1}.get(way, 0)
        return [east, north]

    pattern = (
        r"[^.]*, (?P<east>\d+) east and (?P<north>\d+) north of the middle \([^)]*\)\. (?P<moves>(?!Then).*?\.) "
        r"A wall keeps it from going further east than (?P<wall>\d+): [^.]*\. Where does it stand in the end\? .*"
    )
    _check("walks", pattern, solve, 100)


def test_the_lamps_that_are_on_in_the_end() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        lamps = {int(number): state == "on" for number, state in re.findall(r"lamp (\d+) is (on|off)", m["first"])}
        for word, text in re.findall(r"“(\w+) (\d+)”", m["orders"]):
            one, last = int(text), len(lamps)
            up, down = range(1, one + 1), range(one, last + 1)
            changes = {
                "switch": {one: not lamps[one]},
                "light": {one: True},
                "dim": {one: False},
                "left": {at: not lamps[at] for at in up},
                "right": {at: not lamps[at] for at in down},
                "jump": {at: not lamps[at] for at in lamps if at % one == 0},
                "clear": dict.fromkeys(up, False),
                "fill": dict.fromkeys(down, True),
                "mirror": {at: lamps[one + 1 - at] for at in up},
                "copy": {last: lamps[one]},
            }
            lamps |= changes[word]
        return [at for at, on in lamps.items() if on]

    pattern = (
        r"[^.]*\. At first, (?P<first>[^.]*)\. .*one after the other: (?P<orders>[^.]*)\. Which lamps are on in the end\? .*"
    )
    _check("lamps", pattern, solve)


def test_what_a_program_leaves_in_b() -> None:
    def solve(m: re.Match[str]) -> int:
        a, b, here, limits = int(m["a"]), int(m["b"]), 1, {"back": 0, "again": 0}
        for word, limit in re.findall(r"“(back|again)” goes on with instruction N if . is less than (\d+)", m["rules"]):
            limits[word] = int(limit)
        lines = [(word, int(number)) for word, number in re.findall(r"- \d+: (\w+) (\d+)\.", m["lines"])]
        while here <= len(lines):
            (word, n), here = lines[here - 1], here + 1
            a = {"add": a + n, "grow": a * n, "mirror": b + n, "lift": a + b - n}.get(word, a)
            b = {"give": b + n, "take": b - n, "gather": b + a + n}.get(word, b)
            jumps = {"back": a < limits["back"], "again": b < limits["again"], "skip": a > n, "pass": b <= n}
            if jumps.get(word):
                here = n if word in limits else here + 1
        return b

    pattern = (
        r"[^.]*\. Instructions are a word and a number N: (?P<rules>[^.]*)\. A is (?P<a>\d+) and B is (?P<b>\d+) at first, .*?:\n"
        r"(?P<lines>.*)\nWhat is B in the end\?"
    )
    _check("programs", pattern, solve)


def test_what_the_containers_hold_in_the_end() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        now = {place: int(number) for number, place in re.findall(r"(\d+) \w+ in ([\w ]+?)(?:, | and |$)", m["first"])}
        lossy = re.search(r"(\d+) \w+ of each move", m["rules"])
        for text, source, target in re.findall(r"(\d+) from ([\w ]+?) to ([\w ]+?)(?:, | and |$)", m["moves"]):
            many = min(int(text), now[source]) if "all of them" in m["rules"] else int(text)
            if many <= now[source]:
                now[source] -= many
                now[target] += many - (int(lossy[1]) if lossy else 0)
        return list(now.values())

    pattern = (
        r"At first, there are (?P<first>[^.]*)\. \w+ moves \w+, in this order: (?P<moves>[^.]*)\."
        r"(?P<rules>(?:(?! Nothing| Each| What)[^.]*\.)*) What are the numbers in the end\? .*"
    )
    _check("stores", pattern, solve, count=60)


def test_what_containers_hold_that_have_room_for_so_much() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        now = {place: int(number) for number, place in re.findall(r"(\d+) \w+ in ([\w ]+?)(?:, | and |$)", m["first"])}
        assert max(now.values()) <= int(m["most"])
        for many, source, target in re.findall(r"(\d+) from ([\w ]+?) to ([\w ]+?)(?:, | and |$)", m["moves"]):
            now[source] -= int(many)
            now[target] = min(now[target] + int(many), int(m["most"]))
        return list(now.values())

    pattern = (
        r"At first, there are (?P<first>[^.]*)\. \w+ moves \w+, in this order: (?P<moves>[^.]*)\. "
        r"Nothing holds more than (?P<most>\d+) \w+: what would be too much there is given away\. "
        r"What are the numbers in the end\? .*"
    )
    _check("stores", pattern, solve, count=60)


def _swapped(m: re.Match[str]) -> dict[str, str]:
    """Who has what after the swaps, by the rules for those that do not take place."""
    verb = r"(?:holds the|sits on the|has the|dances with|plays as the|reads) “?(\w+)”?(?: ball| chair)?"
    has = dict(re.findall(rf"(\w+) {verb}\.", m["first"]))
    swaps = re.findall(
        r"(\w+)(?: and| swaps with|'s \w+ goes to) (\w+)(?:, \w+'s \w+ to (\w+) and \w+'s \w+ to \w+)?", m["swaps"]
    )
    keep = re.search(rf"Whoever {verb} refuses", m["rules"])
    off = re.search(r"Every (\w+) of these swaps is called off", m["rules"])
    gone = re.search(r"(\w+) stops after the (\w+) of these swaps", m["rules"])
    for number, group in enumerate(swaps, 1):
        people = [name for name in group if name]
        called_off = off and number % _NTH.index(off[1]) == 0
        left = gone and number > _NTH.index(gone[2]) and gone[1] in people
        if called_off or left or (keep and any(has[name] == keep[1] for name in people)):
            continue
        has |= dict(zip([*people[1:], people[0]], [has[name] for name in people], strict=True))
    return has


_NTH = ("", "first", "second", "third", "fourth", "fifth", "sixth")
_SWAPS = (
    r"At first, \w+ stands? as follows\. (?P<first>.*?\.) "
    r"(?:Then these swaps take place|These swaps are planned)\. (?P<swaps>.*?\.)"
    r"(?P<rules>(?: (?:Whoever|Every|\w+ stops)[^.]*\.)*) "
)


def test_what_somebody_has_after_the_swaps() -> None:
    _check("swaps", _SWAPS + r"Which \w+ does (?P<who>\w+) have in the end\?", lambda m: _swapped(m)[m["who"]])


def test_what_everybody_has_after_the_swaps() -> None:
    pattern = _SWAPS + r"List the \w+ that the people have in the end, sorted by the names of the people\."
    _check("swaps", pattern, lambda m: [thing for _, thing in sorted(_swapped(m).items())])
