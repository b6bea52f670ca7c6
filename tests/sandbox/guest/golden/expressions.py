rate = 2


class Box:
    size = 3

    def __init__(self, width):
        self.width = width + Box.size

    def area(self):
        return self.width * self.size


def halves(n):
    return n // 2, n % 2


def entry(n, xs):
    if 0 <= n < len(xs) and xs[n] > 1 or not xs:
        n += rate * xs[n]
    low = xs[0] if n > 100 else -xs[1]
    whole = n < low < xs[5]
    first = low or xs[9]
    pair = halves(n)[1] + halves(
        low,
    )[0]
    text = f"{n * 2}: {first:>{rate + 1}} {pair!r}"
    double = lambda x, by=rate * 2: x * by
    if (half := n // 2) > 1:
        xs[half - 1 - 1] += double(half)
    area = Box(n - 1).area()
    total = sum(x * x for x in xs if x > 2)
    table = {x: [y + x for y in xs[:2]] for x in (1, 2) if x - 1}
    assert area > 0 and total, "no " + text
    match (n - 1, area):
        case (a, b) if a + b > 5:
            return text, whole, table[2][0], not whole
    return None


# entry(1, [4, 3, 2])
