"""How many of several things meet a condition, by facts."""

from agents.domains.multihop.intersection import select
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """Count, or list, what meets one condition or two."""
    select(
        sheet,
        sheet.pick(
            ("count", "list", "list", "list", "last", "first")
            if sheet.level < 4
            else ("count", "list", "list", "list", "last", "last")
        ),
        1 + (sheet.level > 1 and sheet.chance(0.6)) + (sheet.level > 3 and sheet.chance(0.5)),
    )
