"""Statements about all or some of several people, held against each of them."""

from contextlib import ExitStack
from dataclasses import dataclass

from agents.domains.logic.casts import Cast
from agents.domains.logic.premises import Premise, premise
from agents.grammar.sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Claim:
    """That whoever meets a condition meets another."""

    given: Premise
    then: Premise

    @property
    def words(self) -> str:
        return f"everyone {self.given.who} {self.then.bare}"


def compose(sheet: Sheet) -> None:
    """A claim of the form "if ..., then ..." about everyone: who obeys it, who breaks it, does it hold."""
    level = sheet.level
    cast = Cast(sheet, (2, 3, 3, 4, 4)[level - 1], ((2, 3), (3, 4), (4, 6), (6, 8), (8, 10))[level - 1])
    half = sheet.rng.randint(1, len(cast.atoms) - 1)
    given = premise(sheet.rng, cast.atoms[:half], sheet.rng.randint(1, min(3, half)))
    then = premise(sheet.rng, cast.atoms[half:], sheet.rng.randint(1, min(3, len(cast.atoms) - half)), plain=True)
    sheet.say(f"somebody claims about these people: {_Claim(given, then).words}.")
    kind = sheet.pick(("breakers", "breakers", "obey", "obey", "count", "whether", "first", "void", "void"))
    sheet.say(
        {
            "breakers": "who are the exceptions, for whom this is false? Give the names as a list, in the order above.",
            "obey": (
                "for whom is the claim true? Give the names as a list, in the order "
                "above; where the condition is not met, the claim counts as true."
            ),
            "count": "for how many of them is the claim false?",
            "whether": "is the claim true for everyone?",
            "first": "who is the first exception in the order above, for whom the claim is false?",
            "void": (
                "for whom is the claim true only because its condition is not met? Give the names as a list, in the order above."
            ),
        }[kind]
    )
    _walk(sheet, cast, _Claim(given, then), kind)
    sheet.begin(
        "the claim is false only for somebody who meets its condition and not "
        "its conclusion|let us hold the claim against one person after the other"
    )


def _walk(sheet: Sheet, cast: Cast, claim: _Claim, kind: str) -> None:
    who = f"{{{cast.who}}}"
    start = {"count": "0", "whether": "True", "first": "''"}.get(kind, "[]")
    name = {"count": "exceptions", "whether": "holds", "first": "exception"}.get(kind, "found")
    gloss = {
        "count": "the number of exceptions so far",
        "whether": "whether the claim holds so far",
        "first": "the first exception",
    }
    result = sheet.let(name, gloss.get(kind, "the list of names so far"), start, told="")
    adds = {"void": "no", "obey": "either"}.get(kind, "breaks")
    note = {
        "count": f", which makes {{{result} + 1}} so far",
        "whether": ", so the claim is not true for everyone",
        "first": ", so this is the first exception",
    }.get(kind, ", and the name goes into the list")
    doing = {"count": f"{result} = {result} + 1", "whether": f"{result} = False", "first": f"{result} = {cast.who}"}.get(
        kind, f"{result}.append({cast.who})"
    )
    with sheet.block(cast.header, told=""):
        first = claim.given.told(who)
        with sheet.block(
            f"if {claim.given.code}:",
            told=(
                f"{first}, which meets the condition",
                (
                    f"{first}, which does not meet the condition, so the claim is "
                    f"true for {who}{note if adds in ('no', 'either') else ''}"
                ),
            ),
        ):
            second = claim.then.told(who)
            breaks = f"{second}, which breaks the claim{note if adds == 'breaks' and kind != 'first' else ''}"
            keeps = f"{second}, as claimed{note if adds == 'either' else ''}"
            test = claim.then.code if adds == "either" else f"not ({claim.then.code})"
            if adds == "no":
                sheet.line("continue", told="")
            else:
                with ExitStack() as blocks:
                    blocks.enter_context(
                        sheet.block(f"if {test}:", told=(breaks, keeps) if adds == "breaks" else (keeps, breaks))
                    )
                    if kind == "first":
                        later = f", but {{{result}}} came before"
                        blocks.enter_context(sheet.block(f"if {result} == '':", told=(note, later)))
                    sheet.line(doing, told="")
        if adds == "either":
            with sheet.block("else:"):
                sheet.line(doing, told="")
        elif adds == "no":
            sheet.line(doing, told="")
    sheet.answer(
        result,
        {"count": "int", "whether": "bool", "first": "str"}.get(kind, "list[str]"),
        told="",
        need=f"{result} != ''" if kind == "first" else "",
    )
