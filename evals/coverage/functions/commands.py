"""A robot on a grid."""


def commands(orders: list[str], fuel: int) -> tuple[int, int, str]:
    """Follow orders; gives where the robot ends, and how."""
    x = y = 0
    for order in orders:
        if fuel <= 0:
            return x, y, "no fuel"
        match order.split():
            case ["go", steps] if steps.isdigit():
                x += int(steps)
            case ["up"]:
                y += 1
            case ["jump", "to", "start"]:
                x = y = 0
            case []:
                continue
            case _:
                return x, y, "what?"
        fuel -= 1
    return x, y, "home" if (x, y) == (3, 2) else "out"
