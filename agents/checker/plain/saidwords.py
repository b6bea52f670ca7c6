"""The words of a clause: comparisons, predicates, types, and what is done."""

from collections.abc import Sequence
from functools import partial

from agents.checker.plain import vocabulary
from agents.checker.plain.account import Account, Facts
from agents.checker.plain.needs import PREDICATE, SENSE, alike, any_is, asks_parity
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.saidcomparisons import Comparisons, same_kind
from agents.checker.plain.sheet import Sheet
from agents.checker.reckoning import readable
from sandbox.guest import literals

_STARTS = frozenset({"is", "was", "are", "were", "gets", "and"})
"""First words of clauses that speak on of what was written last."""
_MILD = frozenset({"skip", "stop", "stay", "copy", "up", "down", "largest", "smallest"})
"""Senses that are no steps of their own."""
_MAKING = frozenset({"sum", "join"})
"""Senses of words that a single value beside them comes out of."""
_COMES_OUT = {"met": True, "satisfied": True, "fulfilled": True, "holds": True, "true": True, "fails": False, "false": False}
_CONDITIONS = frozenset({"condition", "test", "check", "comparison"})
"""What comes out so."""
_WITH_ALL = frozenset({"swap", "multiply", "divide", "quotient", "subtract"})
"""Senses of what is done with two values."""
_DENIALS = frozenset({"not", "never", "n't", "cannot"})
"""Words that turn what a clause says into its contrary."""
_COMING = frozenset({"is", "was", "becomes", "equals", "gives", "makes", "="})
"""Words between an operation and what it comes to."""
_FUNCTIONS = frozenset({"sum", "fsum", "prod", "divmod", "abs", "pow", "len"})
"""Functions that do operations."""
_KNOWN_BEFORE = vocabulary.COMPARISONS.keys() | {"rather", "other", "further"}


def account(facts: Facts, clause: Sequence[Piece], listed: Sequence[str] = (), before: Account | None = None) -> Account:
    """Account for a clause.

    Args:
        facts: what it is held against.
        clause: its pieces.
        listed: the values that were listed last.
        before: the clause before it.
    """
    return Words(facts, clause, listed, before or Account()).read()


class Words(Comparisons):
    """What the words of a clause mean."""

    def read(self) -> Account:
        """Account for the clause, piece by piece, until something in it is not accounted for."""
        readers = {
            Sort.VALUE: self._value, Sort.LIST: self._list, Sort.EQUATION: self._equation, Sort.NAME: self._name,
            Sort.ORDINAL: self._ordinal, Sort.WORD: self._word, Sort.FUNCTION: self._function,
        }  # fmt: skip
        for index, piece in enumerate(self._clause):
            if not self.account.failed:
                readers[piece.sort](index, piece)
        if not self.account.failed and self._is_denied():
            self._fail("denied")
        return self.account

    def _is_denied(self) -> bool:
        """Whether a clause about things denies something that was read as if it did not."""
        words = set(self.account.words)
        denies = words & _DENIALS and any(piece.nouns for piece in self._clause)
        return bool(denies or ("no" in words and self._values)) and not self._heeded

    def _word(self, index: int, piece: Piece) -> None:  # noqa: C901, PLR0912 -- one for each kind of word
        word, stems = piece.text, vocabulary.stems(piece.text)
        before = [other.text for other in self._clause[:index] if other.sort is Sort.WORD][-3:]
        behind = self._word_behind(index)
        negated = bool(set(before) & vocabulary.NEGATIONS)
        heeded = self._heeded
        self._heeded |= negated
        following = self._behind(index)
        if word in vocabulary.HYPOTHETICAL:
            self._fail("hypothetical")
        elif before[-1:] == ["too"] and word in vocabulary.TOO:
            self._too(index, vocabulary.TOO[word], negated=negated)
        elif word in vocabulary.GOES and vocabulary.stems(before[-1] if before else "") & vocabulary.MOTIONS:
            self._does(frozenset({vocabulary.GOES[word]}), negated=negated)
        elif behind in vocabulary.COMPARISONS and vocabulary.senses(word):
            pass
        elif stems & {"take", "taken", "took"} and behind in ("out", "off", "away"):
            self._does(frozenset({"remove"}), negated=negated)
        elif behind == "places" and stems & {"change", "trade", "switch", "exchange"}:
            self._does(frozenset({"swap"}), negated=negated)
        elif word in ("add", "adds", "added") and behind == "up":
            self._does(frozenset({"sum"}), negated=negated)
        elif (word == "same" and before[-1:] == ["the"] and behind in ("is", "happens", "goes", "holds", "applies", "again")) or (
            behind in ("way", "thing", "common", "into") and word in ("same", "least", "greatest", "sorted")
        ):
            pass
        elif word == "not" and following is not None and following.sort is Sort.VALUE and self._sides(index)[0]:
            self._heeded = all(same_kind(left, readable(following.values[0])) for left in self._sides(index)[0])
            self._compares(index, "!=", negated=False)
        elif word == "equal" and before[-2:] == ["than", "or"]:
            pass
        elif word in ("none", "neither") and self._listed:
            self._none(index)
        elif (word in vocabulary.COMPARISONS or stems & vocabulary.INFLECTED) and not (
            word in vocabulary.BEFORE_THAN and behind != "than"
        ):
            sign = next(vocabulary.COMPARISONS[one] for one in (word, *stems) if one in vocabulary.COMPARISONS)
            self._compares(index, self._or_equal(index, sign), negated=negated)
        elif word == "than" and before[-1:] and before[-1].endswith("er") and before[-1] not in _KNOWN_BEFORE:
            self._fail("an unknown comparison")
        elif word == "divisible":
            self._divides(index, wholly=not negated)
        elif word in vocabulary.MEMBERS:
            self._member(index, "in" if vocabulary.MEMBERS[word] is not negated else "not in")
        elif word == "in" and following is not None and following.nouns and before[-1:] in (["is"], ["are"], ["was"], ["not"]):
            self._inside(following, "not in" if negated else "in")
        elif word in ("least", "most") and before[-1:] == ["at"]:
            self._compares(index, ">=" if word == "least" else "<=", negated=negated)
        elif word == "more" and behind == "than":
            self._compares(index, ">", negated=negated)
        elif stems & PREDICATE.keys():
            self._is(index, next(iter(stems & PREDICATE.keys())), negated=negated)
        else:
            self._heeded = heeded
            self._other_word(index, word, negated=negated)

    def _goes_on(self, goes: bool) -> None:  # noqa: FBT001 -- how the header decides, not an option
        """As in "so another round follows", of what was compared just before."""
        needs = self._last.needs
        lines = [line for line in self._facts.lines if line.loops and all(need(line) for need in needs)]
        if lines and not any(goes in line.loops for line in lines):
            self._fail("another way of the loop", false=True)

    def _divides(self, index: int, *, wholly: bool) -> None:
        """As in "18 leaves no remainder when divided by 9"."""
        if self._word_behind(index) == "of":
            return
        lefts, right = self._sides(index)
        for left in lefts[-1:]:
            if isinstance(left, int) and isinstance(right, int) and right and (left % right == 0) is not wholly:
                self._fail("a false remainder", false=True)

    def _other_word(self, index: int, word: str, *, negated: bool) -> None:  # noqa: C901 -- one for each kind of word
        stems = vocabulary.stems(word)
        before = self._words_before(index)[:1]
        if word in vocabulary.OPERATIONS:
            self._comes_from(index, vocabulary.OPERATIONS[word])
        if word in ("last", "final") and vocabulary.stems(self._word_behind(index)) & vocabulary.ROUNDS:
            self._comes_last()
        if word in _COMES_OUT and _CONDITIONS & set(self.account.words):
            self._comes_true(_COMES_OUT[word] is not negated)
        elif word in vocabulary.TYPES:
            self._typed(index, word)
        elif word == "remainder" and before[-1:] in (["a"], ["no"]) and "divided" in self.account.words:
            self._divides(index, wholly=before[-1:] == ["no"])
        elif stems & vocabulary.ROUNDS and self._word_behind(index) in ("follows", "follow"):
            self._goes_on("no" not in self._words_before(index)[:3])
        elif word in vocabulary.TIMES:
            if not self._facts.counts.has(vocabulary.TIMES[word]):
                self.account.lost += 0.6
        elif found := vocabulary.senses(word):
            self._heeded |= negated
            if not ("stop" in found and self._is_thing(index)):
                self._does(found, negated=negated)
        elif word in vocabulary.NEGATIONS or not (word in vocabulary.FREE or stems & self._facts.known or not word.isalpha()):
            self.account.loose += 1

    def _comes_last(self) -> None:
        """As in "in the last round": it is one."""
        ends = [(step.index, last) for step, one, last in self._moments.rounds if one.last]
        self._need(lambda sheet: not ends or any(first <= sheet.first <= last for first, last in ends), 0)

    def _comes_true(self, truth: bool) -> None:  # noqa: FBT001 -- how the condition comes out, not an option
        """As in "this condition is not met", of what the clause before it asked or compared."""
        self._heeded = True
        self.account.needs += self._last.needs
        self._need(lambda sheet: truth in (*sheet.decisions, *sheet.loops), 0)

    def _comes_from(self, index: int, signs: frozenset[str]) -> None:
        """As in "the remainder of the division is 2": such an operation comes to it, where lines do any."""
        behind = self._clause[index + 1 :]
        at = next((at for at, piece in enumerate(behind) if piece.sort is not Sort.WORD), None)
        if at is None or behind[at].sort is not Sort.VALUE or not {piece.text for piece in behind[:at]} & _COMING:
            return
        said, known = behind[at].values[0], signs | _FUNCTIONS
        self._need(lambda sheet: any(sign in known and alike(said, text) for sign, text in sheet.results), 0)

    def _is_thing(self, index: int) -> bool:
        before = self._clause[index - 1] if index else None
        return before is not None and (
            before.sort is Sort.ORDINAL or before.text in ("the", "a", "each", "every", "three", "two")
        )

    def _none(self, index: int) -> None:
        """As in "none of these is 21", of what was listed."""
        said = next((piece.values[0] for piece in self._clause[index:] if piece.sort is Sort.VALUE), None)
        if said is not None and said in self._listed:
            self._fail("it is one of them", false=True)
        self.account.strength += 1

    def _is(self, index: int, predicate: str, *, negated: bool) -> None:
        if self._asking:
            return
        behind = self._clause[index + 1 : index + 4]
        nearest = next((piece for piece in behind if piece.values), None)
        left = next((piece for piece in reversed(self._clause[:index]) if piece.values), None)
        adjective = nearest is not None and set(self._words_before(index)[:1]) & {"the", "an", "a", "remaining", "other"}
        piece = nearest if adjective else left or nearest
        if (
            piece is not None
            and piece.sort is Sort.VALUE
            and piece.text.isalpha()
            and self._is_count(self._clause.index(piece), piece)
        ):
            return
        values = piece.values if piece is not None else () if self._clause[0].text in _STARTS else self._next_listed()
        follows = self._clause[0].text in _STARTS and predicate in ("even", "odd", "positive", "negative")
        if not values and (follows or predicate in ("falsy", "truthy")) and self._said:
            values = self._said[-1:]
        if not values:
            self._need(lambda sheet: any_is(sheet, predicate, negated=negated), 1)
            return
        if predicate in ("even", "odd") and not all(type(readable(text)) is int for text in values):
            return
        if not all(PREDICATE[predicate](readable(text)) is not negated for text in values):
            self._fail("a false predicate", false=predicate in ("even", "odd", "vowel", "consonant", "falsy", "truthy"))
            return
        self.account.strength += 1
        if predicate in ("even", "odd") and piece is not None and piece.sort is Sort.VALUE:
            self._need(lambda sheet: asks_parity(sheet, values[0]), 0)

    def _next_listed(self) -> Sequence[str]:
        """The value that "odd" in "4, 9 and 6: even, odd, even" is said of."""
        return self._listed[:1] if len(self._clause) < 3 else ()

    def _typed(self, index: int, word: str) -> None:
        behind = self._behind(index)
        if behind is not None and behind.values:
            value, kind = readable(behind.values[-1]), vocabulary.TYPES[word]
            if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
                self._fail("another type", false=True)

    def _does(self, senses: frozenset[str], *, negated: bool) -> None:
        if negated:
            self._does_not(senses)
            return
        self.account.acts |= bool(senses - _MILD)
        named = [at for at, piece in enumerate(self._clause) if piece.sort is Sort.NAME and piece.nouns[0].names]
        names = [self._clause[at].nouns[0].names for at in named if self._words_before(at)[:1] != ["by"]]
        extreme = "max" if "largest" in senses else "min"
        takes = partial(_is_extreme, function=extreme) if senses & {"largest", "smallest"} else None
        takes = takes or (partial(_comes_out, function="") if senses & _MAKING else None)

        def need(sheet: Sheet) -> bool:
            values = self._values or (self._said if self._clause[0].text in _STARTS else ())
            lines = sheet.lines or (sheet,)
            if takes is not None and len(values) == 1:
                checks = [SENSE[sense] for sense in senses - {"largest", "smallest"}]
                return any(takes(line, values[0]) and (not checks or any(check(line) for check in checks)) for line in lines)
            acting = [line for line in lines if any(SENSE[sense](line) for sense in senses)]
            if moves := senses & {"up", "down"} if len(named) == 1 else frozenset():
                acting = [line for line in acting if any(_moves_so(line, names[0], sense) for sense in moves)]
            acting = [line for line in acting if values or all(one & (line.names | line.values.keys()) for one in names)]
            enough = all if senses & _WITH_ALL and len(values) == 2 else any
            return any(not values or enough(_takes_part(line, text) for text in values) for line in acting)

        self._need(need, 1 if self._values else 0)
        is_extreme = takes is not None and senses & {"largest", "smallest"} and len(self._values) == 1
        if is_extreme and not self._facts.counts.extreme(self._values[0], largest="largest" in senses):
            self._fail("no extreme")

    def _does_not(self, senses: frozenset[str]) -> None:
        """As in "nothing is added": something is decided, or idle; of named things nothing of the kind is ever done."""
        names = [piece.nouns[0].names for piece in self._clause if piece.sort is Sort.NAME and piece.nouns[0].names]
        acting = [line for line in self._facts.lines if any(SENSE[sense](line) for sense in senses)]
        done = [line for line in acting if all(one & (line.names | line.values.keys()) for one in names)]
        if done and (names or self._values):
            self._fail("denied what is done")
        self._need(lambda sheet: False in sheet.decisions or not sheet.changes, 0)


def _moves_so(line: Sheet, names: frozenset[str], sense: str) -> bool:
    """Whether one of some variables, if any changes in a line, changes in that direction."""
    changed = [(before, after) for name, before, after in line.changes if name in names]
    numbers = [(a, b) for a, b in changed if isinstance(a, int | float) and isinstance(b, int | float)]
    return not numbers or any((b > a) is (sense == "up") for a, b in numbers)


def _takes_part(line: Sheet, said: str) -> bool:
    return any(alike(said, text) for known in (line.reads, line.makes, line.shifts) for text in known)


def _comes_out(line: Sheet, said: str, function: str) -> bool:
    """Whether a line makes a value; if it calls a function, whether that gives it."""
    if given := [text for name, text in line.results if name == function]:
        return any(alike(said, text) for text in given)
    return any(alike(said, text) for known in (line.makes, line.shifts) for text in known)


def _is_extreme(line: Sheet, said: str, function: str) -> bool:
    """Whether a line picks a value as the largest or smallest one, compares it, or keeps it."""
    if line.does & {"max", "min", "sorted"}:
        return _comes_out(line, said, function)
    sides = [literals.text(side) for one, sign, other in line.compared if sign[0] in "<>" for side in (one, other)]
    return any(alike(said, side) for side in sides) or (not line.bound and said in line.outcomes)
