import pytest

from tests.agents.template.tellings import told

STATEMENTS = {
    "a constant": ("def solve(n):\n    x = 5\n    return x + n", ["2"], "`x` is 5"),
    "arithmetic": ("def solve(a, b):\n    x = a * b\n    return x", ["3", "4"], "3 × 4 = 12"),
    "augmented": ("def solve(a, b):\n    a += b\n    return a", ["3", "4"], "3 + 4 = 7"),
    "annotated": ("def solve(a):\n    x: int = a - 1\n    return x", ["3"], "3 - 1 = 2"),
    "a remainder": ("def solve(a):\n    r = a % 10\n    return r", ["47"], "`r` is 7"),
    "a swap": ("def solve(a, b):\n    a, b = b, a\n    return [a, b]", ["1", "2"], "`b` becomes 1"),
    "a starred unpacking": ("def solve(xs):\n    first, *rest = xs\n    return rest", ["[1, 2, 3]"], "`rest` is [2, 3]"),
    "an item": ("def solve(xs):\n    xs[1] = 9\n    return xs", ["[1, 2, 3]"], "the item at position 1 of `xs`"),
    "an entry": ("def solve(d):\n    d['a'] = 9\n    return d", ["{}"], "the entry for 'a' in `d`"),
    "a walrus": ("def solve(n):\n    if (half := n // 2) > 3:\n        return half\n    return n", ["10"], "`half` becomes 5"),
    "a branch taken": ("def solve(n):\n    if n > 3:\n        n = 0\n    return n", ["5"], "greater than 3"),
    "a branch not taken": ("def solve(n):\n    m = 1\n    if n > 3:\n        m = 2\n    return m", ["2"], "so `m` stays at 1"),
    "elif": (
        "def solve(n):\n    if n > 9:\n        return 'a'\n    elif n > 5:\n        return 'b'\n    else:\n        return 'c'",
        ["7"],
        "greater than 5",
    ),
    "for": ("def solve(xs):\n    t = 0\n    for x in xs:\n        t += x\n    return t", ["[3, 4]"], "3 + 4 = 7"),
    "for and else": (
        "def solve(xs):\n    for x in xs:\n        if x == 3:\n            break\n    else:\n        x = 0\n    return x",
        ["[1, 2]"],
        "The answer is 0",
    ),
    "an empty loop": ("def solve(xs):\n    t = 1\n    for x in xs:\n        t += x\n    return t", ["[]"], "to go through"),
    "while": ("def solve(n):\n    while n > 1:\n        n //= 2\n    return n", ["5"], "the answer is 1"),
    "break": (
        "def solve(xs):\n    for x in xs:\n        if x > 2:\n            break\n    return x",
        ["[1, 5, 2]"],
        "the answer is 5",
    ),
    "continue": (
        "def solve(xs):\n    t = 0\n    for x in xs:\n        if x < 0:\n            continue\n        t += x\n    return t",
        ["[1, -5]"],
        "is less than 0",
    ),
    "pass": ("def solve(n):\n    if n:\n        pass\n    return n", ["4"], "the answer is 4"),
    "return of nothing": ("def solve(n):\n    n += 1\n    return", ["4"], "the answer is None"),
    "a call": ("def half(n):\n    return n // 2\n\ndef solve(n):\n    m = half(n)\n    return m", ["9"], "`half`"),
    "recursion": ("def solve(n):\n    return 1 if n < 2 else n * solve(n - 1)", ["7"], "the answer is 5040"),
    "a method": (
        (
            "class Box:\n    def __init__(self, n):\n        self.n = n\n    def more(self, k):\n        self.n += k\n"
            "def solve(n):\n    box = Box(n)\n    box.more(3)\n    return box.n"
        ),
        ["4"],
        "4 + 3 = 7",
    ),
    "a generator": (
        (
            "def evens(n):\n    for i in range(n):\n        yield 2 * i\n\n"
            "def solve(n):\n    t = 0\n    for e in evens(n):\n        t += e\n    return t"
        ),
        ["3"],
        "`evens` hands out",
    ),
    "a lambda": ("def solve(xs):\n    xs.sort(key=lambda x: -x)\n    return xs", ["[1, 3, 2]"], "`xs` is sorted"),
    "a comprehension": ("def solve(xs):\n    ys = [x * x for x in xs]\n    return ys", ["[1, 2]"], "[1, 4]"),
    "a nested function": ("def solve(n):\n    def add(k):\n        return n + k\n    return add(2)", ["4"], "4 + 2 = 6"),
    "nonlocal": (
        "def solve(n):\n    c = 0\n    def up():\n        nonlocal c\n        c += n\n    up()\n    return c",
        ["4"],
        "the answer is 4",
    ),
    "try and except": (
        "def solve(n):\n    try:\n        x = 10 // n\n    except ZeroDivisionError:\n        x = -1\n    return x",
        ["0"],
        "raises a ZeroDivisionError",
    ),
    "raise": (
        "def solve(n):\n    try:\n        raise ValueError('no')\n    except ValueError:\n        n = 1\n    return n",
        ["0"],
        "ValueError",
    ),
    "assert": ("def solve(n):\n    assert n > 0\n    return n", ["4"], "as it has to be"),
    "match": (
        "def solve(n):\n    match n:\n        case 1:\n            return 'one'\n        case _:\n            return 'many'",
        ["1"],
        "matches",
    ),
    "del": ("def solve(xs):\n    del xs[0]\n    return xs", ["[1, 2]"], "is deleted"),
    "import": ("def solve(n):\n    import math\n    return math.isqrt(n)", ["17"], "is 4"),
    "print": ("def solve(n):\n    print(n)\n    return n + 1", ["4"], "4 is printed"),
    "an f-string": ("def solve(n):\n    s = f'{n}!'\n    return s", ["4"], "'4!'"),
    "append": ("def solve(xs):\n    xs.append(4)\n    return xs", ["[1]"], "4 is added to the end of `xs`"),
    "pop": ("def solve(xs):\n    x = xs.pop()\n    return x", ["[1, 2]"], "2 is taken out of `xs`"),
    "a set": ("def solve(s):\n    s.add(4)\n    return len(s)", ["{1}"], "4 is added to `s`"),
    "one line for two": ("def solve(n):\n    if n > 3: n = 0\n    return n", ["5"], "greater than 3"),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_each_statement_is_told_in_words_that_hold(name: str) -> None:
    source, args, words = STATEMENTS[name]
    found = told(source, *args)
    assert words.lower() in found.prose.lower()
    assert found.verdict.verified, found.verdict.faults


def test_the_end_of_an_inner_loop_is_not_told_as_the_end_of_all() -> None:
    source = (
        "def solve(n):\n    t = 0\n    for a in range(2):\n        for b in range(n):\n"
        "            if b > a:\n                break\n            t += 1\n    return t"
    )
    found = told(source, "3", glosses={"t": "the total", "a": "the upper bound", "b": "the lower number", "n": "the limit"})
    assert found.verdict.verified, found.verdict.faults
    assert "search ends" not in found.prose
    assert "stop here" not in found.prose


def test_the_items_of_a_list_are_added_not_the_list() -> None:
    found = told("def solve(xs):\n    xs += [4, 5]\n    return xs", "[1]")
    assert "the items of [4, 5] are added to the end of `xs`" in found.prose.replace("The items", "the items")
    assert found.verdict.verified, found.verdict.faults


def test_a_change_of_an_item_of_an_item_says_what_the_whole_becomes() -> None:
    found = told("def solve(xs):\n    xs[0][1] += 1\n    return xs", "[[1, 2]]")
    assert "[[1, 3]]" in found.prose.partition("answer")[0]
    assert found.verdict.verified, found.verdict.faults


def test_cases_without_code_say_which_one_matches() -> None:
    source = (
        "def solve(s):\n    r = 0\n    match s:\n"
        "        case 'a':\n            r = 1\n        case 'b':\n            r = 2\n    return r"
    )
    found = told(source, "'b'", glosses={"s": "the sign", "r": "the rank"})
    assert "It does not match case A" in found.prose
    assert "t matches case B" in found.prose
    assert found.verdict.verified, found.verdict.faults


def test_what_a_call_changes_is_told_of_the_moment_before_where_it_is_given_to_it() -> None:
    calls = "    count = shift(count)\n" * 12
    source = f"def shift(value):\n    return value - 3\n\n\ndef solve(count):\n{calls}    return count\n"
    found = told(source, "50", glosses={"count": "the count", "value": "the value", "shift": "the shifted value"})
    assert found.verdict.verified, found.verdict.faults
