"""Mutators of what happens at all, how often, in which order and to what."""

import ast
import re
from collections.abc import Iterator
from random import Random

from agents.narration import Narration, Statement, render
from evals.faithfulness.account import Account, Said, Told
from evals.faithfulness.mutant import Kind, Mutant
from evals.faithfulness.mutators.edit import Mutator, places, shuffled, with_prose, with_statements
from sandbox.trace import Event

_CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTED = re.compile(
    rf"\b(\d+|{'|'.join(_CARDINALS[1:])})"
    r"(?= (?:more |further |other |remaining )?(?:times|rounds|iterations|passes|items|steps)\b)"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _counting(name: str, *, more_only: bool) -> Mutator:
    """A mutator of a count of rounds or items."""

    def mutate(account: Account, rng: Random) -> Iterator[Mutant | None]:
        sites = [(told, match) for told in account.told for match in _COUNTED.finditer(told.prose)]
        for told, match in shuffled(rng, sites):
            word = match[1]
            number = _CARDINALS.index(word) if word in _CARDINALS else int(word)
            others = [number + more for more in ((1,) if more_only else (-1, 1, 2, 3, 5, 7))]
            free = [one for one in others if one >= 2 and str(one) not in told.everything]
            other = rng.choice(free or others)
            if other < 2:
                continue
            if str(other) in told.everything:
                yield None
                continue
            said = _CARDINALS[other] if word in _CARDINALS and other < len(_CARDINALS) else str(other)
            prose = told.prose[: match.start()] + said + told.prose[match.end() :]
            why = f"nothing at these steps happens {other} times or has that size"
            text = with_prose(account, told, prose)
            yield Mutant(name, Kind.PROSE, text, told.index, told.prose.strip(), prose.strip(), why)

    return mutate


def _is_round(account: Account, told: Told) -> bool:
    """Whether a statement tells the beginning of one round of a loop."""
    return told.single and told.head.decision is True and account.loops(told.head.line)


def _twice(account: Account, rng: Random) -> Iterator[Mutant | None]:
    """A round told twice, at the same steps; and counts with one round too many."""
    found = list(_counting("extra_iteration", more_only=True)(account, rng))
    for told in account.told[:-1]:
        if not _is_round(account, told):
            continue
        following = account.told.index(told) + 1
        pair = [account.narration.statements[told.index], account.narration.statements[account.told[following].index]]
        text = _inserted(account, account.told[following].index + 1, pair)
        why = "the round happens once, and no other round begins with these values before it"
        words = "".join(one.prose for one in pair)
        found.append(Mutant("extra_iteration", Kind.BOTH, text, told.index, words.strip(), (words + words).strip(), why))
    yield from shuffled(rng, found)


def _inserted(account: Account, at: int, more: list[Statement]) -> str:
    statements = account.narration.statements
    return render(Narration((*statements[:at], *more, *statements[at:])))


def _silent(name: str, *, rounds: bool) -> Mutator:
    """A mutator that takes a statement's words away: its anchors go to the next one, whose words do not tell it."""

    def mutate(account: Account, rng: Random) -> Iterator[Mutant | None]:
        pairs = list(zip(account.told, account.told[1:], strict=False))
        for told, following in shuffled(rng, pairs):
            if _is_round(account, told) is not rounds or not told.index or following.index != told.index + 1:
                continue
            lost = [said for said in told.claimed if said.name in told.head.changed and places(told.prose, said.value)]
            if not lost:
                continue
            unsaid = [said for said in lost if not _mentions(account, following.prose, said) and _matters(account, told, said)]
            if not unsaid:
                yield None
                continue
            statements = list(account.narration.statements)
            anchors = (*statements[told.index].anchors, *statements[following.index].anchors)
            statements[told.index : following.index + 1] = [Statement(following.prose, anchors)]
            why = f"nobody says that {unsaid[0].name} becomes {unsaid[0].value}"
            text = render(Narration(tuple(statements)))
            yield Mutant(name, Kind.PROSE, text, told.index, told.prose.strip(), following.prose.strip(), why)

    return mutate


def _matters(account: Account, told: Told, said: Said) -> bool:
    """Whether a later line of the same activation reads the variable, and its new value was not told before."""
    later = (step for step in account.trace.steps[told.steps[-1].index + 1 :] if step.frame == told.head.frame)
    nodes = (node for step in later for top in account.syntax.get(step.line, ()) for node in ast.walk(top))
    earlier = "".join(one.prose for one in account.narration.statements[: told.index])
    told_empty = said.value in ("[]", "{}", "''", "set()", "()", "deque([])") and "empty" in earlier
    return (
        said.value not in earlier
        and not told_empty
        and any(isinstance(node, ast.Name) and node.id == said.name and isinstance(node.ctx, ast.Load) for node in nodes)
    )


def _mentions(account: Account, prose: str, said: Said) -> bool:
    """Whether words may tell a change: they write the value, or name the variable."""
    return said.value in prose or any(words in prose for words in account.subjects(said.name))


def _dropped(account: Account, rng: Random) -> Iterator[Mutant | None]:
    """A round left out with its anchors and claims, and a round left out of the words alone."""
    found = list(_silent("skipped_iteration", rounds=True)(account, rng))
    for told in account.told:
        if _is_round(account, told):
            statements = [one for number, one in enumerate(account.narration.statements) if number != told.index]
            text = render(Narration(tuple(statements)))
            why = f"step {told.head.index} begins a round that nobody tells"
            found.append(Mutant("skipped_iteration", Kind.BOTH, text, told.index, told.prose.strip(), "", why))
    yield from shuffled(rng, found)


def _reordered(account: Account, rng: Random) -> Iterator[Mutant | None]:
    """Two neighbours change places: their words alone, or with their anchors."""
    for told, following in shuffled(rng, list(zip(account.told, account.told[1:], strict=False))):
        if not told.index:
            continue
        new = [said for said in following.claimed if said.name in following.head.changed and places(following.prose, said.value)]
        new = [said for said in new if said.value not in told.everything]
        if not new:
            yield None
            continue
        one, other = (account.narration.statements[part.index] for part in (told, following))
        kind = rng.choice((Kind.PROSE, Kind.PROSE, Kind.BOTH))
        anchors = (one.anchors, other.anchors) if kind is Kind.PROSE else (other.anchors, one.anchors)
        changed = {told.index: Statement(other.prose, anchors[0]), following.index: Statement(one.prose, anchors[1])}
        why = f"{new[0].name} is not yet {new[0].value}, nor is anything else"
        was, now = told.prose + following.prose, following.prose + told.prose
        yield Mutant("reordered_steps", kind, with_statements(account, changed), told.index, was.strip(), now.strip(), why)


_INVENTED = (
    "After that the total is doubled to {}.",
    "Then {} is added once more.",
    "Before that, {} is written down for later.",
    "This is rounded to {}.",
    "The {} from the beginning is subtracted again.",
    "A check shows that {} would be too large.",
)
_HALLUCINATED = (
    "There is also an entry for {} in the table.",
    "Since the limit is {}, this is allowed.",
    "The helper returns {}.",
    "A KeyError with {} is caught here.",
    "The variable spare holds {}.",
)


def _invented(name: str, sentences: tuple[str, ...]) -> Mutator:
    """A mutator that adds a sentence about what never happens, with a value that occurs nowhere."""

    def mutate(account: Account, rng: Random) -> Iterator[Mutant | None]:
        for told in shuffled(rng, account.told[:-1]):
            value = str(rng.randrange(13, 990))
            if value in told.everything or value in account.trace.program.source:
                yield None
                continue
            prose = f"{told.prose} {rng.choice(sentences).format(value)}"
            text = with_prose(account, told, prose)
            yield Mutant(name, Kind.PROSE, text, told.index, told.prose.strip(), prose.strip(), f"{value} occurs nowhere here")

    return mutate


_VERB = (
    r"(?: is now| is| becomes| comes to| starts at| starts as| stays at"
    r"| goes up by -?\d+ to| goes down by -?\d+ to| equals|,| \()"
)


def _swapped(account: Account, rng: Random) -> Iterator[Mutant | None]:
    """A value said of another variable, which has it neither before nor after."""
    sites = [(told, said, words) for told in account.told for said in told.claimed for words in account.subjects(said.name)]
    for told, said, words in shuffled(rng, sites):
        match = re.search(
            rf"(?<![\w`]){re.escape(words)}(?={_VERB} ?{re.escape(said.value)}(?![\w'\]]|\.\d| [-+×*/]))", told.prose
        )
        others = [name for name in account.names if name != said.name and told.before(name) is not None]
        if match is None or not others:
            continue
        other = rng.choice(others)
        if said.value in (told.before(other), told.after(other), *told.taken(other)):
            yield None
            continue
        subject = account.subjects(other)[
            -1 if words[:1].isupper() else 0 if words[0] == "`" else 1 - len(account.subjects(other))
        ]
        prose = told.prose[: match.start()] + subject + told.prose[match.end() :]
        why = f"{said.value} is the value of {said.name}; {other} is {told.after(other)}"
        text = with_prose(account, told, prose)
        yield Mutant("swapped_variables", Kind.PROSE, text, told.index, told.prose.strip(), prose.strip(), why)


_NUMBERED = re.compile(
    rf"\b(?P<which>{'|'.join(_ORDINALS)}|last|final)(?= (?:round|iteration|pass|item|number|value)?)", re.IGNORECASE
)
_POSITION = re.compile(r"\b(?:position|index) (?P<at>\d+) of `(?P<name>\w+)`")


def _indexed(account: Account, rng: Random) -> Iterator[Mutant | None]:
    """Another round number, or another position whose item differs."""
    for told in shuffled(rng, account.told):
        if _is_round(account, told) and not _nested(account):
            yield from _renumbered(account, told, rng)
        for match in _POSITION.finditer(told.prose):
            items, at = told.after(match["name"]), int(match["at"])
            parts = _parts(items) if items is not None and items == told.before(match["name"]) else []
            other = at + rng.choice((-1, 1))
            if 0 <= other < len(parts) and at < len(parts):
                if parts[other] == parts[at]:
                    yield None
                    continue
                prose = told.prose[: match.start("at")] + str(other) + told.prose[match.end("at") :]
                why = f"position {other} holds {parts[other]}, position {at} holds {parts[at]}"
                text = with_prose(account, told, prose)
                yield Mutant("indexing_error", Kind.PROSE, text, told.index, told.prose.strip(), prose.strip(), why)


def _parts(text: str) -> list[object]:
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return []
    return list(value) if isinstance(value, list | str | tuple) else []


def _nested(account: Account) -> bool:
    """Whether rounds could be numbered in more than one way: several loops, or a function that runs more than once."""
    headers = [line for line in account.syntax if account.loops(line)]
    return len(headers) != 1 or sum(step.event is Event.CALL for step in account.trace.steps) != 1


def _renumbered(account: Account, told: Told, rng: Random) -> Iterator[Mutant | None]:
    """A round under another number than its own."""
    line = told.head.line
    rounds = [step.index for step in account.trace.steps if step.line == line and step.decision is True]
    number = rounds.index(told.head.index) + 1
    for match in _NUMBERED.finditer(told.prose):
        wrong = [word for at, word in enumerate(_ORDINALS, 1) if at != number][:5]
        word = rng.choice([*wrong, *(["last"] if number < len(rounds) else [])])
        said = word.capitalize() if match[0][0].isupper() else word
        prose = told.prose[: match.start()] + said + told.prose[match.end() :]
        why = f"it is round {number} of {len(rounds)}"
        text = with_prose(account, told, prose)
        yield Mutant("indexing_error", Kind.PROSE, text, told.index, told.prose.strip(), prose.strip(), why)


MUTATORS: dict[str, Mutator] = {
    "swapped_variables": _swapped,
    "skipped_iteration": _dropped,
    "extra_iteration": _twice,
    "reordered_steps": _reordered,
    "wrong_count": _counting("wrong_count", more_only=False),
    "invented_step": _invented("invented_step", _INVENTED),
    "indexing_error": _indexed,
    "skipped_statement": _silent("skipped_statement", rounds=False),
    "hallucination": _invented("hallucination", _HALLUCINATED),
}
