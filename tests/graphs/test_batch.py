"""The machine on real executions, with authors and narrators that say what the case needs."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from agents.author import Draft, Refused
from agents.complaint import Complaint, Spoiled
from agents.narrator import Narrator, Untellable
from agents.seeds import Seed
from agents.template import TemplateNarrator
from graphs.batch import run_batch
from graphs.context import Attempts, Context
from graphs.example import Direction
from graphs.journal import Ending
from sandbox.base import Job, Limits, Report, SandboxError
from sandbox.program import Call, Program
from sandbox.trace import Trace
from tests.graphs.scripted import GOOD, SEED, ScriptedAuthor, ScriptedNarrator, draft
from tests.sandbox.inprocess import DirectSandbox

TRUE = (
    "The number n is 1 [[0| n == 1]]. Adding 1 to it gives 1 + 1 = {returned} [[1| n + 1 == {returned}]]. "
    "The answer is {returned} [[return == {returned}]]."
)
FALSE = "The answer is 77 [[return == 77]]."
WRONG = draft("raise ValueError('no')", "1")


def end(
    author: ScriptedAuthor,
    *narrators: Narrator,
    attempts: Attempts | None = None,
    direction: Direction = "forward",
    **ways: object,
) -> Ending:
    limits = Limits(wall_s=2, cpu_s=1, steps=2_000)
    context = Context(DirectSandbox(), author, narrators, attempts=attempts or Attempts(), limits=limits, direction=direction)
    (ending,) = asyncio.run(run_batch(replace(context, **({"limits": Limits()} if ways else {}), **ways), [SEED]))  # type: ignore[arg-type]
    return ending


def test_a_good_program_and_a_true_telling_are_a_row() -> None:
    ending = end(ScriptedAuthor(GOOD), ScriptedNarrator(TRUE))
    assert (ending.fate, ending.reason, ending.drafts, ending.tellings) == ("verified", "", 1, 1), ending.detail
    (row,) = ending.rows
    assert (row.prompt, row.answer, row.call, row.entry) == ("What comes out for 1?", "2", "solve(1)", "solve")
    assert row.reasoning == "The number n is 1. Adding 1 to it gives 1 + 1 = 2. The answer is 2."
    assert "".join(statement.prose for statement in row.statements).strip() == row.reasoning
    assert [anchor.first for statement in row.statements for anchor in statement.anchors] == [0, 1, 2]
    assert (row.author, row.narrator, row.licence, row.seed, row.index) == ("scripted", "scripted", "Apache-2.0", 7, 0)


BACKWARD = (
    "Suppose that the number n is 1 [[0| n == 1]]. Adding 1 to it gives 1 + 1 = {returned} [[1| n + 1 == {returned}]]. "
    "This gives {returned}, as wanted, so the answer is n = 1 [[return == {returned}]]."
)


def test_backward_an_input_is_asked_for_and_is_the_answer() -> None:
    ending = end(ScriptedAuthor(GOOD), ScriptedNarrator(BACKWARD), direction="backward")
    assert ending.fate == "verified", ending.detail
    (row,) = ending.rows
    assert row.prompt == "What comes out for `n`?\n\nFor which value of `n` is the answer 2? Give one value as `n = ...`."
    assert (row.direction, row.answer, row.output, row.call) == ("backward", "n = 1", "2", "solve(1)")


def test_backward_a_telling_of_another_input_is_false() -> None:
    ending = end(ScriptedAuthor(GOOD), ScriptedNarrator(BACKWARD.replace("is n = 1", "is n = 2")), direction="backward")
    assert (ending.fate, ending.reason) == ("rejected", "broke_answer")


def test_backward_a_program_without_input_is_rejected() -> None:
    program = Program("def solve():\n    return 1\n", "solve", "How many?")
    ending = end(ScriptedAuthor(Draft(program, (Call(),))), ScriptedNarrator(BACKWARD), direction="backward")
    assert (ending.fate, ending.reason) == ("rejected", "no_input")


def test_a_refusal_of_the_author_is_a_rejection() -> None:
    ending = end(ScriptedAuthor(Refused("bad_row", "row 3: no code")), ScriptedNarrator(TRUE))
    assert (ending.fate, ending.reason, ending.detail, ending.drafts) == ("rejected", "bad_row", "row 3: no code", 0)


def test_a_bad_program_is_mended_with_what_was_wrong() -> None:
    author = ScriptedAuthor(WRONG, GOOD)
    ending = end(author, ScriptedNarrator(TRUE))
    assert (ending.fate, ending.drafts) == ("verified", 2)
    assert author.heard == [[], ["raised: ValueError('no')"]]


def test_programs_are_mended_a_bounded_number_of_times() -> None:
    drafts = [draft(f"raise ValueError({number})", "1") for number in range(9)]
    author = ScriptedAuthor(*drafts)
    ending = end(author, ScriptedNarrator(TRUE), attempts=Attempts(write=4))
    assert (ending.fate, ending.reason, ending.detail, ending.drafts) == ("rejected", "raised", "ValueError(3)", 4)
    assert len(author.heard) == 4


def test_an_author_that_gives_the_same_again_is_not_asked_for_ever() -> None:
    author = ScriptedAuthor(WRONG)
    ending = end(author, ScriptedNarrator(TRUE), attempts=Attempts(write=9))
    assert (ending.reason, ending.drafts, len(author.heard)) == ("raised", 1, 2)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("raise ValueError('no')", "raised"),
        ("while True:\n    pass", "timed_out"),
        ("import numpyish_that_is_absent", "missing_package"),
        ("return 5", "constant"),
        ("return [n] * 100_000", "output_limit"),
        ("total = n\nwhile total < 10_000:\n    total += 1\nreturn total + n", "step_limit"),
        ("return id(object()) % 1_000_003 + n", "nondeterministic"),
    ],
)
def test_bad_programs_are_rejected_by_name(body: str, reason: str) -> None:
    ending = end(ScriptedAuthor(draft(body, "1", "2", "3")), ScriptedNarrator(TRUE))
    assert (ending.fate, ending.reason) == ("rejected", reason), ending.detail


def test_a_bad_telling_is_mended_with_what_was_wrong() -> None:
    narrator = ScriptedNarrator(FALSE, TRUE)
    ending = end(ScriptedAuthor(GOOD), narrator)
    assert (ending.fate, ending.tellings) == ("verified", 2), ending.detail
    assert ending.rows[0].attempts.narrate == 2
    assert narrator.heard[0] == []
    assert "77" in narrator.heard[1][0]


def test_tellings_are_mended_a_bounded_number_of_times() -> None:
    narrator = ScriptedNarrator(*(FALSE.replace("77", str(number)) for number in range(70, 79)))
    ending = end(ScriptedAuthor(GOOD), narrator, attempts=Attempts(narrate=3))
    assert (ending.fate, ending.tellings, len(narrator.heard)) == ("rejected", 3, 3)
    assert ending.reason.startswith("broke_")


def test_a_narrator_that_says_the_same_again_is_not_asked_for_ever() -> None:
    narrator = ScriptedNarrator(FALSE)
    ending = end(ScriptedAuthor(GOOD), narrator, attempts=Attempts(narrate=9))
    assert (ending.fate, ending.tellings, len(narrator.heard)) == ("rejected", 1, 2)


def test_a_refusal_of_the_narrator_is_a_rejection_with_its_reason() -> None:
    ending = end(ScriptedAuthor(GOOD), ScriptedNarrator(Untellable("too_long", "900 steps")))
    assert (ending.fate, ending.reason, ending.detail, ending.tellings) == ("rejected", "too_long", "900 steps", 0)


def test_every_narrator_that_tells_the_truth_gives_a_row_of_its_own() -> None:
    liar = ScriptedNarrator(FALSE, name="liar")
    quiet = ScriptedNarrator(Untellable("too_long"), name="quiet")
    ending = end(ScriptedAuthor(GOOD), liar, ScriptedNarrator(TRUE, name="a"), quiet, ScriptedNarrator(TRUE, name="b"))
    assert ending.fate == "verified"
    assert [row.narrator for row in ending.rows] == ["a", "b"]
    assert len({row.id for row in ending.rows}) == 2


def test_an_output_that_is_the_same_for_the_first_inputs_only_is_not_constant() -> None:
    narrator = ScriptedNarrator(Untellable("heard"))
    ending = end(ScriptedAuthor(draft("return n > 3", "1", "2", "3", "4")), narrator)
    assert ending.reason == "heard"


def test_the_first_input_with_a_short_trace_is_told() -> None:
    counting = "total = 0\nfor step in range(n):\n    total += step\nreturn total"
    for inputs, told in ((("400", "3", "4"), "3"), (("3", "2", "400"), "3"), (("500", "400", "600"), "500")):
        narrator = ScriptedNarrator(Untellable("heard"))
        end(ScriptedAuthor(draft(counting, *inputs)), narrator)
        assert narrator.calls == [Call((told,))]


BRANCHING = draft("if n > 3:\n    return n + 1\nreturn n - 1", "1", "2", "5")


def test_each_way_of_a_program_can_be_a_row_of_its_own() -> None:
    ending = end(ScriptedAuthor(BRANCHING), TemplateNarrator(), paths=4)
    assert ending.fate == "verified", ending.detail
    assert [row.call for row in ending.rows] == ["solve(1)", "solve(5)"]
    assert [[(one.text, one.truth) for one in row.conditions] for row in ending.rows] == [[("n > 3", False)], [("n > 3", True)]]
    assert len({row.path for row in ending.rows}) == len({row.id for row in ending.rows}) == 2


def test_a_way_that_cannot_be_told_leaves_the_others() -> None:
    ending = end(
        ScriptedAuthor(BRANCHING), ScriptedNarrator(TRUE.replace("+ 1 =", "- 1 =").replace("n + 1 ==", "n - 1 ==")), paths=4
    )
    assert ending.fate == "rejected", "neither says what is decided"
    narrators = (TemplateNarrator(), ScriptedNarrator(FALSE))
    ending = end(ScriptedAuthor(BRANCHING), *narrators, paths=4)
    assert [row.narrator for row in ending.rows] == ["template", "template"]


def test_a_contrast_is_two_rows_that_say_where_they_part() -> None:
    one, other = end(ScriptedAuthor(BRANCHING), TemplateNarrator(), contrast=True).rows
    assert one.contrast.pair == other.contrast.pair != ""
    assert (one.contrast.line, one.contrast.text, one.contrast.truth, other.contrast.truth) == (2, "n > 3", False, True)


def test_without_two_such_inputs_there_is_no_contrast() -> None:
    ending = end(ScriptedAuthor(draft("return n + 1", "1", "2", "3")), TemplateNarrator(), contrast=True)
    assert (ending.fate, ending.reason) == ("rejected", "no_contrast")


def test_a_contrast_of_which_half_cannot_be_told_is_rejected() -> None:
    ending = end(ScriptedAuthor(BRANCHING), ScriptedNarrator(FALSE), contrast=True)
    assert (ending.fate, ending.rows) == ("rejected", ())
    assert ending.reason.startswith("broke_")


def test_other_inputs_of_the_author_go_other_ways_too() -> None:
    author = ScriptedAuthor(replace(BRANCHING, calls=BRANCHING.calls[:2], others=(Call(("7",)), Call(("9",)))))
    assert [row.call for row in end(author, TemplateNarrator(), paths=4, seconds=1.0).rows] == ["solve(1)", "solve(7)"]


def test_in_a_cascade_each_call_is_told_by_the_first_that_can() -> None:
    liar = ScriptedNarrator(FALSE)
    ending = end(ScriptedAuthor(BRANCHING), liar, TemplateNarrator(), paths=4, cascade=True)
    assert [(row.call, row.narrator) for row in ending.rows] == [("solve(1)", "template"), ("solve(5)", "template")]


def test_an_output_that_differs_from_the_record_is_said_in_the_row() -> None:
    for expected, differs in (("2", False), ("3", True)):
        recorded = replace(GOOD, expected=(expected, "3", "4"))
        assert end(ScriptedAuthor(recorded), ScriptedNarrator(TRUE)).rows[0].output_differs is differs


def test_a_broken_sandbox_is_an_infra_error_of_the_seeds_it_met_and_of_no_others() -> None:
    class Flaky(DirectSandbox):
        async def run(self, job: Job) -> Report:
            if job.call == bad.calls[0]:
                raise SandboxError("gone")
            return await super().run(job)

    class Two(ScriptedAuthor):
        async def write(self, seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused | Spoiled:
            return bad if seed.index == 0 else await super().write(seed, complaints)

    bad = draft("return n + 1", "1000001")
    context = Context(Flaky(), Two(GOOD), (ScriptedNarrator(TRUE),))
    first, second = asyncio.run(run_batch(context, [SEED, replace(SEED, index=1)]))
    assert (first.fate, first.reason, first.detail) == ("infra_error", "sandbox", "gone")
    assert (second.index, second.fate) == (1, "verified")


def test_a_bug_in_a_role_is_counted_with_its_place_and_spares_the_others() -> None:
    class Buggy(ScriptedNarrator):
        async def narrate(self, seed: Seed, trace: Trace, complaints: Sequence[Complaint]) -> str | Spoiled:
            if seed.index == 0:
                raise KeyError("oops")
            return await super().narrate(seed, trace, complaints)

    context = Context(DirectSandbox(), ScriptedAuthor(GOOD), (Buggy(TRUE),))
    first, second = asyncio.run(run_batch(context, [SEED, replace(SEED, index=1)]))
    assert (first.fate, first.reason) == ("infra_error", "crash_KeyError")
    assert "oops" in first.detail
    assert second.fate == "verified"
