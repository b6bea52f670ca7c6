"""Phrases of a row are believed, so they must be those that its domain's grammar gives."""

from pathlib import Path

import pytest

from agents.author import Draft
from agents.grammar import GrammarAuthor
from agents.seeds import Seed
from evals.audit.task import Task
from evals.audit.vouching import Voucher
from graphs.example import Example
from sandbox.program import Program
from tests.graphs.rows import row

SEED = Seed(7, "logic", "rules", 1, 0)


def test_the_grammar_vouches_for_what_it_wrote_after_as_many_drafts() -> None:
    for before in (0, 1):
        program = _written(before)
        assert program.phrases
        assert Voucher().vouched(_task(program, before)).vouched == program.phrases
    assert not Voucher().vouched(_task(_written(1), 0)).vouched


@pytest.mark.parametrize(
    "change",
    [
        {"author": "openai/m"},
        {"program": "0" * 64},
        {"topic": "none"},
        {"level": 9},
        {"domain": "none"},
        {"attempts": {"write": 10**9, "narrate": 1}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_nobody_vouches_for_a_program_that_the_seed_does_not_give(change: dict[str, object]) -> None:
    assert not Voucher().vouched(_task(_written(0), 0, **change)).vouched


def test_a_path_in_a_row_is_not_run(tmp_path: Path) -> None:
    trap, touched = tmp_path / "trap.py", tmp_path / "touched"
    trap.write_text(f"open({str(touched)!r}, 'w')\n")
    assert not Voucher().vouched(_task(_written(0), 0, domain=str(trap))).vouched
    assert not touched.exists()


def test_a_row_without_phrases_needs_nobody() -> None:
    program = Program("def f(n):\n    return n\n", "f")
    task = _task(program, 0)
    assert Voucher().vouched(task) == task


def _written(before: int) -> Program:
    draft = GrammarAuthor().compose(SEED, before)
    assert isinstance(draft, Draft)
    return draft.program


def _task(program: Program, before: int, /, **change: object) -> Task:
    about = {"domain": SEED.domain, "topic": SEED.topic, "level": SEED.level, "index": SEED.index, "seed": SEED.run}
    whole = {**row(0).model_dump(), **about, "program": program.digest, "attempts": {"write": before + 1, "narrate": 1}, **change}
    return Task("a", program, None, "", None, "", "", example=Example.model_validate(whole))
