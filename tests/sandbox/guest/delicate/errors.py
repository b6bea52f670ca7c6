import traceback, sys
def g(x): return 1 // x
def f(n):
    out = []
    for k in range(3):
        try:
            y = g(k) + g(n - 1) * (10 / (k - 1))
            out.append(y)
        except ZeroDivisionError as e:
            out.append(str(e) + str(e.__traceback__.tb_lineno))
            tb = e.__traceback__
            names = []
            while tb: names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
            out.append(names)
            out.append(len(traceback.format_exc().splitlines()))
        else:
            out.append(k * 2)
        finally:
            out.append(-k if k else k + 1)
    try:
        raise KeyError(n * 2) from ValueError(out[0])
    except (KeyError, IndexError) as e:
        out.append((e.args[0] + 1, repr(e.__cause__)))
    try:
        assert n > 5, f"small {n + 1}"
    except AssertionError as e:
        out.append(e.args)
    try:
        [1 // x for x in (1, 0)]
    except ZeroDivisionError: out.append(sys._getframe().f_code.co_name)
    try: undefined.x + 1
    except NameError as e: out.append(str(e))
    try: [].missing
    except AttributeError as e: out.append(str(e))
    try: n.foo(1)(2)
    except AttributeError as e: out.append(str(e))
    try: f(1, 2)
    except TypeError as e: out.append(str(e))
    try: (n + 1)()
    except TypeError as e: out.append(str(e))
    try: None[n * 2]
    except TypeError as e: out.append(str(e))
    try: a = q + 1; q = 2
    except UnboundLocalError as e: out.append(str(e))
    return out


# f(2)
