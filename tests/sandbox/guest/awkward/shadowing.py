X = [1]
Y = {"a": 1}
Z = 3


def change(X):
    Y["b"] = X
    return Z


def entry(n):
    global Z
    Z += 1

    class Local:
        X = [n]
        Y = X
        for i in range(2):
            X.append(i)
        Q = [X for X in (1, 2)]

        def grow(self):
            X.append(n)
            return self

    Local().grow()
    change(5)
    inner = [[X for X in range(2)] for n in (1, 2)]

    def outer():
        x = 1
        ys = [x for x in (1, 2)]
        zs = [x for x in [x, x]]
        try:
            [1 // x for x in (1, 0)]
        except ZeroDivisionError:
            x = 2
        return x, ys, zs

    got = outer()
    del Y["a"]
    Y.clear()
    del globals()["Z"]
    change_none = X.pop() if X else None
    globals()["Z"] = "back"
    return got, inner, change(1)


# entry(2)
