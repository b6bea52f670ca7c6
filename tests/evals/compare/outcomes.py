"""Tellings of which only the outcome and the cost matter."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from evals.compare.bench import Bench
from evals.compare.figures import EVERYWHERE
from evals.compare.sample import Sample
from evals.compare.telling import Attempt, Telling


def bench(outcomes: Mapping[str, tuple[str, str | None]], resamples: int = 300) -> Bench:
    """Narrator -> (a ``1`` for each sample that it tells truly, else ``0``; US dollars of each telling)."""
    count = len(next(iter(outcomes.values()))[0])
    samples = [_sample(number) for number in range(count)]
    tellings: dict[str, Sequence[Telling]] = {
        name: _told(name, samples, truths, cost) for name, (truths, cost) in outcomes.items()
    }
    return Bench(EVERYWHERE, samples, tellings, resamples, 0)


def _sample(number: int) -> Sample:
    numbers = {"index": number, "level": 1, "steps": 4}
    texts = {"id": f"math/{number}", "field": "math", "domain": "math"}
    return Sample.model_validate({**dict.fromkeys(Sample.model_fields, ""), **texts, **numbers, "shown": ()})


def _told(name: str, samples: Sequence[Sample], truths: str, cost: str | None) -> Sequence[Telling]:
    texts = [Attempt(text="It is 1.", verified=truth == "1", reason="" if truth == "1" else "broke_truth") for truth in truths]
    price = None if cost is None else Decimal(cost)
    return [
        Telling(sample=sample.id, narrator=name, first=text, last=text, attempts=1, cost=price)
        for sample, text in zip(samples, texts, strict=True)
    ]
