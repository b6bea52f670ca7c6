"""The result as text for people."""

from collections.abc import Iterator, Mapping

from evals.speed import rounds, tracers
from evals.speed.checks import Checks
from evals.speed.medians import median, quantile
from evals.speed.result import Result
from evals.speed.stress import Stress

_MIB = 1 << 20


def lines(result: Result) -> Iterator[str]:
    """All that was found out, part by part."""
    if result.short:
        yield from _contest("Short programs", result.short, "ours")
    if result.pyedu and result.settled:
        left_out = _counts(result.settled.left_out)
        yield from _contest(f"Traced programs ({len(result.settled.tasks)}{left_out})", result.pyedu, "ours_traced")
    if result.warm:
        yield from _warm(result)
    if result.kinds:
        yield from _kinds(result.kinds)
    if result.checks:
        yield from _checks(result.checks)
    if result.soak:
        yield from _soak(result.soak.row())
    if result.stress:
        yield from _stress(result.stress)
    yield from _footprint(result)
    yield from _ratios(result)
    for failure in result.failures:
        yield f"! {failure}"


def _contest(title: str, scores: rounds.Scores, ours: str) -> Iterator[str]:
    yield f"{title}, medians of {len(scores[ours].rates)} interleaved rounds"
    yield f"  {'':<25}{'programs/s':>11}{'p50 ms':>9}{'p99 ms':>9}{'right':>8}{'wrong':>7}{'empty':>7}{ours + ' is':>17}"
    for name, score in scores.items():
        times = rounds.ratio(scores, ours, name)
        yield (
            f"  {name:<25}{_number(median(score.rates)):>11}{_ms(score.latencies, 0.5):>9}{_ms(score.latencies, 0.99):>9}"
            f"{score.right:>8}{score.wrong:>7}{score.empty:>7}{_times(times):>17}"
        )
    for name, score in scores.items():
        for complaint in score.complaints:
            yield f"  ! {name}: {complaint}"
    yield ""


def _warm(result: Result) -> Iterator[str]:
    assert result.warm
    ratios = list(result.warm.ratios.values())
    steps = result.warm.steps
    yield "Traced over untraced, one program at a time in a warm sandbox"
    highest = max(ratios, default=None)
    yield f"  median {_number(median(ratios))}, p90 {_number(quantile(ratios, 0.9))}, highest {_number(highest)}"
    yield (
        f"  {len(ratios)} of {len(ratios) + result.warm.cut.total()} traced whole{_counts(result.warm.cut)}; "
        f"steps: median {_number(median(steps))}, p90 {_number(quantile(steps, 0.9))}"
    )
    yield ""


def _kinds(kinds: tracers.Kinds) -> Iterator[str]:
    names = list(next(iter(kinds.values())).others)
    yield "Tracers: processor time over an untraced run on the same Python; `whole`: ours by the clock, with the host's part"
    yield f"  {'':<12}{'steps':>8}{'us/step':>9}" + "".join(f"{name:>11}" for name in ["guest", "whole", *names])
    for kind, score in kinds.items():
        cost = median(score.guest)
        each = cost * 1e6 / score.steps if cost and score.steps else None
        row = "".join(f"{_number(tracers.over_untraced(score, name)):>11}" for name in ["guest", "whole", *names])
        yield f"  {kind:<12}{score.steps:>8}{_number(each):>9}{row}"
    for name in names:
        yield f"  the guest's tracer is {_times(tracers.times_as_fast(kinds, name))} of {name}"
    wrong = [f"{kind}: {', '.join(score.wrong)}" for kind, score in kinds.items() if score.wrong]
    if wrong:
        yield f"  ! wrong values or empty traces: {'; '.join(wrong)}"
    yield ""


def _checks(checks: Checks) -> Iterator[str]:
    row = checks.row()
    yield f"Checks of template narrations of {row['programs']} programs; {row['rejected']} rejected"
    yield f"  check {_number(median(checks.check_s), 1000)} ms, traced run {_number(median(checks.traced_s), 1000)} ms, medians"
    ratio, highest = _number(median(checks.over_traced)), _number(quantile(checks.over_traced, 0.9))
    yield f"  check over traced run: median {ratio}, p90 {highest}"
    yield f"  {_number(median(checks.rates))} checks/s by {checks.cores} processes"
    yield ""


def _soak(row: Mapping[str, object]) -> Iterator[str]:
    yield f"Soak: {row['programs']} programs, {row['right']} right"
    drifts = row["drift"]
    assert isinstance(drifts, Mapping)
    for name, drift in drifts.items():
        series = row[name]
        assert isinstance(series, list)
        yield f"  {name:<20}{_number(series[0]):>14} to {_number(series[-1]):>14}, last quarter over second {_number(drift)}"
    failures = row["failures"]
    assert isinstance(failures, list)
    for failure in failures:
        yield f"  ! {failure}"
    yield ""


def _stress(seen: Stress) -> Iterator[str]:
    rate = _number((seen.good + seen.hostile) / seen.wall_s if seen.wall_s else None)
    yield f"Stress: {seen.good} good and {seen.hostile} hostile programs mixed, {rate} programs/s, each recorded"
    yield f"  {seen.right} good ones had the trace that they have alone, {seen.contained} hostile ones were contained"
    yield f"  ends of the hostile ones: {', '.join(f'{name} {count}' for name, count in seen.outcomes.most_common())}"
    yield f"  {seen.launches} workers were started, as a program that gets at its channel costs one"
    yield ""


def _footprint(result: Result) -> Iterator[str]:
    for moment, look in result.footprint.items():
        guest = "" if look.guest_bytes is None else f"; guest {look.guest_bytes / _MIB:.0f} MiB in {look.containers} containers"
        yield f"Memory {moment}: host {look.host_bytes / _MIB:.0f} MiB, {look.host_descriptors} descriptors{guest}"
    yield ""


def _ratios(result: Result) -> Iterator[str]:
    row = result.as_json()
    ratios, absent = row["ratios"], row["absent"]
    assert isinstance(ratios, dict)
    assert isinstance(absent, dict)
    yield "Ratios (medians)"
    for name, value in ratios.items():
        yield f"  {name:<28}{_number(value) if value is not None else '- ' + absent[name]}"
    for name in absent.keys() - ratios.keys():
        yield f"  {name:<28}- {absent[name]}"


def _number(value: float | None, times: int = 1) -> str:
    if value is None:
        return "-"
    value *= times
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _times(value: float | None) -> str:
    return "-" if value is None else f"{_number(value)} x"


def _ms(seconds: list[float], share: float) -> str:
    value = quantile(seconds, share)
    return "-" if value is None else f"{value * 1000:.1f}"


def _counts(counts: Mapping[str, int]) -> str:
    return f"; not: {', '.join(f'{name} {count}' for name, count in counts.items())}" if counts else ""
