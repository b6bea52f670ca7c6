import ast

import pytest

from sandbox.guest.statements import relocate, table

SOURCE = '''@first
@second(
    1)
def f(a,
      b=2):
    """doc"""
    if a: return 1
    elif (b
            and a):
        x = 1; y = x
    else: z = [i for i in b]
    match a:
        case {"k": q, **rest} if q:
            pass
    try:
        with open(a) as g:
            pass
    except (A,
            B) as e:
        del x
    class K:
        def m(self, n): self.t = n
    while True:
        x += 1
'''


def test_kinds_lines_and_functions() -> None:
    found = [(one.kind, one.line, one.last, one.function) for one in table(SOURCE).statements]
    assert found == [
        ("def", 1, 24, "<module>"),
        ("expr", 6, 6, "f"),
        ("if", 7, 11, "f"),
        ("return", 7, 7, "f"),
        ("if", 8, 11, "f"),
        ("assign", 10, 10, "f"),
        ("assign", 10, 10, "f"),
        ("assign", 11, 11, "f"),
        ("match", 12, 14, "f"),
        ("case", 13, 14, "f"),
        ("pass", 14, 14, "f"),
        ("try", 15, 20, "f"),
        ("with", 16, 17, "f"),
        ("pass", 17, 17, "f"),
        ("except", 18, 20, "f"),
        ("del", 20, 20, "f"),
        ("class", 21, 22, "f"),
        ("def", 22, 22, "f.<locals>.K"),
        ("assign", 22, 22, "f.<locals>.K.m"),
        ("while", 23, 24, "f"),
        ("augassign", 24, 24, "f"),
    ]


@pytest.mark.parametrize(
    ("line", "loads", "stores"),
    [
        (1, {"first", "second"}, {"f"}),
        (8, {"a", "b"}, set()),
        (11, {"b", "i"}, {"z"}),
        (13, {"q"}, {"q", "rest"}),
        (16, {"a", "open"}, {"g"}),
        (18, {"A", "B"}, {"e"}),
        (20, set(), {"x"}),
        (24, {"x"}, {"x"}),
    ],
)
def test_names(line: int, loads: set[str], stores: set[str]) -> None:
    statements = table(SOURCE)
    one = next(one for one in statements.statements if one.line == line)
    assert set(one.loads) == loads
    assert set(one.stores) == stores


def test_innermost_statement_of_each_line() -> None:
    statements = table(SOURCE)
    assert [statements.at(line).kind for line in (2, 5, 7, 9, 10, 19, 22)] == [
        "def",
        "def",
        "if",
        "if",
        "assign",
        "except",
        "def",
    ]
    with pytest.raises(KeyError):
        statements.at(99)


def test_body_leaves_else_out() -> None:
    statements = table(SOURCE)
    assert [one.line for one in statements.inside(statements.at(7))] == [7]
    assert [one.line for one in statements.inside(statements.at(8))] == [10, 10]


def test_endless_loop_decides_nothing() -> None:
    decides = {one.line: one.decides for one in table(SOURCE).statements}
    assert decides[8]
    assert decides[18]
    assert not decides[23]


def test_compiled_each_statement_is_one_line() -> None:
    statements = table(SOURCE)
    marks = [one.mark for one in statements.statements]
    assert len(set(marks)) == len(marks)
    relocate(statements)
    node = statements.at(8).node
    assert isinstance(node, ast.If)
    assert {part.lineno for part in ast.walk(node.test) if isinstance(part, ast.expr)} == {8}
    compile(ast.Module([statements.statements[0].node], []), "x", "exec")  # type: ignore[list-item]


def test_no_python_is_a_syntax_error() -> None:
    with pytest.raises(SyntaxError):
        table("def")
    with pytest.raises(SyntaxError):
        table("x = '\0'")
