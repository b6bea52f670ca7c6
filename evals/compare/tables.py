"""The figures as tables for people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evals.compare.cascade import Cascade, Order
from evals.compare.comparison import Comparison, Voice
from evals.compare.duel import Duel
from evals.compare.figures import EVERYWHERE, Measure, Share
from evals.compare.words import INSTALL
from graphs.counting import counted

_NONE = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of text.

    Attributes:
        title: what it shows.
        head: of the columns.
        rows: as many cells each as ``head``; the first ones are names, the others figures.
        names: how many columns are names.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    names: int = 2


def tables(comparison: Comparison) -> Iterator[Table]:
    """All of them, those of most weight first."""
    yield _faithfulness(comparison)
    if any(line.laws for line in comparison.table):
        yield _laws(comparison)
    yield _text(comparison)
    yield _cost(comparison)
    if comparison.duels:
        yield pairs(comparison.duels)
    if comparison.cascade:
        yield orders(comparison.cascade)


def notes(comparison: Comparison) -> Iterator[str]:
    """What one must know to make the same figures: seed, versions, samples, prices with their date."""
    image = f", image {comparison.image[:19]}" if comparison.image else ""
    yield (
        f"code2cot {comparison.version} (code {comparison.code}), seed {comparison.seed}, {comparison.direction}, "
        f"{comparison.sandbox} sandbox{image}, Python {comparison.python}."
    )
    for field in comparison.fields:
        dropped = ", ".join(f"{reason} {count}" for reason, count in field.dropped.items())
        digest = f", SHA-256 {field.digest[:16]}" if field.digest else ""
        yield (
            f"{field.name}: {counted(field.samples, 'sample')} of {counted(field.programs, 'program')}"
            f"{f' (dropped: {dropped})' if dropped else ''}{digest}."
        )
    yield f"Intervals: 95 %, Wilson for shares, {comparison.resamples:,} paired resamples of the samples for all else."
    if all(line.readability is None for line in comparison.table):
        yield f"Reading ease was not measured: {INSTALL}, and repeat the command."
    yield from (_told(voice) for voice in comparison.narrators)


def _told(voice: Voice) -> str:
    parts = [f"up to {counted(voice.attempts, 'text')} a sample"]
    parts += [f"style {voice.style}"] if voice.style else []
    parts += [f"prompts {voice.prompt}"] if voice.prompt else []
    parts += [f"anchors by {voice.annotator}"] if voice.annotator else []
    if voice.price:
        dated = f" ({', '.join(filter(None, [voice.price.source, voice.price.date]))})" if voice.price.date else ""
        parts.append(f"${voice.price.input} in, ${voice.price.output} out a million tokens{dated}")
    elif voice.asks_model:
        parts.append("price unknown")
    parts += [f"{counted(voice.missing, 'telling')} missing"] if voice.missing else []
    return f"{voice.name}: {', '.join(parts)}."


def _faithfulness(comparison: Comparison) -> Table:
    return Table(
        "Faithful by execution",
        ("field", "narrator", "samples", "first text", "after the loop", "not understood", "texts", "coverage"),
        tuple(
            (
                line.field,
                line.narrator,
                f"{line.last.total}",
                _share(line.first),
                _share(line.last),
                f"{line.undecided}",
                f"{line.attempts.value:.2f}",
                f"{line.coverage.value:.1%}",
            )
            for line in comparison.table
        ),
    )


def _laws(comparison: Comparison) -> Table:
    lines = [line for line in comparison.table if line.field == EVERYWHERE]
    laws = list(dict.fromkeys(law for line in lines for law in line.laws | line.laws_left))
    return Table(
        "Texts that broke a law: first texts → after the loop",
        ("narrator", *laws),
        tuple((line.narrator, *(f"{line.laws.get(law, 0)} → {line.laws_left.get(law, 0)}" for law in laws)) for line in lines),
        names=1,
    )


def _text(comparison: Comparison) -> Table:
    return Table(
        "Words of the last texts",
        ("field", "narrator", "statements/step", "words/step", "tokens/step", "repeated", "reading ease"),
        tuple(
            (
                line.field,
                line.narrator,
                _measure(line.statements),
                _measure(line.words, 1),
                _measure(line.tokens, 1),
                f"{line.repetition.value:.1%}",
                _measure(line.readability, 1),
            )
            for line in comparison.table
        ),
    )


def _cost(comparison: Comparison) -> Table:
    voices = {voice.name: voice for voice in comparison.narrators}
    lines = sorted(
        (line for line in comparison.table if line.field == EVERYWHERE),
        key=lambda line: (line.cost is None, line.cost or 0, -line.last.hits),
    )
    return Table(
        "Money against faithfulness, the cheap ones first",
        (
            "narrator",
            "US dollars",
            "a verified row",
            "after the loop",
            "replies",
            "tokens in",
            "out",
            "seconds each",
            "beaten",
        ),
        tuple(
            (
                line.narrator,
                _dollars(line.cost),
                _measure(line.cost_each, 6),
                f"{line.last.value:.1%}",
                f"{line.calls:,}",
                f"{line.input:,}",
                f"{line.output:,}",
                _measure(line.seconds, 1),
                "yes" if voices[line.narrator].dominated else "no",
            )
            for line in lines
        ),
        names=1,
    )


def pairs(duels: Sequence[Duel]) -> Table:
    """Narrators in pairs, and what can be said of them."""
    return Table(
        "Pairs: difference of the shares, McNemar's exact test, Holm's correction",
        ("field", "texts", "pair", "only one : only other", "difference", "p", "p (Holm)", "at 5 %"),
        tuple(
            (
                duel.field,
                duel.texts,
                f"{duel.one} / {duel.other}",
                f"{duel.only_one} : {duel.only_other}",
                f"{duel.difference:+.1%} [{duel.low:+.1%}, {duel.high:+.1%}]",
                _p(duel.p),
                _p(duel.holm),
                "differ" if duel.is_significant else "not shown to differ",
            )
            for duel in duels
        ),
        names=3,
    )


def orders(cascade: Cascade) -> Table:
    """Orders of narrators, from cheap to dear, with what is to be said of the one that was looked for."""
    wanted, remark = _wanted(cascade)
    rows = [_order(order, remark if order == wanted else "") for order in cascade.front]
    if cascade.left_out:
        rows.append((", ".join(cascade.left_out), _NONE, _NONE, _NONE, "left out: cost unknown, or one narrator too many"))
    return Table(
        "Cascade: each narrator tells what those before it failed at",
        ("order", "yield", "dollars a sample", "a verified row", ""),
        tuple(rows),
        names=1,
    )


def _wanted(cascade: Cascade) -> tuple[Order | None, str]:
    """The order that was looked for, or else the one that comes nearest, and what is to be said of it."""
    if not (cascade.best and cascade.yields and cascade.costs):
        return cascade.most, f"none reaches {cascade.target:.0%}; this one comes nearest"
    low, high = cascade.yields
    cheap, dear = cascade.costs
    chosen = f"best in {cascade.chosen or 0:.0%} of resamples"
    sure = f"yield [{low:.1%}, {high:.1%}], cost [{_dollars(cheap)}, {_dollars(dear)}], {chosen}"
    return cascade.best, f"least money for {cascade.target:.0%}: {sure}"


def _order(order: Order, remark: str) -> tuple[str, ...]:
    return " > ".join(order.narrators), f"{order.yields:.1%}", _dollars(order.cost), _dollars(order.cost_each), remark


def _share(share: Share) -> str:
    return f"{share.value:.1%} [{share.low:.1%}, {share.high:.1%}]"


def _measure(measure: Measure | None, digits: int = 2) -> str:
    if measure is None:
        return _NONE
    return f"{measure.value:.{digits}f} [{measure.low:.{digits}f}, {measure.high:.{digits}f}]"


def _dollars(amount: Decimal | None) -> str:
    return _NONE if amount is None else f"{amount:.6f}"


def _p(value: float) -> str:
    return f"{value:.3f}" if value >= 0.001 else f"{value:.0e}"
