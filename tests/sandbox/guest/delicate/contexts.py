class C:
    def __init__(self, v): self.v = v
    def __enter__(self): return self
    def __exit__(self, t, e, tb): self.v = -self.v; return t is ValueError
def f(n):
    out = []
    with C(n + 1) as a, C(a.v * 2) as b:
        out.append(a.v + b.v)
        raise ValueError(n * 3)
    out.append((a.v, b.v))
    try:
        with C(n): out.append(1 // (n - n))
    except ZeroDivisionError: out.append("z" * n)
    def inner():
        nonlocal n
        n += 1 + len(out)
        return n * 2
    out.append(inner() + inner())
    try:
        return out[n - n] + 1
    finally:
        out.append(n * 2)


# f(2)
