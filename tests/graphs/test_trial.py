from agents.author import Draft
from agents.output import Likeness
from graphs.trial import Faulty, Sound, judge
from sandbox.base import Report
from sandbox.program import Call, Program
from sandbox.trace import Outcome

PROGRAM = Program("def f(n):\n    return n\n", "f")


def draft(inputs: int, expected: tuple[str, ...] = (), likeness: Likeness = Likeness.EXACT) -> Draft:
    return Draft(PROGRAM, tuple(Call((str(number),)) for number in range(inputs)), expected, likeness)


def returned(*values: str) -> list[Report]:
    return [Report(Outcome.RETURNED, returned=value) for value in values]


def test_calls_that_returned_stand_and_others_are_left_out() -> None:
    reports = [*returned("1"), Report(Outcome.RAISED, raised="ValueError('no')"), *returned("2")]
    assert judge(draft(3), reports) == Sound((0, 2), ())


def test_where_no_call_returned_the_preferred_one_says_why() -> None:
    reports = [Report(Outcome.TIMED_OUT, detail="10 s by the clock"), Report(Outcome.RAISED, raised="ValueError('no')")]
    assert judge(draft(2), reports) == Faulty("timed_out", "10 s by the clock")
    assert judge(draft(2), reports[::-1]) == Faulty("raised", "ValueError('no')")


def test_every_outcome_is_a_reason() -> None:
    for outcome in set(Outcome) - {Outcome.RETURNED}:
        assert judge(draft(1), [Report(outcome, detail="x")]) == Faulty(outcome, "x")


def test_one_output_for_three_inputs_is_constant() -> None:
    assert judge(draft(3), returned("5", "5", "5")) == Faulty("constant", "every input gives 5")


def test_two_inputs_do_not_show_that_a_program_is_constant() -> None:
    assert judge(draft(2), returned("5", "5")) == Sound((0, 1), ())


def test_the_same_input_thrice_does_not_show_that_a_program_is_constant() -> None:
    thrice = Draft(PROGRAM, (Call(("1",)),) * 3)
    assert judge(thrice, returned("5", "5", "5")) == Sound((0, 1, 2), ())


def test_a_draft_without_inputs_is_named_so() -> None:
    assert judge(draft(0), []) == Faulty("no_calls", "the draft has no inputs")


def test_outputs_recorded_elsewhere_are_compared_as_they_were_recorded() -> None:
    assert judge(draft(2, ("1", "[1, 2]")), returned("1", "(1, 2)")) == Sound((0, 1), (1,))
    assert judge(draft(2, ("1", "[1, 2]"), Likeness.JSON), returned("1", "(1, 2)")) == Sound((0, 1), ())
