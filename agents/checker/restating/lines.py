"""The lines of a program as clauses write them, and whether they are run."""

import ast
from collections.abc import Iterator
from functools import cached_property

from agents.checker.plain.moments import Moments
from agents.checker.restating.clause import Clause, Form
from sandbox.trace import Step


class Lines:
    """The lines that clauses are held against.

    Args:
        moments: an execution of them.
    """

    def __init__(self, moments: Moments) -> None:
        self._moments = moments
        self._scene = moments.scene

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Those of the function that was called."""
        table, entry = self._scene.source.table.statements, self._scene.trace.program.entry
        taken = next(one.node.args for one in table if isinstance(one.node, ast.FunctionDef) and one.node.name == entry)
        return tuple(argument.arg for argument in taken.args)

    def is_run(self, one: Clause, step: Step) -> bool:
        """Whether a clause writes the line of a step."""
        assert one.value is not None
        summed = one.value.value if isinstance(one.value, ast.Assign) else None
        sums = summed is not None and isinstance(self._moments.value(summed, step.frame, step.index), int | float)
        return _ordered(one.value, sums=sums) in self._written(step.line, one.form, sums=sums)

    def _written(self, line: int, form: Form, *, sums: bool = False) -> Iterator[str]:
        for one in self._scene.source.line(line).statements:
            match one.node:
                case ast.Assign(targets=[target], value=value) if form is Form.LINE:
                    yield _ordered(ast.Assign([target], value, lineno=1), sums=sums)
                case ast.AugAssign(target=target, op=op, value=value) if form is Form.LINE:
                    yield _ordered(ast.Assign([target], ast.BinOp(target, op, value), lineno=1), sums=sums)
                case ast.Return(value=ast.expr() as value) if form is Form.RETURNS:
                    yield _ordered(value)
                case ast.If(test=test) | ast.While(test=test) if form is Form.ASKED:
                    yield _ordered(test)

    def stands(self, one: Clause) -> bool:
        """What holds of the whole execution: a line that is not run, the parameters."""
        table = self._scene.source.table.statements
        if one.form is Form.TAKES:
            if isinstance(one.value, ast.Tuple):
                return [ast.literal_eval(part) for part in one.value.elts] == list(self.parameters)
            return ast.unparse(one.value or ast.Pass()) == str(len(self.parameters))
        assert one.value is not None
        form = Form.LINE if isinstance(one.value, ast.Assign) else Form.RETURNS
        lines = {part.line for part in table if _ordered(one.value) in self._written(part.line, form)}
        return bool(lines) and not any(step.line in lines for step in self._scene.steps)


def _ordered(tree: ast.AST, *, sums: bool = False) -> str:
    """Code in which it makes no difference in which order factors stand, and summands where they are numbers."""
    copy = ast.parse(ast.unparse(tree)).body[0]
    return ast.unparse(_Ordering(sums=sums).visit(copy))


class _Ordering(ast.NodeTransformer):
    """Puts factors in order, and summands if they are numbers."""

    def __init__(self, *, sums: bool) -> None:
        self._sums = sums

    def visit_BinOp(self, node: ast.BinOp) -> ast.BinOp:
        self.generic_visit(node)
        parts = [node.left, node.right]
        if isinstance(node.op, ast.Mult) or (isinstance(node.op, ast.Add) and self._sums):
            node.left, node.right = sorted(parts, key=ast.unparse)
        return node
