def count(n):
    i = 0
    while i < n:
        sent = yield i
        if sent:
            i = sent
        i += 1


def both(n):
    yield from count(n)
    yield "end"


def guarded():
    try:
        yield 1
        yield 2
    finally:
        done = True


def entry(n):
    seen = [x for x in both(n)]
    for x in count(9):
        if x == 1:
            break
    gen = count(5)
    next(gen)
    got = gen.send(2)
    gen.close()
    held = guarded()
    first = next(held)
    held.close()
    try:
        next(held)
    except StopIteration:
        got += 10
    return seen, got, first, sum(y * y for y in count(3))


# entry(2)
