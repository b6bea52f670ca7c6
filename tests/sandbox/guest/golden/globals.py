SIZE = 2
seen = []


def inner(row):
    seen.append(row)
    if row == SIZE:
        return True
    return False


def entry(size):
    SIZE = size
    return inner(SIZE)


# entry(4)
