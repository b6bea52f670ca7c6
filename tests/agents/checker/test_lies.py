"""Narrations written by hand to deceive the checker: none is accepted, but for those that are marked as known gaps."""

import asyncio
import json
from pathlib import Path

import pytest

from agents.checker import check
from sandbox.base import Job
from sandbox.program import Call, Program
from tests.sandbox.inprocess import DirectSandbox

_ROWS = [json.loads(line) for line in (Path(__file__).parent / "lies.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("row", _ROWS, ids=[str(number) for number in range(len(_ROWS))])
def test_no_lie_about_a_program_is_accepted_but_known_gaps(row: dict[str, object]) -> None:
    lies = list(row["lies"])  # type: ignore[call-overload]
    gaps = [str(lie["text"]) for lie in lies if lie.get("gap")]
    accepted = asyncio.run(_accepted(row, [str(lie["text"]) for lie in lies]))
    assert accepted == gaps


@pytest.mark.parametrize("row", [row for row in _ROWS if "truths" in row])
def test_true_tellings_in_other_words_are_accepted(row: dict[str, object]) -> None:
    truths = [str(text) for text in list(row["truths"])]  # type: ignore[call-overload]
    assert asyncio.run(_accepted(row, truths)) == truths


async def _accepted(row: dict[str, object], lies: list[str]) -> list[str]:
    glosses, phrases = dict(row["glosses"]), dict(row.get("phrases", {}))  # type: ignore[call-overload]
    program = Program(str(row["source"]), str(row["entry"]), str(row.get("problem", "")), glosses, phrases=phrases)
    call = Call(tuple(row["args"]))  # type: ignore[arg-type]
    trace = (await DirectSandbox().run(Job(program, call))).trace
    assert trace is not None
    return [text for text in lies if (await check(DirectSandbox(), trace, text)).verified]
