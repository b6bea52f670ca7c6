from collections import namedtuple
from dataclasses import dataclass, field
from enum import Enum

Pair = namedtuple("Pair", "left right")


class Color(Enum):
    RED = 1
    BLUE = 2


@dataclass
class Item:
    name: str
    price: int = 3
    tags: list = field(default_factory=list)


class Stack:
    limit = 2

    def __init__(self):
        self.items = []

    def push(self, item):
        if len(self.items) >= self.limit:
            raise OverflowError("full")
        self.items.append(item)
        return self

    @property
    def top(self):
        return self.items[-1]

    @classmethod
    def of(cls, *items):
        stack = cls()
        for item in items:
            stack.push(item)
        return stack

    def __len__(self):
        return len(self.items)

    def __eq__(self, other):
        raise AssertionError("nobody compares stacks")

    __hash__ = None

    def __repr__(self):
        raise AssertionError("nobody shows stacks")


class Deep(Stack):
    __slots__ = ("mark",)

    def __init__(self):
        super().__init__()
        self.mark = 0


def entry(n):
    item = Item("pen")
    item.tags.append(n)
    stack = Stack.of(item)
    stack.push(Pair(n, Color.RED))
    try:
        stack.push(0)
    except OverflowError as error:
        why = str(error)
    deep = Deep()
    deep.mark += len(stack)

    class Local:
        size = n

        def get(self):
            return self.size

    found = Local().get()
    return stack.top, why, deep, found


# entry(4)
