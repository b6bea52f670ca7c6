"""Markup gives way to blanks, and every word keeps its place."""

import pytest

from agents.checker.plain.markup import plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Result**: 45", "Result : 45"),
        ("## Step 2: total", "total"),
        ("- price = 4", "price = 4"),
        ("3. price = 4", "price = 4"),
        ("\\( 3 \\times 4 = 12 \\)", "3 × 4 = 12"),
        ("$a \\leq b$", "a ≤ b"),
        ("so \\boxed{45}.", "so answer:45 ."),
        ("`total += 4`", "total += 4"),
        ("`total`", "`total`"),
        ("```python\ntotal = 0\n```", ""),
    ],
)
def test_what_is_left(text: str, words: str) -> None:
    found = plain(text)
    assert len(found) == len(text)
    assert " ".join(found.split()) == words
