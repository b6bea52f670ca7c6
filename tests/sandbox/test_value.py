from collections import Counter, OrderedDict, defaultdict, deque
from decimal import Decimal
from fractions import Fraction

import pytest

from sandbox.guest.plain import Opaque, Record
from sandbox.value import is_cut, parse

VALUES: list[tuple[str, object]] = [
    ("-5", -5),
    ("-inf", float("-inf")),
    ("(1+2j)", 1 + 2j),
    ("'a<b>…#0123456789ab'", "a<b>…#0123456789ab"),
    ("b'\\x00'", b"\x00"),
    ("[1, (2,), {3: {4}}]", [1, (2,), {3: {4}}]),
    ("set()", set()),
    ("frozenset({1})", frozenset({1})),
    ("deque([1], maxlen=2)", deque([1], 2)),
    ("Counter({'a': 2})", Counter("aa")),
    ("OrderedDict({'a': 1})", OrderedDict(a=1)),
    ("defaultdict(<class int>, {1: 2})", defaultdict(None, {1: 2})),
    ("Fraction(1, 2)", Fraction(1, 2)),
    ("Decimal('1.5')", Decimal("1.5")),
    ("range(0, 3)", range(3)),
    ("Item(name='pen', tags=[1])", Record("Item", (("name", "pen"), ("tags", [1])))),
    ("Empty()", Record("Empty", ())),
    ("Color.RED", Opaque("Color.RED")),
    ("datetime.date(2024, 1, 2)", Opaque("datetime.date(2024, 1, 2)")),
    ("ValueError('no')", Opaque("ValueError('no')")),
    ("[<function <lambda>>, <...>]", [Opaque("<function <lambda>>"), Opaque("<...>")]),
    ("Words(['a', <object>])", Opaque("Words(['a', <object>])")),
    ("0x10", 16),
]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[text for text, _ in VALUES])
def test_value_of_text(text: str, value: object) -> None:
    found = parse(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text", ["[1, 2…#0123456789ab", "open('x'", "__import__('os').system", "1 +", "x", "[" * 500, "1 if 2 else 3"]
)
def test_what_is_no_value_text(text: str) -> None:
    try:
        found = parse(text)
    except ValueError:
        return
    assert isinstance(found, Opaque)


def test_a_string_that_ends_like_a_cut_text_is_not_cut() -> None:
    assert is_cut("'abc…#0123456789ab")
    assert not is_cut("'abc…#0123456789ab'")
