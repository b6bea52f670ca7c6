"""Members of several groups: unions, intersections and differences, person by person."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from agents.domains.logic.casts import NAMES
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import listed

_GROUPS = (
    "choir/choir",
    "chess_club/chess club",
    "orchestra/orchestra",
    "drama_group/drama group",
    "swimming_team/swimming team",
    "garden_club/garden club",
    "book_circle/book circle",
    "film_club/film club",
    "rowing_crew/rowing crew",
    "dance_class/dance class",
    "debating_team/debating team",
    "pottery_class/pottery class",
    "school_council/school council",
    "hiking_group/hiking group",
    "robotics_club/robotics club",
    "cooking_course/cooking course",
)


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    words: str


def _members(others: tuple[str, ...], size: tuple[int, int]) -> Draw:
    """Names, about half of them from groups before."""

    def draw(rng: Random, given: Given) -> Value:
        known = sorted({name for other in others for name in _names(given[other])})
        some = rng.sample(known, min(len(known), rng.randint(1, size[1] - 1))) if known else []
        while len(some) < rng.randint(*size):
            name = rng.choice(NAMES)
            some += [] if name in some else [name]
        rng.shuffle(some)
        return some

    return draw


def _names(value: Value) -> list[str]:
    assert isinstance(value, list)
    return value


def compose(sheet: Sheet) -> None:
    """Who is in a combination of groups."""
    groups: list[_Group] = []
    size = (2 + sheet.level // 2, 2 + sheet.level)
    for text in sheet.rng.sample(_GROUPS, 2 + (sheet.level > 1) + (sheet.level > 3)):
        var, words = text.split("/")
        name = sheet.given(var, f"the members of the {words}", _members(tuple(one.name for one in groups), size), "list[str]")
        sheet.say(sheet.pick((f"the {words} consists of {{{name}}}.", f"the members of the {words} are {{{name}}}.")))
        groups.append(_Group(name, words))
    sheet.pick((_filter, _filter, _filter, _union, _compare))(sheet, groups)


def _member(group: _Group, who: str, *, inside: bool) -> str:
    return f"{who} {'not ' if not inside else ''}in {group.name}"


def _filter(sheet: Sheet, groups: list[_Group]) -> None:
    first, *rest = groups
    some = sheet.rng.sample(rest, sheet.rng.randint(1, len(rest)))
    signs = [sheet.chance(0.5) for _ in some]
    word = sheet.pick(("and", "or")) if len(some) > 1 else "and"
    who = sheet.name("name", "the person")
    places = [f"in the {one.words}" if sign else f"not in the {one.words}" for one, sign in zip(some, signs, strict=True)]
    if word == "or":
        said = f"either {' or '.join(places)}, or {'both' if len(some) == 2 else 'more than one of these'}"
    else:
        said = f"{'also ' if signs[0] else ''}{_all_of(places, signs)}"
    test = f" {word} ".join(_member(one, who, inside=sign) for one, sign in zip(some, signs, strict=True))
    start, kind, step, finish = _asking(
        sheet, f"members of the {first.words} are {said}", f"member of the {first.words} who is {said}"
    )
    sheet.begin(f"let us go through the members of the {first.words}|take the members of the {first.words} one by one")
    result = sheet.let(*start, told="")
    helpers = _flags(sheet, some)
    with sheet.block(f"for {who} in {first.name}:", told=""):
        places = [f"{{{flag}?is in the {one.words}:is not in the {one.words}}}" for flag, one in zip(helpers, some, strict=True)]
        told = f"{{{who}}} {listed(places)}"
        for number, (flag, one) in enumerate(zip(helpers, some, strict=True)):
            sheet.line(f"{flag} = {who} in {one.name}", told=told if number == len(some) - 1 else "")
        if sheet.chance(0.5):
            test = f" {word} ".join(flag if sign else f"not {flag}" for flag, sign in zip(helpers, signs, strict=True))
        with sheet.block(f"if {test}:", told=(f", so {{{who}}} counts", f", so {{{who}}} does not count")):
            step(result, who)
    finish(result, kind)


def _all_of(places: list[str], signs: list[bool]) -> str:
    """What is all true, said so that a "not" stays with the place that it stands before."""
    joints = ["", *(" but " if now and not before else " and " for before, now in pairwise(signs))]
    return "".join(f"{joint}{place}" for joint, place in zip(joints, places, strict=True))


def _flags(sheet: Sheet, groups: list[_Group]) -> list[str]:
    return [sheet.name(f"in_{one.name}", f"whether the person is in the {one.words}") for one in groups]


_Step = Callable[[str, str], None]
_Finish = Callable[[str, str], None]


def _asking(sheet: Sheet, many: str, one: str) -> tuple[tuple[str, str, str], str, _Step, _Finish]:
    """A question about those who count: the variable that it needs, its kind, what is done with each, how it ends."""
    kind = sheet.pick(("list", "list", "count", "last"))

    def step(result: str, who: str) -> None:
        if kind == "count":
            sheet.change(result, "+", "1", told=f", which makes {{{result}}} so far")
        elif kind == "last":
            sheet.line(f"{result} = {who}", told="")
        else:
            sheet.line(f"{result}.append({who})", told="")

    def finish(result: str, kind: str) -> None:
        if kind == "count":
            sheet.say(f"how many {many}?")
            sheet.answer(result, told="")
        elif kind == "last":
            sheet.say(f"who, in the order above, is the last {one}?")
            sheet.answer(result, "str", told="", need=f"{result} != ''")
        else:
            sheet.say(f"which {many}? Give the names as a list, in the order above.")
            sheet.answer(result, "list[str]", told="")

    start = {
        "count": ("count", "the number of people so far", "0"),
        "last": ("last", "the last such person so far", "''"),
        "list": ("found", "the list of names so far", "[]"),
    }[kind]
    return start, kind, step, finish


def _union(sheet: Sheet, groups: list[_Group]) -> None:
    sheet.begin("let us collect the names, each once|we write every name down once")
    found = sheet.let("found", "the list of names so far", f"list({groups[0].name})", told=f"the {groups[0].words} gives {{it}}")
    for group in groups[1:]:
        who = sheet.scratch("name", "the person")
        with (
            sheet.block(f"for {who} in {group.name}:", told=""),
            sheet.block(
                f"if {who} not in {found}:",
                told=(f"{{{who}}} of the {group.words} is new", f"{{{who}}} of the {group.words} has been written down before"),
            ),
        ):
            sheet.line(f"{found}.append({who})", told="")
    if sheet.chance(0.5):
        sheet.say(f"how many different people are in {'both groups' if len(groups) == 2 else 'these groups'} together?")
        sheet.answer(
            sheet.let("count", "the number of different people", f"len({found})", told="in all there are {it} different names"),
            told="",
        )
    else:
        sheet.say(
            "give the names of all who are in at least one of the groups as "
            "a list, each once, in the order in which they first appear."
        )
        sheet.answer(found, "list[str]", told="")


def _compare(sheet: Sheet, groups: list[_Group]) -> None:
    one, other = groups[0], groups[1]
    who = sheet.name("name", "the person")
    missing = sheet.name("missing", "the list of those who are not in it so far")
    sheet.begin(f"let us look each member of the {one.words} up in the {other.words}")
    sheet.line(f"{missing} = []", told="")
    with (
        sheet.block(f"for {who} in {one.name}:", told=""),
        sheet.block(
            f"if {who} not in {other.name}:",
            told=(f"{{{who}}} is not in the {other.words}", f"{{{who}}} is in the {other.words} too"),
        ),
    ):
        sheet.line(f"{missing}.append({who})", told="")
    kind = sheet.pick(("subset", "names", "disjoint"))
    if kind == "subset":
        sheet.say(f"is every member of the {one.words} also a member of the {other.words}?")
        sheet.answer(
            f"len({missing}) == 0",
            "bool",
            told=f"{{returned?nobody is missing there:{{{missing}}} cannot be found there}}".replace(
                "{" + missing + "}", "somebody"
            ),
        )
    elif kind == "disjoint":
        sheet.say(f"do the {one.words} and the {other.words} have no member in common?")
        sheet.answer(f"len({missing}) == len({one.name})", "bool", told="{returned?nobody is in both:somebody is in both}")
    else:
        sheet.say(
            f"which members of the {one.words} would have to join the {other.words} to make "
            f"all of them members there? Give the names as a list, in the order above."
        )
        sheet.answer(missing, "list[str]", told="")
