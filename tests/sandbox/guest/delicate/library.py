from dataclasses import dataclass, field
from enum import Enum
from collections import namedtuple, defaultdict, Counter
from typing import Optional
class Color(Enum):
    RED = 1
    BLUE = RED + 1
P = namedtuple("P", "x y")
@dataclass(order=True)
class Pt:
    x: int
    y: int = 0
    tags: list = field(default_factory=lambda: [1 + 1])
    def add(self, o: "Pt") -> Optional["Pt"]:
        z: int = self.x + o.x
        self.memo: int = z * 2
        return Pt(z, self.y + o.y)
TABLE = [i * i for i in range(5)]
KEY = sorted(TABLE, key=lambda v: -v % 3)
def f(n):
    d = defaultdict(list)
    for i, c in enumerate("abca"):
        d[c].append(i * n)
    cnt = Counter("hello")
    p = P(n, n + 1)._replace(x=n * 9)
    pts = sorted([Pt(3, 1), Pt(1, 2), Pt(2)], reverse=n > 1)
    q = pts[0].add(pts[1]).add(Pt(*p))
    return dict(d), cnt.most_common(1)[0], p, q, Color.RED.value + Color["BLUE"].value, Color(2).name.lower()[::-1], KEY, (lambda *a, k=n * 2, **w: (a, k, w))(n - 1, z=n), q.memo if hasattr(q, "memo") else pts[0].memo


# f(2)
