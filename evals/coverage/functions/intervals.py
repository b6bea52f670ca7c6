"""Intervals that meet."""


def intervals(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what overlaps; spans that end before they begin are turned round."""
    turned = [(low, high) if low <= high else (high, low) for low, high in spans]
    joined: list[tuple[int, int]] = []
    for low, high in sorted(turned):
        if joined and low <= joined[-1][1]:
            if high > joined[-1][1]:
                joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined
