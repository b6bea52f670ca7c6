"""Words that number the rounds of loops: "in the first round", "the last price", "the next 7 rounds"."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from agents.checker.outlook import Outlook
from agents.checker.reading.numerals import CARDINALS, ORDINALS
from agents.checker.scene import Round
from agents.checker.sought import Sought, words_of
from agents.verdict import Fault, Law, Remedy
from sandbox.trace import Event, Step

_NOUN = r"(?:rounds?|iterations?|pass(?:es)?|repetitions?|turns?|times?|cycles?)"
_WHICH = rf"(?P<which>{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,18}}(?:st|nd|rd|th)|last|final|next)"
_NUMBER = rf"(?P<number>(?<!\d)\d{{1,18}}|{'|'.join(sorted(CARDINALS, key=len, reverse=True))})"
_NOUNS = ("round", "iteration", "pass", "turn", "repetition", "cycle")
_ROUND = Sought(re.compile(rf"\b{_WHICH} (?:{'|'.join(_NOUNS)})\b", re.IGNORECASE), *_NOUNS)
_ROUNDS = Sought(
    re.compile(
        rf"\b(?:(?P<which>first|last|next|remaining|following|other|all) )?(?:the )?{_NUMBER} (?:more |further |"
        rf"other )?{_NOUN}\b",
        re.IGNORECASE,
    ),
    *_NOUNS,
    "time",
)
_NUMBERED = Sought(
    re.compile(
        rf"\b(?:{'|'.join(_NOUNS)}) (?:number |no\. )?(?P<number>\d{{1,18}}|{'|'.join(CARDINALS)})\b",
        re.IGNORECASE,
    ),
    *_NOUNS,
)
_LASTLY = ("finally", "lastly", "last of all", "for the last time")
_AT_LAST = Sought(re.compile(rf"\b(?:{'|'.join(_LASTLY)})\b", re.IGNORECASE), *_LASTLY)
_FIRSTLY = ("first of all", "at first", "for a start")
_AT_FIRST = Sought(re.compile(rf"\b(?:{'|'.join(_FIRSTLY)})\b", re.IGNORECASE), *_FIRSTLY)
_TIME = Sought(re.compile(rf"\bfor the {_WHICH} time\b", re.IGNORECASE), " time")
_LAST_ONE = Sought(re.compile(r"(?<=, )the (?P<which>last|final) one(?= ?[.,;:]|\Z)", re.IGNORECASE), "last one", "final one")
_OTHERS = frozenset({"remaining", "other", "following"})
_ONLY = Sought(re.compile(rf"\b(?P<which>remaining|other) (?:{'|'.join(_NOUNS)})\b", re.IGNORECASE), "remaining", "other")
_ANY = words_of(_LAST_ONE, _ROUND, _ROUNDS, _NUMBERED, _AT_LAST, _AT_FIRST, _TIME, _ONLY)


class Rounds:
    """The rounds of loops that one statement covers, and what it says of them."""

    def __init__(self, outlook: Outlook) -> None:
        self._outlook = outlook
        prose = outlook.telling.prose
        self._prose = re.sub(r"`[^`]*`", "``", prose) if "`" in prose else prose

    def faults(self) -> Iterator[Fault]:
        """Rounds that are numbered or counted wrongly."""
        if not _ANY.occur(self._prose):
            return
        yield from self._misnumbered()
        for match in _ROUNDS.finditer(self._prose):
            if self._number(match["number"]) not in self.repeated:
                yield self._miscounted(match[0], self.repeated)
            elif (match["which"] or "").lower() in ("last", "remaining") and not self._ends():
                yield self._fault(match[0], "other rounds follow")
        for match in _ONLY.finditer(self._prose):
            if not self._ends():
                yield self._fault(match[0], "other rounds follow")
            elif 1 not in self.counts:
                yield self._miscounted(match[0], self.counts)

    def _misnumbered(self) -> Iterator[Fault]:
        if (match := _AT_LAST.search(self._prose)) and self._begins() and not self._is("last"):
            yield self._fault(match[0], self._shown())
        if (match := _AT_FIRST.search(self._prose)) and self._begins() and not self._is("first"):
            yield self._fault(match[0], self._shown())
        for match in _ROUND.finditer(self._prose):
            if not self._is(match["which"].lower()):
                yield self._fault(match[0], self._shown())
        for match in [*_TIME.finditer(self._prose), *_LAST_ONE.finditer(self._prose)]:
            if self._covered and not self._is(match["which"].lower()):
                yield self._fault(match[0], self._shown())
        for match in _NUMBERED.finditer(self._prose):
            number = self._number(match["number"])
            if self._covered and not any(one.number == number for one in self._covered):
                yield self._fault(match[0], self._shown())

    def _begins(self) -> bool:
        """Whether the statement tells the beginning of one round, and nothing else."""
        scene, spans = self._outlook.scene, self._outlook.telling.spans
        step = scene.steps[spans[0].first]
        return len(spans) == 1 and spans[0].single and scene.is_loop(step) and step.decision is True

    def _miscounted(self, said: str, right: set[int]) -> Fault:
        counts = " or ".join(map(str, sorted(right))) or "none"
        number = re.search(r"\d+", said)
        remedy = Remedy(number[0], counts) if number and counts.isdecimal() else None
        return Fault(Law.SUPPORT, self._outlook.telling.index, said, f"what is repeated here runs {counts} times", remedy)

    def is_numbered(self, word: str, names: tuple[str, ...]) -> bool | None:
        """Whether "the WORD price" fits a variable that a loop runs through; ``None`` if it is none of that."""
        loops = [one for one in self._covered if self._targets(one.line) & set(names)]
        if not loops:
            return None
        if word in _OTHERS:
            return all(span.single for span in self._outlook.telling.spans) or 1 in self.counts
        return any(self._fits(one, word) for one in loops)

    @staticmethod
    def _number(word: str) -> int | None:
        return int(word) if word.isdecimal() else CARDINALS.get(word.lower())

    def _is(self, word: str) -> bool:
        return any(self._fits(one, word) for one in self._covered)

    @staticmethod
    def _fits(one: Round, word: str) -> bool:
        if word in ("last", "final"):
            return one.last
        if word == "next":
            return one.number > 1
        number = ORDINALS.get(word) or (int(word[:-2]) if word[:-2].isdecimal() else None)
        return number is None or one.number == number

    @cached_property
    def _covered(self) -> list[Round]:
        scene = self._outlook.scene
        return list(dict.fromkeys(one for step in self._steps() for one in scene.rounds(step)))

    def _steps(self) -> list[Step]:
        """The covered steps with those that begin the rounds they lie in: the first and last ones of spans, and all headers."""
        scene = self._outlook.scene
        found = []
        for span in self._outlook.telling.spans:
            found.append(scene.steps[span.first])
            found.extend(step for step in scene.covered(span.first, span.last) if scene.is_loop(step))
            found.append(scene.steps[span.last])
        return found

    @cached_property
    def counts(self) -> set[int]:
        """How often a loop went round, a line ran or a function was called, within one span of the statement or all of them."""
        found: set[int] = set()
        scene, spans = self._outlook.scene, self._outlook.telling.spans
        for first, last in [(span.first, span.last) for span in spans] + (
            [(spans[0].first, spans[-1].last)] if len(spans) > 1 else []
        ):
            taken: dict[tuple[int, int], int] = {}
            lines: dict[tuple[int, int], int] = {}
            for step in scene.covered(first, last):
                if step.event is Event.LINE:
                    key = (step.frame, step.line)
                    part = taken if scene.is_loop(step) else lines
                    part[key] = part.get(key, 0) + (scene.decision(step) is not False)
            found.update(taken.values() if taken else lines.values())
            found.update(lines.values() if not taken else ())
            found.update(scene.calls(first, last).values())
        return found

    @cached_property
    def repeated(self) -> set[int]:
        """How often what the statement tells went round: the outermost loops of the function that a span begins in.

        Where there are none, or with several longer spans, as ``counts``.
        """
        scene, spans = self._outlook.scene, [span for span in self._outlook.telling.spans if not span.single]
        if len(spans) != 1:
            return self.counts
        frame = scene.steps[spans[0].first].frame
        steps = [step for step in scene.covered(spans[0].first, spans[0].last) if step.frame == frame and scene.is_loop(step)]
        taken = Counter(step.line for step in steps if step.event is Event.LINE and scene.decision(step) is not False)
        inner = {line for line in taken for other in taken if line != other and self._holds(other, line)}
        return {count for line, count in taken.items() if line not in inner} or self.counts

    def _holds(self, outer: int, line: int) -> bool:
        """Whether a line stands within the statement that begins at another."""
        nodes = (one.node for one in self._outlook.scene.source.table.starting(outer))
        return any(outer < line <= (getattr(node, "end_lineno", None) or 0) for node in nodes)

    def _ends(self) -> bool:
        """Whether the statement covers the last round of a loop."""
        return not self._covered or any(one.last for one in self._covered)

    def _targets(self, line: int) -> set[str]:
        nodes = (one.node for one in self._outlook.scene.source.table.starting(line))
        loops = (node for node in nodes if isinstance(node, ast.For | ast.AsyncFor))
        return {part.id for loop in loops for part in ast.walk(loop.target) if isinstance(part, ast.Name)}

    def _shown(self) -> str:
        numbers = sorted({one.number for one in self._covered})
        if not numbers:
            return "there are no rounds here"
        span = f"round {numbers[0]}" if len(numbers) == 1 else f"rounds {numbers[0]} to {numbers[-1]}"
        return f"this is {span}{', the last one' if any(one.last for one in self._covered) else ''}"

    def _fault(self, said: str, seen: str) -> Fault:
        return Fault(Law.DIRECTION, self._outlook.telling.index, said, seen)
