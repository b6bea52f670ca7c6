"""Numbers as people read them."""

from decimal import Decimal

from evals.compare.telling import Telling

NONE = "–"


def percent(share: float) -> str:
    """A share without its sign."""
    return f"{100 * share:.1f}"


def plain(number: float) -> str:
    """About three digits, without an exponent."""
    size = abs(number)
    if size >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if size >= 10 else f"{number:.2f}"


def dollars(amount: float | Decimal) -> str:
    """An amount to two digits that say something, without its sign."""
    if not amount:
        return "0"
    amount = Decimal(amount)
    places = max(2, 1 - Decimal(f"{amount:.1e}").adjusted())
    return f"{amount:,.{places}f}"


def effort(telling: Telling) -> str:
    """What a telling took, in a line."""
    texts = f"{telling.attempts} text{'' if telling.attempts == 1 else 's'}"
    if not telling.calls:
        return f"{texts}, no model"
    cost = "cost not known" if telling.cost is None else f"${dollars(telling.cost)}"
    return f"{texts}, {telling.seconds:,.1f} s, {telling.input:,} + {telling.output:,} tokens, {cost}"
