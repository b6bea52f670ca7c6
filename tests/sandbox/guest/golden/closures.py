from functools import lru_cache, wraps

calls = 0


def counted(function):
    @wraps(function)
    def inner(*args, **kwargs):
        global calls
        calls += 1
        return function(*args, **kwargs)

    return inner


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@counted
def add(a, b=1, *, c=0):
    return a + b + c


def entry(n):
    total = 0
    history = []

    def bump(by):
        nonlocal total
        total += by
        history.append(by)
        return total

    step = lambda k: k + n
    for k in range(2):
        bump(step(k))
    words = sorted(["bb", "a"], key=lambda w: len(w))
    pairs = list(map(step, [1, 2]))
    return total, history, add(1, c=2), fib(4), words, pairs, calls


# entry(3)
