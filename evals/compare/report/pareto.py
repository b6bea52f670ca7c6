"""Cost against faithfulness as a picture: who is on the front, and how sure that is."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.compare.comparison import Comparison
from evals.compare.figures import EVERYWHERE, Figures, Measure
from evals.compare.report import numbers
from evals.compare.report.markup import Markup, joined, tag

_WIDTH, _HEIGHT = 760, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 130, 16, 52
_FREE = 100
"""Width of the strip at the left for what costs nothing, for which a logarithmic axis has no place."""
_LINE, _LETTER = 17, 7.2
"""Height of a line and width of a letter, about."""
_ROWS = (0, 0.9, -0.9, 1.8, -1.8, 2.7, -2.7)
"""Where a name may stand, in lines below its point."""
_RADIUS = 7
_FAR = 10_000.0
_GAP, _AWAY = 14, 220
"""Between two names of one line; how far from its point a name may begin."""

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A narrator: dollars for each verified row, share of faithful last texts, and whether it is on the front."""

    name: str
    cost: Measure
    share: tuple[float, float, float]
    front: bool


class _Scale:
    """Where costs and shares lie in the picture."""

    def __init__(self, costs: Sequence[float]) -> None:
        paid = [cost for cost in costs if cost > 0]
        self.free = len(paid) < len(costs)
        self.left = _LEFT + (_FREE if self.free else 0)
        self.right = _WIDTH - _RIGHT
        self.low = math.floor(math.log10(min(paid))) if paid else 0
        self.high = max(self.low + 1, math.ceil(math.log10(max(paid)))) if paid else 1
        self.paid = bool(paid)

    def x(self, cost: float) -> float:
        if cost <= 0:
            return _LEFT + _FREE / 3
        share = (math.log10(cost) - self.low) / (self.high - self.low)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def y(self, share: float) -> float:
        return _TOP + (1 - share) * (_HEIGHT - _TOP - _BOTTOM)


def pareto(comparison: Comparison) -> Markup:
    """The picture with its words; instead of it a sentence where no cost is known."""
    dominated = {voice.name: voice.dominated for voice in comparison.narrators}
    rows = [one for one in comparison.table if one.field == EVERYWHERE]
    points = [_point(one, one.cost_each, dominated[one.narrator]) for one in rows if one.cost_each is not None]
    missing = [one.narrator for one in rows if one.cost_each is None]
    absent = f"Not in the picture, for want of a known cost or of a verified row: {', '.join(missing)}." if missing else ""
    words = tag("p", absent, class_="legend") if absent else Markup()
    return joined(_picture(points), words) if points else words


def _point(one: Figures, cost: Measure, dominated: bool) -> _Point:  # noqa: FBT001 -- a field of the point
    return _Point(one.narrator, cost, (one.last.value, one.last.low, one.last.high), not dominated)


def _picture(points: Sequence[_Point]) -> Markup:
    scale = _Scale([value for one in points for value in (one.cost.low, one.cost.value, one.cost.high)])
    heard = "; ".join(_heard(one) for one in points)
    drawn = tag(
        "svg",
        tag("title", "Cost for each verified row against faithful last texts", id="pareto-name"),
        tag("desc", heard, id="pareto-words"),
        *_axes(scale),
        _front(points, scale),
        *(mark for one in points for mark in _drawn(one, scale)),
        *_labels(points, scale),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_labelledby="pareto-name pareto-words",
    )
    said = (
        "Filled: no other narrator is at least as faithful for no more money, and better in one of them. "
        "Bars are 95 % intervals. Costs on a logarithmic axis."
    )
    return tag("figure", drawn, tag("figcaption", said))


def _heard(one: _Point) -> str:
    share, low, high = (numbers.percent(value) for value in one.share)
    front = "on the front" if one.front else "not on the front"
    return f"{one.name}: {share} % ({low} to {high}) for ${numbers.dollars(one.cost.value)}, {front}"


def _axes(scale: _Scale) -> Iterator[Markup]:
    for tenth in range(0, 11, 2):
        y = _n(scale.y(tenth / 10))
        yield tag("line", x1=str(_LEFT), x2=_n(scale.right), y1=y, y2=y, class_="grid")
        yield _words(_LEFT - 10, scale.y(tenth / 10) + 4, f"{10 * tenth}", "end")
    base = _HEIGHT - _BOTTOM
    if scale.free:
        yield _words(scale.x(0), base + 20, "free", "middle")
    for power in range(scale.low, scale.high + 1) if scale.paid else ():
        x = scale.x(10.0**power)
        yield tag("line", x1=_n(x), x2=_n(x), y1=str(base), y2=str(base + 5), class_="tick")
        yield _words(x, base + 20, f"${10.0**power:,.{max(0, -power)}f}", "middle")
    yield _words((_LEFT + scale.right) / 2, _HEIGHT - 8, "US dollars for each verified row", "middle")
    middle = _n((_TOP + base) / 2)
    yield tag("text", "faithful last texts, %", x="16", y=middle, text_anchor="middle", transform=f"rotate(-90 16 {middle})")


def _front(points: Sequence[_Point], scale: _Scale) -> Markup:
    """The steps that join the narrators on the front."""
    front = sorted((scale.x(one.cost.value), scale.y(one.share[0])) for one in points if one.front)
    if len(front) < 2:
        return Markup()
    moves = "".join(f"H{_n(x)}V{_n(y)}" for x, y in front[1:])
    return tag("path", d=f"M{_n(front[0][0])} {_n(front[0][1])}{moves}", class_="front")


def _drawn(one: _Point, scale: _Scale) -> Iterator[Markup]:
    share, low, high = map(scale.y, one.share)
    x = scale.x(one.cost.value)
    yield tag("line", x1=_n(x), x2=_n(x), y1=_n(low), y2=_n(high), class_="bar")
    if one.cost.value > 0:
        yield tag("line", x1=_n(scale.x(one.cost.low)), x2=_n(scale.x(one.cost.high)), y1=_n(share), y2=_n(share), class_="bar")
    yield tag("circle", cx=_n(x), cy=_n(share), r="5", class_="point" if one.front else "point beaten")


def _labels(points: Sequence[_Point], scale: _Scale) -> Iterator[Markup]:
    """Names beside their points, each at the first place in the picture where it covers neither a point nor another name."""
    spots = [(scale.x(one.cost.value), scale.y(one.share[0])) for one in points]
    outside = [(-_FAR, -_FAR, _LEFT, _FAR), (_WIDTH, -_FAR, _FAR, _FAR), (-_FAR, scale.y(0), _FAR, _FAR)]
    taken = outside + [(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in spots]
    for one, (x, y) in zip(points, spots, strict=True):
        name = _cut(one.name)
        right_of, left_of, *others = [_box(x, y, name, side, row) for row in _ROWS for side in (1, -1)]
        boxes = [right_of, left_of, _pushed(right_of, taken), *others]
        fit = (box for box in boxes if box[0] < x + _AWAY and not any(_meet(box, other) for other in taken))
        left, top, right, bottom = next(fit, right_of)
        taken.append((left, top, right, bottom))
        yield _words(left if left > x else right, bottom - 4, name, "start" if left > x else "end")


def _box(x: float, y: float, name: str, side: int, row: float) -> _Box:
    """Where a name would stand: to the right of its point or to the left, so many lines lower."""
    near, far = x + side * 10, x + side * (10 + _LETTER * len(name))
    return min(near, far), y - _LINE / 2 + row * _LINE, max(near, far), y + _LINE / 2 + row * _LINE


def _pushed(box: _Box, taken: Sequence[_Box]) -> _Box:
    """Where a name would stand behind those that stand there already."""
    while met := next((other for other in taken if _meet(box, other)), None):
        left, top, right, bottom = box
        box = met[2] + _GAP, top, met[2] + _GAP + right - left, bottom
    return box


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _words(x: float, y: float, text: str, anchor: str) -> Markup:
    return tag("text", text, x=_n(x), y=_n(y), text_anchor=anchor)


def _cut(name: str) -> str:
    return name if len(name) <= 26 else f"{name[:12]}…{name[-13:]}"


def _n(number: float) -> str:
    return f"{number:.1f}"
