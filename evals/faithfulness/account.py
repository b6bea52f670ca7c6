"""A narration beside the record: what is true where, found without the checker that is on trial."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache

from agents.narration import LAST_STEP, Narration, parse
from sandbox.trace import Step, Trace


@dataclass(frozen=True, slots=True)
class Said:
    """A claim ``name == value``.

    Attributes:
        anchor, claim: its place among the anchors of its statement.
        name: the variable.
        value: the value's text as the claim writes it.
    """

    anchor: int
    claim: int
    name: str
    value: str


class Told:
    """One statement with the record of the steps that it covers.

    Attributes:
        index: its number.
        prose: its words.
        spans: (first, last) step of each of its anchors.
    """

    def __init__(self, account: "Account", index: int) -> None:
        statement = account.narration.statements[index]
        last = len(account.trace.steps) - 1
        self.index, self.prose = index, statement.prose
        self.spans = [(last, last) if one.first == LAST_STEP else (one.first, min(one.last, last)) for one in statement.anchors]
        self._account, self._statement = account, statement

    @cached_property
    def steps(self) -> list[Step]:
        """The covered steps."""
        return [step for first, last in self.spans for step in self._account.trace.steps[first : last + 1]]

    @property
    def head(self) -> Step:
        """The first covered step."""
        return self.steps[0]

    @property
    def single(self) -> bool:
        """Whether it covers one step."""
        return len(self.spans) == 1 and self.spans[0][0] == self.spans[0][1]

    @cached_property
    def claimed(self) -> list[Said]:
        """Its claims that give a variable's value."""
        found = []
        for number, anchor in enumerate(self._statement.anchors):
            for place, text in enumerate(anchor.claims):
                name, equals, value = text.partition(" == ")
                if equals and name.isidentifier() and literal(value) is not None:
                    found.append(Said(number, place, name, value))
        return found

    def before(self, name: str) -> str | None:
        """Value text of a variable just before the first covered step, in its activation."""
        return self._account.value(self.head.frame, name, self.head.index)

    def after(self, name: str) -> str | None:
        """Value text of a variable once all covered steps are over."""
        return self._account.value(self.head.frame, name, self.steps[-1].index + 1)

    def taken(self, name: str) -> list[str]:
        """Value texts that covered steps gave a variable."""
        return [text for step in self.steps if (text := step.changed.get(name)) is not None]

    @cached_property
    def lines(self) -> list[ast.AST]:
        """The syntax of the covered lines: simple statements whole, of compound ones the header."""
        numbers = {step.line for step in self.steps}
        return [part for number in sorted(numbers) for part in self._account.syntax.get(number, ())]

    @cached_property
    def constants(self) -> set[str]:
        """Texts of the constants that the covered lines write."""
        return {repr(node.value) for top in self.lines for node in ast.walk(top) if isinstance(node, ast.Constant)}

    @cached_property
    def plain(self) -> set[str]:
        """Texts of all values that any variable has from before the first covered step on until after the last."""
        frames = {step.frame for step in self.steps}
        found = set(self.constants)
        for frame in frames:
            found.update(self._account.state(frame, self.head.index).values())
        for step in self.steps:
            found.update(text for text in step.changed.values() if text is not None)
            found.update([step.value] if step.value is not None else [])
        return found

    @cached_property
    def everything(self) -> set[str]:
        """As ``plain``, with the items at any depth, sizes, what claims write, and how often lines ran."""
        found: set[str] = set()
        for text in self.plain | {text for one in self._statement.anchors for text in _written(one.claims)}:
            found.update(_inside(text))
        counts = Counter(step.line for step in self.steps).values()
        return found | {str(count + more) for count in counts for more in (-1, 0, 1)}


class Account:
    """A narration read beside its record.

    Args:
        trace: the record.
        text: the narration, with anchors.
    """

    def __init__(self, trace: Trace, text: str) -> None:
        self.trace = trace
        self._history = _history(trace)
        self.narration: Narration = parse(text)
        self.told = [Told(self, index) for index, one in enumerate(self.narration.statements) if one.anchors]

    def retold(self, text: str) -> "Account":
        """Another narration beside the same record."""
        other = copy(self)
        other.narration = parse(text)
        other.told = [Told(other, index) for index, one in enumerate(other.narration.statements) if one.anchors]
        return other

    def value(self, frame: int, name: str, until: int) -> str | None:
        """Value text that a variable of an activation has just before a step."""
        past = [text for at, text in self._history.get((frame, name), ()) if at < until]
        return past[-1] if past else None

    def state(self, frame: int, until: int) -> dict[str, str]:
        """All variables of an activation just before a step."""
        pairs = ((name, self.value(frame, name, until)) for one, name in self._history if one == frame)
        return {name: text for name, text in pairs if text is not None}

    def ever(self, name: str) -> list[str]:
        """All value texts that a variable of this name takes anywhere."""
        found = (text for (_, one), past in self._history.items() if one == name for _, text in past if text is not None)
        return list(dict.fromkeys(found))

    @cached_property
    def names(self) -> list[str]:
        """All variables."""
        return list(dict.fromkeys(name for _, name in self._history))

    def subjects(self, name: str) -> list[str]:
        """The words by which prose names a variable."""
        gloss = self.trace.program.glosses.get(name)
        return [f"`{name}`", *([gloss, gloss[:1].upper() + gloss[1:]] if gloss else [])]

    @cached_property
    def named(self) -> dict[str, str]:
        """Words that name a variable -> the variable."""
        return {words: name for name in self.names for words in self.subjects(name)}

    @cached_property
    def subject(self) -> str:
        """A pattern for the words that name variables, the longest first."""
        return "|".join(re.escape(words) for words in sorted(self.named, key=len, reverse=True)) or "(?!)"

    @property
    def syntax(self) -> Mapping[int, list[ast.AST]]:
        """Line -> the syntax that runs when a step of that line does."""
        return _syntax(self.trace.program.source)

    def loops(self, line: int) -> bool:
        """Whether a line is a loop's header."""
        return line in _loops(self.trace.program.source)


def _history(trace: Trace) -> dict[tuple[int, str], list[tuple[int, str | None]]]:
    """(activation, variable) -> the steps that changed it, with its value texts."""
    found: dict[tuple[int, str], list[tuple[int, str | None]]] = {}
    for step in trace.steps:
        for name, text in step.changed.items():
            found.setdefault((step.frame, name), []).append((step.index, text))
    return found


@lru_cache(maxsize=32)
def _syntax(source: str) -> Mapping[int, list[ast.AST]]:
    found: dict[int, list[ast.AST]] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            found.setdefault(node.lineno, []).extend(_header(node))
    return found


@lru_cache(maxsize=32)
def _loops(source: str) -> frozenset[int]:
    return frozenset(node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.For | ast.While))


def literal(text: str) -> ast.expr | None:
    """The expression of a value text that is a literal; ``None`` if it is none."""
    try:
        ast.literal_eval(text)
        return ast.parse(text.strip(), mode="eval").body
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None


def _header(node: ast.stmt) -> list[ast.AST]:
    if isinstance(node, ast.For):
        return [node.target, node.iter]
    if isinstance(node, ast.If | ast.While):
        return [node.test]
    return [] if hasattr(node, "body") else [node]


def _written(claims: tuple[str, ...]) -> Iterator[str]:
    for text in claims:
        yield text.rpartition(" == ")[2]


def _inside(text: str) -> Iterator[str]:
    """A value's text with those of its items and sizes."""
    yield text
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return
    yield from map(repr, _items(value))


def _items(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, str | list | tuple | set | dict):
        yield len(value)
    if isinstance(value, dict):
        yield from _items([*value, *value.values()])
    elif isinstance(value, list | tuple | set):
        for item in value:
            yield from _items(item)
