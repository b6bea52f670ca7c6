"""The names that prose about one program may use: identifiers, and the glosses of variables in their shapes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from agents.checker.reading.english import VAGUE
from agents.checker.reading.numerals import ORDINALS

_ARTICLE = re.compile(r"\A(?:the|a|an|its|his|her|their) ")
_ADJECTIVE = r"(?:current|new|present|old|resulting|whole|same)"
_WHICH = rf"(?:next|last|final|remaining|other|following|{'|'.join(ORDINALS)})"
_DEFINITE = "(?:the|this|that|its|his|her|their)"
_ARTICLES = "(?:the|this|that|a|an|its|his|her|their)"
_BARE_ADJECTIVE = re.compile(r"\A(?:current|next|present|new) ")


@dataclass(frozen=True, slots=True)
class Phrase:
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
    """

    variables: frozenset[str]
    functions: frozenset[str]
    glosses: Mapping[str, str]
    quoting: bool

    @classmethod
    def of(cls, variables: frozenset[str], functions: frozenset[str], glosses: Mapping[str, str], prose: str) -> "Lexicon":
        """The names of a program; where the prose quotes some of them, or they have glosses, it is taken to quote all."""
        quoting = bool(glosses) or any(name in variables for name in re.findall(r"`(\w+)`", prose))
        return cls(variables, functions, glosses, quoting)

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
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        """All phrases, longest first, plain and behind an ordinal; single words and identifiers only behind a determiner."""
        longest = sorted(self._phrases, key=len, reverse=True)
        several = "|".join(re.escape(phrase) for phrase in longest if " " in phrase and phrase not in self._spelled) or "(?!)"
        each = "|".join(map(re.escape, longest)) or "(?!)"
        plain = rf"{_ARTICLES} (?:{_ADJECTIVE} )?"
        numbered = rf"{_ARTICLES} (?P<which>{_WHICH}) (?:{_ADJECTIVE} )?"
        return (
            re.compile(
                rf"(?:{plain})?(?P<bare>{several})(?!\w)|{_DEFINITE} (?:{_ADJECTIVE} )?(?P<one>{each})(?!\w)", re.IGNORECASE
            ),
            re.compile(
                rf"{numbered}(?P<bare>{several})(?!\w)|{numbered.replace('?P<which>', '?:')}(?P<one>{each})(?!\w)", re.IGNORECASE
            ),
        )

    def phrase(self, text: str, at: int) -> Phrase | None:
        """The gloss that begins at a position of prose: the longest."""
        found = [match for pattern in self._patterns if (match := pattern.match(text, at))]
        if not found:
            return None
        match = max(found, key=lambda one: len(one["bare"] or one["one"]))
        bare = (match["bare"] or match["one"]).lower()
        which = _ORDINAL.search(match[0][: -len(bare)].lower())
        return Phrase(match.end(), self._phrases[bare], which[0] if which else "", bare in VAGUE or self._is_vague(bare))

    def _is_vague(self, bare: str) -> bool:
        """Whether words are one word that only a shape of a gloss has."""
        return " " not in bare and not any(_ARTICLE.sub("", gloss.lower()) == bare for gloss in self.glosses.values())


_ORDINAL = re.compile(rf"\b{_WHICH}\b")


_HEAD = re.compile(r"\A((?:\w+ )*?\w+)(?= (?:of|in|on|that|at|from|with|for|to)\b)")


def _shapes(phrase: str) -> list[str]:
    """Other shapes of a gloss: without "current", without what stands behind a comma, and the plural."""
    short = phrase.partition(",")[0].strip()
    found = [short, _BARE_ADJECTIVE.sub("", phrase, count=1), _BARE_ADJECTIVE.sub("", short, count=1)]
    spoken = [one for one in (phrase, *found) if one[-1:].isalpha()]
    found += [shape for one in spoken for shape in (f"{one}s", _HEAD.sub(r"\1s", one, count=1))]
    return [shape for shape in dict.fromkeys(found) if shape and shape != phrase]
