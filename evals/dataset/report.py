"""What a survey says: as plain data, and for people."""

from collections.abc import Iterator, Sequence

from evals.dataset.survey import ENOUGH, MEASURES, Domain, Hardness, Survey, Topic
from graphs.counting import counted

_ANSWER = 24
_FEW = "few"


def as_data(survey: Survey) -> dict[str, object]:
    """A survey as JSON data."""
    return {name: _domain(domain) for name, domain in sorted(survey.domains.items())}


def _domain(domain: Domain) -> dict[str, object]:
    return {
        "rows": domain.rows,
        "programs": len(domain.programs),
        "shapes": len(domain.shapes),
        "prompts": len(domain.prompts),
        "wordings": len(domain.wordings),
        "decided": domain.decided,
        "ways": len(domain.ways),
        "rarer_outcome": round(domain.rarer, 4),
        "topics": {name: _topic(topic) for name, topic in sorted(domain.topics.items())},
        "levels": {str(level): _hardness(domain.levels[level]) for level in sorted(domain.levels)},
        "shortcomings": domain.shortcomings(),
        "too_few_rows": {"topics": domain.few_in_topics, "levels": domain.few_in_levels},
    }


def _topic(topic: Topic) -> dict[str, object]:
    answer, share = topic.guess
    return {
        "rows": topic.rows,
        "shapes": len(topic.shapes),
        "most_frequent": answer,
        "share": round(share, 4),
        "booleans": topic.booleans,
        "true": round(topic.true, 4),
        "scores": {str(level): topic.levels[level].median("score") for level in sorted(topic.levels)},
    }


def _hardness(hardness: Hardness) -> dict[str, float]:
    return {"rows": len(hardness), **{name: hardness.median(name) for name in MEASURES}}


def shown(survey: Survey) -> Iterator[str]:
    """A survey for people, line by line."""
    for name, domain in sorted(survey.domains.items()):
        yield from _shown(name, domain)


def _shown(name: str, domain: Domain) -> Iterator[str]:
    yield f"{name}: {domain.rows:,} rows"
    yield f"  programs {len(domain.programs):,}, of {len(domain.shapes):,} shapes"
    yield f"  prompts {len(domain.prompts):,}, of {len(domain.wordings):,} wordings"
    yield f"  ways {len(domain.ways):,} of {domain.decided:,} decided rows; conditions {domain.rarer:.0%} the rarer way"
    width = max(map(len, domain.topics), default=0)
    yield ""
    yield f"  {'topic':{width}}  {'rows':>6} {'shapes':>6}  {'most frequent answer':{_ANSWER + 6}}  True    score by level"
    yield from (_line(topic_name, domain.topics[topic_name], width) for topic_name in sorted(domain.topics))
    yield ""
    yield f"  {'level':>5}  {'rows':>6} " + " ".join(f"{measure:>10}" for measure in MEASURES)
    for level in sorted(domain.levels):
        hardness = domain.levels[level]
        yield f"  {level:>5}  {len(hardness):>6} " + " ".join(f"{hardness.median(measure):>10g}" for measure in MEASURES)
    yield ""
    yield from _judgement(domain)
    yield ""


def _judgement(domain: Domain) -> Iterator[str]:
    """What falls short, and of what there are too few rows to say that."""
    short, topics, levels = domain.shortcomings(), domain.few_in_topics, domain.few_in_levels
    if short:
        yield "  falls short:"
        yield from (f"    {line}" for line in short)
    elif not topics and not levels:
        yield "  nothing falls short"
    if topics or levels:
        yield f"  too few rows to judge (fewer than {ENOUGH} each):"
    if topics:
        yield f"    the answers of {_some(topics, len(domain.topics), 'topic')}"
    if levels:
        yield f"    the difficulty of {_some(levels, len(domain.levels), 'level')}"


def _some(found: Sequence[object], total: int, what: str) -> str:
    """Which of all they are, unless it is all."""
    all_of = counted(total, what)
    return all_of if len(found) == total else f"{len(found)} of {all_of}: {', '.join(map(str, found))}"


def _line(name: str, topic: Topic, width: int) -> str:
    answer, share = topic.guess
    guess = "" if not answer else f"{share:4.0%}  {answer}" if topic.others >= ENOUGH else f"{_FEW:>4}"
    cut = guess if len(guess) <= _ANSWER + 6 else f"{guess[: _ANSWER + 3]}..."
    true = "" if not topic.booleans else f"{topic.true:.0%}" if topic.booleans >= ENOUGH else _FEW
    scores = " ".join(f"{topic.levels[level].median('score'):5.1f}" for level in sorted(topic.levels))
    return f"  {name:{width}}  {topic.rows:>6} {len(topic.shapes):>6}  {cut:{_ANSWER + 6}}  {true:>4}   {scores}".rstrip()
