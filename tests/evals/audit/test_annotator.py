"""An audit with an annotator: prose that is undecided is accepted by the laws or stays undecided, and what is false stays so."""

import json
from pathlib import Path

from tests.graphs.modelled import GLOSSES, PROBLEM, SOURCE, run
from tests.graphs.test_models import ODD, PLAIN

UNDECIDED = PLAIN.replace("The number of peaches is 74, which is not less than 45. So", ODD)


def audited(folder: Path, narrations: list[str], reply: str) -> dict[str, dict[str, object]]:
    row = {"source": SOURCE, "entry": "solve", "args": ["74", "20"], "problem": PROBLEM, "glosses": GLOSSES}
    lines = [json.dumps({**row, "id": str(number), "narration": text}) for number, text in enumerate(narrations)]
    (folder / "rows.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    local = ("--sandbox", "local", "--allow-foreign-code-in-local-sandbox", "--workers", "1")
    options = (str(folder / "rows.jsonl"), "--out", str(folder / "report.jsonl"), "--annotator", "openai/m", *local)
    done = run(folder, [{"text": reply, "times": None}], *options, module="evals.audit")
    assert done.status == 0, done.errors
    assert len(done.asked) == 2, "only undecided prose is shown to the model"
    report = (folder / "report.jsonl").read_text(encoding="utf-8").splitlines()
    return {str(line["id"]): line for line in map(json.loads, report)}


def test_an_annotation_makes_a_text_readable_and_never_true(tmp_path: Path) -> None:
    doubtful = UNDECIDED.replace(ODD, "Nobody would call 74 less than 45, so")
    found = audited(tmp_path, [UNDECIDED, PLAIN.replace("= 50", "= 51"), PLAIN, doubtful], "S1: 0\nS2: 1\nS3: 2-3\nS4: 4-5")
    assert {ident: line["verdict"] for ident, line in found.items()} == {
        "0": "accepted",
        "1": "rejected",
        "2": "accepted",
        "3": "undecided",
    }
    assert [line.get("annotator") for line in found.values()] == ["openai/m", None, None, None]


RESTATED = {
    "The function `solve`, it was found, takes two integers as arguments, `start` and `extra`.": "takes 2; takes start, extra",
    "The variable `peaches` is initialized to the value of `start`, which is 74.": "peaches = start; peaches == 74",
    "It was checked whether `peaches < 45`, and 74 is not less than 45.": "if peaches < 45; not peaches < 45",
    "Hence `peaches = 74 - 24 = 50`.": "peaches = peaches - 24; peaches becomes 50",
    "The answer is 50.": "return == 50",
}


def test_a_restatement_makes_a_text_readable_and_never_true(tmp_path: Path) -> None:
    text = " ".join(RESTATED)
    reply = "\n".join(f"S{number}: - | {clauses}" for number, clauses in enumerate(RESTATED.values(), 1))
    denied = text.replace("is not less", "was never not less")
    found = audited(tmp_path, [text, denied, PLAIN, PLAIN.replace("= 50", "= 51")], reply)
    assert [line["verdict"] for _, line in sorted(found.items())] == ["accepted", "undecided", "accepted", "rejected"]
