def f(n):
    i = 0
    while True:
        i += 1
        if i > n * 2 or i in (7, 8): break
        if i % 2: continue
    else: i = -1
    for j in range(i, 0, -1):
        if j == i // 2: break
    else: j = 99
    if (m := i * 2) > 5 and (k := m + 1): pass
    while (i := i - 1) > 2: pass
    z = [w := i, w ** 2, (w + 1) if w else 0]
    d = {**{"a": n + 1}, "b": [*z, n * 3], n + 2: n if n else None}
    d["b"][0] += 5; d["a"] -= 1; e = d.get("zz", n * 7); x = -n; y = ~n; s = "a" "b" f"{n+1}" "c" f"{n:0{n + 3}d}{n!r:>4}{n=}"
    del d[n + 2], z[0]
    t = 1 if n > 3 else 2 if n > 2 else 3
    match (n, i + 1):
        case (3, q) if q > 1 and q < 100: r = q * 2
        case [a, b]: r = a + b
        case _: r = 0
    match d:
        case {"a": int() as v, **rest} if rest: r += v + len(rest)
    global G
    G = n + 1
    return i, j, m, k, z, d, e, s, t, r, 60 * 60 * 24, "x" * 3, (1, 2 * 3), 1000 * 1000 is 1000 * 1000, x, y, 3 in [1, 2, 3], n in {1, 3}
G = 0


# f(3)
