"""Questions about an execution: what a quantity is on the way, how often it changes, which way a decision goes.

They are asked in the words of the program's glosses where it has them, else in its names, with the code in view. Each has one
answer, which the execution gives.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from agents import phrasing
from agents.plurality import is_plural
from agents.seeds import Seed
from sandbox.granularity import by_line
from sandbox.guest import literals
from sandbox.trace import Event, Step, Trace
from sandbox.value import parse

Kind = Literal["value", "count", "branch"]
_LONGEST = 60
_LONGEST_CLAIM = 160
_LEANING = re.compile(
    r"(?:, (?!and |so |but )|, (?:and|so|but) (?:that|this|it|as|therefore)\b|,? ?(?:which|where|who|another)\b)"
)
_JOINT = re.compile(r"\A, (?:and |so |but )")
_TIMES = ("", "for the first time", "for the second time", "for the third time", "for the fourth time", "for the fifth time")
_LATEST = len(_TIMES) - 1
_MOST_COUNTED = 40
_RELATIONS: Mapping[type[ast.cmpop], str] = {
    ast.Gt: "greater than",
    ast.Lt: "less than",
    ast.GtE: "at least",
    ast.LtE: "at most",
    ast.Eq: "equal to",
}
_LOOPS = (ast.For, ast.While)
_WHETHER = "whether "
_ARTICLE = re.compile(r"(?:the|a|an|its|his|her|their) ")


@dataclass(frozen=True, slots=True)
class Question:
    """A question about an execution.

    Attributes:
        kind: of what is asked.
        about: the variable in question; empty for a decision.
        first, step: the steps that it is about; a telling that answers it ends at the last of them.
        asked: the claim whose value over those steps is the answer.
        words: the question.
        answer: value text.
    """

    kind: Kind
    about: str
    first: int
    step: int
    asked: str
    words: str
    answer: str

    @property
    def claim(self) -> str:
        """What holds of these steps if the answer is right."""
        if self.kind == "branch":
            return self.asked if self.answer == "True" else f"not {self.asked}"
        return f"{self.asked} == {self.answer}"


def question_of(seed: Seed, trace: Trace) -> Question | None:
    """The question that a seed asks about an execution, always the same; ``None`` if there is nothing to ask.

    Raises:
        SyntaxError: the program is no Python.
    """
    found: dict[Kind, list[Question]] = defaultdict(list)
    for one in questions_about(trace):
        found[one.kind].append(one)
    if not found:
        return None
    random = seed.stream("question")
    return random.choice(found[random.choice(sorted(found))])


def questions_about(trace: Trace) -> list[Question]:
    """All questions that can be asked about an execution.

    Raises:
        SyntaxError: the program is no Python.
    """
    lined = by_line(trace)
    return list(_Asking(lined).questions()) or list(_Asking(lined, as_answered=True).questions())


@dataclass(frozen=True, slots=True)
class _Change:
    """A step that gave a variable of the entry another value."""

    step: Step
    text: str


class _Asking:
    """One trace, and what can be asked about it; with ``as_answered`` also for other variables that hold what is returned."""

    def __init__(self, trace: Trace, *, as_answered: bool = False) -> None:
        self._steps = trace.steps
        self._own = [step for step in trace.steps if step.frame == 0]
        self._entry = _entry(trace.program.source, trace.program.entry)
        self._glosses = trace.program.glosses
        self._returned = None if as_answered else trace.returned
        counts = Counter(self._glosses.values())
        self._phrases = trace.program.phrases
        # "The number of books" beside "the number of books at first" does not say which is meant.
        counts.update({gloss: 1 for gloss in counts if any(other.startswith(f"{gloss} ") for other in counts)})
        self._askable = {name for name, gloss in self._glosses.items() if counts[gloss] == 1 and _ARTICLE.match(gloss)}
        self._askable -= _given_back(self._entry) if as_answered else frozenset()

    def questions(self) -> Iterator[Question]:
        """All of them, in order."""
        if self._entry is None:
            return
        yield from self._phrased(self._entry)
        own = any(key.endswith(phrasing.question_key("")) for key in self._phrases)
        for name, changes in self._changes().items():
            if self._can_be_named(name) and phrasing.question_key(name) not in self._phrases:
                yield from self._values(name, changes)
                yield from self._counts(name, changes)
        if not own:
            yield from self._branches(self._entry)
            yield from self._claims(self._entry)
        yield from self._truths(self._entry)

    def _can_be_named(self, name: str) -> bool:
        return name in self._askable or not self._glosses

    def _called(self, name: str) -> str:
        return self._glosses[name].partition(",")[0] if self._glosses else f"`{name}`"

    def _verb(self, name: str, one: str, many: str) -> str:
        return many if self._glosses and is_plural(self._called(name)) else one

    def _changes(self) -> dict[str, list[_Change]]:
        """Variable -> the steps that set it, in order.

        Left out are those that loops run through, those that are deleted, and those of which a telling passes over a change;
        their first setting, where no loop repeats it, may go without saying.
        """
        found: dict[str, list[_Change]] = defaultdict(list)
        left_out = _run_through(self._entry)
        for step in self._own:
            for name, text in step.changed.items():
                first = name not in found and step.line not in self._inside_loops
                if text is not None and (first or self._is_told(step) or self._is_gathered(step, text)):
                    found[name].append(_Change(step, text))
                else:
                    left_out = left_out | {name}
        return {name: changes for name, changes in found.items() if name not in left_out}

    def _is_gathered(self, step: Step, text: str) -> bool:
        """Whether a line that a telling passes over adds to a list what the decision right before it has told."""
        before = next((one for one in reversed(self._own) if one.index < step.index), None)
        return (
            text.startswith("[")
            and "(" not in text
            and before is not None
            and before.decision is not None
            and self._is_told(before)
        )

    def _is_told(self, step: Step) -> bool:
        """Whether a telling says what the line of a step does; a program's phrases may pass over it."""
        patterns = phrasing.variants(self._phrases, step.line, outcome=step.decision) if self._phrases else None
        return patterns is None or all(patterns)

    def _values(self, name: str, changes: Sequence[_Change]) -> Iterator[Question]:
        first, *later = changes
        if first.step.event is not Event.CALL and not later and self._is_told(first.step) and self._is_worth_asking(first.text):
            words = f"what {self._verb(name, 'is', 'are')} {self._called(name)}?"
            yield Question("value", name, first.step.index, first.step.index, name, words, first.text)
        if first.step.line in self._inside_loops:
            yield from self._worked_out(name, {change.step.line for change in changes})
            return
        since = self._verb(name, "it has", "they have")
        for number, change in enumerate(later[:_LATEST], 1):
            if self._is_worth_asking(change.text):
                words = f"what {self._verb(name, 'is', 'are')} {self._called(name)} after {since} changed {_TIMES[number]}?"
                yield Question("value", name, change.step.index, change.step.index, name, words, change.text)

    def _worked_out(self, name: str, lines: set[int]) -> Iterator[Question]:
        """The value of a variable that one line in a loop sets anew each time, whether or not it is another one."""
        if len(lines) != 1:
            return
        (line,) = lines
        text, number = "", 0
        for step in self._own:
            text = step.changed.get(name) or text
            if step.line == line and step.event is Event.LINE:
                number += 1
                if number <= _LATEST and self._is_told(step) and self._is_worth_asking(text):
                    worked_out = self._verb(name, "it is worked out", "they are worked out")
                    words = f"what {self._verb(name, 'is', 'are')} {self._called(name)} when {worked_out} {_TIMES[number]}?"
                    yield Question("value", name, step.index, step.index, name, words, text)

    def _is_worth_asking(self, text: str) -> bool:
        if len(text) > _LONGEST or text.startswith("<") or text == self._returned:
            return False
        try:
            return literals.is_literal(ast.parse(text, mode="eval").body)
        except (SyntaxError, ValueError, RecursionError):
            return False

    def _counts(self, name: str, changes: Sequence[_Change]) -> Iterator[Question]:
        """How often a variable changes that each round of one loop changes once."""
        first, *later = changes
        lines = {change.step.line for change in later}
        if len(lines) != 1 or not 2 <= len(later) <= _MOST_COUNTED or first.step.line in self._inside_loops:
            return
        (line,) = lines
        runs = [step for step in self._own if step.line == line and step.event is Event.LINE]
        loop = self._each_round.get(line)
        if loop is None or len(runs) != len(later):
            return
        heads = [step.index for step in self._own if step.line == loop.lineno and step.index < runs[0].index]
        end = self._end_of_loop(loop, later[-1].step.index)
        if end is None or not heads:
            return
        since = "" if first.step.event is Event.CALL else f" after {self._verb(name, 'it is', 'they are')} first set"
        words = f"how many times {self._verb(name, 'does', 'do')} {self._called(name)} change{since}?"
        yield Question("count", name, heads[-1], end, f"runs({line})", words, str(len(later)))

    def _end_of_loop(self, loop: ast.For | ast.While, after: int) -> int | None:
        """The entry's step that ends a loop, from a step within it on; ``None`` if the entry ends there or calls others."""
        behind = next((step for step in self._own if step.index > after and not _is_within(loop, step.line)), None)
        if behind is None or behind.event is not Event.LINE:
            return None
        before = self._steps[behind.index - 1]
        return before.index if before.frame == 0 else None

    @property
    def _inside_loops(self) -> set[int]:
        loops = [node for node in ast.walk(self._entry or ast.Module([], [])) if isinstance(node, _LOOPS)]
        return {line for loop in loops for line in range(loop.lineno + 1, (loop.end_lineno or loop.lineno) + 1)}

    @property
    def _each_round(self) -> dict[int, ast.For | ast.While]:
        """Line of each statement that stands right in a loop right in the entry, out of which nothing leads early -> the loop."""
        loops = [node for node in getattr(self._entry, "body", ()) if isinstance(node, _LOOPS)]
        whole = [
            loop for loop in loops if not any(isinstance(node, ast.Continue | ast.Break | ast.Return) for node in ast.walk(loop))
        ]
        return {node.lineno: loop for loop in whole for node in loop.body}

    def _branches(self, entry: ast.FunctionDef) -> Iterator[Question]:
        tests = {node.lineno: node.test for node in ast.walk(entry) if isinstance(node, ast.If)}
        seen: Counter[int] = Counter()
        total = Counter(step.line for step in self._own if step.line in tests and step.decision is not None)
        for step in self._own:
            if step.line not in tests or step.decision is None:
                continue
            seen[step.line] += 1
            words = self._compared(tests[step.line])
            if words is None or seen[step.line] > _LATEST:
                continue
            when = "" if total[step.line] == 1 else f" when that is looked at {_TIMES[seen[step.line]]}"
            yield Question(
                "branch", "", step.index, step.index, "branch", f"{words}{when}? Say True or False.", str(step.decision)
            )

    def _claims(self, entry: ast.FunctionDef) -> Iterator[Question]:
        """Whether what a phrase says of a decision is right, at a moment when that is what is decided, said only once."""
        tests = {node.lineno for node in ast.walk(entry) if isinstance(node, ast.If)}
        said: dict[str, list[Step]] = defaultdict(list)
        known: dict[str, str] = {}
        for step in self._own:
            known |= {name: text for name, text in step.changed.items() if text is not None}
            if step.line in tests and step.decision is not None and (words := self._said(step.line, known)):
                said[words].append(step)
        for words, (step, *others) in said.items():
            if not others and step.index:
                asked = f"is it right that {words}? Say True or False."
                yield Question("branch", "", step.index, step.index, "branch", asked, str(step.decision))

    def _phrased(self, entry: ast.FunctionDef) -> Iterator[Question]:
        """What a variable is given or a line decides, in the words of the program's own question, if that has one answer only."""
        given = {
            node.lineno: node.targets[0].id
            for node in ast.walk(entry)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        found: dict[str, Question] = {}
        answers: dict[str, set[str]] = defaultdict(set)
        known: dict[str, str] = {}
        loops = {line: loop.lineno for loop in ast.walk(entry) if isinstance(loop, ast.For) for line in _lines_of(loop)}
        rounds: Counter[int] = Counter()
        for step in self._own:
            before = dict(known)
            known |= {name: text for name, text in step.changed.items() if text is not None}
            rounds[step.line] += step.event is Event.LINE
            name = given.get(step.line, "")
            pattern = self._phrases.get(phrasing.question_key(step.line)) or self._phrases.get(phrasing.question_key(name))
            if not pattern or step.event is not Event.LINE or not self._is_told(step):
                continue
            words, _, about = pattern.partition(phrasing.ABOUT)
            look = _looking(known | {phrasing.NTH: str(rounds[loops.get(step.line, 0)])}, before)
            words = phrasing.filled(words, look) or ""
            text = phrasing.text_of(about or name, look) if about or name else str(step.decision)
            answers[words].add(text)
            if words and (about or name) and self._is_worth_asking(text):
                found.setdefault(words, Question("value", name, step.index, step.index, about or name, words, text))
            elif words and not (about or name):
                asked = f"{words} Say True or False."
                found.setdefault(words, Question("branch", "", step.index, step.index, "branch", asked, text))
        yield from (question for words, question in found.items() if len(answers[words]) == 1)

    def _said(self, line: int, known: Mapping[str, str]) -> str:
        """What a telling would say of a decision that comes out true; empty if that is no sentence of its own."""
        pattern = (phrasing.variants(self._phrases, line, outcome=True) or ("",))[0]
        if phrasing.key_of(line, outcome=True) not in self._phrases or _LEANING.match(pattern):
            return ""
        text = phrasing.filled(_JOINT.sub("", pattern), _looking(known)) or ""
        return text if len(text) <= _LONGEST_CLAIM else ""

    def _truths(self, entry: ast.FunctionDef) -> Iterator[Question]:
        """Whether something is true that a variable stands for, once nothing changes it any more."""
        answers = _given_back(entry)
        given = {one.arg for one in entry.args.args} | _run_through(entry)
        for name, gloss in self._glosses.items():
            sets = [step for step in self._own if name in step.changed]
            if not gloss.startswith(_WHETHER) or name in answers | given or not sets or self._inside_loops & {sets[-1].line}:
                continue
            text, told = sets[-1].changed[name] or "", self._settled(sets[-1], entry)
            if text in ("True", "False") and told is not None:
                words = f"is it true that {gloss.removeprefix(_WHETHER)}? Say True or False."
                yield Question("value", name, told, told, name, words, text)

    def _settled(self, step: Step, entry: ast.FunctionDef) -> int | None:
        """Where a telling has said what a step does: there, or, where a phrase passes over it, with the line behind it."""
        if self._is_told(step) or step.line not in {node.lineno for node in entry.body}:
            return step.index
        return next((one.index for one in self._own if one.index > step.index and self._is_told(one)), None)

    def _compared(self, test: ast.expr) -> str | None:
        """A condition as "is the amount greater than 300"; ``None`` if it is another kind of condition."""
        if not isinstance(test, ast.Compare) or len(test.ops) != 1:
            return None
        sides = [self._side(side) for side in (test.left, test.comparators[0])]
        relation = _RELATIONS.get(type(test.ops[0]))
        if relation is None or None in sides or not isinstance(test.left, ast.Name):
            return None
        return f"{self._verb(test.left.id, 'is', 'are')} {sides[0]} {relation} {sides[1]}"

    def _side(self, node: ast.expr) -> str | None:
        if isinstance(node, ast.Name):
            return self._called(node.id) if self._can_be_named(node.id) else None
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return repr(node.value)
        return None


def _looking(known: Mapping[str, str], old: Mapping[str, str] | None = None) -> phrasing.Look:
    """Values by the names of their variables, from their texts now and before; of one moment if no ``old`` ones are given."""

    def look(name: str, before: bool) -> object:  # noqa: FBT001 -- the protocol of phrases
        try:
            return parse((old if before and old is not None else known)[name])
        except (KeyError, ValueError) as error:
            raise LookupError(name) from error

    return look


def _lines_of(loop: ast.For) -> range:
    return range(loop.lineno, (loop.end_lineno or loop.lineno) + 1)


def _is_within(loop: ast.For | ast.While, line: int) -> bool:
    return loop.lineno <= line <= (loop.end_lineno or loop.lineno)


@lru_cache(maxsize=64)
def _entry(source: str, name: str) -> ast.FunctionDef | None:
    return next((node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == name), None)


def _given_back(entry: ast.FunctionDef | None) -> frozenset[str]:
    """The variables that are returned."""
    returns = [node.value for node in ast.walk(entry) if isinstance(node, ast.Return)] if entry else []
    return frozenset(value.id for value in returns if isinstance(value, ast.Name))


def _run_through(entry: ast.FunctionDef | None) -> frozenset[str]:
    """The variables that loops run through."""
    loops = [node for node in ast.walk(entry) if isinstance(node, ast.For)] if entry else []
    return frozenset(part.id for loop in loops for part in ast.walk(loop.target) if isinstance(part, ast.Name))
