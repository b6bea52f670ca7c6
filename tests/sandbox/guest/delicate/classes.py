def deco(k):
    def w(fn):
        def inner(*a, **kw): return fn(*a, **kw) + k
        return inner
    return w
class Base:
    size = 2 * 3
    def __init_subclass__(cls, tag=None, **kw): cls.tag = tag
    def who(self): return "base"
def f(n):
    @deco(n + 1)
    def h(x=n * 2, *, y=n - 1): return x * y
    class A(Base, tag=n * 10):
        k = [i * n for i in range(3)]
        __p = n + 4
        def who(self): return super().who() + __class__.__name__ + str(self.__p)
        @property
        def q(self): return self.k[-1] + self.tag
        table = {i: i + n for i in k if i % 2 == 0}
    a = A()
    names = sorted(x for x in locals())
    del a.k[0:0 + 0]
    a.extra = [n]
    a.extra[n - n] += n * 2
    a.extra[-1:] = [h(), h(1, y=2)]
    x = y = [n, n + 1]
    x[0], x[1] = x[1], x[0] + 1
    first, *rest = [h(i) for i in range(3)]
    (lambda: a.extra.append(n ** 2))()
    return a.who(), a.q, A.table, names, a.extra, x, y, first, rest, h.__defaults__, h.__kwdefaults__, eval("n + 1"), sorted(vars(A))


# f(3)
