"""One clause of prose that no rule took: every word of it that can be false becomes something that one line must have done.

Values play the parts that the words before them give them: what was before, what comes out, by how much, what is compared. A word
of change holds of the very values that are said to come out. What has no part to play leaves the clause unread.
"""

import ast
from collections.abc import Sequence

from agents.checker.plain import counts, doings, needs, numbering, sides, vocabulary
from agents.checker.plain.needs import Need
from agents.checker.plain.noun import Noun, is_notation, number_of, text_of, written
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.utterance import Told, Utterance
from agents.checker.reckoning import UNKNOWN, readable
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
_STAYING = frozenset({"remain", "remained", "stay", "stayed"})
"""Words behind a list of what is left together."""
_ADDING = frozenset({"add", "adds", "added", "adding"})
"""Words behind which "to" says to what."""
_GOING_ON = frozenset({"", ",", "we", "it", "of", "the", "there"})
"""Words behind "first" where it only begins a telling."""
_ARTICLES = frozenset({"the", "its", "his", "her", "their", "this", "that", "at", "in", "on", "for", "after"})
"""Words before an ordinal that numbers something; behind others it says in which order things are done."""


def read(clause: Utterance) -> Told:
    """What a clause needs."""
    told = clause.told
    sides.read(clause)
    for index, piece in enumerate(clause.pieces):
        _piece(clause, index, piece)
    doings.read(clause)
    told.bare = not told.strength
    told.called = told.called or clause.before.called
    if clause.words[0] in _GIVING and [piece.sort for piece in clause.pieces if piece.nouns] == [Sort.VALUE]:
        told.given = told.said[0]
    if clause.plain and told.bare:  # nothing relates these values: some line must make one of them
        clause.need(lambda sheet: any(needs.made(said)(sheet) for said in clause.plain))
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
            _equation(clause, index, piece)
        case Sort.NAME if index not in clause.taken:
            _name(clause, index, piece)
        case Sort.ORDINAL:
            _ordinal(clause, index, piece)
        case Sort.FUNCTION:
            clause.need(_of_function(clause, {piece.text.partition("(")[0].replace(" ", "_")}), 0)


def _value(clause: Utterance, index: int, piece: Piece) -> None:
    said, before = piece.values[0], clause.ahead(index)
    owner, clause.owner = _owner(clause, before), None
    if before and vocabulary.stems(before[0]) & vocabulary.ROUNDS and said.isdecimal():
        clause.told.weight -= piece.weight
        clause.need(lambda sheet: int(said) in sheet.rounds or _among_last(sheet, said))
    elif (name := _changing(clause, index)) is not None:
        clause.need(lambda sheet: needs.alike(said, sheet.values.get(name, (None, None))[0]), 2)
    elif said.isdecimal() and numbering.read(clause, index, int(said)):
        clause.told.weight -= piece.weight
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


def _of_function(clause: Utterance, names: set[str]) -> Need:
    """A line calls one of these functions, or is one of theirs."""
    steps = clause.moments.scene.steps
    return lambda sheet: bool(names & sheet.does) or steps[sheet.first].function.rpartition(".")[2] in names


def _part(clause: Utterance, index: int, said: str, owner: Noun | None) -> None:
    """A value that plays a part: what comes out, what is used up, what a variable is."""
    part = _role(clause, index)
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
        clause.need(needs.computed(said) if part == "built" else needs.made(said))
        clause.told.event |= part == "out"
    else:
        clause.plain.append(said)
        takes = needs.operand(said) if _is_amount(clause, index) else needs.seen(said)
        counted = clause.pieces[index + 1 : index + 2] and clause.pieces[index + 1].sort is Sort.NAME
        clause.need(lambda sheet: any(map(takes, counts.making(clause, index, sheet) if counted else (sheet,))), 0)


def _is_amount(clause: Utterance, index: int) -> bool:
    """As in "14 is added", or with a sum behind it that says what is done with it."""
    behind = clause.words[index + 1 : index + 3]
    if len(behind) == 2 and behind[0] in _NOT_VERBS and vocabulary.stems(behind[1]) & vocabulary.BY:
        return True
    return counts.reckoned(clause, index)


def _role(clause: Utterance, index: int) -> str:
    """The part that the words before a value give it."""
    for word in clause.ahead(index)[:4]:
        stems = vocabulary.stems(word)
        if stems & vocabulary.BY:
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
            return bool(owner.names) and any(_comes_to(clause, tree, sheet, said) for tree in owner.trees)
        before, after = sheet.values.get(owner.name, (None, None))
        fresh = (before is None or sheet.begins or not first) and (not out or owner.name in sheet.stored or sheet.begins)
        return fresh and (_alike_or_keyed(said, after) or (sheet.begins and needs.alike(said, before)))

    clause.need(need, 2)


def _comes_to(clause: Utterance, tree: ast.expr, sheet: Sheet, said: str) -> bool:
    values = [clause.moments.value(tree, sheet.frame, at) for at in (sheet.first, sheet.last + 1)]
    return any(value is not UNKNOWN and needs.alike(said, literals.text(value)) for value in values)


def _list(clause: Utterance, index: int, piece: Piece) -> None:
    name = clause.owner.name if clause.owner is not None and clause.owner.name else ""
    clause.owner = None
    places = clause.series.places(piece.values, needs.alike, name)
    if places:
        clause.told.spans.append(places)
        clause.told.strength += len(piece.values) - 2
    elif len(piece.values) > 2 or clause.behind(index) in _STAYING:
        clause.fail("a list of nothing")
    for said in piece.values if not places else ():
        clause.plain.append(said)
        clause.need(needs.seen(said), 0)


def _equation(clause: Utterance, index: int, piece: Piece) -> None:
    """A sum with what it comes to: it must be true, and a line must do it with these values."""
    linked = bool(set(clause.ahead(index)[:1]) & _SUMMED) and "together" not in clause.ahead(index)
    owner, clause.owner = clause.owner if linked else None, None
    *sums, final = piece.nouns
    said = text_of(final.trees[0]) if final.trees else ""
    trees = [noun.trees[0] for noun in sums if noun.trees]
    signs = needs.signs_of(sums)
    _as_named(clause, signs, clause.words)
    if [piece.text for piece in clause.pieces[index + 1 : index + 3]] == ["is", "False"]:
        _untrue(clause, trees, said)
        return
    _true(clause, trees, said)
    operands = {text for tree in trees for text in written(tree)}
    if clause.before.given and clause.before.given not in operands:
        clause.fail("a sum of other values")
    is_reversed = piece.text.startswith(f"{final.label} ")  # "31 = 30 + 1" takes 31 apart
    parts = [*map(needs.operand, operands), needs.seen(said) if is_reversed else needs.made(said)]
    for part in parts:
        clause.need(part)
    clause.need(lambda sheet: needs.reckons(sheet, signs))
    if all(map(_is_single, trees)):  # which one line does
        clause.need(lambda sheet: any(all(part(line) for part in parts) for line in sheet.lines or (sheet,)), 0)
    clause.outs.append(said)
    if owner is not None and owner.name:
        _owned(clause, owner, said)


def _is_single(tree: ast.expr) -> bool:
    """Whether a sum is one operation of two values."""
    return isinstance(tree, ast.BinOp) and literals.is_literal(tree.left) and literals.is_literal(tree.right)


def _as_named(clause: Utterance, signs: set[str], words: Sequence[str]) -> None:
    """Sums do what a word says that names their operation: "the product is 3 + 4" is false."""
    named = [vocabulary.OPERATIONS[word] for word in words if word in vocabulary.OPERATIONS]
    if any(signs and not signs & one for one in named):
        clause.fail("another operation", false=True)


def _true(clause: Utterance, trees: list[ast.expr], said: str) -> None:
    """Sums must come to a value: by themselves, or with what the variables in them have."""
    if any(isinstance(node, ast.Name) for tree in trees for node in ast.walk(tree)):
        clause.need(lambda sheet: all(_comes_to(clause, tree, sheet, said) for tree in trees))
        return
    values = [clause.moments.value(tree, clause.moments.scene.steps[0].frame, 0) for tree in trees]
    if not all(value is not UNKNOWN and needs.alike(said, literals.text(value)) for value in values):
        clause.fail("a false sum", false=UNKNOWN not in values)


def _untrue(clause: Utterance, trees: list[ast.expr], said: str) -> None:
    """As in "7 % 2 == 0 is False": the sums come to something else, which a line finds out."""
    values = [clause.moments.value(tree, clause.moments.scene.steps[0].frame, 0) for tree in trees]
    texts = [literals.text(value) for value in values if value is not UNKNOWN]
    if len(texts) < len(trees) or said in texts:
        clause.fail("a false sum", false=said in texts)
    clause.need(lambda sheet: set(texts) <= sheet.makes and False in sheet.decisions + sheet.loops)


def _name(clause: Utterance, index: int, piece: Piece) -> None:
    noun = piece.nouns[0]
    if is_notation(noun):
        numbering.noted(clause, noun)
        return
    if noun.trees and isinstance(noun.trees[0], ast.Call) and not noun.trees[0].args and piece.text.endswith("()"):
        clause.need(_of_function(clause, {piece.text[:-2]}))
        return
    called = set(noun.names) & clause.moments.scene.functions.keys()
    names = noun.names - called
    if called:
        clause.need(_of_function(clause, called), 0)
    if called and _called(clause, noun):
        return
    _numbered(clause, noun)
    if set(clause.ahead(index)[:1]) & _SUMMED:
        _as_named(clause, needs.signs_of([noun]), clause.ahead(index))
    if noun.name:
        clause.owner = noun
        clause.names.append(noun.name)
        clause.need(lambda sheet: names <= sheet.names, 0)
    elif noun.names:
        clause.owner = noun
        for text in written(noun.trees[0]):
            clause.need(needs.operand(text), 0)
        clause.need(lambda sheet: not names or bool(clause.texts(noun, sheet) & (sheet.reads | sheet.makes)))
        signs = needs.signs_of([noun])
        clause.need(lambda sheet: needs.reckons(sheet, signs), 0)
    elif noun.trees:
        _reckoned(clause, noun)
    else:
        clause.fail("a thing that is not known")


def _numbered(clause: Utterance, noun: Noun) -> None:
    """As in "the second price", or the last: of loops' variables it is said of the round that has that number."""
    number = number_of(noun)
    if noun.name in clause.moments.targets and number is not None:
        clause.need(lambda sheet: number in _rounds(clause, noun.name or "", sheet))
    elif number is not None and number > 0:
        clause.fail("a number of no round")


def _rounds(clause: Utterance, name: str, sheet: Sheet) -> set[int]:
    """The numbers of the rounds that a line lies in of loops through a variable; -1 for the last one."""
    lines = clause.moments.scene.source
    found = {line: number for line, number in sheet.place if name in lines.line(line).stores}
    around = (one for one in clause.series.loops if one.line in found and one.first <= sheet.first <= one.last)
    return {*found.values(), *(-1 for one in around if one.rounds == found[one.line])}


def _called(clause: Utterance, noun: Noun) -> bool:
    """A call with written arguments: a line makes it, or is one of those that run then."""
    tree = noun.trees[0]
    if not isinstance(tree, ast.Call) or tree.keywords or not all(map(literals.is_literal, tree.args)):
        return False
    given, scene = [text_of(arg) for arg in tree.args], clause.moments.scene
    found = [one for one in scene.finished(tuple(noun.names)) if [literals.text(value) for value in one.arguments] == given]
    frames = {scene.steps[one.called].frame for one in found}
    made = {one.called: scene.caller(scene.steps[one.called]) for one in found}
    asked = any(vocabulary.stems(word) & vocabulary.ASKS for word in clause.words)
    asking = clause.before.called or {scene.steps[0].frame}

    def need(sheet: Sheet) -> bool:
        if not asked and sheet.frame in frames:
            return True
        outer = [step for at, step in made.items() if step is not None and sheet.first < at <= sheet.last]
        return any(step.frame == sheet.frame and (not asked or step.frame in asking) for step in outer)

    clause.need(need, 2)
    clause.owner, clause.told.called = noun, frozenset(frames)
    return True


def _reckoned(clause: Utterance, noun: Noun) -> None:
    """A sum of values without what it comes to."""
    for text in written(noun.trees[0]):
        clause.need(needs.operand(text))
    signs = needs.signs_of([noun])
    clause.need(lambda sheet: needs.reckons(sheet, signs))


def _ordinal(clause: Utterance, index: int, piece: Piece) -> None:
    """The number of a round, or of an item whose value is said; "first" also begins a telling."""
    ahead, said = clause.ahead(index), clause.told.said
    if piece.number == 1 and (clause.behind(index) in _GOING_ON or not set(ahead[:1]) & _ARTICLES):
        return
    clause.need(lambda sheet: piece.number in sheet.rounds or any(needs.stands(sheet, one, piece.number) for one in said))


def _among_last(sheet: Sheet, said: str) -> bool:
    """Whether a value is what a line returns, or what it stores."""
    return said in sheet.outcomes or said in sheet.makes


def _alike_or_keyed(said: str, had: str | None) -> bool:
    """Whether a value is what a variable has, or what a dictionary has under some key."""
    value = readable(had) if had and had[:1] == "{" else None
    return needs.alike(said, had) or (isinstance(value, dict) and said in map(literals.text, value.values()))
