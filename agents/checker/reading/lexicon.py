"""The names that prose about one program may use: identifiers, and the glosses of variables in their shapes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import msgspec

from agents.checker.reading.english import VAGUE
from agents.checker.reading.numerals import ORDINALS

_ARTICLE = re.compile(r"\A(?:the|a|an|its|his|her|their) ")
_ADJECTIVE = r"(?:current|new|present|old|resulting|whole|same)"
_WHICH = rf"(?:next|last|final|remaining|other|following|{'|'.join(ORDINALS)})"
_DEFINITE = "(?:the|this|that|its|his|her|their)"
_ARTICLES = "(?:the|this|that|a|an|its|his|her|their)"
_BARE_ADJECTIVE = re.compile(r"\A(?:current|next|present|new) ")


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A gloss found in prose.

    Attributes:
        end: where it ends.
        names: variables or functions that it may mean.
        which: an ordinal (or ``next``, ``last``) that stood in it; empty if none did.
        soft: whether the words may as well be plain English.
    """

    end: int
    names: tuple[str, ...]
    which: str
    soft: bool


@dataclass(frozen=True)
class Lexicon:
    """The names of a program.

    Attributes:
        variables: all variables.
        functions: last part of the name of each function.
        glosses: variable or function -> its gloss.
        quoting: whether identifiers that are plain words stand in prose only in backticks.
        strings: values that stand in prose without quotes.
    """

    variables: frozenset[str]
    functions: frozenset[str]
    glosses: Mapping[str, str]
    quoting: bool
    strings: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        variables: frozenset[str],
        functions: frozenset[str],
        glosses: Mapping[str, str],
        prose: str,
        strings: frozenset[str] = frozenset(),
    ) -> "Lexicon":
        """The names of a program; where the prose quotes some of them, or they have glosses, it is taken to quote all."""
        quoting = bool(glosses) or any(name in variables for name in re.findall(r"`(\w+)`", prose))
        return cls(variables, functions, glosses, quoting, strings)

    @cached_property
    def _openings(self) -> dict[str, list[str]]:
        """First character -> the strings that begin with it, longest first."""
        found: dict[str, list[str]] = {}
        for text in sorted(self.strings, key=len, reverse=True):
            for first in {text[0], text[0].upper()}:
                found.setdefault(first, []).append(text)
        return found

    def string(self, prose: str, at: int) -> str | None:
        """The longest known string that begins at a position of prose, be it with a capital, and ends with a word."""
        for text in self._openings.get(prose[at], ()):
            end = at + len(text)
            if prose.startswith(text[1:], at + 1) and not _IN_WORD.match(prose, end):
                return text
        return None

    @cached_property
    def _phrases(self) -> dict[str, tuple[str, ...]]:
        """Phrase in lower case without its article -> what it may mean; shapes that others' glosses have themselves come last."""
        exact: dict[str, list[str]] = {}
        for name, gloss in self.glosses.items():
            exact.setdefault(_ARTICLE.sub("", gloss.strip().lower(), count=1), []).append(name)
        derived: dict[str, list[str]] = {}
        for phrase, names in exact.items():
            for shape in _shapes(phrase):
                if shape not in exact:
                    derived.setdefault(shape, []).extend(names)
        for phrase, names in self._spelled.items():
            if phrase not in exact:
                derived.setdefault(phrase, []).extend(names)
        return {phrase: tuple(names) for phrase, names in (exact | derived).items()}

    @cached_property
    def _spelled(self) -> dict[str, list[str]]:
        """The words of identifiers without a gloss -> those."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.variables | self.functions):
            if name not in self.glosses and (self.glosses or "_" in name.strip("_")):
                found.setdefault(name.strip("_").replace("_", " ").lower(), []).append(name)
        return found

    @cached_property
    def _tables(self) -> tuple["_Table", "_Table"]:
        """The phrases that may stand alone, and all; single words and identifiers stand only behind a determiner."""
        longest = sorted(self._phrases, key=len, reverse=True)
        several = [phrase for phrase in longest if " " in phrase and phrase not in self._spelled]
        return _table(several), _table(longest)

    def phrase(self, text: str, at: int) -> Phrase | None:
        """The gloss that begins at a position of prose: the longest."""
        several, each = self._tables
        if text[at] not in _LEADING and text[at].lower() not in several:
            return None
        found = _phrase_at(text, (at,), several)
        if lead := _LEAD.match(text, at):
            plain = _behind_adjective(text, lead.end())
            found = _phrase_at(text, plain, several) or found
            found = found or (_phrase_at(text, plain, each) if lead["definite"] else None)
            if which := _NUMBERING.match(text, lead.end()):
                numbered = _behind_adjective(text, which.end())
                other = _phrase_at(text, numbered, several) or _phrase_at(text, numbered, each)
                found = other if other and (not found or len(other[1]) > len(found[1])) else found
        if not found:
            return None
        start, bare = found
        ordinal = _ORDINAL.search(text[at:start].lower())
        vague = bare in VAGUE or self._is_vague(bare)
        return Phrase(start + len(bare), self._phrases[bare], ordinal[0] if ordinal else "", vague)

    def _is_vague(self, bare: str) -> bool:
        """Whether words are one word that only a shape of a gloss has."""
        return " " not in bare and not any(_ARTICLE.sub("", gloss.lower()) == bare for gloss in self.glosses.values())


_ORDINAL = re.compile(rf"\b{_WHICH}\b")
_LEAD = re.compile(rf"(?:(?P<definite>{_DEFINITE})|{_ARTICLES}) ", re.IGNORECASE)
_LEADING = frozenset("aAhHiItTİı")
"""The characters that may begin what ``_LEAD`` matches."""
_NUMBERING = re.compile(rf"{_WHICH} ", re.IGNORECASE)
_ADJECTIVES = re.compile(rf"{_ADJECTIVE} ", re.IGNORECASE)
_Table = dict[str, list[str]]
"""First character -> the phrases that begin with it, longest first."""


def _table(phrases: list[str]) -> _Table:
    found: _Table = {}
    for phrase in filter(None, phrases):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _behind_adjective(text: str, at: int) -> tuple[int, ...]:
    """Where a phrase may begin behind its determiner: behind an adjective, if there is one, or at once."""
    adjective = _ADJECTIVES.match(text, at)
    return (adjective.end(), at) if adjective else (at,)


def _phrase_at(text: str, starts: tuple[int, ...], phrases: _Table) -> tuple[int, str] | None:
    """The longest phrase at the first of some positions that has one, and where that is."""
    for start in starts:
        for phrase in phrases.get(text[start : start + 1].lower(), ()):
            end = start + len(phrase)
            if text[start:end].lower() == phrase and not _IN_WORD.match(text, end):
                return start, phrase
    return None


_IN_WORD = re.compile(r"\w")


_HEAD = re.compile(r"\A((?:\w+ )*?\w+)(?= (?:of|in|on|that|at|from|with|for|to)\b)")


def _shapes(phrase: str) -> list[str]:
    """Other shapes of a gloss: without "current", without what stands behind a comma, and the plural."""
    short = phrase.partition(",")[0].strip()
    found = [short, _BARE_ADJECTIVE.sub("", phrase, count=1), _BARE_ADJECTIVE.sub("", short, count=1)]
    spoken = [one for one in (phrase, *found) if one[-1:].isalpha()]
    found += [shape for one in spoken for shape in (f"{one}s", _HEAD.sub(r"\1s", one, count=1))]
    return [shape for shape in dict.fromkeys(found) if shape and shape != phrase]
