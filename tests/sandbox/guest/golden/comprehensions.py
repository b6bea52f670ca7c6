def double(x):
    return 2 * x


def entry(items):
    x = "kept"
    a = [x for x in items if x > 1]
    b = {x: double(x) for x in a}
    c = {y for x in items for y in range(x)}
    d = sum(
        double(x)
        for x in items
    )
    e = [[i * j for j in a] for i in a]
    f = [last := z for z in items]
    try:
        g = [1 // (x - 2) for x in items]
    except ZeroDivisionError:
        g = x
    return x, a, b, c, d, e, f, last, g


# entry([1, 2, 3])
