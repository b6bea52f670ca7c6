"""Facts and if-then rules about one thing: each rule is a line of the proof."""

from collections.abc import Callable

from agents.domains.logic.premises import Atom, Premise, premise
from agents.domains.logic.worlds import Property, worlds
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import listed

_BEGINNINGS = (
    "let us take the rules in an order in which each can be decided",
    "we start from the facts and apply the rules one by one",
    "let us see what follows from the facts",
)
_CLOSED = (
    "Where no rule leads to a conclusion, its opposite holds.",
    "A conclusion to which no rule leads is false, and its opposite is true.",
    "Unless a rule leads to it, a conclusion is false, and its opposite holds.",
)


def compose(sheet: Sheet) -> None:
    """A chain of rules; at higher levels more of them, with longer premises."""
    world = sheet.pick(worlds())
    subject = world.subject(sheet.rng)
    facts = 2 + sheet.level // 2 + sheet.rng.randint(0, 1)
    count = (1, 2, 4, 7, 10)[sheet.level - 1] + sheet.rng.randint(0, 1 + sheet.level // 2)
    properties = sheet.rng.sample(world.properties, min(facts + count, len(world.properties)))
    atoms = []
    for one in properties[:facts]:
        name = sheet.given(
            one.var, f"whether {subject} {one.yes}", draw.yes_or_no(), "bool", f"{subject} {{0?{one.yes}:{one.no}}}."
        )
        sheet.say(f"{{{name}}}")
        atoms.append(Atom(name, one))
    derived: list[Atom] = []
    words = []
    for one in properties[facts:]:
        size = sheet.pick((1, 2, 2, 2, 3)) if sheet.level > 1 else sheet.pick((1, 2))
        found = premise(sheet.rng, [*atoms, *derived[-2:]], size)
        words.append(f"If {found.said(subject)}, {sheet.pick(('', 'then '))}{one.of(subject)}.")
        derived.append(_rule(sheet, subject, found, one))
    sheet.rng.shuffle(words)
    for sentence in words:
        sheet.say(sentence)
    sheet.say(sheet.pick(_CLOSED))
    sheet.begin("|".join(_BEGINNINGS))
    sheet.pick(_QUESTIONS if len(derived) > 1 else (_whether,))(sheet, subject, derived)


def _rule(sheet: Sheet, subject: str, condition: Premise, meaning: Property) -> Atom:
    """Write a rule in one of the ways that Python has."""
    atom = Atom(sheet.name(meaning.var, f"whether {subject} {meaning.yes}"), meaning)
    told, yes, no = condition.told(subject), meaning.of(subject), meaning.of(subject, holds=False)
    so = f"{told}, so {yes}"
    otherwise = f"{told}, so the rule does not apply and {no}|{told}; hence {no}"
    way = sheet.rng.randrange(3)
    if way == 0:
        sheet.line(f"{atom.name} = False", told="")
        with sheet.block(f"if {condition.code}:", told=(so, otherwise)):
            sheet.line(f"{atom.name} = True", told="")
    elif way == 1:
        with sheet.block(f"if {condition.code}:", told=(so, otherwise)):
            sheet.line(f"{atom.name} = True", told="")
        with sheet.block("else:"):
            sheet.line(f"{atom.name} = False", told="")
    else:
        conclusion = f"{{{atom.name}?{yes}:{no}}}"
        sheet.line(f"{atom.name} = {condition.code}", told=f"{told}, so {conclusion}|{told}; therefore {conclusion}")
    return atom


def _whether(sheet: Sheet, subject: str, derived: list[Atom]) -> None:
    last = derived[-1]
    sheet.say(f"is it true that {last.meaning.of(subject)}?")
    sheet.answer(last.name, "bool", told="")


def _count(sheet: Sheet, subject: str, derived: list[Atom]) -> None:
    some = _some(sheet, derived)
    sheet.say(f"how many of these statements are true: {_listing(subject, some)}?")
    count = sheet.let("true_count", "the number of true statements", "0", told="")
    for one in some:
        yes, no = one.meaning.of(subject), one.meaning.of(subject, holds=False)
        with sheet.block(
            f"if {one.name}:",
            told=(
                f"{yes}: that makes {{{count} + 1}} so far|{yes}, so the count becomes {{{count} + 1}}",
                f"{no}, which does not count",
            ),
        ):
            sheet.change(count, "+", "1", told="")
    sheet.answer(count, told="")


def _collect(sheet: Sheet, subject: str, derived: list[Atom]) -> None:
    some = _some(sheet, derived)
    sheet.say(f"which of these statements are true: {_listing(subject, some)}? Give them as a list, in this order.")
    found = sheet.let("true_statements", "the list of true statements", "[]", told="")
    for one in some:
        yes, no = one.meaning.of(subject), one.meaning.of(subject, holds=False)
        with sheet.block(f"if {one.name}:", told=(f"{yes}, which goes into the list", f"{no}, so that is left out")):
            sheet.line(f"{found}.append({yes!r})", told="")
    sheet.answer(found, "list[str]", told="")


def _some(sheet: Sheet, derived: list[Atom]) -> list[Atom]:
    return sheet.rng.sample(derived, min(len(derived), sheet.rng.randint(2, 3 + sheet.level // 2)))


def _listing(subject: str, some: list[Atom]) -> str:
    return listed([f"“{one.meaning.of(subject)}”" for one in some])


_QUESTIONS: tuple[Callable[[Sheet, str, list[Atom]], None], ...] = (_whether, _count, _collect, _collect, _collect)
