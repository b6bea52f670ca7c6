"""The tables: figures of narrators, pairs of them, and faults by law. They are readable where no script runs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from agents.verdict import Law
from evals.compare.comparison import Comparison
from evals.compare.duel import Duel
from evals.compare.figures import EVERYWHERE, Figures, Measure, Share
from evals.compare.report import numbers
from evals.compare.report.markup import Markup, joined, tag
from evals.compare.tables import Table, pairs

_Value = Share | Measure | None


@dataclass(frozen=True, slots=True)
class _Column:
    """A figure: its group, its name with the unit, what it means, how it is found and written."""

    group: str
    name: str
    meaning: str
    of: Callable[[Figures], _Value]
    form: Callable[[float], str]


_COLUMNS = (
    _Column("Faithful", "first text, %", "first texts that keep every law", lambda one: one.first, numbers.percent),
    _Column("Faithful", "last text, %", "the same once faults were handed back", lambda one: one.last, numbers.percent),
    _Column("Faithful", "texts needed", "texts that it took", lambda one: one.attempts, numbers.plain),
    _Column("Telling", "steps told, %", "steps that first texts tell", lambda one: one.coverage, numbers.percent),
    _Column("Telling", "statements / step", "statements of last texts", lambda one: one.statements, numbers.plain),
    _Column("Telling", "words / step", "words of last texts", lambda one: one.words, numbers.plain),
    _Column("Telling", "repeated, %", "four-word sequences told before", lambda one: one.repetition, numbers.percent),
    _Column("Telling", "reading ease", "Flesch: 100 very easy, 0 very hard", lambda one: one.readability, numbers.plain),
    _Column("Price", "tokens / step", "tokens of all replies", lambda one: one.tokens, numbers.plain),
    _Column("Price", "seconds", "that all replies took", lambda one: one.seconds, numbers.plain),
    _Column("Price", "$ / verified row", "US dollars", lambda one: one.cost_each, numbers.dollars),
)


def figures(comparison: Comparison) -> Markup:
    """Narrators by figures for all fields together, and folded for each field."""
    names = {voice.name: letter for voice, letter in zip(comparison.narrators, ascii_lowercase, strict=False)}
    fields = list(dict.fromkeys(one.field for one in comparison.table))
    tables = {field: _figures(comparison, field, names) for field in fields}
    first, *rest = fields
    more = [
        tag("details", tag("summary", f"{field} alone"), tables[field], class_="field")
        for field in (rest if len(rest) > 1 or first != EVERYWHERE else ())
    ]
    return joined(tables[first], _legend(), *more, _duels(comparison))


def _figures(comparison: Comparison, field: str, names: dict[str, str]) -> Markup:
    rows = [one for one in comparison.table if one.field == field]
    better = _better(comparison.duels, field)
    groups = dict.fromkeys(column.group for column in _COLUMNS)
    spans = {group: sum(column.group == group for column in _COLUMNS) for group in groups}
    head = tag(
        "thead",
        tag("tr", tag("td"), *(tag("th", group, scope="colgroup", colspan=str(spans[group])) for group in groups)),
        tag("tr", tag("th", "narrator", scope="col"), *(_heading(column) for column in _COLUMNS)),
    )
    body = tag("tbody", *(_row(one, names, better) for one in rows))
    total = rows[0].last.total if rows else 0
    where = "all domains together" if field == EVERYWHERE else field
    title = f"{where}: {total:,} samples told by every narrator; below each figure its 95 % interval"
    return _titled(title, tag("table", head, body, class_="figures"))


def _heading(column: _Column) -> Markup:
    return tag("th", column.name, scope="col", title=column.meaning)


def _row(one: Figures, names: dict[str, str], better: dict[tuple[str, str], list[str]]) -> Markup:
    head = tag("th", one.narrator, " ", tag("small", f"({names.get(one.narrator, '')})"), scope="row")
    marks = [*(sorted(names[name] for name in better.get((texts, one.narrator), ())) for texts in ("first", "last"))]
    cells = [
        _cell(column.of(one), column.form, "".join(marks[place]) if place < len(marks) else "")
        for place, column in enumerate(_COLUMNS)
    ]
    return tag("tr", head, *cells)


def _cell(value: _Value, form: Callable[[float], str], mark: str) -> Markup:
    if value is None:
        return tag("td", numbers.NONE)
    sign = tag("sup", mark, title=f"significantly more faithful than {', '.join(mark)}") if mark else Markup()
    middle, low, high = map(form, (value.value, value.low, value.high))
    return tag("td", middle, sign, tag("small", "" if low == high else f"{low}–{high}"))


def _better(duels: Iterable[Duel], field: str) -> dict[tuple[str, str], list[str]]:
    """(texts, narrator) -> the narrators than which it is significantly more faithful."""
    found: dict[tuple[str, str], list[str]] = {}
    for duel in duels:
        if duel.field == field and duel.is_significant:
            winner, loser = (duel.one, duel.other) if duel.difference > 0 else (duel.other, duel.one)
            found.setdefault((duel.texts, winner), []).append(loser)
    return found


def _legend() -> Markup:
    return tag(
        "p",
        "Raised letters name the narrators than which this one is significantly more faithful "
        "(exact McNemar test on the same samples, p < 0.05 after Holm's correction for all pairs).",
        class_="legend",
    )


def _duels(comparison: Comparison) -> Markup:
    """Every pair of narrators, all fields together, with what can and what cannot be said."""
    found = pairs([one for one in comparison.duels if one.field == EVERYWHERE])
    if not found.rows:
        return Markup()
    return tag("details", tag("summary", "Every pair of narrators, tested"), listed(found), class_="field")


def listed(table: Table) -> Markup:
    """A table of text as it is printed elsewhere."""
    sides = ["name" if at < table.names else None for at in range(len(table.head))]
    titles = [tag("th", title, scope="col", class_=side) for title, side in zip(table.head, sides, strict=True)]
    rows = [tag("tr", *(tag("td", cell, class_=side) for cell, side in zip(row, sides, strict=True))) for row in table.rows]
    head = tag("thead", tag("tr", *titles))
    return _titled(table.title, tag("table", head, tag("tbody", *rows), class_="listed"))


def laws(comparison: Comparison) -> Markup:
    """How many first and last texts broke which law; a count leads to the traces."""
    rows = [one for one in comparison.table if one.field == EVERYWHERE]
    head = tag("thead", tag("tr", tag("th", "law", scope="col"), *(tag("th", one.narrator, scope="col") for one in rows)))
    lines = [tag("tr", tag("th", str(law), scope="row"), *_counts(str(law), rows)) for law in Law]
    unread = [_leading(str(one.undecided), "?", place, "last") for place, one in enumerate(rows)]
    lines.append(tag("tr", tag("th", "last texts not understood", scope="row"), *unread))
    title = "first texts that broke a law → last texts that still do; a text may break several"
    return _titled(title, tag("table", head, tag("tbody", *lines), class_="laws"))


def _counts(law: str, rows: Sequence[Figures]) -> Iterable[Markup]:
    for place, one in enumerate(rows):
        first, last = one.laws.get(law, 0), one.laws_left.get(law, 0)
        yield _leading(f"{first} → {last}" if first or last else "0", law, place, "last" if last else "first")


def _leading(said: str, law: str, place: int, texts: str) -> Markup:
    """A count that leads to the traces that it counts, unless there is none."""
    if said == "0":
        return tag("td", said, class_="nothing")
    return tag("td", tag("a", said, href="#traces", data_law=law, data_narrator=str(place), data_which=texts))


def _titled(title: str, table: Markup) -> Markup:
    """A table below its title, which stays where it is when a wide table is moved sideways."""
    return joined(
        tag("p", title, class_="caption"), tag("div", table, class_="wide", tabindex="0", role="region", aria_label=title)
    )
