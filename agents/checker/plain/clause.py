"""One clause of prose that no rule took: every word of it that can be false becomes something that one line must have done.

Values play the parts that the words before them give them: what was before, what comes out, by how much, what is compared. A word
of change holds of the very values that are said to come out. What has no part to play leaves the clause unread.
"""

import ast
from collections.abc import Callable, Sequence

from agents.checker.plain import (
    counts,
    doings,
    equations,
    functions,
    mentions,
    needs,
    numbering,
    points,
    sides,
    vocabulary,
)
from agents.checker.plain.needs import Need
from agents.checker.plain.noun import Noun, is_notation
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.utterance import Told, Utterance
from agents.checker.reckoning import readable
from sandbox.guest import literals

_GIVING = frozenset({"when", "with"})
"""First words of clauses that give what the sum behind them is made of."""
_GENERAL = frozenset({"if", "when", "where", "whenever"})
"""Words of rules, where nothing is said of a value."""
_SUMMED = frozenset({"is", "are", "=", ":=", "becomes", "to", "now", "was", "equals"})
"""Words between a variable and the sum that it is."""
_NOT_VERBS = frozenset({"is", "are", "was", "were"})
_SAYING = frozenset({"is", "was", "of", "=", ":", "equals"})
"""Words between the name of a result and its value."""
_BEGINS = frozenset({"starts", "start", "begins", "begin"})
_INDICES = frozenset({"indices", "positions", "indexing"})
_STAYING = frozenset({"remain", "remained", "stay", "stayed"})
"""Words behind a list of what is left together."""
_ADDING = frozenset({"add", "adds", "added", "adding"})
"""Words behind which "to" says to what."""
_GIVES = frozenset({"gives", "give", "yields", "gave"})
_MORE = frozenset({"another", "extra"})
"""Words before an amount that is added; before texts they say that there is one more."""
_GOING_ON = frozenset({"", ",", "we", "it", "of", "the", "there"})
"""Words behind "first" where it only begins a telling."""
_BOTH = frozenset({"the", "these", "those"})
"""Words before "two" where it counts nothing new."""
_PAIRING = frozenset({"for", "with", "between"})
"""Words before two values that one line takes together."""
_ARTICLES = frozenset({"the", "its", "his", "her", "their", "this", "that", "at", "in", "on", "for", "after"})
"""Words before an ordinal that numbers something; behind others it says in which order things are done."""


def read(clause: Utterance) -> Told:
    """What a clause needs."""
    told = clause.told
    sides.read(clause)
    for index, piece in enumerate(clause.pieces):
        _piece(clause, index, piece)
    doings.read(clause)
    equations.scaled(clause)
    told.bare = not told.strength
    told.called = told.called or clause.before.called
    if clause.words[0] in _GIVING and [piece.sort for piece in clause.pieces if piece.nouns] == [Sort.VALUE]:
        told.given = told.said[0]
    if clause.before.pair and told.said:
        clause.need(lambda sheet: all(needs.seen(said)(sheet) for said in clause.before.pair))
    if clause.plain and told.bare:  # nothing relates these values: some line must make one of them, or read what is given
        clause.need(lambda sheet: any(_is_made(clause, said, sheet) for said in clause.plain))
    words = set(clause.words)
    if _GENERAL & words and not told.said:
        clause.fail("a rule, and no step")
    if vocabulary.DENIALS & words and not clause.heeded:
        clause.fail("denied")
    return told


def _piece(clause: Utterance, index: int, piece: Piece) -> None:
    match piece.sort:
        case Sort.VALUE if index not in clause.taken:
            _value(clause, index, piece)
        case Sort.VALUE:
            clause.owner = None
        case Sort.LIST if index not in clause.taken:
            _list(clause, index, piece)
        case Sort.EQUATION:
            _equation(clause, index)
        case Sort.NAME if is_notation(piece.nouns[0]):
            numbering.noted(clause, piece.nouns[0])
        case Sort.NAME if _is_unit(clause, index, piece.nouns[0]):
            clause.told.weight -= piece.weight
            clause.owner = None
        case Sort.NAME if index not in clause.taken:
            _mention(clause, index, piece)
        case Sort.ORDINAL:
            _ordinal(clause, index, piece)
        case Sort.FUNCTION:
            functions.read(clause, index, piece)


def _is_both(piece: Piece, before: Sequence[str]) -> bool:
    """As in "the two numbers": those that were spoken of."""
    return piece.text == "two" and set(before[:1]) <= _BOTH and bool(before)


def _is_made(clause: Utterance, said: str, sheet: Sheet) -> bool:
    """Whether a value is computed or stored; what the program is given may also be recalled: "the wish costs 325"."""
    recalled = clause.words[0] == "the" and said in clause.moments.scene.trace.call.args
    return needs.made(said)(sheet) or (recalled and needs.seen(said)(sheet))


def _value(clause: Utterance, index: int, piece: Piece) -> None:
    said, before = piece.values[0], clause.ahead(index)
    owner, clause.owner = _owner(clause, before), None
    if before and vocabulary.stems(before[0]) & vocabulary.ROUNDS and said.isdecimal():
        clause.told.weight -= piece.weight
        clause.need(lambda sheet: int(said) in sheet.rounds or _among_last(sheet, said))
    elif (name := _changing(clause, index)) is not None:
        clause.need(lambda sheet: needs.alike(said, sheet.values.get(name, (None, None))[0]), 2)
    elif _is_both(piece, before) or (said.isdecimal() and numbering.read(clause, index, int(said))):
        clause.told.weight -= piece.weight
    elif _INDICES & set(clause.words) and _BEGINS & set(before):  # as in "indices begin at 0", which is so everywhere
        clause.told.weight -= piece.weight
        if said != "0":
            clause.fail("another beginning", false=True)
    elif vocabulary.ANSWER & set(before) and said == clause.moments.scene.trace.returned:
        clause.need(lambda sheet: _among_last(sheet, said), 2)
    elif (start := _start(clause, index)) is not None:
        _passes(clause, owner, clause.pieces[start].values[0], said, ranging=_is_plural(clause, start - 2))
    elif _named(clause, said, before) or (said.isdecimal() and counts.read(clause, index, int(said))):
        pass
    else:
        _part(clause, index, said, owner)


def _changing(clause: Utterance, index: int) -> str | None:
    """As in "2 adult pairs become 9": the variable for their number, that has the value before it gets the other."""
    behind = clause.pieces[index + 1 : index + 2]
    if not behind or behind[0].sort is not Sort.NAME or not vocabulary.OUTCOME & set(clause.words[index + 2 :]):
        return None
    name = behind[0].nouns[0].name or ""
    return name if clause.moments.scene.trace.program.glosses.get(name, "").startswith("the number of ") else None


def _named(clause: Utterance, said: str, before: list[str]) -> bool:
    """As in "the remainder is 1", "its maximum of 7": of a program with lines that do this, one must come to the value."""
    names = [word for word in before if word in vocabulary.RESULTS]
    if not names or before[0] not in _SAYING:
        return False
    signs = vocabulary.RESULTS[names[0]]
    if signs & {"max", "min"} and any(needs.extreme(said, max(signs), sheet) for sheet in clause.sheets.lines):
        clause.need(lambda sheet: needs.extreme(said, max(signs), sheet), 2)
        return True
    if not any(sign in signs for sheet in clause.sheets.lines for sign, _ in sheet.results):
        does = vocabulary.OPERATIONS.get(names[0], frozenset())
        if does and not any(needs.reckons(sheet, {sign}) for sheet in clause.sheets.lines for sign in does):
            clause.fail("another operation")
        return False
    clause.need(lambda sheet: any(sign in signs and needs.alike(said, text) for sign, text in sheet.results), 2)
    return True


def _owner(clause: Utterance, before: list[str]) -> Noun | None:
    """The thing that a value is said of, if words link them; "the letter 'b'" may as well be no variable."""
    if clause.owner is None or before:
        return clause.owner if vocabulary.LINKS & set(before) else None
    return None if clause.owner.label in vocabulary.FREE else clause.owner


def _passes(clause: Utterance, owner: Noun | None, first: str, last: str, *, ranging: bool) -> None:
    """As in "the total goes from 2 to 10", and of a loop in "the numbers from 1 to 12"."""
    loops = [(one.first + 1, one.last + 1) for one in clause.series.loops if first in one.starts and last in one.ends]
    if loops and ranging:
        clause.told.spans.append(loops)
        clause.told.strength += 2
        return
    clause.need(needs.passes(first, last, owner.name if owner else None), 2)
    clause.outs.append(last)
    clause.passed = (first, last)
    clause.told.event = True


def _part(clause: Utterance, index: int, said: str, owner: Noun | None) -> None:
    """A value that plays a part: what comes out, what is used up, what a variable is."""
    part = "built" if "together" in clause.ahead(index)[:4] else _role(clause, index)
    point = None if said in clause.moments.items else points.need(said)
    if part in ("out", "made") and point is not None:
        clause.need(lambda sheet: bool(sheet.stored))
        clause.need(point)
        clause.told.event = True
        return
    if part == "before":
        clause.owner = owner  # "the total goes from 2 to 10"
    if part in ("by", "before"):
        clause.by += [said] if part == "by" else []
        clause.need(needs.used(said))
    elif owner is not None and said in ("True", "False") and vocabulary.ASKING & set(clause.words):
        clause.need(lambda sheet: bool(sheet.decisions))
    elif owner is not None:
        _owned(clause, owner, said, out=part == "out")
        clause.outs += [said] if part == "out" else []
    elif part:
        clause.outs.append(said)
        clause.need(needs.computed(said) if part == "built" else _came(clause, index)(said))
        clause.told.event |= part == "out"
    else:
        clause.plain.append(said)
        takes = point or (needs.operand(said) if clause.backed or _is_amount(clause, index) else needs.seen(said))
        counted = clause.pieces[index + 1 : index + 2] and clause.pieces[index + 1].sort is Sort.NAME
        clause.need(
            lambda sheet: any(map(takes, counts.making(clause, index, sheet) if counted else (sheet,))), 1 if point else 0
        )


def _is_amount(clause: Utterance, index: int) -> bool:
    """As in "14 is added", or with a sum behind it that says what is done with it."""
    behind = clause.words[index + 1 : index + 3]
    if len(behind) == 2 and behind[0] in _NOT_VERBS and vocabulary.stems(behind[1]) & vocabulary.BY:
        return True
    return counts.reckoned(clause, index)


def _came(clause: Utterance, index: int) -> Callable[[str], Need]:
    """What must be so of a value that comes out; of what one value gives it must be all that comes of it: "29 gives 11"."""
    given = index > 1 and clause.pieces[index - 2].sort is Sort.VALUE and clause.words[index - 1] in _GIVES
    return needs.stored if given else needs.made


def _role(clause: Utterance, index: int) -> str:
    """The part that the words before a value give it."""
    before = clause.ahead(index)[:4]
    for word in before[: before.index("with")] if "with" in before else before:
        stems = vocabulary.stems(word)
        if stems & vocabulary.BY and not (word in _MORE and _is_text(clause.pieces[index])):
            return "by"
        if word in vocabulary.BEFORE or (word == "to" and clause.by and _ADDING & set(clause.words)):
            return "before"
        if word in vocabulary.OUTCOME:
            return "out"
        if stems & vocabulary.MADE:
            return "built" if word in vocabulary.BUILT else "made"
        if word in _NOT_VERBS:
            return ""
    return "by" if clause.behind(index) in ("more", "further", "less") else ""


def _is_text(piece: Piece) -> bool:
    tree = piece.nouns[0].trees[0]
    return isinstance(tree, ast.Constant) and isinstance(tree.value, str)


def _is_plural(clause: Utterance, index: int) -> bool:
    """Whether a piece names several things."""
    word = clause.pieces[index].text if index >= 0 else ""
    return word.endswith("s") and word not in vocabulary.NO_PLURALS and not vocabulary.senses(word)


def _start(clause: Utterance, index: int) -> int | None:
    """Where the value behind "from" stands in "from 1 to 12"."""
    values = [at for at, piece in enumerate(clause.pieces[:index]) if piece.sort is Sort.VALUE]
    if not values or "from" not in clause.ahead(values[-1])[:1] or "to" not in clause.ahead(index)[-2:]:
        return None
    return values[-1]


def _owned(clause: Utterance, owner: Noun, said: str, *, out: bool = False) -> None:
    """A value that is said of something."""
    if owner.name:
        clause.told.tells = (owner.name, said)
    first = bool(_BEGINS & set(clause.words))

    def need(sheet: Sheet) -> bool:
        if not owner.name:
            return bool(owner.names) and any(clause.comes_to(tree, sheet, said) for tree in owner.trees)
        before, after = sheet.values.get(owner.name, (None, None))
        fresh = (before is None or sheet.begins or not first) and (not out or owner.name in sheet.stored or sheet.begins)
        return fresh and (_alike_or_keyed(said, after) or (sheet.begins and needs.alike(said, before)))

    clause.need(need, 2)


def _are_both(clause: Utterance, values: Sequence[str]) -> bool:
    """Whether two values take part in one line."""
    return any(all(needs.seen(said)(sheet) for said in values) for sheet in clause.sheets.lines)


def _list(clause: Utterance, index: int, piece: Piece) -> None:
    name = clause.owner.name if clause.owner is not None and clause.owner.name else ""
    clause.owner = None
    places = clause.series.places(piece.values, needs.alike, name)
    both = len(piece.values) == 2 and bool(set(clause.ahead(index)[:1]) & _PAIRING) and _are_both(clause, piece.values)
    if both:
        clause.need(lambda sheet: all(needs.seen(said)(sheet) for said in piece.values))
        clause.told.pair = piece.values if len(clause.told.said) == 2 else ()
    elif places:
        clause.told.spans.append(places)
        clause.told.strength += len(piece.values) - 2
    elif len(piece.values) > 2 or clause.behind(index) in _STAYING:
        clause.fail("a list of nothing")
    for said in piece.values if not places and not both else ():
        clause.plain.append(said)
        clause.need(needs.seen(said), 0)


def _is_unit(clause: Utterance, index: int, noun: Noun) -> bool:
    """As in "81 tiles" where the number of tiles is not 81, but will be a variable: only what is counted."""
    piece = clause.pieces[index - 1] if index else None
    if piece is None or piece.sort not in (Sort.VALUE, Sort.EQUATION) or not noun.soft or not noun.label.endswith("s"):
        return False
    had = (text for sheet in clause.sheets.lines for text in sheet.values.get(noun.name or "", ()))
    return not any(needs.alike(piece.values[-1], text) for text in had)


def _equation(clause: Utterance, index: int) -> None:
    linked = bool(set(clause.ahead(index)[:1]) & _SUMMED) and "together" not in clause.ahead(index)
    owner, clause.owner = clause.owner if linked else None, None
    said = equations.read(clause, index)
    if said and owner is not None and owner.name:
        _owned(clause, owner, said)


def _mention(clause: Utterance, index: int, piece: Piece) -> None:
    if set(clause.ahead(index)[:1]) & _SUMMED:
        equations.check_operation(clause, needs.signs_of(piece.nouns[:1]), clause.ahead(index))
    mentions.read(clause, piece)


def _ordinal(clause: Utterance, index: int, piece: Piece) -> None:
    """The number of a round, or of an item whose value is said; "first" also begins a telling."""
    ahead, said = clause.ahead(index), clause.told.said
    if not said and clause.words[0] in sides.STARTS and clause.before.topic:
        said = (clause.before.topic,)
    if piece.number == 1 and (clause.behind(index) in _GOING_ON or not set(ahead[:1]) & _ARTICLES):
        clause.told.weight -= piece.weight
        return
    clause.need(lambda sheet: piece.number in sheet.rounds or any(needs.stands(sheet, one, piece.number) for one in said))


def _among_last(sheet: Sheet, said: str) -> bool:
    """Whether a value is what a line returns, or what it stores."""
    return said in sheet.outcomes or said in sheet.makes


def _alike_or_keyed(said: str, had: str | None) -> bool:
    """Whether a value is what a variable has, or what a dictionary has under some key."""
    value = readable(had) if had and had[:1] == "{" else None
    return needs.alike(said, had) or (isinstance(value, dict) and said in map(literals.text, value.values()))
