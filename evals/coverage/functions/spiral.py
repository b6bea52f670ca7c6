"""A grid that is looked at."""


def spiral(grid: list[list[int]]) -> str:
    """Say what is special in a grid of numbers."""
    if not grid or not grid[0]:
        return "nothing"
    if any(len(row) != len(grid[0]) for row in grid):
        return "ragged"
    for number, row in enumerate(grid):
        low = min(row)
        place = row.index(low)
        if len(row) > 1 and len(grid) > 1 and all(other[place] <= low for other in grid):
            return f"saddle in row {number}"
    if len(grid) == len(grid[0]) and all(grid[at][at] == 1 for at in range(len(grid))):
        return "ones across"
    return "plain"
