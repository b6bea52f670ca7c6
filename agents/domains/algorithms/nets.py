"""Places with links between them, as problems give them."""

from random import Random

from agents.grammar import draw
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet

_NAMES = ("Alder", "Birk", "Cobb", "Dale", "Elm", "Fern", "Glen", "Holt", "Isle", "Knoll")


SIZES = (3, 4, 5, 6, 8)


_KINDS = (
    ("villages", "village", "road", "There is a road between {0} and {1}."),
    ("islands", "island", "bridge", "A bridge joins {0} and {1}."),
    ("huts", "hut", "path", "A path joins {0} and {1}."),
    ("stations", "station", "line", "A line connects {0} and {1}."),
    ("computers", "computer", "cable", "A cable joins {0} and {1}."),
)


def _pairs(size: int, extra: int, *, directed: bool = False, weights: tuple[int, int] | None = None) -> Draw:
    """Links among the first ``size`` places."""

    def build(rng: Random, _: object) -> object:
        names = list(_NAMES[:size])
        every = [(a, b) for at, a in enumerate(names) for b in names[at + 1 :]]
        chosen = rng.sample(every, min(len(every), rng.randint(max(2, size - 2), size - 1 + extra)))
        links = [pair if directed or rng.random() < 0.5 else pair[::-1] for pair in chosen]
        return [(*link, rng.randint(*weights)) for link in links] if weights else links

    return build


class Net:
    """Places with links, as the problem gives them."""

    def __init__(self, sheet: Sheet, *, weights: bool = False) -> None:
        self.sheet = sheet
        self.many, self.one, self.link, each = sheet.pick(_KINDS)
        size = SIZES[sheet.level - 1]
        kind = "list[tuple[str, str]]"
        if weights:
            each = "- {0} and {1}: {2} kilometres."
            kind = "list[tuple[str, str, int]]"
        self.names = _NAMES[:size]
        self.links = sheet.given(
            "links", f"the {self.link}s", _pairs(size, sheet.level // 2 + 1, weights=(2, 9) if weights else None), kind, each
        )
        sheet.say(f"the {self.many} of a region are {', '.join(self.names[:-1])} and {self.names[-1]}.")
        if weights:
            sheet.say(f"The {self.link}s between them are:\n{{{self.links}}}\n\nAll of them can be used in both directions.")
        else:
            sheet.say(f"{{{self.links}}}")

    def place(self, base: str, gloss: str) -> str:
        """A place that the problem names."""
        return self.sheet.given(base, gloss, draw.one_of(*self.names), "str")
