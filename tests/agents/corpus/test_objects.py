import ast

import pytest

from agents.corpus.objects import object_taken


def taken(text: str) -> str:
    node = ast.parse(text).body[0]
    assert isinstance(node, ast.FunctionDef)
    return object_taken(node)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("def f(tree):\n    return tree.left\n", "tree.left"),
        ("def f(head):\n    at = head\n    while at:\n        at = at.next\n    return 0\n", "at.next"),
        ("def f(root):\n    def walk(node):\n        return node.value\n    return walk(root)\n", "node.value"),
        ("def f(xs, by):\n    return [by(x) for x in xs]\n", "takes a function: by"),
        ("def f(xs, *, by):\n    return by(xs)\n", "takes a function: by"),
    ],
)
def test_what_only_an_object_bears_tells_that_one_is_taken(text: str, what: str) -> None:
    assert what in taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "def f(xs):\n    xs.append(1)\n    return xs\n",
        "def f(text, by=None):\n    return by(text) if by else text.upper()\n",
        "def f(text):\n    found = compile(text)\n    return found.group(1)\n",
        "def f(n):\n    def helper(m):\n        return m\n    return helper(n)\n",
    ],
)
def test_literals_serve_for_all_else(text: str) -> None:
    assert taken(text) == ""
