import sys


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def entry():
    sys.setrecursionlimit(20)
    try:
        down(50)
    except RecursionError as error:
        return str(error), down(9)


# entry()
