"""The numbers of a clause: what counts things, and what a variable has so many of."""

import ast

from agents.checker.plain import vocabulary
from agents.checker.plain.account import Clause
from agents.checker.plain.needs import HAVE, SENSE, Need, alike
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.sheet import Sheet
from agents.checker.reckoning import UNKNOWN, readable
from sandbox.guest import literals

_FEW = 12
"""Numbers up to which a number in words before a noun counts things, and is no value."""
_PARTS = frozenset({"letter", "character", "item", "element", "entry", "word", "number", "key", "sign"})
"""What a text or a collection has so many of."""
_LEFT = frozenset({"remain", "collect", "survive", "kept", "keep"})
"""Words for what is in a collection in the end."""
_OTHERS = frozenset({"next", "following", "remaining", "other", "last", "first"})
"""Words before a number of things that does not count all of them."""


class Numbers(Clause):
    """What the numbers of a clause count."""

    def _of_name(self, index: int, piece: Piece, said: str, name: str) -> None:
        """As in "7 hours" and "five scores": the value of a variable, or how many items it has."""
        number = int(said)

        def need(sheet: Sheet) -> bool:
            text = sheet.values.get(name, (None, None))[0 if sheet.begins else 1]
            value = readable(text)
            is_sized = isinstance(value, list | str | dict | tuple)
            return text is not None and (alike(said, text) or (is_sized and len(value) == number))  # type: ignore[arg-type]

        self._discount(said)
        changes = self._moments.changes.get(name)
        if set(self._words_before(index)[:1]) & _OTHERS:
            self.account.lost += piece.weight / 2
            self.account.weight -= piece.weight
        elif changes and alike(said, changes[-1][2]):
            self._span([(0, self._moments.end)], 1)
        elif any(alike(said, text) for _, _, text in changes or ()):
            self._need(need, 2)
        elif changes and any(map(self._with(said, name), self._facts.lines)):
            self._need(self._with(said, name), 1)
        elif changes and type(readable(changes[-1][2])) is int and not self._facts.counts.has(number):
            self._fail("counted nowhere")
        elif changes and type(readable(changes[-1][2])) is int:
            self._span([(0, self._moments.end)], 1)
            self.account.counted = True
        else:
            self.account.maybe.append((need, piece.weight))

    def _with(self, said: str, name: str) -> Need:
        """What lines compute with a variable comes to a value."""

        def need(sheet: Sheet) -> bool:
            for line in sheet.lines or (sheet,):
                step = self._moments.scene.steps[line.first]
                for node in self._moments.scene.source.line(step.line).nodes:
                    if isinstance(node, ast.expr) and any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(node)):
                        value = self._moments.value(node, line.frame, step.index)
                        if value is not UNKNOWN and alike(said, literals.text(value)):
                            return True
            return False

        return need

    def _discount(self, said: str) -> None:
        """Let a value take no part in what else the clause says."""
        self._values = [text for text in self._values if text != said]

    def _is_count(self, index: int, piece: Piece) -> bool:
        tree = piece.nouns[0].trees[0]
        if not (isinstance(tree, ast.Constant) and type(tree.value) is int) or tree.value == 0:
            return False
        behind = self._word_behind(index)
        words = self._words_before(index)
        if piece.text.isalpha():
            return bool(behind) and behind not in ("is", "was", "gives") and words[:1] != ["by"]
        return behind.endswith("s") and behind not in vocabulary.NO_PLURALS

    def _count(self, index: int, piece: Piece, said: str) -> None:  # noqa: C901, PLR0912 -- one for each kind of thing
        number = int(said)
        self._discount(said)
        behind = vocabulary.stems(self._word_behind(index))
        words = [other.text for other in self._clause[index + 1 : index + 4]]
        kind = "calls" if "call" in behind else "rounds" if behind & vocabulary.ROUNDS else ""
        lists = [other for other in self._clause if other.sort is Sort.LIST]
        counts = self._facts.counts
        if behind & {"argument", "parameter", "input"} or ("input" in self.account.words and "takes" in self.account.words):
            if len(self._moments.scene.steps[0].changed) == number:
                self.account.weight -= piece.weight
            else:
                self._fail("another number of arguments")
            return
        sized = next((readable(other.values[0]) for other in self._clause[:index] if other.sort is Sort.VALUE), None)
        if behind & _PARTS and isinstance(sized, str | list | tuple | dict) and "has" in self._words_before(index):
            if len(sized) != number:
                self._fail("another length", false=True)
            self._need(HAVE["any"](literals.text(sized)), 2)
        elif not kind and self._is_proven(index, number):
            self._span([(0, self._moments.end)], 2)
            self.account.counted = True
        elif behind & vocabulary.FRACTIONS:
            self._need(SENSE["divide"], 0)
        elif any(len(other.nouns) == number for other in lists) or (
            words[:1] == ["are"] and set(words) & {"even", "odd", "positive", "negative"} and counts.has(number, "lines")
        ):
            self._span([(0, self._moments.end)], 2)
        elif counts.has(number, kind) or (kind == "rounds" and counts.has(number, "lines")):
            self._span([(0, self._moments.end)], 1 + bool(kind))
            self.account.counted = True
        elif set(self._words_before(index)[:1]) & _OTHERS:
            self.account.lost += piece.weight / 2
            self.account.weight -= piece.weight
        elif kind and piece.text.isalpha():
            self._fail("counted nowhere")
        elif number <= _FEW and piece.text.isalpha() and len(self._values) < 2:
            self.account.lost += piece.weight
            self.account.weight -= piece.weight
        else:
            self.account.maybe.append((HAVE["any"](said), piece.weight))

    def _is_proven(self, index: int, number: int) -> bool:
        """Whether a number counts what the clause says was done, is left, or is one part of all."""
        words = {stem for word in self.account.words for stem in vocabulary.stems(word)}
        senses = frozenset(sense for word in words for sense in vocabulary.senses(word))
        behind = self._clause[index + 1 :]
        whole = next((piece.values[0] for piece in behind if piece.values), "")
        if words & _LEFT and self._facts.counts.left(number):
            return True
        if behind[:1] and behind[0].text == "of" and whole.isdecimal():
            return self._facts.counts.part(number, int(whole))
        return self._facts.counts.done(number, senses)

    def _percent(self, number: int) -> None:
        """As in "a discount of 10 %": the program has the number, the share, or what is left."""
        shares = (
            number,
            number / 100,
            100 - number,
            1 - number / 100,
            1 + number / 100,
            100 + number,
            100 / number if number else 0,
        )
        texts = {literals.text(int(one) if float(one).is_integer() else one) for one in shares}
        self._need(lambda sheet: any(HAVE["any"](text)(sheet) for text in texts), 1)
