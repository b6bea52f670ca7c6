"""What a pure expression of the program comes to, worked out from the values of its names.

Nothing of the program is run: an interpreter over plain values, bounded in steps and sizes. What it cannot do is ``Unknown``;
what it finds is only told where the trace agrees.
"""

import ast
from collections.abc import Callable, Iterator, Mapping

from sandbox.guest import pure
from sandbox.guest.plain import Opaque, Record

_MOST_STEPS = 3_000
_FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError, pure.TooMuch)


class Unknown(Exception):  # noqa: N818 -- an answer, not a failure
    """The value of an expression cannot be worked out here."""


class Reckoner:
    """Works out expressions.

    Args:
        look: plain value of a name; raises ``Unknown``.
        known: ``id`` of an expression -> its value, where that is known otherwise, as for a call of the program's functions.
    """

    def __init__(self, look: Callable[[str], object], known: Mapping[int, object]) -> None:
        self._look = look
        self._known = known
        self._bound: dict[str, object] = {}
        self._left = _MOST_STEPS

    def value(self, node: ast.expr) -> object:
        """The value of an expression.

        Raises:
            Unknown: it uses what is not known, fails, or is too much work.
        """
        self._left = _MOST_STEPS
        try:
            return self._value(node)
        except _FAILURES as error:
            raise Unknown(str(error)) from None
        finally:
            self._bound.clear()

    def _value(self, node: ast.expr) -> object:  # noqa: C901, PLR0911, PLR0912 -- one for each kind of expression
        self._left -= 1
        if self._left < 0:
            raise Unknown("too much work")
        if id(node) in self._known:
            return self._known[id(node)]
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                return self._bound[name] if name in self._bound else self._look(name)
            case ast.BinOp(left=left, op=operator, right=right):
                one, other = self._value(left), self._value(right)
                self._left -= pure.size(one) + pure.size(other)
                return pure.binary(type(operator).__name__, one, other)
            case ast.UnaryOp(op=operator, operand=operand):
                return pure.UNARY[type(operator).__name__](self._value(operand))
            case ast.BoolOp():
                return self._joined(node)
            case ast.Compare():
                return self._compared(node)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return self._value(body if self._value(test) else orelse)
            case ast.Subscript(value=owner, slice=key):
                return self._item(self._value(owner), key)
            case ast.Attribute(value=owner, attr=attr):
                return self._field(self._value(owner), attr)
            case ast.Call():
                return self._called(node)
            case _:
                return self._collection(node)

    def _joined(self, node: ast.BoolOp) -> object:
        stop = isinstance(node.op, ast.Or)
        value: object = None
        for part in node.values:
            value = self._value(part)
            if self.truth(value) is stop:
                break
        return value

    @staticmethod
    def truth(value: object) -> bool:
        """Whether a plain value counts as true.

        Raises:
            Unknown: only the program's own class could tell.
        """
        if isinstance(value, Record | Opaque):
            raise Unknown("truth of an object")
        return bool(value)

    def _compared(self, node: ast.Compare) -> bool:
        left = self._value(node.left)
        for operator, part in zip(node.ops, node.comparators, strict=True):
            right = self._value(part)
            plain = isinstance(operator, ast.Is | ast.IsNot) and (left is None or right is None)
            if not plain and (isinstance(left, Record | Opaque) or isinstance(right, Record | Opaque)):
                raise Unknown("comparison of objects")
            if not pure.COMPARE[type(operator).__name__](left, right):
                return False
            left = right
        return True

    def _item(self, owner: object, key: ast.expr) -> object:
        if isinstance(owner, Record | Opaque):
            raise Unknown("item of an object")
        if isinstance(key, ast.Slice):
            bounds = (None if part is None else self._value(part) for part in (key.lower, key.upper, key.step))
            return owner[slice(*bounds)]  # type: ignore[index]
        return owner[self._value(key)]  # type: ignore[index]

    @staticmethod
    def _field(owner: object, attr: str) -> object:
        if isinstance(owner, Record):
            return owner.field(attr)
        raise Unknown(f"field {attr}")

    def _called(self, node: ast.Call) -> object:
        if any(isinstance(arg, ast.Starred) for arg in node.args) or any(word.arg is None for word in node.keywords):
            raise Unknown("unpacked arguments")
        options = {word.arg: self._value(word.value) for word in node.keywords if word.arg}
        if isinstance(node.func, ast.Attribute) and not options:
            owner = self._value(node.func.value)
            return pure.method(owner, node.func.attr, [self._value(arg) for arg in node.args])
        if isinstance(node.func, ast.Name) and node.func.id in pure.FUNCTIONS and self._is_builtin(node.func.id):
            if any(name not in pure.OPTIONS.get(node.func.id, ()) for name in options):
                raise Unknown("an option")
            args = [self._value(arg) for arg in node.args]
            if any(isinstance(arg, Record | Opaque) for arg in args):
                raise Unknown("a function of an object")
            return pure.call(node.func.id, args, options)
        raise Unknown("a call")

    def _is_builtin(self, name: str) -> bool:
        if name in self._bound:
            return False
        try:
            self._look(name)
        except Unknown:
            return True
        return False

    def _collection(self, node: ast.expr) -> object:  # noqa: PLR0911 -- one for each kind of display
        match node:
            case ast.List(elts=items):
                return list(self._items(items))
            case ast.Tuple(elts=items):
                return tuple(self._items(items))
            case ast.Set(elts=items):
                return set(self._items(items))
            case ast.Dict(keys=keys, values=values):
                if None in keys:
                    raise Unknown("unpacked mapping")
                return {self._value(key): self._value(value) for key, value in zip(keys, values, strict=True) if key}
            case ast.ListComp() | ast.GeneratorExp():
                return list(self._each(node, 0))
            case ast.SetComp():
                return set(self._each(node, 0))
            case ast.DictComp(key=key, value=value):
                pair = ast.Tuple([key, value], ast.Load())
                entries = self._each(ast.ListComp(pair, node.generators), 0)
                return {entry[0]: entry[1] for entry in entries if isinstance(entry, tuple)}
            case ast.JoinedStr(values=pieces):
                return "".join(self._piece(piece) for piece in pieces)
        raise Unknown(type(node).__name__)

    def _items(self, nodes: list[ast.expr]) -> Iterator[object]:
        for node in nodes:
            if isinstance(node, ast.Starred):
                values = self._value(node.value)
                if isinstance(values, Record | Opaque):
                    raise Unknown("an unpacked object")
                yield from values  # type: ignore[misc]
            else:
                yield self._value(node)

    def _each(self, node: ast.ListComp | ast.GeneratorExp | ast.SetComp, level: int) -> Iterator[object]:
        if level == len(node.generators):
            yield self._value(node.elt)
            return
        source = node.generators[level]
        items = self._value(source.iter)
        if isinstance(items, Record | Opaque):
            raise Unknown("items of an object")
        for item in items:  # type: ignore[attr-defined]
            self._bind(source.target, item)
            if all(self.truth(self._value(test)) for test in source.ifs):
                yield from self._each(node, level + 1)

    def _bind(self, target: ast.expr, value: object) -> None:
        if isinstance(target, ast.Name):
            self._bound[target.id] = value
        elif isinstance(target, ast.Tuple | ast.List) and isinstance(value, list | tuple) and len(value) == len(target.elts):
            for part, item in zip(target.elts, value, strict=True):
                self._bind(part, item)
        else:
            raise Unknown("an unpacking")

    def _piece(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant):
            return str(node.value)
        if not isinstance(node, ast.FormattedValue) or node.conversion not in (-1, 115):
            raise Unknown("a conversion")
        value = self._value(node.value)
        if isinstance(value, float | int | str) and (node.format_spec is None or isinstance(node.format_spec, ast.JoinedStr)):
            spec = "".join(self._piece(piece) for piece in node.format_spec.values) if node.format_spec else ""
            if len(spec) > 8 or any(int(run) > 200 for run in "".join(c if c.isdigit() else " " for c in spec).split()):
                raise Unknown("a wide format")
            return format(value, spec)
        raise Unknown("formatting of an object")
