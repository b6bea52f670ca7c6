"""The dataset card of an export: what is in it, where it comes from, and how far it can be trusted."""

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from evals.export.families import VALIDATION
from evals.export.formats import Format
from evals.export.metadata import features, licence_ids, size_category, yaml
from evals.export.runs import Run, narrators_of
from evals.export.statistics import LENGTHS, QUANTILES, Statistics
from evals.faithfulness.published import Published
from evals.faithfulness.report import markdown
from evals.faithfulness.result import Tally
from graphs.counting import counted
from graphs.funnel import ranked

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class SplitFacts:
    """One split: its rows, the families of their programs, and the bytes of their values in memory."""

    name: str
    rows: int
    families: int
    size: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a card says.

    Attributes:
        style, kind: format of the rows and of the files.
        splits: in order.
        seed: of the split.
        statistics: over all rows.
        left_out: sign that a chat template would act on -> rows that hold it.
        runs: where the rows come from.
        sample: one written row.
        download: bytes of the files.
        published: error rates of the checker.
    """

    style: Format
    kind: str
    splits: Sequence[SplitFacts]
    seed: int
    statistics: Statistics
    left_out: Counter[str]
    runs: Sequence[Run]
    sample: dict[str, object]
    download: int
    published: Published


def card(facts: Facts) -> str:
    """The text of ``README.md``, metadata first."""
    parts = (_intro, _splits, _funnel, _what, _lengths, _checker, _made_by, _licences)
    text = "\n".join(line for part in parts for line in [*part(facts), ""])
    return f"---\n{yaml(_metadata(facts))}---\n\n{text.rstrip()}\n"


def _metadata(facts: Facts) -> dict[str, object]:
    licences = licence_ids(facts.statistics.counts["licence"])
    other = {"license_name": "of-each-row", "license_link": "README.md"} if "other" in licences else {}
    return {
        "pretty_name": f"Code2CoT, as {facts.style.name}",
        "license": licences[0] if len(licences) == 1 else licences,
        **other,
        "language": ["en"],
        "annotations_creators": ["machine-generated"],
        "source_datasets": ["original"],
        "task_categories": ["text-generation", "question-answering"],
        "size_categories": [size_category(facts.statistics.rows)],
        "tags": ["code2cot", "chain-of-thought", "reasoning", "synthetic", "execution-verified", "sft"],
        "configs": [
            {
                "config_name": "default",
                "data_files": [{"split": one.name, "path": f"data/{one.name}-*.{facts.kind}"} for one in facts.splits],
            },
        ],
        "dataset_info": {
            "features": features(facts.style.schema),
            "splits": [{"name": one.name, "num_bytes": one.size, "num_examples": one.rows} for one in facts.splits],
            "download_size": facts.download,
            "dataset_size": sum(one.size for one in facts.splits),
        },
    }


def _intro(facts: Facts) -> Iterator[str]:
    yield f"# Code2CoT, as {facts.style.name}"
    yield ""
    yield "Each row is a problem in words, a chain of thought that tells what a program really did on the problem's input, and"
    yield "the answer that it returned. Programs were executed in a sandbox; every statement of every chain of thought was held"
    yield "against a second execution, and only what passed is here. `answer` is the exact value as Python text."
    yield ""
    yield f"Read by {facts.style.read_by}. A row:"
    yield ""
    sample = json.dumps(facts.sample, indent=1, ensure_ascii=False)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", sample)), default=0))
    yield from (f"{fence}json", sample, fence)
    yield ""
    yield "```python"
    yield "from datasets import load_dataset"
    yield ""
    yield f'rows = load_dataset("FOLDER OR NAME")  # {", ".join(f"{one.name}: {one.rows:,}" for one in facts.splits)}'
    yield "```"


def _splits(facts: Facts) -> Iterator[str]:
    yield "## Splits"
    yield ""
    yield from _table(("split", "rows", "shapes of programs"), ((one.name, one.rows, one.families) for one in facts.splits))
    yield ""
    if any(one.name == VALIDATION for one in facts.splits):
        yield "Programs that are alike but for names and constants have one shape; no shape, and so no program, is in both splits"
        yield f"(seed {facts.seed})."
    if facts.left_out:
        found = ", ".join(f"{_cell(sign)} in {rows:,}" for sign, rows in ranked(facts.left_out).items())
        yield f"Left out: {counted(facts.left_out.total(), 'row')} whose words hold a sign of chat templates ({found})."


def _funnel(facts: Facts) -> Iterator[str]:
    yield "## Funnel"
    yield ""
    runs = [run.summary for run in facts.runs if run.summary]
    if not runs:
        yield "Not known: the rows were exported from files, without the summary of their run."
        return
    yield "Every program that was begun ended in one of these ways; the machinery failed where it says so."
    yield ""
    heads = ("run", "begun", "verified", "rejected", "machinery failed", "rows")
    found = ((number, one.n, one.verified, one.rejected, one.infra_error, one.rows) for number, one in enumerate(runs, 1))
    yield from _table(heads, found)
    reasons: Counter[str] = Counter()
    for one in runs:
        reasons.update(one.reasons)
    if reasons:
        yield ""
        yield f"Not verified, by reason: {_named(reasons)}."
    told = narrators_of(facts.runs)
    yield ""
    yield from _table(
        ("narrator", "executions told", "verified", "by the first text", "rejected for"),
        (
            (name, told.told[name], told.verified[name], told.at_first[name], _named(told.reasons[name]))
            for name in sorted(told.told)
        ),
    )


def _what(facts: Facts) -> Iterator[str]:
    counts = facts.statistics.counts
    yield "## What is in it"
    yield ""
    for name in ("domain", "level", "direction", "narrator", "author"):
        yield f"- {name}: {_named(dict(sorted(counts[name].items())))}"
    yield ""
    topics = sorted(facts.statistics.topics.items())
    for domain, found in groupby(topics, key=lambda pair: pair[0][0]):
        yield f"- topics of {_cell(domain)}: {_named({topic or 'none': rows for (_, topic), rows in found})}"


def _lengths(facts: Facts) -> Iterator[str]:
    heads = ("length", "mean", *(f"{share:.0%}" if share < 1 else "longest" for share in QUANTILES))
    statistics = facts.statistics
    yield "## Lengths"
    yield ""
    yield "The share of rows that are no longer:"
    yield ""
    yield from _table(heads, ((name, round(statistics.mean(name), 1), *statistics.quantiles(name)) for name in LENGTHS))


def _checker(facts: Facts) -> Iterator[str]:
    found, figures = facts.published.result, facts.published
    yield "## How often the checker is wrong"
    yield ""
    yield "Measured by planting one error of a named class in true narrations with anchors, on programs of several sources"
    yield f"and not on these rows: it accepted {_wrong(found.overall)} such lies"
    yield f"and rejected {_wrong(found.refused)} true narrations."
    yield "Prose that models wrote without anchors (`--plain-narration`) is judged less surely: of such,"
    yield f"{_wrong(figures.plain.lies.tally)} lies were accepted in texts that the rules were written with, and"
    yield f"{_wrong(figures.held_out.lies.tally)} in texts that nobody had looked at."
    yield ""
    arguments = " ".join(figures.arguments)
    yield f"Version {figures.version}, {figures.date}, `python -m evals.faithfulness {arguments}`; shares with 95 % intervals."
    yield ""
    yield "<details><summary>Every class of lies, and every source of truths</summary>"
    yield ""
    yield from markdown(found)
    yield ""
    yield "</details>"


def _made_by(facts: Facts) -> Iterator[str]:
    counts = facts.statistics.counts
    yield "## What made it"
    yield ""
    for name, noun in (("version", "code2cot"), ("python", "Python that ran the programs"), ("image", "image that they ran in")):
        yield f"- {noun}: {_named(counts[name])}"
    yield f"- seeds: {_named(counts['seed'])}"
    for name, noun in (("style", "style asked of models"), ("annotator", "anchors added by")):
        if set(counts[name]) - {""}:
            yield f"- {noun}: {_named(counts[name])}"


def _licences(facts: Facts) -> Iterator[str]:
    statistics = facts.statistics
    yield "## Licences and origins"
    yield ""
    yield "`licence` says under which terms a row's program stands and `origin` what it is called at its author's; keep both when"
    yield "you pass rows on. What models wrote is moreover subject to the terms of those who serve them."
    yield ""
    yield from _table(
        ("author of the programs", "licence", "rows", "the first one's name there"),
        ((*source, rows, statistics.examples[source]) for source, rows in sorted(statistics.sources.items())),
    )
    if statistics.output_differs:
        yield ""
        rows = counted(statistics.output_differs, "row")
        yield f"In {rows} the program returned something else than its origin recorded; `answer` is what it returned."


def _wrong(one: Tally) -> str:
    """``9 of 7,019 (0.13 %, 0.07 to 0.24 %)``."""
    data = one.as_json()
    low, high = float(str(data["low"])), float(str(data["high"]))
    return f"{one.wrong:,} of {one.total:,} ({one.wrong / max(1, one.total):.2%}, {low:.2%} to {high:.2%})".replace("%", " %")


def _named(counts: Counter[str] | dict[str, int]) -> str:
    ordered = ranked(counts) if isinstance(counts, Counter) else counts
    return ", ".join(f"{_cell(name) or 'none'} ({rows:,})" for name, rows in ordered.items()) or "-"


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(f'{one:,}' if isinstance(one, int) else _cell(str(one)) for one in row)} |"


def _cell(text: str) -> str:
    """Anybody's words where Markdown can make nothing of them."""
    plain = " ".join(text.split())
    cut = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}..."
    return html.escape(cut, quote=False).translate({ord(sign): f"&#{ord(sign)};" for sign in "|[]`"})
