"""The values of a clause: what has them, what they come from, and what they count."""

import ast
from collections.abc import Iterator

from agents.checker.plain import vocabulary
from agents.checker.plain.needs import (
    HAVE,
    alike,
    has_item,
    near,
    reckons,
    signs_of,
)
from agents.checker.plain.noun import Noun, text_of, written
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.saidnumbers import Numbers
from agents.checker.plain.sheet import Sheet
from agents.checker.reading.numerals import ORDINALS
from agents.checker.reckoning import UNKNOWN, readable
from sandbox.guest import literals

_REMAINING = frozenset({"remain", "remained", "stay", "survive", "pass", "qualify"})
"""Words behind a list that is one thing, of which the parts cannot be true singly."""


class Values(Numbers):
    """What the values of a clause mean."""

    def _value(self, index: int, piece: Piece) -> None:  # noqa: C901, PLR0912 -- one for each kind of place
        said = piece.values[0]
        owner, self._owner = self._owner, None
        role = self._role(index)
        self._is_linked = bool(self._words_before(index)) or len(self._clause) == 1
        self._shared(index, said)
        self._in_order(said)
        before = self._words_before(index)[:1]
        following = self._behind(index)
        if owner is None and len(self._clause) == 1 and not self._last.bare:
            owner = self._last.subject
        if self._is_answer(index):
            self._answers(said)
        elif index in self._used:
            pass
        elif before == ["no"] and any(said == text_of(node) for node in self._constants()):
            self._span([(0, self._moments.end)], 2)
        elif following is not None and following.sort is Sort.NAME and following.nouns[0].name and said.isdecimal():
            self._of_name(index, piece, said, following.nouns[0].name)
        elif before and vocabulary.stems(before[0]) & vocabulary.ROUNDS and said.isdecimal():
            self._need(lambda sheet: int(said) in sheet.rounds or HAVE["any"](said)(sheet))
        elif said.isdecimal() and any(other.text in vocabulary.INDICES for other in self._clause[:index]) and self._begins(index):
            self.account.weight -= piece.weight
            self._discount(said)
            if said != "0":
                self._fail("places are counted from 0", false=True)
        elif self._words_before(index)[:2] in (["index", "at"], ["position", "at"]) and said.isdecimal():
            self._placed(index, said)
        elif role == "outcome" and (first := self._start(index)) is not None:
            self._from_to(first, said, owner)
        elif self._is_count(index, piece):
            self._count(index, piece, said)
        elif self._word_behind(index) == "%" and said.isdecimal():
            self._percent(int(said))
        elif owner is not None and self._asking and said in ("True", "False"):
            names = owner.names
            self._need(lambda sheet: bool(names & sheet.names) and bool(sheet.decisions or sheet.loops), 2)
        elif owner is not None and role not in ("by", "than"):
            self._owned(owner, said, role)
        elif (
            role == "outcome"
            and self._last.owner is not None
            and self._last.owner.name
            and not any(other.nouns for other in self._clause[:index])
        ):
            self._owned(self._last.owner, said, role)
        else:
            self._plain(index, said, role)

    def _given(self, said: str) -> bool:
        """Whether the program is called with a value."""
        return said in self._moments.scene.steps[0].changed.values()

    def _shared(self, index: int, said: str) -> None:
        """As in "30 for the adults": something that is computed with that variable comes to it."""
        piece = next((piece for piece in self._clause[index + 2 :] if piece.text not in ("the", "each", "every", "its")), None)
        if self._word_behind(index) != "for" or piece is None or piece.sort is not Sort.NAME or not piece.nouns[0].name:
            return
        self._need(self._with(said, piece.nouns[0].name), 0)

    def _in_order(self, said: str) -> None:
        """As in "a tuple of `a` and `b`, which is (1, 2)": the items are what these have, in this order."""
        names = self._last.together
        items = readable(said) if said[:1] in "[(" else None
        if len(names) < 2 or not isinstance(items, list | tuple) or len(items) != len(names):
            return
        texts = list(map(literals.text, items))
        self._need(lambda sheet: [sheet.values.get(name, ("", ""))[1] for name in names] == texts, 0)

    def _final(self) -> set[str]:
        """Texts of what variables have in the end, and of what comes out."""
        found = {changes[-1][2] for changes in self._moments.changes.values()}
        return (
            found
            | {self._moments.scene.trace.returned or ""}
            | {text for sheet in self._facts.last for text in sheet.makes | sheet.reads}
        )

    def _constants(self) -> list[ast.Constant]:
        nodes = (node for one in self._moments.scene.source.table.statements for node in ast.walk(one.node))
        return [node for node in nodes if isinstance(node, ast.Constant)]

    def _plain(self, index: int, said: str, role: str) -> None:
        """A value that nothing owns."""
        returned = self._moments.scene.trace.returned or ""
        words = {stem for piece in self._clause if piece.sort is Sort.WORD for stem in vocabulary.stems(piece.text)}
        is_last = not any(piece.nouns for piece in self._clause[index + 1 :])
        whole = said == returned and is_last and (bool(words & {"result", "return", "function"}) or len(said) > 4)
        ends = "finally" in words or any(
            before in ("the", "an") and word == "end" and behind != "of" for before, word, behind in self._threes()
        )
        if ends and is_last and said[:1] in "[({'" and said not in self._final():
            self._fail("not so in the end", false=True)
            return
        if "return" in words and is_last and said != returned:
            self._need(lambda sheet: "return" in sheet.does and said in sheet.outcomes)
            return
        role = "made" if role == "any" and self._is_unknown(index) else role
        whole |= bool(words & {"input", "argument", "call", "given", "parameter"}) and self._given(said)
        self._need(HAVE[role](said), 2 if whole else 1)

    def _threes(self) -> Iterator[tuple[str, str, str]]:
        """Each word with those before and behind it."""
        words = ["", *(piece.text for piece in self._clause), ""]
        return zip(words, words[1:], words[2:], strict=False)

    def _is_unknown(self, index: int) -> bool:
        """Whether a value is one of something that the program knows nothing of: "a voucher of 2"."""
        before = self._words_before(index)[:2]
        if before[:1] != ["of"] or len(before) < 2:
            return False
        word = before[1]
        return not (word in vocabulary.FREE or vocabulary.stems(word) & self._facts.known or vocabulary.senses(word))

    def _placed(self, index: int, said: str) -> None:
        """As in "it sits at index 1": that is where it is, or what is looked up there."""
        before = [text for piece in self._clause[:index] for text in piece.values] or list(self._said)
        at, what = int(said), before[-1] if before else ""
        self._need(lambda sheet: has_item(sheet, at, what) or (not what and HAVE["any"](said)(sheet)))

    def _start(self, index: int) -> str | None:
        """The value behind "from" in "from 1 to 12"."""
        before = [at for at, piece in enumerate(self._clause[:index]) if piece.sort is Sort.VALUE]
        if (
            not before
            or "from" not in self._words_before(before[-1])[:1]
            or self._words_before(index)[-1:] not in (["to"], ["up"])
        ):
            return None
        return self._clause[before[-1]].values[0]

    def _from_to(self, first: str, said: str, owner: Noun | None) -> None:
        """As in "from 1 to 12": a loop runs so, or a variable changes so."""
        if (first, said) in self._facts.counts.runs and (owner is None or not owner.name):
            self._span([(0, self._moments.end)], 2)
            return
        name = owner.name if owner is not None else None

        def need(sheet: Sheet) -> bool:
            for known, (before, after) in sheet.values.items():
                if before and after and name in (None, known) and alike(first, before) and alike(said, after):
                    return True
            return False

        self._need(need, 2)

    def _begins(self, index: int) -> bool:
        words = self._words_before(index)
        return words[:1] in (["at"], ["from"], ["with"]) and any(
            word in ("begin", "start", "counted", "count", "begins") for word in words
        )

    def _role(self, index: int) -> str:  # noqa: PLR0911 -- one for each role
        """The part that a value plays, by the words before it."""
        if self._words_before(index)[:2] == ["is", "that"]:
            return "result"
        before = self._words_before(index)[:4]
        if before[:2] == ["to", "equal"]:
            return "than"
        for word in before:
            stems = vocabulary.stems(word)
            if word in ("than", "least", "most", "not") or stems & vocabulary.INFLECTED or word in vocabulary.COMPARISONS:
                return "than"
            if stems & vocabulary.BY:
                return "by"
            if stems & vocabulary.BEFORE:
                return "before"
            if word in vocabulary.OUTCOME:
                return "made" if {"up", "comes", "come", "amounts", "sums"} & set(self._words_before(index)) else "outcome"
            if stems & vocabulary.MADE:
                return "made"
            if word in ("is", "are", "was", "were"):
                return "is"
        return "any"

    def _owned(self, owner: Noun, said: str, role: str) -> None:
        self.account.owner = owner
        closing = self._last.sums_up
        number = ORDINALS.get(owner.which) if owner.name in self._moments.targets else None
        if number is not None:
            self._need(lambda sheet: number in sheet.rounds, 0)
        told = role not in ("before", "by", "than") and self._is_linked
        self.account.tells = (owner.name or "", said) if told else ("", "")
        first = any(vocabulary.stems(piece.text) & {"begin", "start"} for piece in self._clause if piece.sort is Sort.WORD)
        self.account.event |= role == "outcome" or any(piece.text == "now" for piece in self._clause)

        def need(sheet: Sheet) -> bool:
            for tree in owner.trees:
                if isinstance(tree, ast.Name):
                    before, after = sheet.values.get(tree.id, (None, None))
                    texts = (before,) if role == "before" else (after, before) if sheet.begins and role != "outcome" else (after,)
                    if first and before is not None and not sheet.begins:
                        continue
                    if closing and not self._facts.ends_with(sheet, tree.id, said):
                        continue
                    if any(text is not None and (alike(said, text) or self._keyed(said, text)) for text in texts):
                        return True
                elif self._comes_to(tree, sheet, said):
                    return True
            return False

        self._need(need, 2)

    def _keyed(self, said: str, text: str) -> bool:
        """Whether a dictionary has a value, under a key that the clause speaks of."""
        value = readable(text) if text[:1] == "{" else None
        if not isinstance(value, dict):
            return False
        pairs = [(literals.text(key), literals.text(one)) for key, one in value.items()]
        keys = {key for key, _ in pairs} & (set(self._values) - {said})
        return any(one == said and (not keys or key in keys) for key, one in pairs)

    def _comes_to(self, tree: ast.expr, sheet: Sheet, said: str) -> bool:
        values = [self._moments.value(tree, sheet.frame, at) for at in (sheet.first, sheet.last + 1)]
        return any(value is not UNKNOWN and alike(said, literals.text(value)) for value in values)

    def _is_answer(self, index: int) -> bool:
        """Whether a value that nothing follows is called the answer, or is said to be what comes out."""
        words = self._words_before(index)
        behind = [piece.text for piece in self._clause[index + 1 :] if piece.sort is Sort.WORD]
        if len(behind) < len(self._clause) - index - 1 or any(piece.nouns for piece in self._clause[:index]):
            return False
        return "answer" in words or (bool(behind) and behind[-1] == "answer")

    def _answers(self, said: str) -> None:
        if said != (self._moments.scene.trace.returned or ""):
            self._fail("another answer", false=True)
            return
        self._need(lambda sheet: said in sheet.makes | sheet.reads, 2)

    def _list(self, index: int, piece: Piece) -> None:
        name = self._owner.name if self._owner is not None and self._owner.name else ""
        self._owner = None
        said = list(piece.values)
        self.account.listed = tuple(said)
        whole = len(said) > 2 or self._word_behind(index) in _REMAINING
        series = self._facts.series
        each = [HAVE[self._role(index)](text) for text in said]
        beside = not (whole or name) and any(all(need(line) for need in each) for line in self._facts.lines)
        if beside:
            for need in each:
                self._need(need)
        elif places := series.places(said, alike, name, whole=whole) or (name and series.places(said, alike, whole=whole)):
            self._span(places, len(said))
        elif whole:
            self._fail("a list of nothing")
        else:
            for need in each:
                self._need(need)

    def _agrees(self, piece: Piece) -> bool:
        """Whether a sum does what the words before it say: "the product of both, 3 * 4 = 12"."""
        words = [other.text for other in self._clause if other.sort is Sort.WORD]
        if self._clause[0] is piece and self._last.subject is not None:
            words += self._last.words
        signs = signs_of(piece.nouns[:-1])
        said = [vocabulary.OPERATIONS[word] for word in words if word in vocabulary.OPERATIONS]
        return not signs or all(signs & known for known in said)

    def _equation(self, _index: int, piece: Piece) -> None:
        owner, self._owner = self._owner, None
        *sums, final = piece.nouns
        if not self._agrees(piece):
            self._fail("another operation", false=True)
            return
        trees = [noun.trees[0] for noun in sums if noun.trees]
        said = text_of(final.trees[0]) if final.trees else ""
        if said in ("True", "False") and len(trees) == 2:
            trees = [ast.Compare(trees[0], [ast.Eq()], [trees[1]])]
        nodes = [node for tree in trees for node in ast.walk(tree)]
        if any(isinstance(node, ast.Name) and node.id in self._moments.changes for node in nodes):
            self._need(lambda sheet: all(self._comes_to(tree, sheet, said) for tree in trees), 1)
        else:
            values = [self._moments.value(tree, self._moments.scene.steps[0].frame, 0) for tree in trees]
            if not all(value is not UNKNOWN and (alike(said, literals.text(value)) or near(said, value)) for value in values):
                self._fail("a false sum", false=UNKNOWN not in values)
                return
        for text in {text for tree in trees for text in written(tree)}:
            self._need(HAVE["any"](text))
        self._need(HAVE["made"](said))
        signs = signs_of(sums)
        self._need(lambda sheet: reckons(sheet, signs), 1)
        owner = owner or (self._last.subject if len(self._clause) == 1 else None)
        if owner is not None and owner.name:
            self._owned(owner, said, "made")
