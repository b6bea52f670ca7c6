"""A tax with brackets."""


def tax(income: float, children: int, *, married: bool) -> float:
    """Compute what is to be paid."""
    if income < 0 or children < 0:
        raise ValueError("negative")
    free = 9_000.0 + 1_500.0 * children
    if married:
        free *= 2
    rest = income - free
    if rest <= 0:
        return 0.0
    paid = 0.0
    for limit, rate in ((20_000.0, 0.15), (50_000.0, 0.3)):
        if rest > limit:
            paid += limit * rate
            rest -= limit
        else:
            return round(paid + rest * rate, 2)
    if rest > 1_000_000:
        paid += 500.0
    return round(paid + rest * 0.45, 2)
