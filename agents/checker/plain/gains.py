"""Rules for what things gain and lose in plain prose: "4 is added to the total", "count is incremented"."""

import ast
import re

from agents.checker.plain.changes import Becomes, Gets
from agents.checker.plain.line import NOUN
from agents.checker.plain.noun import Noun
from agents.checker.plain.reader import Clause, Reader, clause
from agents.checker.plain.relations import ADVERBS
from agents.checker.plain.spoken import Handle, is_sure
from agents.verdict import Law


def _changed_by(sign: int) -> Handle:
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        groups = match.groupdict()
        subject = reader.noun(groups["s"], owner=True)
        if subject is None or not subject.trees:
            return False
        if groups.get("b"):
            reader.state(Gets(subject, reader.line.noun(groups["b"]), sign), match, event=True, law=Law.DIRECTION)
        else:
            relation = ast.Constant(value=1)
            reader.state(Gets(subject, Noun((relation,), "1", frozenset()), sign), match, event=True, law=Law.DIRECTION)
        if groups.get("c"):
            reader.state(Becomes(subject, reader.line.noun(groups["c"])), match, event=True)
        return True

    return handler


def _moves(sign: int) -> Handle:
    def handler(reader: Reader, match: re.Match[str]) -> bool:
        groups = match.groupdict()
        item = reader.noun(groups["s"]) if groups.get("s") else reader.line.noun(match["a"])
        owner = reader.line.noun(groups["b"]) if groups.get("b") else reader.subject
        if item is None or not item.trees or owner is None or not owner.trees or not owner.names:
            return False
        sure = groups.get("b") is not None and not item.soft
        reader.state(Gets(owner, item, sign), match, event=True, sure=sure)
        reader.speak_of(owner)
        reader.topic = item
        return True

    return handler


def _gained(reader: Reader, match: re.Match[str]) -> bool:
    """As in "10 is appended", to whatever gains it."""
    item = reader.noun(match["s"] or "") if match["s"] else reader.last or reader.topic
    if item is None or not item.trees:
        return False
    reader.state(Gets(None, item, 1), match, event=True, sure=False)
    return True


def _stored(reader: Reader, match: re.Match[str]) -> bool:
    owner = reader.line.noun(match["b"])
    value = reader.line.noun(match["a"]) if match["a"] else reader.last or reader.topic
    if value is None or not value.trees or not owner.names:
        return False
    reader.state(Becomes(owner, value), match, event=True, sure=False)
    reader.speak_of(owner)
    return True


def _driven(reader: Reader, match: re.Match[str]) -> bool:
    """As in "the second bracket raises the depth to 2"."""
    subject, value = reader.noun(match["s"], owner=True), reader.line.noun(match["b"])
    if subject is None or not subject.trees or not value.trees:
        return False
    sign = 1 if match["verb"] in _RAISING else -1 if match["verb"] in _LOWERING else 0
    reader.state(Becomes(subject, value, sign=sign), match, event=True, sure=is_sure(subject))
    if match["c"]:
        reader.state(Becomes(subject, reader.line.noun(match["c"]), sign=sign), match, event=True, sure=False)
    return True


def _driven_from(reader: Reader, match: re.Match[str]) -> bool:
    subject, old, new = reader.noun(match["s"], owner=True), reader.line.noun(match["b"]), reader.line.noun(match["c"])
    if subject is None or not subject.trees or not old.trees or not new.trees:
        return False
    reader.state(Becomes(subject, new, old), match, event=True, sure=is_sure(subject))
    return True


_RAISING = frozenset({"raises", "raise", "increases", "raising", "increasing"})
_LOWERING = frozenset({"lowers", "lower", "decreases", "reduces", "reduce", "lowering", "reducing"})
CLAUSES: tuple[Clause, ...] = (
    clause(r"(?:takes|take|brings|bring|lifts|lift|moves|raises|lowers|carries) <S> from <B> to <C>", _driven_from),
    clause(
        r"(?P<verb>raises|raise|lifts|lift|lowers|lower|brings|bring|takes|take|increases|decreases|reduces|reduce|moves"
        r"|changes|pushes|sets|bringing"
        r"|raising|lowering|increasing|reducing) <S> (?:back |up |down |further )?(?:to|at) <B>(?: (?:and|,) then (?:to )?<C>)?",
        _driven,
    ),
    clause(
        rf"<S> {ADVERBS}(?:increases|grows|rises|goes up|(?:is|gets) (?:then |now )?(?:increased|incremented"
        rf"|raised|bumped)) by <B>(?: to <C>)?",
        _changed_by(1),
    ),
    clause(
        rf"<S> {ADVERBS}(?:decreases|shrinks|drops|falls|goes down|(?:is|gets) (?:then |now )?(?:decreased"
        rf"|decremented|reduced|lowered)) by <B>(?: to <C>)?",
        _changed_by(-1),
    ),
    clause(r"<S> (?:is|gets) (?:then |now )?incremented(?: to <C>)?", _changed_by(1)),
    clause(r"<S> (?:is|gets) (?:then |now )?decremented(?: to <C>)?", _changed_by(-1)),
    clause(r"(?:increment|increase|increments|increases|incrementing|increasing) <S>(?: by <B>)?(?: to <C>)?", _changed_by(1)),
    clause(r"(?:decrement|decrease|decrements|decreases|decrementing|decreasing) <S>(?: by <B>)?(?: to <C>)?", _changed_by(-1)),
    clause(r"<S> (?:\+ =) <B>", _changed_by(1)),
    clause(r"<S> (?:- =) <B>", _changed_by(-1)),
    clause(
        rf"(?:add|adds|adding|append|appends|appending|push|pushes|pushing|put|insert|inserts|include|put"
        rf"|adds) (?P<s>{NOUN}|it|this) (?:to|onto|into|in|on) (?:the (?:end|back) of )?<B>",
        _moves(1),
    ),
    clause(
        rf"(?P<s>{NOUN}|it|this) (?:is|gets|was) (?:then |now |also )?(?:added|appended|pushed|put|inserted"
        rf"|included) (?:to|onto|into|in|on) (?:the (?:end|back) of )?<B>",
        _moves(1),
    ),
    clause(
        rf"(?:subtract|subtracts|remove|removes|pop|pops|take|takes|subtracting|removing|popping) (?P<s>{NOUN}"
        rf"|it|this) (?:from|out of|off) <B>",
        _moves(-1),
    ),
    clause(
        rf"(?P<s>{NOUN}|it|this) (?:is|gets|was) (?:then |now )?(?:subtracted|removed|popped|taken|dropped) "
        rf"(?:from|out of|off) <B>",
        _moves(-1),
    ),
    clause(
        rf"(?:append|appends|add|adds|push|pushes|insert|include) (?P<s>{NOUN}|it|this)(?: unchanged| directly"
        rf"| as is)?(?: (?:to|into|in|onto|on) (?:the |our )?(?:end of the )?(?:list|result|output|string|stack"
        rf"|queue|set|total|sum|answer))?",
        _gained,
    ),
    clause(
        rf"(?:(?P<s>{NOUN}|it|this) )?(?:is|gets)? ?(?:then |now |also )?(?:added|appended|pushed|inserted"
        rf"|included)(?: unchanged| directly| as is)?(?: (?:to|into|in|onto|on) (?:the |our )?(?:end of the "
        rf")?(?:list|result|output|string|stack|queue|set|total|sum|answer))?",
        _gained,
    ),
    clause(r"(?:it|this|which|that|<A>) is (?:then )?(?:stored|saved|assigned|kept|put) (?:in|to|as|into) <B>", _stored),
)
"""Rules for gains and losses."""
