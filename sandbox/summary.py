"""Parts of a trace in one line: what ran, what it left behind, which way it decided."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sandbox.address import Addresses
from sandbox.liveness import Liveness
from sandbox.node import Act, Cycle, Node, Round, Run, Visit, first_of, last_of
from sandbox.structure import Structure
from sandbox.timeline import Timeline
from sandbox.trace import Event, Step

_LINE_CHARS = 300
_VALUE_CHARS = 36
_BEFORE_CHARS = 12
_CHANGES_CHARS = 80
_SOURCE_CHARS = 60
_VARIABLES = 5
_CONDITIONS = 3
_NAMES = 3


class Summaries:
    """One-line summaries of the parts of one trace; each takes time linear in the steps of its own activation.

    Attributes:
        heads: lines of the headers of loops.
    """

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._steps: Sequence[Step] = structure.trace.steps
        self._addresses = Addresses(structure)
        self._timeline = Timeline(structure.trace)
        self._liveness = Liveness(self._steps, self._timeline.statements, self._timeline.bound)
        self._source = structure.trace.program.source.splitlines()
        self._calls = [step.index for step in self._steps if step.event is Event.CALL]
        self._raises = [step.index for step in self._steps if step.event is Event.EXCEPTION]
        loops = [one for one in self._timeline.statements.statements if one.kind in ("for", "while")]
        self.heads = frozenset(one.line for one in loops)
        self._iterating = frozenset(one.line for one in loops if one.kind == "for")
        self._items = frozenset(name for one in loops if one.kind == "for" for name in one.stores)

    def of(self, item: Node | Run | Step, *, again: bool = False) -> str:
        """A part in one line without its span and address; a few hundred printable characters at most.

        Args:
            item: the part.
            again: whether its source was shown before, and need not be shown once more.
        """
        parts = list(self._parts(item))
        if last_of(item) == len(self._steps) - 1 and self._structure.is_cut:
            parts.append("cut here")
        return clipped(_joined(parts[1:] if again and isinstance(item, Act) else parts), _LINE_CHARS)

    def _parts(self, item: Node | Run | Step) -> Iterable[str]:
        if isinstance(item, Step):
            return self._event(item)
        if isinstance(item, Visit):
            return _values(item.opening.changed), self._ending(item), self._inside(item.first + 1, item.last)
        if isinstance(item, Act):
            return self._line(item.begun.line), *self._effect(item), self._inside(item.first, item.last)
        if isinstance(item, Round):
            bare = item.head if not item.parts else None
            left = self._effect(bare) if bare and not bare.has_parts else self._left(item, item.first, item.last)
            return self._begun(item), *left
        if isinstance(item, Cycle):
            return self._line(item.loop.line), _counted(item.rounds), *self._left(item, item.first, item.last)
        return self._neighbours(item)

    def _neighbours(self, run: Run) -> Iterable[str]:
        if run.owner is None or isinstance(run.owner, Act):
            return self._results(run)
        count = _counted([one for one in run.items if isinstance(one, Round)]) or self._lines(run)
        begun = self._begun(run.items[0]) if isinstance(run.items[0], Round) else ""
        return begun, count, *self._left(run.owner, run.first, run.last)

    def _begun(self, first: Round) -> str:
        """The header's source, where a loop begins."""
        return self._line(first.head.begun.line) if first.head and first.number == 1 and first.entered else ""

    def _event(self, step: Step) -> Iterable[str]:
        if step.event in (Event.CALL, Event.RESUME):
            name = self._addresses.of(self._structure.visit_at(step.index))
            return f"{step.event} {name}", _values(step.changed)
        if step.event is Event.EXCEPTION:
            return (_raising(step),)
        if step.span is not None:
            begin, end = step.span
            text = clipped(self._structure.trace.program.source[begin:end], _SOURCE_CHARS)
            return (f"{text} is {clipped(step.value or '', _VALUE_CHARS)}",)
        if step.value is not None:
            return (_giving(step),)
        what = self._line(step.line) if step.event is Event.LINE else f"line {step.line} is over"
        return what, _values(step.changed), self._word(step)

    def _line(self, line: int) -> str:
        return clipped(self._source[line - 1].strip(), _SOURCE_CHARS) if line <= len(self._source) else f"line {line}"

    def _word(self, step: Step) -> str:
        """What a step decided; that a loop goes on shows by its item."""
        if step.line in self._iterating:
            return "no more items" if step.decision is False else ""
        return "" if step.decision is None else "yes" if step.decision else "no"

    def _ending(self, visit: Visit) -> str:
        if visit.closing is not None:
            return _giving(visit.closing)
        raised = visit.latest.raised if visit.latest else None
        return _raising(raised) if raised else ""

    def _effect(self, act: Act) -> tuple[str, str, str]:
        """What an act changed, decided and raised."""
        own = [step for step in act.own if step.event not in (Event.CALL, Event.RESUME)]
        changed = {name: text for step in own for name, text in step.changed.items()}
        decided = next((step for step in reversed(own) if step.decision is not None), None)
        return _values(changed), self._word(decided) if decided else "", _raising(act.raised) if act.raised else ""

    def _inside(self, first: int, last: int) -> str:
        """The functions that were called."""
        calls = self._calls[bisect_left(self._calls, first) : bisect_left(self._calls, last + 1)]
        counts = Counter(self._structure.activations[self._steps[index].frame].name for index in calls)
        named = [name if count == 1 else f"{name} {count} times" for name, count in counts.most_common(_NAMES)]
        more = len(counts) - len(named)
        return f"calls {', '.join(named)}{f' and {more} others' if more else ''}" if named else ""

    def _raised(self, first: int, last: int) -> str:
        """The first exception and the number of the others."""
        begin, end = bisect_left(self._raises, first), bisect_left(self._raises, last + 1)
        if begin == end:
            return ""
        step = self._steps[self._raises[begin]]
        return f"{_raising(step)} at [{step.index}]{f' and {end - begin - 1} more' if end - begin > 1 else ''}"

    def _left(self, owner: Node, first: int, last: int) -> Iterable[str]:
        """What the steps of an activation left behind and decided, and what else was called and raised meanwhile."""
        frame = self._steps[owner.first].frame
        indexes = self._timeline.frame(frame)
        changed: dict[str, str | None] = {}
        decided: dict[int, tuple[list[int], list[int]]] = {}
        for index in indexes[bisect_left(indexes, first) : bisect_left(indexes, last + 1)]:
            step = self._steps[index]
            if step.event is not Event.CALL:
                changed.update(step.changed)
            if step.decision is not None and step.line not in self.heads:
                decided.setdefault(step.line, ([], []))[step.decision].append(index)
        left = self._changes(changed, frame, first, last)
        return left, self._decisions(decided), self._raised(first, last), self._inside(first, last)

    def _changes(self, changed: Mapping[str, str | None], frame: int, first: int, last: int) -> str:
        """Variables afterwards, and before where that is short: first those that are read again, then those that had a value."""
        before = {name: None if name in self._items else self._timeline.before(first, name) for name in changed}
        told: list[str] = []
        for name in sorted(changed, key=lambda name: (not self._liveness.is_read(name, frame, last), before[name] is None)):
            old, new = before[name], _value(changed, name)
            is_short = old is not None and len(old) <= _BEFORE_CHARS and changed[name] not in (None, old)
            told.append(new.replace(" = ", f" {clipped(old or '', _BEFORE_CHARS)} -> ", 1) if is_short else new)
            if sum(map(len, told)) > _CHANGES_CHARS:
                break
        more = len(changed) - len(told)
        return "; ".join(told) + (f"; {more} more" if more else "")

    def _decisions(self, decided: Mapping[int, tuple[list[int], list[int]]]) -> str:
        """Conditions with how they came out, first those that came out both ways, rarest first; a rare outcome with its steps."""
        told = []
        for line in sorted(decided, key=lambda line: (not all(decided[line]), min(map(len, decided[line])), line))[:_CONDITIONS]:
            no, yes = decided[line]
            rare, word = (yes, "yes") if yes and (not no or len(yes) <= len(no)) else (no, "no")
            count = len(no) + len(yes)
            often = f" {len(rare)} of {count}" if len(rare) < count else f" all {count} times" if count > 1 else ""
            where = f" at {', '.join(f'[{index}]' for index in rare)}" if len(rare) <= _NAMES and len(rare) < count else ""
            told.append(f"{clipped(self._line(line).removesuffix(':'), _VALUE_CHARS)}: {word}{often}{where}")
        return "; ".join(told)

    def _results(self, run: Run) -> Iterable[str]:
        visits = [one for one in run.items if isinstance(one, Visit)]
        ends = list(dict.fromkeys((visits[0].first, visits[-1].first))) if visits else []
        shown = [one for one in visits if one.first in ends]
        names = " to ".join(self._addresses.of(visit) for visit in shown)
        return f"{len(visits):,} calls", names, " ... ".join(map(self._ending, shown)), self._raised(run.first, run.last)

    def _lines(self, run: Run) -> str:
        first, last = (self._steps[first_of(one)].line for one in (run.items[0], run.items[-1]))
        return f"lines {first} to {last}, {run.last - run.first + 1} steps"


def clipped(text: str, chars: int) -> str:
    """A text in at most so many printable characters, the middle of a longer one left out."""
    if len(text) > chars:
        end = chars // 3
        text = f"{text[: chars - end - 1]}…{text[len(text) - end :]}"
    return text if text.isprintable() else "".join(char if char.isprintable() else "?" for char in text)


def _value(changed: Mapping[str, str | None], name: str) -> str:
    text = changed[name]
    return f"{clipped(name, _VALUE_CHARS)} {'is gone' if text is None else f'= {clipped(text, _VALUE_CHARS)}'}"


def _values(changed: Mapping[str, str | None]) -> str:
    told = [_value(changed, name) for name in list(changed)[:_VARIABLES]]
    return "; ".join(told) + (f"; {len(changed) - _VARIABLES} more" if len(changed) > _VARIABLES else "")


def _giving(step: Step) -> str:
    return f"{step.event}s {clipped(step.value or '', _VALUE_CHARS)}"


def _raising(step: Step) -> str:
    return f"raises {clipped(step.value or '', _VALUE_CHARS)}"


def _joined(parts: Iterable[str]) -> str:
    return " | ".join(part for part in parts if part)


def _counted(rounds: Sequence[Round]) -> str:
    count = sum(1 for one in rounds if one.entered)
    return f"{count:,} round{'' if count == 1 else 's'}" if rounds else ""
