"""Rules about everyone, applied to several people one by one: first-order deduction."""

from agents.domains.logic.casts import Cast
from agents.domains.logic.premises import Atom, premise
from agents.domains.logic.worlds import Property, people
from agents.grammar.sheet import Sheet

_CLOSED = (
    "Where such a conclusion does not follow, its opposite holds.",
    "In all other cases the opposite holds.",
    "Of anybody else the opposite is true.",
)


def compose(sheet: Sheet) -> None:
    """A few rules in a row, whose last conclusion is asked for."""
    level = sheet.level
    cast = Cast(sheet, 2 + (level > 2), ((2, 3), (3, 3), (3, 4), (3, 4), (3, 5))[level - 1])
    used = {atom.meaning for atom in cast.atoms}
    fresh = sheet.rng.sample(
        [one for one in people().properties if one not in used], 1 + level // 3 + sheet.rng.randint(0, level // 4 + 1)
    )
    ask = _Question(sheet, fresh[-1])
    derived: list[Atom] = []
    with sheet.block(
        cast.header, told=f"we come to {{{cast.who}}}|consider {{{cast.who}}}|now take {{{cast.who}}}|look at {{{cast.who}}}"
    ):
        for one in fresh:
            found = premise(
                sheet.rng,
                [*derived[-1:], *sheet.rng.sample(cast.atoms, min(2, len(cast.atoms)))],
                sheet.pick((1, 2, 2, 3)) if derived else 2,
            )
            sheet.say(f"{sheet.pick(('anyone', 'everyone', 'each person'))} {found.who} {one.yes}.")
            atom = Atom(sheet.name(one.var, f"whether the person {one.yes}"), one)
            subject = f"{{{cast.who}}}"
            sheet.line(
                f"{atom.name} = {found.code}",
                told=(
                    f"{found.told(subject)}, so {subject} {{{atom.name}?{one.yes}:{one.no}}}|{found.told(subject)}; "
                    f"therefore {subject} {{{atom.name}?{one.yes}:{one.no}}}"
                ),
            )
            derived.append(atom)
        ask.step(cast.who, derived[-1])
    sheet.say(sheet.pick(_CLOSED))
    ask.finish()
    sheet.begin("let us go from person to person|we check the people one by one|take the people in turn")


class _Question:
    """What is asked of those of whom the last conclusion is true."""

    def __init__(self, sheet: Sheet, meaning: Property) -> None:
        self._sheet = sheet
        self._meaning = meaning
        self._kind = sheet.pick(
            ("names", "names", "names", "first", "count", "without", "without")
            if sheet.level > 2
            else ("names", "names", "first", "without")
        )
        start = {"count": "0", "first": "''"}.get(self._kind, "[]")
        gloss = {"count": "the number of people so far", "first": "the first such person"}.get(
            self._kind, "the list of people so far"
        )
        self._result = sheet.let({"count": "count", "first": "first"}.get(self._kind, "found"), gloss, start, told="")

    def step(self, who: str, atom: Atom) -> None:
        """What is done with a person."""
        sheet, result = self._sheet, self._result
        if self._kind == "count":
            with sheet.block(
                f"if {atom.name}:", told=(f", which makes {{{result} + 1}} so far", f", so the count stays at {{{result}}}")
            ):
                sheet.change(result, "+", "1", told="")
        elif self._kind == "first":
            with sheet.block(
                f"if {atom.name} and {result} == '':",
                told=(f", and {{{who}}} is the first of this kind", ", which changes nothing"),
            ):
                sheet.line(f"{result} = {who}", told="")
        else:
            test = f"not {atom.name}" if self._kind == "without" else atom.name
            with sheet.block(f"if {test}:", told=(f", and {{{who}}} goes into the list", f", and {{{who}}} is left out")):
                sheet.line(f"{result}.append({who})", told="")

    def finish(self) -> None:
        """Ask, and answer."""
        self._sheet.say(
            {
                "names": f"who {self._meaning.yes}? Give the names as a list, in the order above.",
                "without": f"who {self._meaning.no}? Give the names as a list, in the order above.",
                "count": f"of how many of these people is it true to say “{self._meaning.yes}”?",
                "first": f"who is the first in the order above who {self._meaning.yes}?",
            }[self._kind]
        )
        kind = {"count": "int", "first": "str"}.get(self._kind, "list[str]")
        self._sheet.answer(self._result, kind, told="", need=f"{self._result} != ''" if self._kind == "first" else "")
