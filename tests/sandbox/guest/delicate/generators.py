def gen(n):
    got = []
    try:
        while len(got) < n:
            x = (yield len(got) * 2) or -1
            got.append(x + (yield x * x))
    except ValueError as e:
        yield str(e) + "!"
    finally:
        got.append(len(got) + 100)
    return got
def outer(n):
    r = yield from gen(n)
    return [r[-1] + 1, r]
def f(n):
    g = outer(n)
    out = [next(g)]
    try:
        for i in range(9):
            out.append(g.send(i + 1))
    except StopIteration as s:
        out.append(s.value[0] * 2)
    h = gen(3)
    out.append(next(h) + 1)
    out.append(h.throw(ValueError("a" + "b")))
    h.close()
    k = gen(3); next(k); k.close()
    lazy = (a * b for a in range(3) for b in range(a + 1) if (a + b) % 2 == 0)
    out.append(list(lazy))
    out.append(consume(x + n for x in out[0:0] or [1, 2]))
    return out
def consume(it):
    t = 0
    for x in it:
        t = t * 10 + x
    return t


# f(2)
