"""Statements that cannot change anything inside an object, so that after them only names need to be looked at.

What the program's own code does during a statement is seen as steps of its own; so only what the interpreter and the library do
in between counts. A statement is quiet if, by its syntax, it only reads, computes and binds names, and calls nothing but
functions that leave their arguments alone. A program that passes such things as ``xs.append`` around, hides changes in a
generator expression, or reaches into objects by name, has no quiet statements at all.
"""

import ast
from functools import cached_property

from sandbox.guest.statements import Statement, Table, walk

_MUTATING = frozenset(
    """append appendleft extend extendleft insert pop popleft popitem remove add discard clear update setdefault sort reverse
    rotate difference_update intersection_update symmetric_difference_update move_to_end subtract heappush heappop heapify
    heapreplace heappushpop put put_nowait get_nowait setitem delitem iadd shuffle insort insort_left insort_right write send
    throw close
    __setitem__ __delitem__ __setattr__ __iadd__ __next__""".split()  # noqa: SIM905
)
_PRYING = frozenset(
    """setattr delattr getattr vars locals globals exec eval methodcaller attrgetter ctypes gc memoryview __builtins__ __import__
    settrace Thread""".split()  # noqa: SIM905
)
_GROWING = "defaultdict"  # reading a key that is absent stores it
_RECEIVING = "out"  # what takes this argument stores its result there
_HARMLESS = frozenset(
    """abs all any bin bool bytes chr complex dict divmod enumerate float frozenset hex int isinstance issubclass len list max min
    oct ord pow print range repr reversed round set sorted str sum tuple type zip""".split()  # noqa: SIM905
)
_READING = frozenset(
    """bit_count bit_length capitalize casefold center count endswith find format gcd index isalnum isalpha isdecimal isdigit
    islower isnumeric isspace istitle isupper items join keys ljust lower lstrip partition replace rfind rindex rjust rpartition
    rsplit rstrip split splitlines sqrt isqrt startswith strip swapcase title upper values zfill""".split()  # noqa: SIM905
)
_FAMILIES = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context)
_HARMLESS_NODES = frozenset(
    (
        *(ast.Name, ast.Constant, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.Subscript, ast.Slice),
        *(ast.Attribute, ast.List, ast.Tuple, ast.Set, ast.Dict, ast.Call, ast.keyword, ast.Starred, ast.JoinedStr),
        *(ast.FormattedValue, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension),
        *(kind for family in _FAMILIES for kind in family.__subclasses__()),
    )
)
_KINDS = frozenset(
    {"assign", "augassign", "annassign", "return", "if", "while", "for", "pass", "break", "continue", "assert", "try"}
)


class Quiet:
    """Which statements of a program are quiet.

    Args:
        table: its statements.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: dict[int, bool] = {}

    def is_quiet(self, statement: Statement) -> bool:
        """Whether a run of ``statement`` without steps of other frames changes nothing but what names stand for.

        An augmented assignment to a name is so only if it leaves a number or a string there: a list is changed in place.
        """
        known = self._known.get(statement.index)
        if known is None:
            known = self._known[statement.index] = self._ordinary and _reads_only(statement, subscripts=not self._growing)
        return known

    @property
    def _growing(self) -> bool:
        """Whether the program has mappings that grow by being read."""
        return _GROWING in self._traits[0]

    @property
    def _ordinary(self) -> bool:
        """Whether the program neither pries into objects nor hands around what changes them."""
        return self._traits[1]

    @cached_property
    def _traits(self) -> tuple[set[str], bool]:
        """All names in the program's expressions and imports, and whether it is ordinary."""
        named: set[str] = set()
        loose = False
        for one in self._table.statements:
            called = {id(part.func) for part in one.parts if isinstance(part, ast.Call)}
            for part in one.parts:
                if isinstance(part, ast.Name):
                    name = part.id
                elif isinstance(part, ast.Attribute):
                    name = part.attr
                elif isinstance(part, ast.alias):
                    named.update((part.name, part.name.rpartition(".")[2]))
                    continue
                else:
                    loose = loose or (isinstance(part, ast.GeneratorExp) and not all(map(_is_harmless, walk(part))))
                    continue
                named.add(name)
                loose = loose or (name in _MUTATING and id(part) not in called)
        return named, not loose and named.isdisjoint(_PRYING)


def _reads_only(statement: Statement, *, subscripts: bool) -> bool:
    if statement.kind not in _KINDS or isinstance(statement.node, ast.AsyncFor):
        return False
    parts = statement.parts
    return all(map(_is_harmless, parts)) and (subscripts or not any(isinstance(part, ast.Subscript) for part in parts))


def _is_harmless(part: ast.AST) -> bool:
    if type(part) not in _HARMLESS_NODES:
        return False
    if isinstance(part, ast.Subscript | ast.Attribute):
        return isinstance(part.ctx, ast.Load)
    return not isinstance(part, ast.Call) or _leaves_alone(part)


def _leaves_alone(call: ast.Call) -> bool:
    """Whether a function that is called leaves its arguments as they are."""
    function = call.func
    if any(word.arg == _RECEIVING for word in call.keywords):
        return False
    if isinstance(function, ast.Name):
        return function.id in _HARMLESS
    if not isinstance(function, ast.Attribute) or (function.attr == "sqrt" and len(call.args) > 1):  # numpy's second receives
        return False
    return function.attr in _READING
