import pytest

from agents.template.facts import holds

TAIL = "…#0123456789ab"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("5", ("v == 5",)),
        ("[1, 2]", ("v == [1, 2]",)),
        (str(list(range(20))), ("len(v) == 20", "v[0] == 0", "v[-1] == 19")),
        ("Point(x=1, y=[2])", ("v == Point(x=1, y=[2])",)),
        ("Stack(items=[1], rule=<function g>)", ("v.items == [1]",)),
        ("[<function f>, 2]", ("len(v) == 2", "v[-1] == 2")),
        ("defaultdict(<class int>, {'a': 1})", ("v == {'a': 1}",)),
        ("Color.RED", ("v == Color.RED",)),
        ("<function f>", ()),
        (f"[1, 2, 3{TAIL}", ("v[0] == 1",)),
        (f"[[1, 2, 3{TAIL}", ("v[0][0] == 1",)),
        (f"'abc{TAIL}", ("v[0] == 'a'",)),
        (f"{{'k': [1, 2{TAIL}", ("'k' in v",)),
        (f"Node(value=3, next=Node(va{TAIL}", ("v.value == 3",)),
        (f"123456{TAIL}", ()),
    ],
)
def test_claims_say_what_a_value_text_allows(text: str, claims: tuple[str, ...]) -> None:
    assert holds("v", text) == claims
