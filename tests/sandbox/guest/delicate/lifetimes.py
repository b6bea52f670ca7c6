class D:
    log = []
    def __init__(self, n): self.n = n
    def __del__(self): D.log.append(self.n * 2)
    def me(self): return self
    @property
    def kid(self): return D(self.n + 1)
    def __getitem__(self, i): return D(self.n + i)
    def __repr__(self): D.log.append("repr"); return "D"
    def __eq__(self, o): D.log.append("eq"); return True
    __hash__ = None
def f(n):
    a = D(1).me().kid.n
    b = D(10)[5].kid[3].n
    D(20) == D(30)
    xs = [D(i).n + 1 for i in range(3)]
    t = D(50) and D(60).n
    c = [D(70), D(71)][0].n
    return a, b, xs, t, c, list(D.log)


# f(1)
