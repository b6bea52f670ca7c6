"""Lists, dictionaries and sets that grow and change in place."""


def solve(size: int) -> int:
    """Keep counts, a window and a set of what was seen."""
    counts: dict[int, int] = {}
    window: list[int] = []
    seen: set[int] = set()
    value = 7
    for _ in range(size // 8):
        value = (value * 37 + 11) % 251
        counts[value % 16] = counts.get(value % 16, 0) + 1
        window.append(value)
        if len(window) > 8:
            window.pop(0)
        seen.add(value % 24)
    return sum(counts.values()) + sum(window) + len(seen)
