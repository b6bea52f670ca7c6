def fact(n):
    if n <= 1:
        return 1
    return n * fact(n - 1)


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


def entry(n):
    total = fact(n)
    if even(n):
        total += 1
    return total


# entry(3)
