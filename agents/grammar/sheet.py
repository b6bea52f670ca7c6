"""The sheet on which a problem is composed: program, words and parameters grow side by side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from agents import phrasing
from agents.grammar.draw import Draw, Value

Told = str | tuple[str, str] | None
"""Words for a line, as ``agents.phrasing`` has them: for what it does, or for what it decides (yes, no)."""
_T = TypeVar("_T")
_ENTRY = "solve"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the entry: its name, its annotation and where its values come from."""

    name: str
    kind: str
    draw: Draw


@dataclass(frozen=True, slots=True)
class _Line:
    indent: int
    text: str
    need: str
    told: Told = None
    asked: str = ""


class Sheet:
    """One problem while it is being composed.

    A composer calls ``given``, ``name``, ``line``, ``block`` and ``helper`` for the program, and ``say`` for the words, from the
    same pieces, so that neither can say what the other does not.

    Attributes:
        rng: where every choice of the composition comes from.
        level: difficulty from 1 to 5.
        glosses: variable or helper -> noun phrase with its article.
        parameters: of the entry, in order.
    """

    def __init__(self, rng: Random, level: int) -> None:
        self.rng = rng
        self.level = level
        self.glosses: dict[str, str] = {}
        self.parameters: list[Parameter] = []
        self._meanings: dict[str, str] = {}
        self._kind = "int"
        self._lines: list[_Line] = []
        self._helpers: dict[str, tuple[str, ...]] = {}
        self._indent = 1
        self._sentences: list[str] = []
        self._augmented = rng.random() < 0.5
        self._told: dict[str, Mapping[int, str | tuple[str, str]]] = {}
        self._items: dict[str, str] = {}
        self._start: Told = None

    # Choices

    def pick(self, options: Sequence[_T]) -> _T:
        """One of the options."""
        return self.rng.choice(options)

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.rng.random() < probability

    # The program

    def given(self, base: str, gloss: str, draw: Draw, kind: str = "int", each: str = "") -> str:
        """Add a parameter; ``each`` is the phrase by which its items stand in the problem. Returns its name."""
        name = self.name(base, gloss)
        self.parameters.append(Parameter(name, kind, draw))
        if each:
            self._items[phrasing.item_key(name)] = each
        return name

    def ask(self, name: str, question: str) -> None:
        """Add the question for what a variable is given, wherever that is; slots hold what holds then, as in words for lines."""
        self._items[phrasing.question_key(name)] = question

    def begin(self, told: str) -> None:
        """Say how the telling begins, instead of repeating what is given."""
        self._start = told

    def name(self, base: str, gloss: str) -> str:
        """A variable that is not there yet, called ``base`` if that is free."""
        candidates = (base, f"other_{base}", f"third_{base}", *(f"{base}_{number}" for number in range(4, 20)))
        name = next(name for name in candidates if name not in self.glosses and name not in self._helpers)
        self._meanings[name] = gloss
        taken = set(self.glosses.values())
        variants = (gloss, *(re.sub(r"^(the|a|an) ", f"the {order} ", gloss) for order in ("other", "next", "further", "last")))
        self.glosses[name] = next((variant for variant in variants if variant not in taken), gloss)
        return name

    def scratch(self, base: str, gloss: str) -> str:
        """A variable that may be used again for the same purpose."""
        return base if self._meanings.get(base) == gloss else self.name(base, gloss)

    def line(self, text: str, need: str = "", told: Told = None, asked: str = "") -> None:
        """Write a statement.

        Args:
            text: in Python.
            need: a condition, in Python, without which the problem would be unnatural just before it.
            told: its words.
            asked: a question about what holds after it, as ``agents.phrasing`` has them.
        """
        self._lines.append(_Line(self._indent, text, need, told, asked))

    def let(self, base: str, gloss: str, expression: str, need: str = "", told: Told = None, asked: str = "") -> str:
        """Write an assignment to a new variable, of which ``told`` may speak as ``{it}``; returns its name."""
        name = self.name(base, gloss)
        said = told.replace("{it", f"{{{name}") if isinstance(told, str) else told
        self.line(f"{name} = {expression}", need, said, asked)
        return name

    def change(self, name: str, operator: str, expression: str, need: str = "", told: Told = None, asked: str = "") -> None:
        """Write ``name operator= expression``, in one of the two ways that Python has."""
        text = f"{name} {operator}= {expression}" if self._augmented else f"{name} = {name} {operator} {expression}"
        self.line(text, need, told, asked)

    @contextmanager
    def block(self, header: str, need: str = "", told: Told = None, asked: str = "") -> Iterator[None]:
        """Write a header such as ``if total > 5:``; lines written inside the ``with`` are its body.

        Words for a ``for`` tell each of its rounds, and its end needs none; ``asked`` is a question that an ``if`` answers.
        """
        words = (told, "") if isinstance(told, str) and header.startswith("for ") else told
        self._lines.append(_Line(self._indent, header, need, words, asked))
        self._indent += 1
        yield
        self._indent -= 1

    def helper(
        self, name: str, gloss: str, source: str, glosses: Mapping[str, str], told: Mapping[int, Told] | None = None
    ) -> str:
        """Add a function of the program, once.

        Args:
            name: of the function.
            gloss: what it gives.
            source: its text.
            glosses: of its variables.
            told: number of a line of it, from 1 -> words for that line.

        Returns:
            The name.
        """
        if name not in self._helpers:
            self.glosses[name] = gloss
            words = {number: one for number, one in (told or {}).items() if one is not None}
            for variable, phrase in glosses.items():
                own = self.scratch(variable, phrase)
                source = re.sub(rf"\b{variable}\b", own, source)
                words = {number: _renamed(one, variable, own) for number, one in words.items()}
            self._helpers[name] = tuple(source.strip("\n").split("\n"))
            self._told[name] = words
        return name

    def answer(self, expression: str, kind: str = "int", need: str = "", told: Told = None) -> None:
        """Write a ``return`` of the entry; ``kind`` is the annotation of its value."""
        self._kind = kind
        self.line(f"return {expression}", need, told)

    def reopen(self) -> tuple[str, str]:
        """Take back the last line, if it is the only ``return``, of a whole number.

        Returns:
            What it answers and its words, with ``{it}`` for that; empty if there is no such line, or no such words.
        """
        returns = [line for line in self._lines if line.text.startswith("return ")]
        if self._kind != "int" or len(returns) != 1 or self._lines[-1] is not returns[0] or returns[0].need:
            return "", ""
        last = self._lines.pop()
        told = last.told if isinstance(last.told, str) else ""
        return last.text.removeprefix("return "), told.replace(f"{{{phrasing.RETURNED}", "{it")

    # The words

    def say(self, sentence: str) -> None:
        """Add a sentence to the problem; ``{name}`` stands for the parameter's argument."""
        self._sentences.append(sentence[0].upper() + sentence[1:])

    def open_with(self, sentence: str) -> None:
        """Put a sentence before all others."""
        self._sentences.insert(0, sentence[0].upper() + sentence[1:])

    # What comes out

    @property
    def problem(self) -> str:
        """The problem in words; what ends in a line break is followed by a new line."""
        return " ".join(self._sentences).replace("\n ", "\n")

    @property
    def source(self) -> str:
        """The program: helpers first, then the entry."""
        parts = [line for helper in self._helpers.values() for line in (*helper, "", "")]
        header = ", ".join(f"{parameter.name}: {parameter.kind}" for parameter in self.parameters)
        parts.append(f"def {_ENTRY}({header}) -> {self._kind}:")
        parts += [f"{'    ' * line.indent}{line.text}" for line in self._lines]
        return "\n".join(parts) + "\n"

    @property
    def statements(self) -> int:
        """How many statements the program has so far."""
        return len(self._lines) + 1 + sum(map(len, self._helpers.values()))

    @property
    def needs(self) -> dict[int, str]:
        """Line number in the source -> the condition that must hold just before it."""
        return {self._first + offset: line.need for offset, line in enumerate(self._lines) if line.need}

    @property
    def _first(self) -> int:
        """Line number of the entry's first statement."""
        return sum(len(helper) + 2 for helper in self._helpers.values()) + 2

    @property
    def phrases(self) -> dict[str, str]:
        """Words for lines and items, as ``agents.phrasing`` has them; empty where the narrator finds all of them."""
        told: dict[int, Told] = {self._first - 1: self._start}
        told |= {self._first + offset: line.told for offset, line in enumerate(self._lines)}
        at = 0
        for name, helper in self._helpers.items():
            told |= {at + number: words for number, words in self._told[name].items()}
            at += len(helper) + 2
        found = dict(self._items)
        found |= {phrasing.question_key(self._first + at): one.asked for at, one in enumerate(self._lines) if one.asked}
        for number, words in sorted(told.items()):
            if isinstance(words, tuple):
                found |= {
                    phrasing.key_of(number, outcome=outcome): text for outcome, text in zip((True, False), words, strict=True)
                }
            elif words is not None:
                found[phrasing.key_of(number)] = words
        return found

    @property
    def entry(self) -> str:
        """Name of the function that a call enters."""
        return _ENTRY

    def draw(self, rng: Random, kept: Sequence[Value] = ()) -> tuple[Value, ...]:
        """One value for each parameter, in order; the first ones may be kept from another draw."""
        given = {parameter.name: value for parameter, value in zip(self.parameters, kept, strict=False)}
        for parameter in self.parameters[len(kept) :]:
            given[parameter.name] = parameter.draw(rng, given)
        return tuple(given.values())


def _renamed(told: str | tuple[str, str], variable: str, own: str) -> str | tuple[str, str]:
    """Words for a line with a variable renamed in their slots."""
    if isinstance(told, tuple):
        return (_renamed_in(told[0], variable, own), _renamed_in(told[1], variable, own))
    return _renamed_in(told, variable, own)


def _renamed_in(text: str, variable: str, own: str) -> str:
    return re.sub(r"\{[^{}]*\}", lambda slot: re.sub(rf"\b{variable}\b", own, slot[0]), text)
