from collections.abc import Sequence

from evals.speed.contender import Block, NoAnswer, one_by_one
from evals.speed.programs import short_tasks
from evals.speed.rounds import contest, ratio, ratio_of_programs
from evals.speed.task import Task


class Steady:
    """Answers from memory, at a given rate."""

    size = 4

    def __init__(self, name: str, per_s: float, answers: Sequence[str | None] = ()) -> None:
        self.name = name
        self.turns: list[str] = []
        self.seen: list[Task] = []
        self._per_s = per_s
        self._answers = answers

    def run(self, tasks: Sequence[Task]) -> Block:
        self.seen += tasks
        answers = [*self._answers, *(task.expected for task in tasks[len(self._answers) :])]
        return Block(len(tasks) / self._per_s, answers, [1 / self._per_s] * len(tasks))

    def close(self) -> None:
        pass


def _quiet(_line: str) -> None:
    pass


def test_only_right_answers_count() -> None:
    good, bad = Steady("good", 100), Steady("bad", 100, ["wrong", None])
    scores = contest([good, bad], short_tasks(), 3, _quiet)
    assert (scores["bad"].right, scores["bad"].wrong, scores["bad"].empty) == (6, 3, 3)
    assert ratio(scores, "good", "bad") == 2
    assert any("instead of" in complaint for complaint in scores["bad"].complaints)


def test_a_ratio_without_one_side_is_none() -> None:
    assert ratio(contest([Steady("alone", 1)], short_tasks(), 1, _quiet), "alone", "other") is None


def test_shared_blocks_hold_the_same_programs_in_other_sources() -> None:
    one, two = Steady("one", 1), Steady("two", 1)
    contest([one, two], short_tasks(), 2, _quiet, shared=5)
    assert [task.name for task in one.seen[4:]] == [task.name for task in two.seen[4:]]
    assert len({task.program.source for task in one.seen + two.seen}) == len(one.seen) + len(two.seen)


def test_every_contender_has_its_turn_in_every_round() -> None:
    contenders = [Steady(name, 1) for name in "abc"]
    scores = contest(contenders, short_tasks(), 3, _quiet)
    assert [len(score.rates) for score in scores.values()] == [3, 3, 3]


def test_a_failure_takes_its_time_and_gives_its_reason() -> None:
    def run(task: Task) -> str:
        if task.name == "coins":
            raise NoAnswer("broken")
        return task.expected

    block = one_by_one(run, short_tasks())
    assert block.answers.count(None) == 1
    assert block.complaints == ["coins: broken"]
    assert len(block.latencies) == len(block.answers)


def test_a_program_that_ours_gets_wrong_counts_as_nothing() -> None:
    scores = contest([Steady("ours", 100, ["wrong", "wrong", "wrong"]), Steady("other", 10)], short_tasks(), 1, _quiet, shared=6)
    assert scores["ours"].proper == [False, False, False, True, True, True]
    assert ratio_of_programs(scores, "ours", "other") == 5
    assert ratio_of_programs(scores, "ours", "absent") is None
