"""Functions in a clause: those that lines call or are of, and what they return."""

from agents.checker.plain import mentions, needs
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.utterance import Utterance
from sandbox.guest import literals


def read(clause: Utterance, index: int, piece: Piece) -> None:
    """A function, and what it returns where that is said: "the greatest common divisor is 6"."""
    names = set(piece.functions) or {piece.text.partition("(")[0].replace(" ", "_")}
    value = clause.pieces[index + 2] if index + 2 < len(clause.pieces) and clause.behind(index) == "is" else None
    if value is None or value.sort is not Sort.VALUE:
        clause.need(mentions.of_function(clause, names), 0)
        return
    clause.taken.add(index + 2)
    calls = [one for one in clause.moments.scene.finished(tuple(names)) if needs.alike(value.values[0], literals.text(one.value))]
    ends = {one.returned for one in calls}
    clause.need(lambda sheet: any(sheet.first <= end <= sheet.last + 1 for end in ends), 2)
