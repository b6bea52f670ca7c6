"""One sentence of plain prose as a line of words and nouns, in which rules replace what they understand.

Each noun stands in the line as one character of a private range, so that rules are regular expressions over words and nouns.
"""

import ast
import re
from collections.abc import Callable, Mapping, Sequence

from agents.checker.plain.noun import Noun, tree_of
from agents.checker.reading.tokens import Kind, Token

NOUN = "[\ue000-\uefff]"
ORDINAL = "[\uf000-\uf3ff]"
FUNCTION = "[\uf400-\uf7ff]"
_FIRST_NOUN, _FIRST_ORDINAL, _FIRST_FUNCTION = 0xE000, 0xF000, 0xF400
_MOST = 0x3FF
_MOST_NOUNS = 0x1000
_CONTRACTIONS = {
    "can't": "can not", "won't": "will not", "it's": "it is", "that's": "that is", "there's": "there is", "let's": "let us",
    "we're": "we are", "we've": "we have", "we'll": "we will", "i'll": "i will", "isn't": "is not", "doesn't": "does not",
}  # fmt: skip
_CARRIERS = {Kind.VALUE: 1.0, Kind.COUNT: 1.0, Kind.CODE: 1.0, Kind.ORDINAL: 0.6, Kind.NAME: 0.25, Kind.FUNCTION: 0.25}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DECISIONS = _words("""
    greater less larger smaller bigger higher lower equal equals exceeds more fewer most least even odd prime divisible multiple
    true false holds fails met satisfied not no never none without skip skips skipped ignore ignored unchanged increases decreases
    increased decreased incremented decremented empty contains contained twice thrice double doubled half halved positive negative
    palindrome uppercase lowercase alphabetic vowel consonant added appended removed subtracted multiplied divided
    adding subtracting multiplying dividing
    stops ends ended breaks break continues exits swapped swap reversed sorted same different unique duplicate remainder
    sum product difference quotient maximum minimum largest smallest
""")


class Line:
    """A sentence, being read.

    Attributes:
        text: the words and nouns, each behind a blank.
        facts: variables with values that stood behind them.
    """

    def __init__(self, tokens: Sequence[Token], kinds: Mapping[str, Sequence[str]] | None = None, *, coded: bool = False) -> None:
        self.tokens = tokens
        self._kinds = kinds or {}
        self._coded = coded
        self.nouns: list[Noun] = []
        self.facts: list[tuple[Noun, Noun]] = []
        self._ordinals: list[int] = []
        self._functions: list[int] = []
        self.text = f" {' '.join(self._piece(number, token) for number, token in enumerate(tokens))} "
        self.whole = sum(map(_weight, tokens))

    def _piece(self, number: int, token: Token) -> str:  # noqa: PLR0911 -- one for each kind
        match token.kind:
            case Kind.VALUE:
                return self._value(number, token)
            case Kind.COUNT:
                return token.text if token.soft else self._value(number, token)
            case Kind.NAME:
                return self._name(number, token)
            case Kind.CODE:
                trees = (token.tree,) if token.tree is not None else ()
                return self.add(Noun(trees, token.text, frozenset({number}), soft=token.soft))
            case Kind.ORDINAL:
                self._ordinals.append(number)
                return chr(_FIRST_ORDINAL + min(len(self._ordinals) - 1, _MOST))
            case Kind.FUNCTION:
                self._functions.append(number)
                return chr(_FIRST_FUNCTION + min(len(self._functions) - 1, _MOST))
        return _CONTRACTIONS.get(token.text, token.text)

    def _value(self, number: int, token: Token) -> str:
        if token.soft and isinstance(token.value, bool):
            return token.text
        tree = tree_of(token.value)
        return self.add(Noun((tree,) if tree is not None else (), token.text, frozenset({number}), written=True))

    def _name(self, number: int, token: Token) -> str:
        trees = tuple(ast.Name(name, ast.Load()) for name in token.names[:3])
        return self.add(
            Noun(trees, token.text, frozenset({number}), soft=token.soft and not self._coded, which=str(token.value or ""))
        )

    def add(self, noun: Noun) -> str:
        """Add a noun; gives its character."""
        self.nouns.append(noun)
        return chr(_FIRST_NOUN + min(len(self.nouns), _MOST_NOUNS) - 1)

    @property
    def overfull(self) -> bool:
        """Whether it has more nouns than there are characters for them, so that some stand for others."""
        return len(self.nouns) > _MOST_NOUNS or max(len(self._ordinals), len(self._functions)) > _MOST + 1

    def noun(self, char: str) -> Noun:
        """The noun that a character stands for."""
        return self.nouns[ord(char) - _FIRST_NOUN]

    def of_kind(self, kind: str) -> Sequence[str]:
        """The variables that hold a list, a string and so on."""
        return self._kinds.get(kind, ())

    def ordinal(self, char: str) -> int:
        """The number that an ordinal's character stands for."""
        value = self.tokens[self._ordinals[ord(char) - _FIRST_ORDINAL]].value
        return value if isinstance(value, int) else 0

    def functions(self, char: str) -> tuple[str, ...]:
        """The functions that a character may stand for."""
        return self.tokens[self._functions[ord(char) - _FIRST_FUNCTION]].names

    def replace(self, pattern: re.Pattern[str], rule: Callable[["Line", re.Match[str]], str | None]) -> bool:
        """Apply a rule from left to right until it finds nothing; a rule that gives ``None`` leaves the place as it is."""
        at, changed = 0, False
        while match := pattern.search(self.text, at):
            new = rule(self, match)
            if new is None:
                at = match.start() + 1
                continue
            changed = True
            self.text = self.text[: match.start()] + new + self.text[match.end() :]
            at = max(0, match.start() - 1)
        return changed

    def words(self, part: str) -> str:
        """A part of the line in plain words."""
        return re.sub("[\ue000-\uf7ff]", lambda match: self._label(match[0]), part).strip()

    def _label(self, char: str) -> str:
        if char < "\uf000":
            return self.noun(char).label
        number = self._ordinals[ord(char) - _FIRST_ORDINAL] if char < "\uf400" else self._functions[ord(char) - _FIRST_FUNCTION]
        return self.tokens[number].text

    def weight(self, part: str) -> float:
        """How much a part of the line says: its values, names and words for decisions."""
        found = 0.0
        for piece in part.split():
            if piece in _DECISIONS:
                found += 0.6
            elif NOUN_CHAR.fullmatch(piece):
                found += sum(_weight(self.tokens[number]) for number in self.noun(piece).tokens)
            elif "\uf000" <= piece <= "\uf3ff":
                found += _CARRIERS[Kind.ORDINAL]
            elif "\uf400" <= piece <= "\uf7ff":
                found += _CARRIERS[Kind.FUNCTION]
        return found


NOUN_CHAR = re.compile(NOUN)


def _weight(token: Token) -> float:
    if token.text in _DECISIONS and (token.kind is Kind.WORD or token.soft):
        return 0.6
    return _CARRIERS.get(token.kind, 0.0) if not (token.kind is Kind.COUNT and token.soft) else 0.0
