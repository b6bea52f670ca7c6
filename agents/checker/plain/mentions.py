"""What a clause speaks of by name: variables, calls, and what is reckoned with them."""

import ast

from agents.checker.plain import needs, vocabulary
from agents.checker.plain.needs import Need
from agents.checker.plain.noun import Noun, number_of, text_of, written
from agents.checker.plain.pieces import Piece
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.utterance import Utterance
from sandbox.guest import literals


def read(clause: Utterance, piece: Piece) -> None:
    """Read something spoken of."""
    noun = piece.nouns[0]
    if noun.trees and isinstance(noun.trees[0], ast.Call) and not noun.trees[0].args and piece.text.endswith("()"):
        clause.need(of_function(clause, {piece.text[:-2]}))
        return
    called = set(noun.names) & clause.moments.scene.functions.keys()
    names = noun.names - called
    if called:
        clause.need(of_function(clause, called), 0)
    if called and _called(clause, noun):
        return
    _numbered(clause, noun)
    if noun.name:
        clause.owner = clause.owner if _runs_through(clause, noun) else noun
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


def of_function(clause: Utterance, names: set[str]) -> Need:
    """A line calls one of these functions, or is one of theirs."""
    steps = clause.moments.scene.steps
    return lambda sheet: bool(names & sheet.does) or steps[sheet.first].function.rpartition(".")[2] in names


def _runs_through(clause: Utterance, noun: Noun) -> bool:
    """As in "the first key of votes is 'bo'": what is said of it is said of the loop's variable."""
    owner, names = clause.owner, clause.names
    is_of = owner is not None and bool(names) and names[-1] == owner.name and owner.name in clause.moments.targets
    several = any(noun.name in clause.moments.kinds.get(kind, ()) for kind in ("list", "dictionary", "tuple", "set", "string"))
    return is_of and several and noun.name != (owner.name if owner else None)


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
    """A sum of values without what it comes to; "its maximum of 7" is no sum."""
    tree = noun.trees[0]
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id in ("max", "min") and len(tree.args) == 1:
        said, which = text_of(tree.args[0]), tree.func.id
        clause.need(lambda sheet: needs.extreme(said, which, sheet), 2)
        return
    for text in written(noun.trees[0]):
        clause.need(needs.operand(text))
    signs = needs.signs_of([noun])
    clause.need(lambda sheet: needs.reckons(sheet, signs))
