from collections import OrderedDict, deque


def entry(n):
    nest = []
    for _ in range(120):
        nest = [nest]
    ring = [1]
    ring.append(ring)
    d = {"d": ring}
    d["self"] = d
    wide = list(range(2000))
    wide[5] = -1
    wide.append(ring)
    table = {k: [k] for k in range(300)}
    table[7].append(1)
    table[300] = table
    order = OrderedDict(a=[1])
    order.move_to_end("a")
    order["b"] = order
    buffer = bytearray(b"ab")
    buffer.append(3)
    turning = deque(range(3), maxlen=3)
    turning.append(wide)
    turning.rotate()
    big = 3**10000
    bigs = [big, 2**62, -(2**62), 2**64]
    mixed = {1.5, 2, "a", (1, 2), frozenset({3}), None, b"x", 10**20, -0.5, float("inf"), True}
    texts = {"\\", '"', "é", "\n", "a'b", "\ud800"}
    text = "é" * 999 + "\U0001f600"
    text += "x"
    many = [[k, [k]] for k in range(40)]
    many[3][1].append(2)
    many[39][0] = many
    errors = [ValueError([1])]
    errors[0].args[0].append(2)
    errors.append(KeyError())
    ring.pop()
    return len(text), len(nest)


# entry(1)
