"""The benchmark on plain prose: what it is run on, and what it counts."""

import json
import subprocess
import sys

from agents.verdict import Fault, Law, Passage, Verdict
from evals.faithfulness.plain.fates import Fates
from evals.faithfulness.plain.told import HELD_OUT, HELD_OUT_SHORT, MODEL, TEMPLATE, VOICES, Told
from tests.agents.checker.stage import SUM, trace

TRUTH = Told("a", "stepwise", trace(SUM), "")
LIE = Told("a/sign", "stepwise", trace(SUM), "", "sign")
VERIFIED, UNDECIDED = Verdict(()), Verdict((), undecided=True, unread=(Passage(0, 5, "words"),))
REJECTED = Verdict((Fault(Law.SUPPORT, 0, "4", "it is 5"),))


def test_truths_and_lies_are_counted_apart() -> None:
    fates = Fates()
    for verdict in (VERIFIED, UNDECIDED, REJECTED):
        fates.count(TRUTH, verdict)
        fates.count(LIE, verdict)
    found = fates.overall
    assert (found.rejected.wrong, found.undecided.wrong, found.rejected.total) == (1, 1, 3)
    assert (found.accepted.wrong, found.accepted.total) == (1, 3)
    assert [(one["id"], one["fate"]) for one in fates.wrong] == [
        ("a/sign", "verified"),
        ("a", "undecided"),
        ("a", "rejected"),
    ]


def test_the_table_has_a_line_for_each_style() -> None:
    fates = Fates()
    fates.count(TRUTH, VERIFIED)
    fates.count(Told("b", TEMPLATE, trace(SUM), ""), REJECTED)
    assert [line.split()[0] for line in fates.lines() if line][:4] == ["style", "stepwise", "template", "all"]


def test_what_is_held_out_counts_by_itself() -> None:
    fates = Fates()
    fates.count(TRUTH, VERIFIED)
    fates.count(Told("c", HELD_OUT, trace(SUM), ""), REJECTED)
    assert (fates.overall.rejected.wrong, fates.overall.rejected.total) == (0, 1)
    assert [line.split()[0] for line in fates.lines() if line][1:4] == ["stepwise", "all", "held-out"]


def test_the_command_checks_every_style_and_prints_one_object() -> None:
    command = [sys.executable, "-m", "evals.faithfulness", "--plain", "--json", "--limit", "2", "--sandbox", "local"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(found["styles"]) == {"stepwise", "concise", MODEL, TEMPLATE, VOICES, HELD_OUT, HELD_OUT_SHORT}
    assert found["styles"]["stepwise"]["undecided"]["total"] == 30
    assert found["false_accepts"]["share"] < 0.05
    assert found["styles"]["stepwise"]["false_rejects"]["wrong"] == 0
