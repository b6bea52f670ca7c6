"""Words of a clause that a run can contradict: what is done, what something is like, how a condition comes out."""

from agents.checker.plain import deeds, needs, operands, vocabulary
from agents.checker.plain.needs import CONTRARY, Need
from agents.checker.plain.pieces import Sort
from agents.checker.plain.series import holds
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.sides import STARTS
from agents.checker.plain.utterance import Utterance
from agents.checker.reckoning import readable
from sandbox.guest import literals

_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "no"})
"""Words that nouns follow."""
_INPUTS = frozenset({"input", "inputs", "argument", "arguments", "parameter", "parameters"})
"""What a function takes."""
_ALL = frozenset({"both", "all", "they", "none", "them", "each"})
_PRONOUNS = frozenset({"it", "that", "this", "which", *_ALL})
_SEVERAL = 2
_OVER = frozenset({"ends", "ended", "over", "finished"})
"""Words for the end of a loop."""
_AWAY = frozenset({"off", "out"})
_TAKING = frozenset({"take", "taken", "took"})
"""Words before those for what is removed."""
_ORDERED = (tuple, vocabulary.TYPES["pair"])
"""Kinds of which the items stand in an order that must be told."""


def read(clause: Utterance) -> None:
    """Read the words of a clause, behind all else."""
    for index, word in enumerate(clause.words):
        if word:
            _word(clause, index, word)


def _word(clause: Utterance, index: int, word: str) -> None:
    last, negated = clause.words[index - 1] if index else "", clause.negated(index)
    if word in vocabulary.HYPOTHETICAL:
        clause.fail("hypothetical")
    elif _divides(clause, index, word) or (word == "enough" and _enough(clause, index, negated=negated)):
        clause.heeded = True
    elif word in needs.PREDICATE:
        clause.heeded |= negated
        _alike(clause, index, word, negated=negated)
        _like(clause, index, word, negated=negated)
    elif word[:-1] in needs.PREDICATE and word.endswith("s") and last == "are":
        _all_like(clause, index, word[:-1])
    elif word in vocabulary.MEMBERS and _member(clause, index, word, negated=negated):
        clause.heeded |= negated
    elif deeds.read(clause, index, word):
        pass
    elif word in ("nothing", "none") or (word == "no" and not clause.told.said):
        clause.heeded = True
        clause.need(needs.nothing, 0)
    elif word in vocabulary.TYPES:
        if word != "set" or last in _ARTICLES:
            _type(clause, word)
    else:
        _verb(clause, index, word)


def _type(clause: Utterance, word: str) -> None:
    """As in "a list of scores"."""
    kind = vocabulary.TYPES[word]
    if clause.names and not clause.told.said and _INPUTS & set(clause.words):
        clause.need(lambda sheet: sheet.begins and all(isinstance(value, kind) for value in _had(clause, sheet)))
        return
    ordered = kind in _ORDERED or any("contain" in vocabulary.stems(one) for one in clause.words)
    if clause.names and not clause.told.said and (ordered or len(clause.names) > 1):
        clause.need(lambda sheet: _gathered(clause, sheet, kind))
    elif not clause.told.said:
        clause.need(lambda sheet: any(isinstance(readable(text), kind) for text in sheet.reads | sheet.makes), 0)
    values = [readable(text) for text in clause.told.said]
    if any(isinstance(value, list | tuple | dict | set) and not isinstance(value, kind) for value in values):
        clause.fail("another type", false=True)


def _had(clause: Utterance, sheet: Sheet) -> list[object]:
    """What the variables that a clause speaks of are before a line."""
    return [readable(sheet.values.get(name, ("", ""))[0] or "") for name in clause.names]


def _gathered(clause: Utterance, sheet: Sheet, kind: type | tuple[type, ...]) -> bool:
    """Whether a line makes a collection of just what the variables have that a clause speaks of, in this order."""
    values = [readable(sheet.values.get(name, ("", ""))[1] or "") for name in clause.names]
    made = map(readable, sheet.makes)
    return len(values) > 1 and any(isinstance(one, kind) and isinstance(one, list | tuple) and [*one] == values for one in made)


def _verb(clause: Utterance, index: int, word: str) -> None:
    last = clause.words[index - 1] if index else ""
    stems, senses = vocabulary.stems(last), vocabulary.senses(word)
    if "compare" in vocabulary.stems(word) and clause.plain:
        _compared(clause)
    if word in _OVER and "loop" in clause.words[max(0, index - 2) : index]:
        deeds.over(clause)
    elif word in _AWAY and stems & _TAKING:
        _does(clause, index, frozenset({"remove"}))
        said = clause.told.said
        clause.need(lambda sheet: all(needs.among(one, sheet.outcomes) for one in said))
    elif word == "places" and stems & vocabulary.CHANGES:
        _does(clause, index, frozenset({"swap"}))
    elif word in vocabulary.GOES and stems & vocabulary.MOTIONS:
        _does(clause, index, frozenset({word}))
    elif senses and last not in _ARTICLES and word not in vocabulary.COMPARISONS and clause.behind(index) != "than":
        _does(clause, index, senses)


def _compared(clause: Utterance) -> None:
    """As in "let us compare 10 with 3": what is compared is had, and not computed there."""
    said = tuple(clause.plain)
    clause.need(lambda sheet: all(needs.among(one, sheet.reads) or needs.among(one, sheet.bound) for one in said))


def _member(clause: Utterance, index: int, word: str, *, negated: bool) -> bool:
    """As in "which has not been seen": of a value that the program asks this of."""
    said = clause.spoken_of(index) or list(clause.before.said[-1:])
    sign = "in" if vocabulary.MEMBERS[word] is not negated else "not in"
    if not said or not any(asked in CONTRARY and "in" in asked for _, asked, _ in clause.asked):
        return False
    value = readable(said[-1])
    clause.told.decides = True
    clause.need(
        lambda sheet: any(one == value and "in" in asked and holds(one, sign, other) for one, asked, other in sheet.compared)
    )
    clause.matter()
    return True


def _does(clause: Utterance, index: int, senses: frozenset[str]) -> None:
    """Something is done: with the values that are said to come out of it."""
    tests: list[Need] = []
    for sense in senses:
        if sense in ("up", "down"):
            _way(clause, senses, sense)
            tests.append(needs.moves(1 if sense == "up" else -1, clause.outs, clause.by, clause.names))
        elif sense in ("double", "halve"):
            tests.append(needs.scales(clause.outs, up=sense == "double"))
        elif sense in operands.SIGNS:
            tests.append(operands.worked(clause, index, sense))
        elif sense in needs.OPERATIONS:
            tests.append(needs.operates(needs.OPERATIONS[sense], clause.outs))
        else:
            tests.append(needs.STATES[sense])
    names = set(clause.names)

    def need(sheet: Sheet) -> bool:
        return any(test(line) for line in sheet.lines or (sheet,) if names <= line.names for test in tests)

    clause.need(need)
    clause.matter()


def _way(clause: Utterance, senses: frozenset[str], way: str) -> None:
    """What climbs from a value to another must come to the greater one."""
    if clause.passed is None or len(senses) > 1:
        return
    first, last = map(readable, clause.passed)
    if not holds(first, "<" if way == "up" else ">", last):
        clause.fail("another direction", false=True)


def _enough(clause: Utterance, index: int, *, negated: bool) -> bool:
    """As in "102 is not enough", or "that is enough": of the last number that was said, which a line compares."""
    said = clause.said_before(index) or list(clause.before.said[-1:])
    value = readable(said[-1]) if said else None
    clause.matter()
    if not isinstance(value, int | float):
        clause.fail("enough of what is not known")
        return False
    sign = "<" if negated else ">="
    clause.need(lambda sheet: needs.compares(sheet, [value], sign, []))
    return True


def _divides(clause: Utterance, index: int, word: str) -> bool:
    """As in "12 is not divisible by 5", or "leaves a remainder when divided by 5"."""
    last = clause.words[index - 1] if index else ""
    left_over = word == "remainder" and last in ("a", "no") and clause.behind(index) != "of"
    if word != "divisible" and not left_over and not (word == "multiple" and clause.behind(index) == "of"):
        return False
    said, by = clause.said_before(index) or list(clause.before.said[-1:]), clause.said_after(index)
    if not by:
        return False
    evenly = last == "no" if left_over else not clause.negated(index)
    named = [piece.nouns[0] for piece in clause.pieces[:index] if piece.sort is Sort.NAME]
    number = readable(by[0])

    def need(sheet: Sheet) -> bool:
        values = [readable(said[-1])] if said else clause.values(named[-1], sheet) if named else []
        texts = sheet.divided & set(map(literals.text, values))
        return any(needs.divides(number, readable(text)) is evenly and operands.divides(sheet, text, by[0]) for text in texts)

    if said and needs.divides(number, readable(said[-1])) is not evenly:
        clause.fail("a false remainder", false=True)
    clause.need(need, 2)
    clause.matter()
    return True


def _all_like(clause: Utterance, index: int, word: str) -> None:
    """As in "i and e are vowels": of each of them."""
    said = clause.said_before(index)
    if not said:
        clause.fail("nothing that is like that")
    if len(said) == 1:
        said = [*clause.before.said[-1:], *said]
    if not all(needs.PREDICATE[word](readable(one)) for one in said):
        clause.fail("a false predicate", false=True)
    clause.need(lambda sheet: any(needs.seen(one)(sheet) for one in said))
    clause.matter()


def _alike(clause: Utterance, index: int, word: str, *, negated: bool) -> None:
    """As in "the odd numbers 1 and 5": each of them must be like that."""
    behind = clause.pieces[index + 1 : index + 3]
    several = len(behind) == 2 and clause.words[index + 1] not in vocabulary.LINKS and behind[1].sort in (Sort.VALUE, Sort.LIST)
    if several and any(needs.PREDICATE[word](readable(one)) is negated for one in behind[1].values):
        clause.fail("a false predicate", false=True)


def _like(clause: Utterance, index: int, word: str, *, negated: bool) -> None:
    said = clause.said_before(index)
    named = [piece.nouns[0] for piece in clause.pieces[:index] if piece.sort is Sort.NAME]
    if not said and not named:
        said = list(clause.before.said[-1:])
    test = needs.PREDICATE[word]
    pronouns = set(clause.words[:index]) & _PRONOUNS if not clause.said_before(index) and not named else set()
    if pronouns & _ALL:
        _all_so(clause, word, negated=negated)
    elif named and not said:
        clause.need(lambda sheet: any(test(value) is not negated for value in clause.values(named[-1], sheet)))
    elif said and (pronouns or clause.words[0] in ("", *STARTS)):
        if test(readable(said[-1])) is negated:
            clause.fail("a false predicate", false=True)
        clause.need(needs.seen(said[-1]))
        if word in ("even", "odd"):
            clause.need(lambda sheet: said[-1] in sheet.divided)
    elif pronouns:
        clause.fail("nothing that is like that")
    else:
        clause.need(needs.any_is(word, negated=negated))
    clause.matter()


def _all_so(clause: Utterance, word: str, *, negated: bool) -> None:
    """As in "both are even", or "none of them is empty": of all that was said before."""
    said, none = clause.before.said, "none" in clause.words
    if len(said) < _SEVERAL:
        clause.fail("nothing that is like that")
    if any(needs.PREDICATE[word](readable(one)) is (negated or none) for one in said):
        clause.fail("a false predicate", false=True)
    clause.need(lambda sheet: all(needs.seen(one)(sheet) for one in said))
