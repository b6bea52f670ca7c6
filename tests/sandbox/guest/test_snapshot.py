import array
import collections
import datetime as dt
import enum
import subprocess
import sys
import types
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from sandbox.guest import snapshot
from sandbox.guest.folds import Folds
from sandbox.guest.look import shown
from sandbox.guest.plain import Opaque, Record

Pair = collections.namedtuple("Pair", "left right")  # noqa: PYI024 - programs use it


class Color(enum.Enum):
    RED = 1


@dataclass
class Item:
    name: str
    tags: list[int]


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self) -> None:
        self.x = 1


class Words(list[str]):
    pass


class Trap:
    """Everything that text, copies or comparisons could call."""

    def __init__(self) -> None:
        object.__setattr__(self, "x", 1)

    def _sprung(self, *_: object) -> object:
        raise AssertionError("the program's code ran")

    __repr__ = __str__ = __eq__ = __hash__ = __len__ = __iter__ = __bool__ = _sprung  # type: ignore[assignment]
    __getattribute__ = __format__ = __reduce_ex__ = _sprung  # type: ignore[assignment]


def cyclic() -> list[object]:
    items: list[object] = [1]
    items.append(items)
    return items


VALUES: list[tuple[object, str]] = [
    (-5, "-5"),
    (float("nan"), "nan"),
    (-0.0, "-0.0"),
    (1 + 2j, "(1+2j)"),
    ("a\n'\ud800", '"a\\n\'\\ud800"'),
    (b"\x00", "b'\\x00'"),
    (True, "True"),
    (None, "None"),
    ([1, "a", [2.5]], "[1, 'a', [2.5]]"),
    ((1,), "(1,)"),
    ((), "()"),
    ({"b": 1, "a": [2]}, "{'b': 1, 'a': [2]}"),
    ({10, 9, 1}, "{1, 9, 10}"),
    ({"b", 2, "a"}, "{2, 'a', 'b'}"),
    (set(), "set()"),
    (frozenset({1}), "frozenset({1})"),
    (frozenset(), "frozenset()"),
    (range(3), "range(0, 3)"),
    (bytearray(b"a"), "bytearray(b'a')"),
    (array.array("i", [1]), "array('i', [1])"),
    (collections.deque([1], 2), "deque([1], maxlen=2)"),
    (collections.Counter("aab"), "Counter({'a': 2, 'b': 1})"),
    (collections.defaultdict(int, {1: 2}), "defaultdict(<class int>, {1: 2})"),
    (collections.OrderedDict(a=1), "OrderedDict({'a': 1})"),
    (Fraction(1, 2), "Fraction(1, 2)"),
    (Decimal("1.5"), "Decimal('1.5')"),
    (dt.date(2024, 1, 2), "datetime.date(2024, 1, 2)"),
    (Pair(1, [2]), "Pair(left=1, right=[2])"),
    (Item("pen", [1]), "Item(name='pen', tags=[1])"),
    (Slotted(), "Slotted(x=1)"),
    (Words(["a"]), "Words(['a'])"),
    (Color.RED, "Color.RED"),
    (ValueError("no", 1), "ValueError('no', 1)"),
    (types.SimpleNamespace(x=1), "SimpleNamespace(x=1)"),
    (len, "<function len>"),
    (cyclic, "<function cyclic>"),
    ([].append, "<function append>"),
    (int, "<class int>"),
    (sys, "<module sys>"),
    (object(), "<object>"),
    (iter([1]), "<list_iterator>"),
    (cyclic(), "[1, <...>]"),
    (Trap(), "Trap(x=1)"),
    ([Trap()], "[Trap(x=1)]"),
]


@pytest.mark.parametrize(("value", "text"), VALUES, ids=[text for _, text in VALUES])
def test_value_text(value: object, text: str) -> None:
    assert snapshot.text(value) == text
    assert shown(value, 1_000, Folds()) == text


def test_text_of_huge_numbers_is_a_literal_all_the_same() -> None:
    assert int(snapshot.text(10**5000), 16) == 10**5000
    assert snapshot.text([10**5000])[:3] == "[0x"


def test_long_text_keeps_its_beginning_and_the_mark_of_its_digest() -> None:
    cut = snapshot.cut("x" * 50, 30)
    assert len(cut) == 30
    assert cut.startswith("x" * 16 + "…#")
    assert cut != snapshot.cut("x" * 49 + "y", 30)


def test_one_changed_item_far_behind_changes_the_mark() -> None:
    folds = Folds()
    items = [0] * 5_000
    before = shown(items, 100, folds)
    items[4_321] = 1
    after = shown(items, 100, folds)
    items[4_321] = 0
    assert before[:86] == after[:86] == "[" + "0, " * 28 + "0"
    assert before != after
    assert shown(items, 100, folds) == before == shown(items, 100, Folds())


@pytest.mark.parametrize(
    "change", ["[0] * 400", "list(range(400))", "['a'] * 399 + [2.5]", "[[1]] * 400", "dict.fromkeys(range(400))"]
)
def test_digest_does_not_depend_on_what_was_seen_before(change: str) -> None:
    folds = Folds()
    value = eval(change)
    first = shown(value, 100, folds)
    for key in (0, 399, 200):
        value[key] = "new"
        assert shown(value, 100, folds) == shown(value, 100, Folds()) != first
    value.clear()
    assert shown(value, 100, folds) in ("[]", "{}")


def test_plain_copies_are_deep_and_hold_only_plain_values() -> None:
    value = {"item": Item("pen", [1]), "pair": Pair(1, 2), "f": len, "q": collections.deque([[1]]), "loop": cyclic()}
    copy = snapshot.plain(value)
    value["item"].tags.append(2)  # type: ignore[attr-defined]
    assert copy == {
        "item": Record("Item", (("name", "pen"), ("tags", [1]))),
        "pair": Record("Pair", (("left", 1), ("right", 2))),
        "f": Opaque("<function len>"),
        "q": collections.deque([[1]]),
        "loop": [1, Opaque("<...>")],
    }


def test_plain_copies_of_defaultdicts_make_nothing() -> None:
    copy = snapshot.plain(collections.defaultdict(list, {1: [2]}))
    assert isinstance(copy, collections.defaultdict)
    with pytest.raises(KeyError):
        copy[5]
    assert copy == {1: [2]}


def test_shared_parts_do_not_blow_up() -> None:
    value: list[object] = []
    for _ in range(40):
        value = [value, value]
    assert snapshot.text(value) == "<list too large>"
    assert snapshot.plain(value) == Opaque("<list too large>")


def test_text_is_the_same_under_other_hash_seeds() -> None:
    code = "from sandbox.guest.snapshot import text; print(text({'a', 'b', 'c', ('d', 1)}))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(seen) == 1
