"""Prose as a line of words and terms, in which rules replace what they understand.

Each term stands in the line as one character of a private range, so that rules are regular expressions over words and terms.
"""

import ast
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from agents.checker.outlook import Outlook
from agents.checker.reading.term import Sort, Term, distinct
from agents.checker.reading.tokens import Kind, Token
from agents.verdict import Law, Remedy

TERM = "[\ue000-\uefff]"
ORDINAL = "[\uf000-\uf3ff]"
FUNCTION = "[\uf400-\uf7ff]"
_MOST = 0x3FF
_MOST_TERMS = 0x1000
_FIRST_TERM, _FIRST_ORDINAL, _FIRST_FUNCTION = 0xE000, 0xF000, 0xF400
_CONTRACTIONS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "it's": "it is",
    "that's": "that is",
    "there's": "there is",
}


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """A relation that was read in prose.

    Attributes:
        law: the law that it breaks if it is false.
        said: the words.
        truth: whether it holds; ``None`` if that is not known.
        seen: what holds instead.
        binds: numbers of the written values that it accounts for if it holds.
        equates: for an equation, numbers of all written values in it: if all but one are known, that one follows.
        signs: for an equation, its operators.
        uses: variables that it speaks of.
        remedy: what to write instead, where that follows.
    """

    law: Law
    said: str
    truth: bool | None
    seen: str
    binds: frozenset[int] = frozenset()
    equates: frozenset[int] = frozenset()
    signs: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
    remedy: Remedy | None = None


@dataclass
class Sentence:
    """The prose of one statement, being read.

    Attributes:
        outlook: what the statement may speak of.
        terms: all terms so far; a written value's number is its index in ``mentions``.
        mentions: the written values in order: the token, and what stands before and behind it.
        judgements: relations that were read.
        line: the words and terms.
        around: for each written value the words before and behind it.
        understood: the parts of the line, once it was read, that hold a relation.
    """

    outlook: Outlook
    terms: list[Term] = field(default_factory=list)
    mentions: list[Token] = field(default_factory=list)
    ordinals: list[Token] = field(default_factory=list)
    functions: list[Token] = field(default_factory=list)
    numbered: list[Token] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    line: str = ""
    around: list[tuple[str, str]] = field(default_factory=list)
    understood: list[tuple[int, int]] = field(default_factory=list)

    def enter(self, tokens: Sequence[Token]) -> None:
        """Write tokens into the line."""
        pieces = []
        for index, token in enumerate(tokens):
            writer = _WRITERS.get(token.kind)
            pieces.append(writer(self, token) if writer else _expanded(token.text))
            if is_mention(token):
                behind = tokens[index + 1].text if index + 1 < len(tokens) else ""
                self.around.append((tokens[index - 1].text if index else "", behind))
        self.line = f" {' '.join(pieces)} "

    def neighbours(self, number: int) -> tuple[str, str]:
        """The words before and behind a written value."""
        return self.around[number]

    def _value(self, token: Token) -> str:
        return self.mention(token) if is_mention(token) else token.text

    def _name(self, token: Token) -> str:
        if token.value is not None:
            self.numbered.append(token)
        look, names = self.outlook, token.names
        values = distinct([value for name in names for value in look.values(name)])
        known = not values and not any(look.texts(name) for name in names)
        return self.add(Term(Sort.NAME, token.text, values, names, known=known, uses=frozenset(names), soft=token.soft))

    def _code(self, token: Token) -> str:
        values: tuple[object, ...] = ()
        uses = frozenset[str]()
        if token.tree is not None:
            values = distinct(self.outlook.reckoning.evaluate(token.tree))
            uses = frozenset(node.id for node in ast.walk(token.tree) if isinstance(node, ast.Name))
        return self.add(Term(Sort.COMPUTED, token.text, values, code=True, uses=uses))

    def _ordinal(self, token: Token) -> str:
        self.ordinals.append(token)
        return chr(_FIRST_ORDINAL + min(len(self.ordinals) - 1, _MOST))

    def _function(self, token: Token) -> str:
        self.functions.append(token)
        return chr(_FIRST_FUNCTION + min(len(self.functions) - 1, _MOST))

    def mention(self, token: Token) -> str:
        """Add a written value."""
        self.mentions.append(token)
        return self.add(Term(Sort.VALUE, token.text, (token.value,), (), frozenset({len(self.mentions) - 1})))

    def add(self, term: Term) -> str:
        """Add a term; gives its character."""
        self.terms.append(term)
        return chr(_FIRST_TERM + min(len(self.terms), _MOST_TERMS) - 1)

    @property
    def overfull(self) -> bool:
        """Whether it has more terms than there are characters for them, so that some stand for others."""
        return len(self.terms) > _MOST_TERMS or max(len(self.ordinals), len(self.functions)) > _MOST + 1

    def term(self, char: str) -> Term:
        """The term that a character stands for."""
        return self.terms[ord(char) - _FIRST_TERM]

    def ordinal(self, char: str) -> Token:
        """The ordinal that a character stands for."""
        return self.ordinals[ord(char) - _FIRST_ORDINAL]

    def function(self, char: str) -> Token:
        """The function that a character stands for."""
        return self.functions[ord(char) - _FIRST_FUNCTION]

    def words(self, line: str) -> str:
        """A part of the line in plain words."""
        pieces = _SYMBOL.split(line)
        pieces[1::2] = map(self._label, pieces[1::2])
        return "".join(pieces).strip()

    def _uses(self, line: str) -> frozenset[str]:
        return _NONE.union(*[self.term(char).uses for char in _TERM.findall(line)])

    def _label(self, char: str) -> str:
        if char < "\uf000":
            return self.term(char).label
        return (self.ordinal(char) if char < "\uf400" else self.function(char)).text

    def loose_ordinals(self) -> list[str]:
        """The ordinals that no rule has understood, as far as they can be nothing but places in an order."""
        found = _LOOSE.finditer(self.line) if self.ordinals else ()
        return [self.ordinal(match[1]).text for match in found if not self._is_idiom(match)]

    def placed(self) -> list[tuple[str, Term]]:
        """The words for a place in an order that stand right before a variable, as in "the third `price`"."""
        pairs = ((match[1], self.term(match[2])) for match in _PLACED.finditer(self.line))
        words = ((self.ordinal(word).text.lower() if len(word) == 1 else word, term) for word, term in pairs)
        return [(word, term) for word, term in words if term.sort is Sort.NAME]

    def _is_idiom(self, match: re.Match[str]) -> bool:
        """Whether it is "at first"."""
        return self.line[: match.start()].endswith(" at") and self.ordinal(match[1]).value == 1

    def replace(self, pattern: re.Pattern[str], rule: Callable[["Sentence", re.Match[str]], str | None]) -> bool:
        """Apply a rule from left to right until it finds nothing; a rule that gives ``None`` leaves the place as it is."""
        at, changed = 0, False
        while match := pattern.search(self.line, at):
            new = rule(self, match)
            if new is None:
                at = match.start() + 1
                continue
            changed = True
            self.line = self.line[: match.start()] + new + self.line[match.end() :]
            at = max(0, match.start() - 1) if len(new) < len(match[0]) else match.start() + max(1, len(new))
        return changed

    def judge(  # noqa: PLR0913 -- a relation has that many sides
        self,
        law: Law,
        said: str,
        truth: bool | None,  # noqa: FBT001 -- a value, not an option
        seen: str,
        *,
        binds: Iterable[int] = (),
        equates: Iterable[int] = (),
        signs: frozenset[str] = frozenset(),
        remedy: Remedy | None = None,
    ) -> None:
        """Record a relation; see ``Judgement``."""
        words, uses = self.words(said), self._uses(said)
        self.judgements.append(Judgement(law, words, truth, seen, frozenset(binds), frozenset(equates), signs, uses, remedy))


_SYMBOL = re.compile("([\ue000-\uf7ff])")
_TERM = re.compile(TERM)
_NONE = frozenset[str]()
_WRITERS: dict[Kind, Callable[[Sentence, Token], str]] = {
    Kind.VALUE: Sentence._value,  # noqa: SLF001 -- a table of this class's own methods, here as below
    Kind.COUNT: Sentence._value,  # noqa: SLF001
    Kind.NAME: Sentence._name,  # noqa: SLF001
    Kind.CODE: Sentence._code,  # noqa: SLF001
    Kind.ORDINAL: Sentence._ordinal,  # noqa: SLF001
    Kind.FUNCTION: Sentence._function,  # noqa: SLF001
}
_NOT_PLACES = (
    r"(?:rounds?|iterations?|pass(?:es)?|repetitions?|turns?|times?|cycles?|of all|the|we|it|they|this|,|\.|\d|[\ue000-\uefff])"
)
_LOOSE = re.compile(rf" ({ORDINAL})(?! {_NOT_PLACES})(?= )")
_PLACED = re.compile(rf" ({ORDINAL}|last|final) ({TERM})(?= )")


def is_mention(token: Token) -> bool:
    """Whether a token is a written value of its own."""
    return token.kind is Kind.VALUE or (token.kind is Kind.COUNT and not token.soft)


def _expanded(word: str) -> str:
    """A word, or a sign as it is, with what it contracts written out."""
    if word in _CONTRACTIONS:
        return _CONTRACTIONS[word]
    return f"{word[:-3]} not" if word.endswith("n't") else word
