class Sly:
    def __init__(self, victim):
        self.victim = victim

    def __eq__(self, other):
        self.victim.clear()
        return True

    def __hash__(self):
        return 1

    def __repr__(self):
        self.victim.clear()
        return "!"

    def __bool__(self):
        self.victim.append(self)
        return True

    def __getattribute__(self, name):
        if name not in ("victim", "__dict__"):
            raise SystemExit(name)
        return object.__getattribute__(self, name)


class Text(str):
    def __eq__(self, other):
        raise KeyError(other)

    __hash__ = str.__hash__


class Number(int):
    def __int__(self):
        return 1 // 0

    __index__ = __repr__ = __int__


class Meta(type):
    def __eq__(cls, other):
        raise TypeError

    __hash__ = None

    def __instancecheck__(cls, other):
        raise TypeError


class Odd(metaclass=Meta):
    __slots__ = ("a", "__dict__", "b")


def entry(n):
    xs = [1, 2]
    sly = Sly(xs)
    d = {sly: xs, 1: Sly(d := {})}
    xs.append(sly)
    d[Sly(xs)] = 2
    seen = {sly, Text("a"), Number(3)}
    odd = Odd()
    odd.b = [odd]
    odd.a = Number(5)
    odd.c = Text("q")
    odd.__dict__["mutex"] = 1
    odd.__dict__[3] = 4
    t = (odd, Text("z"), xs)
    del odd.b
    xs.append(t)
    n = Number(7)
    n = Text("w")
    n = Number(8)
    try:
        if sly:
            xs.pop()
    except SystemExit:
        pass
    return len(xs), n.victim if False else 1


# entry(1)
