"""What was run, when, on what, and at which prices; and the cheapest order of narrators."""

from collections.abc import Iterator
from decimal import Decimal

from evals.compare.cascade import Cascade, Order
from evals.compare.comparison import Comparison, Field, Voice
from evals.compare.report import numbers
from evals.compare.report.markup import Markup, joined, tag


def about(comparison: Comparison) -> Markup:
    """A list of facts, the narrators with their prices, and the cascade."""
    return joined(_cascade(comparison.cascade), _narrators(comparison), _facts(comparison))


def _facts(comparison: Comparison) -> Markup:
    facts = [
        ("direction", comparison.direction),
        ("seed", str(comparison.seed)),
        ("resamples of each bootstrap", f"{comparison.resamples:,}"),
        ("Python of the programs", comparison.python),
        ("sandbox", comparison.sandbox),
        ("image", comparison.image),
        ("code2cot", f"{comparison.version} {comparison.code}".strip()),
        *((f"samples of {field.name}", _field(field)) for field in comparison.fields),
    ]
    return tag("dl", *(part for name, said in facts if said for part in (tag("dt", name), tag("dd", said))), class_="facts")


def _field(field: Field) -> str:
    dropped = ", ".join(f"{reason.replace('_', ' ')} {count:,}" for reason, count in field.dropped.items())
    digest = f"; digest {field.digest}" if field.digest else ""
    return f"{field.samples:,} of {field.programs:,} programs{f' ({dropped})' if dropped else ''}{digest}"


def _narrators(comparison: Comparison) -> Markup:
    titles = ("narrator", "style", "texts at most", "$ per million tokens: in", "cached", "out", "price read", "failed")
    head = tag("thead", tag("tr", *(tag("th", title, scope="col") for title in titles)))
    table = tag("table", head, tag("tbody", *map(_narrator, comparison.narrators)), class_="voices")
    return tag("div", table, class_="wide", tabindex="0", role="region", aria_label="narrators")


def _narrator(voice: Voice) -> Markup:
    price = voice.price
    amounts = (price.input, price.cached, price.output) if price else (None, None, None)
    read = " ".join(part for part in (price.source, price.date) if part) if price else ""
    return tag(
        "tr",
        tag("th", voice.name, scope="row"),
        tag("td", voice.style or numbers.NONE),
        tag("td", str(voice.attempts)),
        *(tag("td", _amount(amount)) for amount in amounts),
        tag("td", read or ("not known" if voice.asks_model else "no model")),
        tag("td", str(voice.missing)),
    )


def _amount(amount: Decimal | None) -> str:
    return numbers.NONE if amount is None else numbers.dollars(amount)


def _cascade(cascade: Cascade | None) -> Markup:
    if cascade is None:
        return Markup()
    return tag("p", " ".join(_said(cascade)))


def _said(cascade: Cascade) -> Iterator[str]:
    target = f"{numbers.percent(cascade.target)} %"
    if cascade.best is None:
        yield f"No order of these narrators tells {target} of the samples truly."
        if cascade.most is not None:
            yield f"The most is reached by {_order(cascade.most)}."
    else:
        yield f"The cheapest order that tells {target} of the samples truly: {_order(cascade.best)}."
        if cascade.yields is not None and cascade.costs is not None:
            low, high = map(numbers.percent, cascade.yields)
            cheap, dear = map(numbers.dollars, cascade.costs)
            yield f"95 % intervals: {low} to {high} %, ${cheap} to ${dear}."
        if cascade.chosen is not None:
            yield f"The same order is best in {numbers.percent(cascade.chosen)} % of resamples."
    if cascade.left_out:
        yield f"Left out, for their cost is not known: {', '.join(cascade.left_out)}."


def _order(order: Order) -> str:
    names = ", then ".join(order.narrators)
    return f"{names} ({numbers.percent(order.yields)} % for ${numbers.dollars(order.cost)} a sample)"
