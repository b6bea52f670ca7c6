"""What a comparison with benchmarks says: as plain data, and for people."""

from collections.abc import Iterator, Mapping

from evals.dataset.overlap import Comparison, Match, Tally

_EXCERPT = 300


def overlaps(found: Mapping[str, Comparison]) -> bool:
    """Whether any prompt overlaps with any question."""
    return any(one.exact.rows or one.wording.rows for one in found.values())


def compared_as_data(found: Mapping[str, Comparison], run: int) -> dict[str, object]:
    """Comparisons with files as JSON data."""
    return {"run": run, "against": {name: _comparison(one) for name, one in found.items()}}


def _comparison(one: Comparison) -> dict[str, object]:
    return {
        "rows": one.rows,
        "questions": one.questions,
        "as_they_stand": _tally(one.exact),
        "numbers_erased": _tally(one.wording),
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {
        "rows": tally.rows,
        "questions": len(tally.questions),
        "too_short": tally.skipped,
        "worst": [{"run": " ".join(one.run), "prompt": one.prompt, "question": one.question} for one in tally.worst],
    }


def compared(found: Mapping[str, Comparison], run: int) -> Iterator[str]:
    """Comparisons with files for people, line by line."""
    width = max(map(len, found), default=0)
    yield f"prompts that share {run} words in a row, or a whole shorter question, with a question of"
    yield f"  {'':{width}}  questions  prompts   as they stand  (too short)   numbers erased  (too short)"
    for name, one in found.items():
        counts = (f"{tally.rows:>13,}  {tally.skipped:>11,}" for tally in (one.exact, one.wording))
        yield f"  {name:{width}}  {one.questions:>9,}  {one.rows:>7,}   {'    '.join(counts)}"
    yield ""
    if not overlaps(found):
        yield "nothing overlaps"
    for name, one in found.items():
        tally = one.exact if one.exact.rows else one.wording
        for match in tally.worst[:1]:
            yield from _shown(name, match)


def _shown(name: str, match: Match) -> Iterator[str]:
    yield f"the longest run with {name}, {len(match.run)} words: {_cut(' '.join(match.run))}"
    yield f"  prompt    {_cut(match.prompt)}"
    yield f"  question  {_cut(match.question)}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 3]}..."
