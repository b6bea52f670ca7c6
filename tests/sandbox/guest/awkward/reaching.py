import sys


def entry(n):
    frame = sys._getframe()
    a = 1
    frame.f_locals["a"] = [5]
    b = a
    del a
    namespace = {}
    exec("def made(q):\n    r = q + 1\n    return r\nz = made(2)", namespace)
    made = namespace["made"]
    c = made(3)
    ghost = compile("w = 1\ndef f(y):\n    return y * 2\nv = f(w)", "<other>", "exec")
    exec(ghost, namespace)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(40)

    def deep(k):
        return deep(k + 1)

    try:
        deep(0)
    except RecursionError as error:
        told = str(error)
    sys.setrecursionlimit(limit)
    globals()["NEW"] = 1
    code = deep.__code__.replace(co_varnames=('k"],[',))
    try:
        type(deep)(code, globals())(1)
    except (TypeError, RecursionError, NameError, ValueError) as error:
        told = type(error).__name__
    frame.f_trace_opcodes = True
    d = 2
    frame.f_trace_opcodes = False
    return b, c, told, d


# entry(1)
