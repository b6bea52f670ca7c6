import json

from evals.speed.report import lines
from evals.speed.result import RATIOS, Result
from evals.speed.rounds import Score
from evals.speed.tracers import KindScore


def test_without_a_measurement_every_ratio_is_null_with_a_reason() -> None:
    row = Result({}, absent={"llm_sandbox": "not installed"}).as_json()
    assert row["ratios"] == dict.fromkeys(RATIOS)
    assert row["absent"] == {name: "not installed" if name == "llm_sandbox" else "not asked for" for name in RATIOS}
    assert json.loads(json.dumps(row)) == row


def test_ratios_are_medians_of_rounds() -> None:
    result = Result({})
    result.short = {
        "ours": Score(rates=[100, 300, 200], right=3),
        "ours_all_workers": Score(rates=[200, 450, 360], right=3),
        "docker_run": Score(rates=[1, 2, 4], right=3),
    }
    ratios = result.ratios()
    assert ratios["docker_run"] == 100
    assert ratios["two_workers"] == 1.8
    assert ratios["subprocess"] is None


def test_the_ratio_to_settrace_is_the_geometric_mean_of_the_kinds() -> None:
    result = Result({})
    result.kinds = {
        "loops": KindScore(10, [0.1], [1.0], [2.0], {"settrace": [8.0]}),
        "calls": KindScore(10, [0.1], [1.0], [2.0], {"settrace": [2.0]}),
    }
    assert result.ratios()["settrace"] == 4
    assert json.dumps(result.as_json())
    assert any("4 x of settrace" in line for line in lines(result))


def test_the_report_says_why_a_ratio_is_absent() -> None:
    text = "\n".join(lines(Result({}, absent={"snoop": "snoop is not installed"})))
    assert "snoop is not installed" in text
