import pytest

from agents.author import Likeness
from agents.output import same_output


@pytest.mark.parametrize(
    ("returned", "expected", "likeness", "same"),
    [
        ("(1, 2)", "[1, 2]", Likeness.JSON, True),
        ("{1: (2,), None: True}", "{'1': [2], 'null': True}", Likeness.JSON, True),
        ("{'b': 1, 'a': 2}", "{'a': 2, 'b': 1}", Likeness.JSON, True),
        ("nan", "nan", Likeness.JSON, True),
        ("[inf, nan]", "[inf, nan]", Likeness.JSON, True),
        ("1", "True", Likeness.JSON, False),
        ("1", "1.0", Likeness.JSON, False),
        ("{1, 2}", "[1, 2]", Likeness.JSON, False),
        ("Point(x=1)", "{'x': 1}", Likeness.JSON, False),
        ("(1, 2)", "[1, 2]", Likeness.EXACT, False),
        ("[True]", "[1]", Likeness.EXACT, False),
        ("{'b': {2, 1}, 'a': 2}", "{'a': 2, 'b': {1, 2}}", Likeness.EXACT, True),
        ("'a\"b'", '"a\\"b"', Likeness.EXACT, True),
        ("1.0", "1", Likeness.EQUAL, True),
        ("[1]", "[2]", Likeness.EQUAL, False),
        ("'abc…#0123456789ab'", "'abc'", Likeness.EXACT, False),
    ],
)
def test_values_agree_as_far_as_the_record_can_tell(returned: str, expected: str, likeness: Likeness, *, same: bool) -> None:
    assert same_output(returned, expected, likeness) is same
