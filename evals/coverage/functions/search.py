"""Search by halves."""


def search(numbers: list[int], wanted: int) -> int:
    """Find the place of a number; -1 if it is not there, -2 if they are not sorted."""
    for place in range(1, len(numbers)):
        if numbers[place - 1] > numbers[place]:
            return -2
    low, high = 0, len(numbers) - 1
    while low <= high:
        middle = (low + high) // 2
        if numbers[middle] == wanted:
            return middle
        if numbers[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1
