"""The result as text."""

from collections.abc import Iterator

from evals.coverage.result import Result

_HEAD = f"{'':<32}{'branches':>12}{'share':>9}{'whole':>8}{'CPU s':>9}{'clock s':>9}{'paths':>8}{'proved':>8}{'failed':>8}"


def lines(result: Result) -> Iterator[str]:
    """The tables: all programs, then each source."""
    sources = list(dict.fromkeys(row.task.source for row in result.rows))
    for source in ("", *sources) if len(sources) > 1 else ("",):
        yield f"{source or 'all programs'}: {result.summary(result.methods[0], source)['programs']}"
        yield _HEAD
        for method in result.methods:
            yield _line(method, result.summary(method, source))
        yield ""
    yield from _still_open(result)
    yield from (f"judged or proved unreachable, and taken: {one}" for one in result.refuted())
    yield (
        "branches: taken of those reachable, which are all but those that are proved or judged unreachable; whole: programs\n"
        "of which all were taken; CPU and clock: seconds for one program; paths: different ones for one program, as far as\n"
        "they were sought"
    )


def _line(method: str, found: dict[str, float]) -> str:
    taken = f"{found['covered']:.0f}/{found['reachable']:.0f}"
    return (
        f"{method:<32}{taken:>12}{found['share']:>9.1%}{found['whole']:>8.0f}{found['cpu_s_mean']:>9.3f}"
        f"{found['wall_s_mean']:>9.3f}{found['paths_mean']:>8.1f}{found['proved']:>8.0f}{found['failed']:>8.0f}"
    )


def _still_open(result: Result) -> Iterator[str]:
    """What the first method left open and nobody judged."""
    for row in result.of(result.methods[0]):
        for one in row.exploration.unreachable:
            if not one.proved and not result.judged.knows(row.task.ident, one.condition):
                yield f"open: {row.task.ident}, line {one.condition.line}: {one.condition.text}, {one.condition.truth}"
        if row.exploration.detail:
            yield f"failed: {row.task.ident}: {row.exploration.detail}"
