"""How many of several things meet a condition, by facts."""

from agents.domains.multihop.intersection import select
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """Count, or list, what meets one condition or two."""
    select(sheet, sheet.pick(("count", "list", "list")), 1 + (sheet.level > 2 and sheet.chance(0.5)))
