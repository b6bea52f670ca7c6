import sys
def down(n):
    return 0 if n <= 0 else 1 + down(n - 1)
def forever(n):
    return forever(n + 1) + 1
def f(n):
    try:
        forever(0)
    except RecursionError as e:
        x = str(e)
    sys.setrecursionlimit(300)
    try:
        y = down(290) + down(400)
    except RecursionError:
        y = "deep"
    return down(n), x, y


# f(150)
