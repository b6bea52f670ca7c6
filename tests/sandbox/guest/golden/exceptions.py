class Odd(ValueError):
    pass


def check(n):
    assert n < 9, "too big"
    if n % 2:
        raise Odd(n)
    return n


def outer(n):
    try:
        return check(n)
    finally:
        n = -1


def entry(items):
    found = []
    for item in items:
        try:
            found.append(outer(item))
        except (KeyError, Odd) as error:
            found.append(str(error))
        except AssertionError:
            found.append("big")
        else:
            found.append("fine")
        finally:
            last = item
    try:
        try:
            {}["k"]
        except KeyError:
            raise RuntimeError("again") from None
    except RuntimeError as error:
        found.append(error.args[0])
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise
    except ArithmeticError:
        pass
    int("x")


# entry([2, 3, 9])
