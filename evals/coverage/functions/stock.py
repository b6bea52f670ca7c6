"""Orders against a stock."""


def stock(have: dict[str, int], want: dict[str, int]) -> dict[str, str]:
    """Say of each article what becomes of it."""
    told: dict[str, str] = {}
    for name, count in want.items():
        if name not in have:
            told[name] = "unknown"
        elif count <= 0:
            told[name] = "nothing"
        elif have[name] >= count:
            told[name] = "all"
            have[name] -= count
        elif have[name] > 0:
            told[name] = "some"
        else:
            told[name] = "none"
    if told and all(word == "all" for word in told.values()):
        told["order"] = "complete"
    return told
