"""A comparison as it might come out, written down by hand: nothing runs for it."""

from collections.abc import Sequence
from decimal import Decimal

from agents.llm.config import Endpoint, Model
from agents.llm.prices import Price, Prices
from evals.compare.assembly import Sampled, Setting, Spoken, compared
from evals.compare.comparison import Comparison
from evals.compare.sample import Recorded, Sample, Shown
from evals.compare.telling import Attempt, Passage, Piece, Telling, Told, Used, Wrong
from graphs.means import Means

HOSTILE = "</script><script>alert(1)</script><!--<script><img src=http://127.0.0.1:9/x onerror=alert(2)>'\"&lt;${title}$$"
NARRATORS = ("template", "careful", "careless")
_SOURCE = "def solve(n):\n    total = n + 1\n    return total\n"
_MODEL = "openai/m"
_MEANS = Means(
    models={_MODEL: Model(endpoints=(Endpoint(base_url="http://127.0.0.1:9/v1"),))},
    prices=Prices(models={_MODEL: Price(input=Decimal(1), output=Decimal(1))}),
)
_SETTING = Setting(seed=7, direction="forward", sandbox="local", image="", python="3.13.5", code="", resamples=50)


def comparison(fields: dict[str, int], hostile: str = "") -> Comparison:
    """Some samples of each field, told by three narrators.

    ``template`` is always true. ``careful`` first says a wrong value in every other sample, but mends it. ``careless`` says one
    in each sample of the first field, to the end, and is not understood in those of the others.
    """
    samples = {field: [_sample(field, index, hostile) for index in range(count)] for field, count in fields.items()}
    first = next(iter(fields))
    told = {name: [_telling(name + hostile, one, first, hostile) for of in samples.values() for one in of] for name in NARRATORS}
    return compared(
        _SETTING,
        [Sampled(field, "", [_recorded(one) for one in of]) for field, of in samples.items()],
        [Spoken(name + hostile, hostile, 2, [_told(one) for one in told[name]], _MEANS) for name in NARRATORS],
    )


def _sample(field: str, index: int, hostile: str) -> Sample:
    return Sample(
        id=f"{field}/{index:04}",
        index=index,
        field=field,
        domain=field,
        topic=f"counting{hostile}",
        level=1,
        source=_SOURCE + (f"# {hostile}\n" if hostile else ""),
        entry="solve",
        problem="",
        call=f"solve({index})",
        returned=f"{index + 1}",
        prompt=f"What comes after {index}? {hostile}",
        answer=f"{index + 1}",
        steps=4,
        shown=tuple(Shown(first=at, last=at, line=max(1, min(3, at + 1)), level=0, text=f"{at}{hostile}") for at in range(4)),
        program="",
        trace="",
        licence="",
        origin="",
    )


def _telling(name: str, sample: Sample, first_field: str, hostile: str) -> Telling:
    n = sample.index
    true, wrong = _text(n, n + 1, hostile), _text(n, n + 100, hostile)
    if name.startswith("careful") and n % 2:
        return Telling(sample=sample.id, narrator=name, first=wrong, last=true, attempts=2, calls=2, cost=Decimal("0.002"))
    if name.startswith("careless"):
        text = wrong if sample.field == first_field else _unread(hostile)
        return Telling(sample=sample.id, narrator=name, first=text, last=text, attempts=1, calls=1, cost=Decimal("0.0005"))
    cost = Decimal("0.001") if name.startswith("careful") else Decimal(0)
    return Telling(sample=sample.id, narrator=name, first=true, last=true, attempts=1, calls=int(cost > 0), cost=cost)


def _text(start: int, end: int, hostile: str) -> Attempt:
    """Two sentences behind a sign of two UTF-16 units; the second is wrong where ``end`` does not follow ``start``."""
    begin, close = f"😀{hostile} We start at {start}.", f" One more is {end}."
    at = len(begin) + len(" One more is ")
    pieces = (
        Piece(start=0, stop=len(begin), spans=((0, 0),)),
        Piece(start=len(begin) + 1, stop=len(begin + close), spans=((1, 3),)),
    )
    if end == start + 1:
        return Attempt(text=begin + close, verified=True, pieces=pieces, coverage=1.0)
    fault = Wrong(
        law="support",
        statement=1,
        said=f"{end}",
        seen=f"total is {start + 1}{hostile}",
        step=1,
        start=at,
        stop=at + len(f"{end}"),
        instead=f"{start + 1}",
    )
    return Attempt(text=begin + close, reason="broke_support", pieces=pieces, faults=(fault,), coverage=1.0)


def _unread(hostile: str) -> Attempt:
    text = f"It somehow works out. {hostile}"
    return Attempt(text=text, reason="not_understood", unread=(Passage(start=0, stop=21),))


def _recorded(sample: Sample) -> Recorded:
    return Recorded(index=sample.index, fate="recorded", sample=sample)


def _told(telling: Telling) -> Told:
    """A telling with as many tokens of the one model as it shall cost millionths of a dollar."""
    tokens = int((telling.cost or 0) * 1_000_000)
    used = Used(model=_MODEL, input=tokens, output=0, cached=0, written=0)
    return Told(index=0, fate="told", telling=telling, used=(used,) if tokens else ())


def texts(comparison: Comparison) -> Sequence[str]:
    """Of all last attempts."""
    return [one.last.text for one in comparison.tellings]
