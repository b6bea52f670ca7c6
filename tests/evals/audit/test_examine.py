"""What becomes of single rows, by real executions."""

import asyncio
from pathlib import Path
from typing import NoReturn

import pytest

from evals.audit.examine import examine
from evals.audit.finding import Finding
from evals.audit.intake import open_rows
from evals.audit.vouching import Voucher
from sandbox.base import Job, Report, Sandbox, SandboxError, SandboxUnavailable
from sandbox.open import open_sandbox
from tests.evals.audit.rows import ANCHORED, BACKWARD, UNREADABLE, WRONG_ANSWER, WRONG_SUM, backward, foreign, write
from tests.sandbox.inprocess import DirectSandbox


class Broken:
    async def run(self, job: Job) -> Report:
        raise SandboxError(f"gone with {job.program.entry}")


def find(folder: Path, *rows: dict[str, object] | str, sandbox: Sandbox | None = None) -> list[Finding]:
    file = open_rows(write(folder / "rows.jsonl", rows))

    async def one_by_one() -> list[Finding]:
        return [await examine(file, index, sandbox or DirectSandbox(), Voucher()) for index in range(len(file))]

    return asyncio.run(one_by_one())


def test_a_true_telling_is_accepted_and_all_its_statements_are_labelled_true(tmp_path: Path) -> None:
    (found,) = find(tmp_path, foreign("good"))
    assert (found.fate, found.id, found.faults, found.feedback) == ("accepted", "good", (), "")
    assert [label.label for label in found.labels] == [1] * len(found.labels)
    assert found.labels[1].text == "`found` starts at 0."


def test_a_planted_error_is_rejected_with_its_law_and_what_to_write_instead(tmp_path: Path) -> None:
    (found,) = find(tmp_path, foreign("wrong", WRONG_SUM))
    assert found.fate == "rejected"
    fault = next(fault for fault in found.faults if fault.law == "truth")
    assert (fault.said, fault.statement) == ("found == 12", 5)
    assert fault.replacement is not None
    assert (fault.replacement.old, fault.replacement.new) == ("12", "11")
    assert fault.replacement.statement == "so `found` becomes 4 + 7 = 11."
    assert [label.label for label in found.labels] == [1, 1, 1, 1, 1, 0, 1, 1]
    assert "Write 11 instead of 12." in found.feedback
    assert found.mended == ANCHORED


def test_an_undecided_row_says_what_it_does_not_tell(tmp_path: Path) -> None:
    source = "def f(a):\n    b = a * 3\n    c = b + 5\n    return c * 2\n"
    row: dict[str, object] = {"id": "hollow", "source": source, "entry": "f", "args": ["7"]}
    (found,) = find(tmp_path, row | {"narration": "b becomes 7 × 3 = 21. The answer is 52."})
    assert (found.fate, found.untold) == ("undecided", ("line 3, `c = b + 5`, where c becomes 26",))
    assert found.line(labels=False, feedback=False)["untold"] == list(found.untold)


def test_what_is_still_false_with_its_replacements_is_not_called_mended(tmp_path: Path) -> None:
    skipped = WRONG_SUM.replace("No price is left [[6| not branch]]. ", "")
    assert [(one.fate, one.mended) for one in find(tmp_path, foreign("both", skipped), foreign("good"))] == [
        ("rejected", ""),
        ("accepted", ""),
    ]


def test_an_answer_that_stands_apart_must_be_the_value(tmp_path: Path) -> None:
    right, wrong, other_type = find(tmp_path, *(foreign("row", answer=text) for text in ("11", "12", "11.0")))
    assert right.fate == "accepted"
    assert [(one.fate, {fault.law for fault in one.faults}) for one in (wrong, other_type)] == [("rejected", {"answer"})] * 2


def test_a_wrong_answer_in_the_words_breaks_the_law_of_the_answer(tmp_path: Path) -> None:
    (found,) = find(tmp_path, foreign("wrong", WRONG_ANSWER))
    answer = next(fault for fault in found.faults if fault.law == "answer")
    assert answer.replacement is not None
    assert answer.replacement.statement == "The answer is 11."


def test_words_that_are_not_understood_are_undecided_with_their_share(tmp_path: Path) -> None:
    (found,) = find(tmp_path, foreign("odd", UNREADABLE, answer="11"))
    assert (found.fate, found.faults) == ("undecided", ())
    assert found.unread_share > 0
    assert [label.label for label in found.labels] == [None]


def test_a_program_that_does_not_return_is_unchecked_with_its_outcome(tmp_path: Path) -> None:
    sources = {
        "endless": "def total(prices, limit):\n    while True:\n        limit += 1\n",
        "hashes": "def total(prices, limit):\n    return hash('a')\n",
        "absent": "import absent_package\ndef total(prices, limit):\n    return 1\n",
    }
    file = open_rows(write(tmp_path / "rows.jsonl", [foreign(name, source=text) for name, text in sources.items()]))

    async def together() -> list[Finding]:
        async with open_sandbox("local", workers=1) as sandbox:
            return await asyncio.gather(*(examine(file, index, sandbox, Voucher()) for index in range(len(file))))

    try:
        found = asyncio.run(together())
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    assert [(one.fate, one.reason) for one in found] == [
        ("unchecked", "step_limit"),
        ("unchecked", "nondeterministic"),
        ("unchecked", "missing_package"),
    ]


def test_bad_rows_are_unchecked_with_their_place_and_reason(tmp_path: Path) -> None:
    found = find(
        tmp_path,
        "{",
        "",
        "[]",
        foreign("literal", args=["open('x')", "5"]),
        foreign("source", source="def total(:"),
        foreign("entry", entry="sum_up"),
        foreign("empty", " "),
        {"id": "keys", "source": "x", "entry": "x"},
        foreign("answer", answer="about 11"),
    )
    assert {(one.fate, one.reason) for one in found} == {("unchecked", "bad_row")}
    details = [one.detail for one in found]
    assert details[0].startswith("line 1: this is not JSON: ")
    assert details[1] == "line 3: this is not a JSON object"
    assert details[2].startswith("line 4: args: \"open('x')\" is no literal")
    assert details[3].startswith("line 5: the source is not Python")
    assert details[4] == "line 6: the source does not define sum_up at its top level"
    assert details[5] == "line 7: narration: nothing is told"
    assert details[6] == "line 8: narration is missing"
    assert details[7] == "line 9: answer: 'about 11' is not the text of a Python value"
    assert [one.id for one in found[:3]] == ["line 1", "line 3", "literal"]


def test_a_row_of_another_form_is_told_which_form_is_asked_for(tmp_path: Path) -> None:
    listed = 'a list of literals as strings, such as ["30", "4"]'
    wanted = {
        "args: must be " + listed: {"args": "30, 4"},
        " args: must be " + listed: {"args": [30, 4]},
        'kwargs: must be an object of literals as strings, such as {"size": "30"}': {"kwargs": {"limit": 5}},
        'direction: must be "forward" or "backward"': {"direction": "up"},
        "id: must be a string or a whole number": {"id": [1]},
        "narration: must be a string": {"narration": None},
        'glosses: must be an object of strings, such as {"size": "the number of seats"}': {"glosses": {"limit": 5}},
    }
    found = find(tmp_path, *({**foreign("one"), **change} for change in wanted.values()))
    assert [one.detail for one in found] == [f"line {at}: {why.strip()}" for at, why in enumerate(wanted, 1)]


def test_words_that_take_forever_to_read_are_undecided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(*_: object, **__: object) -> NoReturn:
        while True:
            pass

    monkeypatch.setattr("evals.audit.examine.READING_S", 0.05)
    monkeypatch.setattr("agents.checker.prepare", forever)
    (found,) = find(tmp_path, foreign("row"))
    assert (found.fate, found.unread_share) == ("undecided", 1.0)


def test_what_the_machinery_breaks_is_no_verdict(tmp_path: Path) -> None:
    (found,) = find(tmp_path, foreign("row"), sandbox=Broken())
    assert (found.fate, found.reason, found.settled) == ("infra_error", "sandbox", False)


def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    texts = [
        "[[",
        "[[0| __import__('os').system('true')]] x y.",
        "\x00" * 50,
        "[[0..9| 1]]" * 300,
        "9" * 9_000,
    ]
    assert {one.fate for one in find(tmp_path, *(foreign("row", text) for text in texts))} <= {"rejected", "undecided"}


def test_a_backward_row_is_executed_on_the_input_that_its_narration_proposes(tmp_path: Path) -> None:
    other = BACKWARD.replace("limit = 5 [[", "limit = 6 [[")
    found = find(
        tmp_path,
        backward("good"),
        backward("args are passed over", args=["[1]"]),
        backward("other output", output="12"),
        backward("other type", output="11.0"),
        backward("other input", other),
        backward("no such argument", BACKWARD.replace("limit = 5 [[", "n = 5 [[")),
        backward("no input", BACKWARD.replace("prices = [4, 7], limit = 5 [[", "unknown [[")),
        backward("plain", UNREADABLE),
    )
    assert [one.fate for one in found] == ["accepted", "accepted", *["rejected"] * 5, "undecided"]
    assert [[fault.law for fault in one.faults][:1] for one in (found[2], found[3], found[6])] == [["answer"]] * 3
    assert found[2].faults[0].seen == "this input gives 11, where 12 is wanted"
    assert found[0].group == found[4].group != found[2].group


def test_a_backward_row_whose_output_or_input_is_no_value_is_a_bad_row(tmp_path: Path) -> None:
    found = find(
        tmp_path,
        backward("output", output="about 11"),
        backward("no output", output=None),
        backward("hostile", answer="__import__('os').system('true')"),
        backward("direction", direction="sideways"),
    )
    assert {(one.fate, one.reason) for one in found} == {("unchecked", "bad_row")}
    assert [one.detail.split(": ")[1] for one in found] == ["output", "output", "answer", "direction"]


@pytest.mark.parametrize(
    "row",
    [
        '{"id": "twice", "narration": "one", "narration": "other"}',
        '{"id": NaN, "source": NaN}',
        '{"id": ' + "9" * 10_000 + "}",
        "[" * 100_000,
        '{"id": "long", "narration": "' + "x" * 4_000_000 + '"}',
    ],
)
def test_a_hostile_line_is_one_line_of_the_report(tmp_path: Path, row: str) -> None:
    (found,) = find(tmp_path, row)
    assert (found.fate, found.reason) == ("unchecked", "bad_row")
    assert "\n" not in found.detail
    assert len(found.detail) < 300


def test_a_source_with_an_expression_too_deep_to_follow_has_a_verdict(tmp_path: Path) -> None:
    deep = f"def total(prices, limit):\n    found = {'1 + ' * 899}1\n    return found\n"
    (found,) = find(tmp_path, foreign("deep", source=deep))
    assert found.fate == "rejected"
