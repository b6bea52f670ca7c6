"""Making the changes that a verdict proposes: what a narrator would do who followed the feedback to the letter."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from agents.narration import Anchor, BadNarration, Narration, Statement, parse, render
from agents.verdict import Fault, Law, Remedy, Verdict


def mended(text: str, verdict: Verdict) -> str | None:
    """The anchored narration with every remedy of a verdict applied, in words and claims; ``None`` if none can be.

    A fault without a remedy changes nothing, so the result need not be true throughout.
    """
    try:
        statements = list(parse(text).statements)
    except BadNarration:
        return None
    for number, statement in enumerate(statements):
        faults = [fault for fault in verdict.faults if fault.statement == number and fault.remedy]
        statements[number] = _mended(statement, faults)
    result = render(Narration(tuple(statements)))
    return None if result == text else result


def _mended(statement: Statement, faults: Iterable[Fault]) -> Statement:
    claims = {fault.said: fault.remedy for fault in faults if fault.law is Law.TRUTH and fault.remedy}
    anchors = tuple(replace(anchor, claims=_claims(anchor, claims)) for anchor in statement.anchors)
    return Statement(_prose(statement.prose, [fault.remedy for fault in faults if fault.remedy]), anchors)


def _claims(anchor: Anchor, remedies: Mapping[str, Remedy]) -> tuple[str, ...]:
    def one(claim: str) -> str:
        return f"{claim.removesuffix(remedies[claim].old)}{remedies[claim].new}" if claim in remedies else claim

    return tuple(map(one, anchor.claims))


def _prose(prose: str, remedies: Iterable[Remedy]) -> str:
    """The prose with changes at places that do not overlap, each made once."""
    blank = len(prose) - len(prose.lstrip())
    body = prose.strip()
    places = {at: remedy for remedy in remedies if (at := remedy.place(body)) is not None}
    for at in sorted(places, reverse=True):
        remedy = places[at]
        if body.startswith(remedy.old, at):
            body = body[:at] + remedy.new + body[at + len(remedy.old) :]
    return prose[:blank] + body + prose[blank + len(prose.strip()) :]
