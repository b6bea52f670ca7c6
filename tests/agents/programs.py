"""Small programs of every kind of statement, that end: what properties of narrator and checker are tested on."""

from hypothesis import strategies as st

_NUMBERS = ("total", "count", "best")
_GLOSSES = {
    "solve": "the result",
    "items": "the items",
    "limit": "the limit",
    "total": "the running total",
    "count": "the number of hits",
    "best": "the best value so far",
    "kept": "the kept values",
    "item": "the item",
    "turn": "the number of the turn",
    "left": "the number of turns left",
    "shift": "the shifted value",
    "value": "the given value",
}
_HELPER = """def shift(value):
    if value > 5:
        return value - 3
    return value * 2


"""


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A function ``solve(items, limit)`` of a list of numbers and a number."""
    lines = [f"    {name} = {draw(st.integers(-3, 9))}" for name in _NUMBERS] + ["    kept = []"]
    for _ in range(draw(st.integers(1, 4))):
        lines += [f"    {line}" for line in draw(_statement(depth=2, names=("limit", *_NUMBERS)))]
    result = draw(st.sampled_from(("total", "count", "best", "kept", "total + count", "[total, best]", "len(kept) > count")))
    body = "\n".join([*lines, f"    return {result}"])
    return f"{_HELPER if 'shift(' in body else ''}def solve(items, limit):\n{body}\n"


glosses = st.sampled_from(({}, _GLOSSES))
arguments = st.tuples(st.lists(st.integers(-9, 30), max_size=6), st.integers(0, 12)).map(lambda pair: tuple(map(repr, pair)))


@st.composite
def _statement(draw: st.DrawFn, depth: int, names: tuple[str, ...]) -> list[str]:
    return draw(_compound(depth, names) if depth and draw(st.booleans()) else _simple(names))


@st.composite
def _simple(draw: st.DrawFn, names: tuple[str, ...]) -> list[str]:
    target, value, amount = (draw(st.sampled_from(some)) for some in (_NUMBERS, names, (*names, "1", "2")))
    forms = (f"{target} = {draw(_expression(names))}", f"{target} += {amount}", f"{target} -= {amount}")
    return [draw(st.sampled_from((*forms, f"kept.append({draw(_expression(names))})", f"{target} = shift({value})")))]


@st.composite
def _compound(draw: st.DrawFn, depth: int, names: tuple[str, ...]) -> list[str]:
    match draw(st.sampled_from(("if", "if else", "for", "range", "while"))):
        case "if":
            return [f"if {draw(_condition(names))}:", *draw(_block(depth, names))]
        case "if else":
            return [f"if {draw(_condition(names))}:", *draw(_block(depth, names)), "else:", *draw(_block(depth, names))]
        case "for":
            return ["for item in items:", *draw(_block(depth, (*names, "item")))]
        case "range":
            return [f"for turn in range({draw(st.integers(0, 5))}):", *draw(_block(depth, (*names, "turn")))]
    left = f"left{depth}"
    return [f"{left} = {draw(st.integers(0, 4))}", f"while {left} > 0:", *draw(_block(depth, names)), f"    {left} -= 1"]


@st.composite
def _block(draw: st.DrawFn, depth: int, names: tuple[str, ...]) -> list[str]:
    found = [line for _ in range(draw(st.integers(1, 2))) for line in draw(_statement(depth=depth - 1, names=names))]
    return [f"    {line}" for line in found]


@st.composite
def _expression(draw: st.DrawFn, names: tuple[str, ...]) -> str:
    one, other = draw(st.sampled_from(names)), draw(st.sampled_from((*names, "2", "3", "7")))
    form = draw(st.sampled_from(("{one} + {other}", "{one} - {other}", "{one} * 2", "{one} // 3", "{one} % 4", "{one}")))
    return form.format(one=one, other=other)


@st.composite
def _condition(draw: st.DrawFn, names: tuple[str, ...]) -> str:
    one = draw(st.sampled_from(names))
    other = draw(st.sampled_from([*(name for name in names if name != one), "0", "4", "10"]))
    simple = f"{one} {draw(st.sampled_from(('<', '>', '<=', '>=', '==', '!=')))} {other}"
    return draw(st.sampled_from((simple, f"{one} % 2 == 0", f"{one} in kept", f"not {simple}")))
