from collections import Counter, OrderedDict, defaultdict, deque


def entry(n):
    xs = [3, 1, 2]
    ys = xs
    ys.append(n)
    xs.sort()
    xs[0], xs[-1] = xs[-1], xs[0]
    xs += [7]
    del xs[1]
    grid = [[0] * 2 for _ in range(2)]
    grid[1][0] = 5
    shared = [[0]] * 2
    shared[0][0] = 1
    d = {"a": 1}
    d["b"] = d.pop("a")
    d.setdefault("c", []).append(1)
    s = {3, 10, 2}
    s.add(1)
    s.discard(3)
    q = deque([1, 2], maxlen=2)
    q.append(3)
    c = Counter("aab")
    c["z"] += 1
    m = defaultdict(list)
    m["k"].append(n)
    o = OrderedDict(x=1, y=2)
    o.move_to_end("x")
    t = (1, [2])
    t[1].append(3)
    loop = [1]
    loop.append(loop)
    a, *b = "xyz"
    x = y = 0
    x, y = y + 1, x + 2
    same = x
    same = 1
    flag = True
    flag = 1
    flag = 1.0
    n <<= 2
    del a
    big = list(range(400))
    big[399] = 0
    return ys, s, q, c


# entry(9)
