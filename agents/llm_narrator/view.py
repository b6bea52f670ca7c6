"""What a model is shown of a trace: one line for each part, with the anchor that belongs to it, folded to a budget."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from agents.inputs import input_text
from sandbox.guest import literals
from sandbox.outline import Row, outline
from sandbox.trace import Event, Step, Trace

_LONGEST_CLAIM = 120
_LONGEST_ITEM = 24
_RETURN = "return"
_PREFIX = re.compile(r"^\[[\d.]+\] (?:[\w.]+[@#]\S*: )?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the view.

    Attributes:
        first, last: the steps that it tells.
        claims: what is true when they are over.
        words: what happens.
    """

    first: int
    last: int
    claims: tuple[str, ...]
    words: str

    @property
    def anchor(self) -> str:
        """As a narrator writes it."""
        span = f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"
        return f"[[{span}| {'; '.join(self.claims)}]]" if self.claims else f"[[{span}|]]"


def view(trace: Trace, budget: int, *, with_code: bool, backward: bool = False) -> list[Line]:
    """The lines of a whole trace, without a gap between their steps.

    Args:
        trace: that returned.
        budget: tokens of its outline, see ``sandbox.outline``; anchors come on top.
        with_code: whether each line quotes its statement also where words and numbers say it all.
        backward: whether the input is supposed, to find one that gives what the trace returns.
    """
    teller = _Teller(trace, with_code=with_code, backward=backward)
    return [teller.line(row) for row in outline(trace, budget).rows]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that one sentence tells."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> int:
        """Its first step."""
        return self.lines[0].first

    @property
    def last(self) -> int:
        """Its last step."""
        return self.lines[-1].last

    @property
    def anchors(self) -> str:
        """As a narrator writes them."""
        return " ".join(line.anchor for line in self.lines)

    @property
    def words(self) -> str:
        """What happens."""
        return ", then ".join(line.words for line in self.lines if line.words != _RETURN) or _RETURN


def parts(lines: Sequence[Line]) -> list[Part]:
    """The lines by sentences: a ``return`` that leaves nothing to be claimed is joined to what is returned."""
    found, waiting = [], list[Line]()
    for line in lines:
        waiting.append(line)
        if line.claims or not line.words.startswith(_RETURN) or line is lines[-1]:
            found.append(Part(tuple(waiting)))
            waiting = []
    return found


def anchored(lines: Sequence[Line]) -> str:
    """The lines with their anchors, a sentence's in a row."""
    return "\n".join(f"{part.anchors} {part.words}" for part in parts(lines))


def listed(lines: Sequence[Line]) -> str:
    """The lines without anchors."""
    return "\n".join(f"- {line.words}" for line in lines)


class _Teller:
    """Follows the variables of every frame from line to line."""

    def __init__(self, trace: Trace, *, with_code: bool, backward: bool) -> None:
        self._input = input_text(trace.program, trace.call) if backward else ""
        self._steps = trace.steps
        self._with_code = with_code
        self._glosses = trace.program.glosses
        self._source = trace.program.source.splitlines()
        self._statements = _statements(trace.program.source)
        self._known: dict[int, dict[str, str]] = {}

    def line(self, row: Row) -> Line:
        head, before = self._steps[row.first], dict(self._known.get(self._steps[row.first].frame, {}))
        left: dict[str, str | None] = {}
        for step in self._steps[row.first : row.last + 1]:
            self._known.setdefault(step.frame, {}).update({name: text or "" for name, text in step.changed.items()})
            if step.frame == head.frame:
                left |= step.changed
        if row.first == row.last and not left and head.event is Event.LINE:
            left = self._unchanged(head, before)
        last = self._steps[row.last]
        claims = tuple(self._claims(head, last, left, single=row.first == row.last))
        return Line(row.first, row.last, claims, self._words(row, head, before, left))

    def _unchanged(self, step: Step, before: Mapping[str, str]) -> dict[str, str | None]:
        """The variable that a statement gave the value that it had, which the trace does not mention."""
        node = self._statements.get(step.line)
        places = [node.target] if isinstance(node, ast.AugAssign) else node.targets if isinstance(node, ast.Assign) else []
        names = [place.id for place in places if isinstance(place, ast.Name) and place.id in before]
        return {name: before[name] for name in names}

    def _claims(self, head: Step, last: Step, left: Mapping[str, str | None], *, single: bool) -> Iterator[str]:
        if single and head.decision is not None:
            yield "branch" if head.decision else "not branch"
        for name, text in left.items():
            if text is not None and (claim := _claim(name, text)):
                yield claim
        if last.event is Event.RETURN and last.frame == head.frame and last.value not in (None, "None"):
            yield from filter(None, [_claim("return", last.value or "")])

    def _words(self, row: Row, head: Step, before: Mapping[str, str], left: Mapping[str, str | None]) -> str:
        if row.first != row.last:
            return self._folded(row, left)
        match head.event:
            case Event.CALL if head.depth:
                return f"{head.function} is asked with {self._left(left, 'is')}" if left else f"{head.function} is asked"
            case Event.CALL:
                return ("suppose that " if self._input else "") + (self._left(left, "is") or "it begins")
            case Event.RETURN:
                return self._given(head)
            case Event.LINE | Event.FINISH:
                return self._statement(head, before, left)
        return _PREFIX.sub("", row.text)

    def _given(self, step: Step) -> str:
        if step.depth:
            return f"what {step.function} gives is {step.value}"
        return (
            f"that gives {step.value}, as wanted, so the answer is {self._input}"
            if self._input
            else f"the answer is {step.value}"
        )

    def _folded(self, row: Row, left: Mapping[str, str | None]) -> str:
        if not any(step.frame != self._steps[row.first].frame for step in self._steps[row.first : row.last + 1]):
            return f"several steps of the same kind, told together; afterwards {self._left(left, 'is') or 'nothing is new'}"
        return f"{self._text(self._steps[row.first])}: {self._left(left, 'becomes') or _PREFIX.sub('', row.text)}"

    def _statement(self, step: Step, before: Mapping[str, str], left: Mapping[str, str | None]) -> str:
        text, node = self._text(step), self._statements.get(step.line)
        if step.decision is not None:
            return self._decided(step, node, before, left)
        if isinstance(node, ast.Return):
            return text if self._with_code else _RETURN
        filled = _filled(node.value, before) if isinstance(node, ast.Assign | ast.AugAssign) else ""
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id in before:
            whole = ast.BinOp(node.target, node.op, node.value)
            filled = _filled(whole, before)
        said = self._left(left, f"becomes {filled} =" if filled and len(left) == 1 else "becomes")
        if said and not self._with_code and (filled or (isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant))):
            return said
        return f"{text}, so {said}" if said else text

    def _decided(self, step: Step, node: ast.stmt | None, before: Mapping[str, str], left: Mapping[str, str | None]) -> str:
        text = self._text(step).rstrip(":")
        if isinstance(node, ast.For | ast.AsyncFor):
            item = self._left(left, "is")
            said = f"next, {item}" if step.decision else "there are no more"
            return f"{text}: {said}" if self._with_code or not step.decision else said
        if isinstance(node, ast.If | ast.While):
            text = text if self._with_code else f"if {self._in_phrases(node.test)}"
        filled = _filled(node.test, before) if isinstance(node, ast.If | ast.While) else ""
        asked = f"{filled}? " if filled else ""
        return f"{text}: {asked}{'yes' if step.decision else 'no'}"

    def _left(self, left: Mapping[str, str | None], verb: str) -> str:
        return ", ".join(f"{self._glosses.get(name, name)} {verb} {text}" for name, text in left.items() if text is not None)

    def _in_phrases(self, node: ast.expr) -> str:
        return ast.unparse(_Naming(self._glosses).visit(ast.parse(ast.unparse(node), mode="eval").body))

    def _text(self, step: Step) -> str:
        return self._source[step.line - 1].strip() if 0 < step.line <= len(self._source) else ""


def _claim(name: str, text: str) -> str:
    """The claim that a variable has a value; of a long collection its size, of what is no literal nothing."""
    try:
        node = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    if not literals.is_literal(node):
        return ""
    if len(text) <= _LONGEST_CLAIM:
        return f"{name} == {text}"
    parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
    return f"len({name}) == {len(parts)}" if parts and name != "return" else ""


def _statements(source: str) -> dict[int, ast.stmt]:
    """First line -> the statement that begins there."""
    found: dict[int, ast.stmt] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            found.setdefault(node.lineno, node)
    return found


def _filled(node: ast.expr, known: Mapping[str, str]) -> str:
    """An expression with values in place of its variables; empty if there is more in it than arithmetic, or just a name."""
    if isinstance(node, ast.Name | ast.Constant):
        return ""
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            if len(known.get(part.id, "x" * 99)) > _LONGEST_ITEM or not _is_value(known[part.id]):
                return ""
        elif not isinstance(part, _ARITHMETIC):
            return ""
    return ast.unparse(_Filling(known).visit(ast.parse(ast.unparse(node), mode="eval").body))


_ARITHMETIC = (
    ast.BinOp,
    ast.UnaryOp,
    ast.Compare,
    ast.BoolOp,
    ast.Constant,
    ast.operator,
    ast.unaryop,
    ast.cmpop,
    ast.boolop,
    ast.expr_context,
)


def _is_value(text: str) -> bool:
    try:
        return literals.is_literal(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError):
        return False


class _Filling(ast.NodeTransformer):
    """Puts values in place of names."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.parse(self._known[node.id], mode="eval").body


class _Naming(ast.NodeTransformer):
    """Puts phrases in place of names."""

    def __init__(self, glosses: Mapping[str, str]) -> None:
        self._glosses = glosses

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Name(self._glosses.get(node.id, node.id), node.ctx)
