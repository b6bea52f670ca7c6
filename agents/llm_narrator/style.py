"""The styles in which a model may be asked to tell."""

from typing import Literal, get_args

Style = Literal["no-code", "concise", "stepwise", "explain"]
STYLES: tuple[Style, ...] = get_args(Style)
"""All of them, the usual one first; all but that one speak of the program, which their readers see."""


def shows_code(style: str) -> bool:
    """Whether the question that goes with a style shows the program; the empty style is that of narrators who have none."""
    return style not in ("", "no-code")
