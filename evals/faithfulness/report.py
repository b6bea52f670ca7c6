"""A result as a table for people."""

from collections.abc import Iterator

from evals.faithfulness.result import Result, Tally


def lines(result: Result) -> Iterator[str]:
    """The table, line by line."""
    yield f"{'false accepts by class':<32}{'lies':>7}{'accepted':>10}{'95 % interval':>20}{'not proved':>12}"
    for name, one in result.accepted.items():
        yield f"{name:<32}{_row(one)}{result.discarded[name]:>12}"
    for name, one in sorted(result.kinds.items()):
        yield f"{'lies in ' + name:<32}{_row(one)}"
    yield f"{'all':<32}{_row(result.overall)}{sum(result.discarded.values()):>12}"
    yield ""
    yield f"{'false rejects by narrator':<32}{'truths':>7}{'rejected':>10}{'95 % interval':>20}"
    for name, one in sorted(result.rejected.items()):
        yield f"{name[:31]:<32}{_row(one)}"
    yield ""
    yield f"{'others on the same texts':<32}{'lies':>7}{'accepted':>10}{'':>20}{'truths':>9}{'rejected':>10}"
    for name, (lies, truths) in result.baselines.items():
        yield f"{name:<32}{_row(lies)}{truths.total:>9}{_share(truths):>10}"
    if result.unusable:
        yield ""
        yield "not narrated: " + ", ".join(f"{name} {count}" for name, count in result.unusable.most_common())


def markdown(result: Result) -> Iterator[str]:
    """The tables in Markdown, line by line: by class, by narrator, and of what others do."""
    yield "| planted error | lies | accepted | share | 95 % interval |"
    yield "|---|---:|---:|---:|---:|"
    for name, one in result.accepted.items():
        yield _cells(name.replace("_", " "), one)
    for name, one in sorted(result.kinds.items()):
        yield _cells(f"all lies in {name}", one)
    yield _cells("**all**", result.overall)
    yield ""
    yield "| true narrations by | truths | rejected | share | 95 % interval |"
    yield "|---|---:|---:|---:|---:|"
    for name, one in sorted(result.rejected.items()):
        yield _cells(name, one)
    yield _cells("**all**", result.refused)
    yield ""
    yield "| others on the same texts | lies | accepted | truths | rejected |"
    yield "|---|---:|---:|---:|---:|"
    for name, (lies, truths) in {"this checker": (result.overall, result.refused), **result.baselines}.items():
        yield f"| {name} | {lies.total} | {_share(lies)} | {truths.total} | {_share(truths)} |"


def _cells(name: str, one: Tally) -> str:
    data = one.as_json()
    interval = f"{float(str(data['low'])):.2%} to {float(str(data['high'])):.2%}"
    return f"| {name} | {one.total} | {one.wrong} | {_share(one)} | {interval} |"


def _row(one: Tally) -> str:
    data = one.as_json()
    interval = f"{float(str(data['low'])):.2%} to {float(str(data['high'])):.2%}"
    return f"{one.total:>7}{_share(one):>10}{interval:>20}"


def _share(one: Tally) -> str:
    return f"{one.wrong / one.total:.2%}" if one.total else "-"
