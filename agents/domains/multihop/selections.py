"""Going through several things and keeping those that meet conditions, each by facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.domains.multihop.chains import Reached, begun, follow, route, said_of
from agents.domains.multihop.relations import Relation, noun
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet

_REPEATED = ("in", "by", "of", "from", "the")
"""Words at the end of a verb that are said again with another object."""
_MANY = {"book": "books", "person": "people", "town": "towns", "house": "publishers"}


@dataclass(frozen=True, slots=True)
class Condition:
    """That a route from a thing leads to something, or to a year or number beyond a limit.

    Attributes:
        route: the relations.
        end: the parameter that it is held against.
        small: for years and numbers, whether it must lie below.
    """

    route: tuple[Relation, ...]
    end: str
    small: bool

    @property
    def words(self) -> str:
        """As said behind the thing."""
        *front, last = self.route
        lead = "".join(f"{one.leading()} " for one in front)
        if last.is_measure:
            return lead + last.beyond(f"{{{self.end}}}", small=self.small)
        return said_of(self.route, f"{{{self.end}}}")

    def code(self, reached: str) -> str:
        """As Python."""
        sign = ("<" if self.small else ">") if self.route[-1].is_measure else "=="
        return f"{reached} {sign} {self.end}"

    @property
    def told(self) -> tuple[str, str]:
        """What is said if it is met, and if not."""
        last = self.route[-1]
        if not last.is_measure:
            word = last.verb.split()[-1]
            return (
                "that fits" if len(self.route) % 2 == 0 else ", which fits",
                f", and not {f'{word} ' if word in _REPEATED else ''}{{{self.end}}}",
            )
        return (f"that is {self._beyond} {{{self.end}}}", f"that is not {self._beyond} {{{self.end}}}")

    @property
    def _beyond(self) -> str:
        if self.route[-1].to == "year":
            return "before" if self.small else "after"
        return "less than" if self.small else "more than"

    def slot(self, flag: str) -> str:
        """A pattern that says whether it is met, as a variable holds it."""
        if not self.route[-1].is_measure:
            return f"{'that' if len(self.route) % 2 == 0 else ', which'} {{{flag}?fits:does not fit}}"
        return f"that {{{flag}?is:is not}} {self._beyond} {{{self.end}}}"


class Selection:
    """A loop over things of a kind.

    Attributes:
        kind: of the things.
        listed: the parameter that holds them.
        thing: the variable of the loop.
    """

    def __init__(self, sheet: Sheet, world: World, kind: str) -> None:
        self.sheet = sheet
        self.world = world
        self.kind = kind
        world.enlarge(kind)
        self.listed = sheet.given(_MANY[kind], f"the {_MANY[kind]}", world.things(kind), "list[str]")
        self.thing = sheet.name(kind, f"the current {noun(kind)}")
        self._sheet_begin()

    def _sheet_begin(self) -> None:
        many = _MANY[self.kind]
        self.sheet.begin(
            f"let us go through the {many} one by one|take the {many} one after the other|we look at each of the {many}"
        )

    @property
    def words(self) -> str:
        """The things, in the question."""
        return f"the {_MANY[self.kind]} {{{self.listed}}}"

    @property
    def start(self) -> Reached:
        """Where a route from the current thing begins."""
        return begun(self.sheet, self.thing, self.kind)

    def condition(self, hops: int, *, measure: bool, known: Sequence[Condition] = ()) -> Condition:
        """A condition to hold against each thing, another one than those known; what it is held against becomes a parameter."""
        steps = route(self.sheet, self.world, self.kind, hops, measure=measure)
        while steps in [one.route for one in known]:
            hops += 1
            steps = route(self.sheet, self.world, self.kind, hops, measure=measure)
        end = self.sheet.given(
            "limit" if measure else f"target_{steps[-1].to}",
            "the limit" if measure else f"the {noun(steps[-1].to)} asked for",
            self.world.reached(steps[-1]),
            "int" if measure else "str",
        )
        return Condition(steps, end, self.sheet.chance(0.5))

    def write(self, conditions: Sequence[Condition], word: str, effect: "Effect") -> None:
        """The loop: for each thing the routes, the decision, and what is done."""
        sheet = self.sheet
        with sheet.block(f"for {self.thing} in {self.listed}:", told=""):
            if word == "and" and (len(conditions) == 1 or sheet.chance(0.6)):
                self._one_by_one(list(conditions), effect)
            else:
                self._together(conditions, word, effect)

    def _one_by_one(self, conditions: list[Condition], effect: "Effect") -> None:
        sheet = self.sheet
        first, *rest = conditions
        at = follow(sheet, self.world, self.start, first.route)
        yes, no = first.told
        if rest and sheet.chance(0.5):
            with sheet.block(f"if not ({first.code(at.name)}):", told=(f"{no}, so {{{self.thing}}} is out", yes)):
                sheet.line("continue", told="")
            self._one_by_one(rest, effect)
            return
        out = f"{no}, so {{{self.thing}}} {'is out' if rest else 'does not count'}"
        with sheet.block(
            f"if {first.code(at.name)}:", told=(yes if rest else f"{yes}{effect.told}", out), asked=self._asked(first)
        ):
            if rest:
                self._one_by_one(rest, effect)
            else:
                effect.write(self.thing)

    def _asked(self, condition: Condition) -> str:
        return f"is it true that {{{self.thing}}} {condition.words}?"

    def _together(self, conditions: Sequence[Condition], word: str, effect: "Effect") -> None:
        sheet = self.sheet
        flags = []
        for condition in conditions:
            at = follow(sheet, self.world, self.start, condition.route)
            yes, no = condition.told
            flag = sheet.name("fits", "whether the condition is met")
            if sheet.chance(0.6):
                sheet.line(f"{flag} = {condition.code(at.name)}", told=condition.slot(flag))
                flags.append(flag)
                continue
            with sheet.block(f"if {condition.code(at.name)}:", told=(yes, no), asked=self._asked(condition)):
                sheet.line(f"{flag} = True", told="")
            with sheet.block("else:"):
                sheet.line(f"{flag} = False", told="")
            flags.append(flag)
        test = f" {word} ".join(flags)
        all_of_them = "both" if len(flags) == 2 else "all"
        what = f"{all_of_them} conditions are met" if word == "and" else "at least one condition is met"
        none = f"the conditions are not {all_of_them} met" if word == "and" else "neither condition is met"
        with sheet.block(f"if {test}:", told=(f"{what}{effect.told}", f"{none}, so {{{self.thing}}} does not count")):
            effect.write(self.thing)


class Effect:
    """What is done with a thing that is kept: counted, collected, or remembered as the first or last.

    Attributes:
        kind: ``count``, ``list``, ``first`` or ``last``.
        told: how its keeping is told.
    """

    def __init__(self, sheet: Sheet, kind: str, thing: str, many: str) -> None:
        self.sheet = sheet
        self.kind = kind
        start = {"count": "0", "list": "[]"}.get(kind, "''")
        gloss = {"count": f"the number of {many} so far", "list": f"the list of {many} so far"}.get(
            kind, f"the {kind} one so far"
        )
        self.result = sheet.let({"count": "count", "list": "found"}.get(kind, f"{kind}_one"), gloss, start, told="")
        self.told = {
            "count": f", making {{{self.result} + 1}} so far",
            "list": f", so {{{thing}}} counts",
            "last": f", so {{{thing}}} is the last one so far",
        }.get(kind, "")

    def write(self, thing: str) -> None:
        """The lines."""
        sheet = self.sheet
        if self.kind == "count":
            sheet.change(self.result, "+", "1", told="")
        elif self.kind == "list":
            sheet.line(f"{self.result}.append({thing})", told="")
        elif self.kind == "last":
            sheet.line(f"{self.result} = {thing}", told="")
        else:
            with sheet.block(
                f"if {self.result} == '':", told=(f", and {{{thing}}} is the first one", f", but {{{self.result}}} came before")
            ):
                sheet.line(f"{self.result} = {thing}", told="")

    def answer(self) -> None:
        """The end of the program."""
        kind = {"count": "int", "list": "list[str]"}.get(self.kind, "str")
        need = f"{self.result} != ''" if self.kind in ("first", "last") else ""
        self.sheet.answer(self.result, kind, need, told="")


def many(kind: str) -> str:
    """Things of a kind."""
    return _MANY[kind]
