"""Things that are opened within each other and must be closed in the opposite order: brackets, boxes, doors."""

from random import Random

from agents.domains.state import brackets, moves
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.phrasing import ABOUT

_KINDS = (
    ("brackets in a formula", "round square curly pointed"),
    ("parts of a document", "title chapter section quotation list"),
    ("doors of a castle, each behind the other", "oak iron copper glass silver"),
    ("boxes, each inside the other", "red blue green white yellow"),
    ("steps of a recipe within each other", "dough sauce filling glaze broth"),
)


def _marks(kinds: list[str], bounds: tuple[int, int], *, wrong: bool) -> Draw:
    """Openings and closings, the latter of what is open; now and then of another kind if they may be wrong."""

    def draw(rng: Random, _: Given) -> Value:
        found: list[tuple[str, str]] = []
        still: list[str] = []
        for _number in range(rng.randint(*bounds)):
            if still and rng.random() < 0.45:
                kind = rng.choice(kinds) if wrong and rng.random() < 0.4 else still[-1]
                found.append(("close", kind))
                if kind == still[-1]:
                    still.pop()
            else:
                still.append(rng.choice(kinds))
                found.append(("open", still[-1]))
        return found

    return draw


def compose(sheet: Sheet) -> None:
    """Things that are called by their names, or the brackets themselves."""
    sheet.pick((_named, brackets.compose))(sheet)


def _named(sheet: Sheet) -> None:
    """Mark after mark; what is still open, how deep it goes, which mark is wrong."""
    what, text = sheet.pick(_KINDS)
    kinds = sheet.rng.sample(text.split(), 3 + (sheet.level > 2))
    wrong = sheet.chance(0.5)
    marks = sheet.given(
        "marks", "the marks", _marks(kinds, moves.size(sheet, 2), wrong=wrong), "list[tuple[str, str]]", "{0} {1}"
    )
    sheet.say(f"{sheet.pick(PEOPLE).name} notes how {what} are opened and closed: {{{marks}}}.")
    sheet.say("only the one that was opened last and is not closed yet can be closed.")
    if wrong:
        sheet.say("a note that closes anything else is wrong and is passed over.")
    sheet.begin("nothing is open at first|we keep in mind what is open")
    still = sheet.let("still", "what is open", "[]", told="")
    ask = sheet.pick(("rest", "rest", "course", "wrong", "deepest") if wrong else ("rest", "rest", "course", "deepest"))
    names = {"course": "the numbers of what is open so far", "wrong": "the numbers of the wrong notes"}
    seen = sheet.let("seen", names[ask], "[]", told="") if ask in names else ""
    deepest = sheet.let("deepest", "what was open at the deepest place", "[]", told="") if ask == "deepest" else ""
    number = sheet.let("number", "the number of the note", "0", told="") if ask == "wrong" else ""
    act, kind = sheet.name("act", "what is done"), sheet.name("kind", "the kind")
    with sheet.block(f"for {act}, {kind} in {marks}:", told=f"“{{{act}}} {{{kind}}}” comes"):
        if number:
            sheet.change(number, "+", "1", told="")
        _step(sheet, still, (act, kind), (number, seen if number else ""), wrong=wrong)
        if ask == "course":
            sheet.line(f"{seen}.append(len({still}))", told=f", which makes {{{seen}[-1]}} open")
        if deepest:
            with sheet.block(f"if len({still}) > len({deepest}):", told=(", deeper than ever before", "")):
                sheet.line(f"{deepest} = list({still})", told="")
    _ask(sheet, ask, still, seen or deepest)


def _step(sheet: Sheet, still: str, note: tuple[str, str], noted: tuple[str, str], *, wrong: bool) -> None:
    """One note; if ``noted`` are variables, the first one goes into the second where the note is wrong."""
    (act, kind), (number, seen) = note, noted
    now = f", so what is open is {{{still}}}"
    asked = f"what is open after note number {{nth}}, from the first opened to the last? Give the list.{ABOUT}{still}"
    with sheet.block(f'if {act} == "open":', told=("", "")):
        sheet.line(sheet.pick((f"{still}.append({kind})", f"{still} = {still} + [{kind}]")), told=now, asked=asked)
    shut = sheet.pick((f"{still}.pop()", f"{still} = {still}[:-1]"))
    if not wrong:
        with sheet.block("else:"):
            sheet.line(shut, told=now, asked=asked)
        return
    with sheet.block(f"elif {still} and {still}[-1] == {kind}:", told=("", ", which is wrong here")):
        sheet.line(shut, told=now, asked=asked)
    if seen:
        with sheet.block("else:"):
            sheet.line(f"{seen}.append({number})", told=f", and its number {{{number}}} is noted")


def _ask(sheet: Sheet, ask: str, still: str, found: str) -> None:
    if ask == "rest":
        sheet.say("what must still be closed in the end, in the order in which it has to be done? Give the list.")
        sheet.answer(
            f"{still}[::-1]",
            "list[str]",
            f"len({still}) > 0",
            told="to be closed, from the last one opened to the first, are {returned}",
        )
    elif ask == "course":
        sheet.say("how many are open after each of the notes? Give the list.")
        sheet.answer(found, "list[int]", told="")
    elif ask == "wrong":
        sheet.say("number the notes from 1 on. Which of them are wrong? Give the list of their numbers.")
        sheet.answer(found, "list[int]", f"len({found}) > 1", told="")
    else:
        sheet.say(
            "what is open, from the outside to the inside, when for the first time the most are open at once? Give the list."
        )
        sheet.answer(found, "list[str]", f"len({found}) > 1", told="at the deepest place, what is open is {returned}")
