from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def where(value):
    match value:
        case 0 | 1:
            return "bit"
        case [a, *rest] if a > 5:
            return f"list {rest}"
        case {"k": v, **others}:
            return v, others
        case Point(x=0, y=y):
            return y
        case str():
            pass
        case _:
            return None
    return "text"


def entry(items):
    return [where(item) for item in items] + [where(Point(0, 2)), where(Point(1, 2))]


# entry([1, [6, 7], [1], {'k': 2, 'm': 3}, 'a'])
