import asyncio
import re
from itertools import pairwise

import pytest

from agents.author import Draft
from agents.checker import check
from agents.domains import load
from agents.grammar import GrammarAuthor
from agents.narration import parse
from agents.narrator import Untellable
from agents.seeds import Seed
from agents.template import TemplateNarrator
from agents.template.narrator import tell
from sandbox.base import Job, Mode
from sandbox.trace import Granularity
from tests.agents.template.tellings import seed, told, trace
from tests.sandbox.inprocess import DirectSandbox

GLOSSES = {
    "solve": "the result",
    "prices": "the prices",
    "price": "the price",
    "total": "the running total",
    "limit": "the limit",
    "is_large": "the test for being large",
    "amount": "the amount",
}
SOURCE = """
def is_large(amount, limit):
    return amount > limit

def solve(prices, limit):
    total = 0
    for price in prices:
        if price % 2 == 0 and is_large(price, limit):
            total += price
    return total
"""
PRICES = "[12, 3, 8, 40, 6, 18, 5, 22, 30]"


def test_with_glosses_no_identifier_and_no_code_appears() -> None:
    found = told(SOURCE, PRICES, "10", glosses=GLOSSES)
    assert found.verdict.verified, found.verdict.faults
    assert not re.search(r"`|_|\bis_large\b|==|\bfor price in\b|\(price\)", found.prose)
    assert "the running total" in found.prose


def test_lines_of_which_nothing_is_said_take_no_room_from_others() -> None:
    source = """
def solve(rows):
    most = 0
    for row in rows:
        total = 0
        for number in row:
            if number > 4:
                total += number
        most = max(most, total)
    return most
"""
    glosses = {"rows": "the rows", "most": "the largest total", "total": "the total of the row"}
    phrases = {"4": "", "5": "", "6": "", "7": "", "8": "", "9": "the numbers above 4 in the next row come to {total}"}
    found = told(source, repr([[7 + at, 2, 9, 1, 8, 3] for at in range(10)]), glosses=glosses, phrases=phrases)
    assert found.verdict.verified, found.verdict.faults
    assert "handled" not in found.prose
    assert found.prose.count("The numbers above 4 in the next row come to") == 10


def test_a_summary_says_what_it_leaves() -> None:
    found = told(SOURCE, PRICES, "10", glosses=GLOSSES)
    assert re.search(r"The (?:remaining|next) \d+ prices are handled", found.prose)
    assert re.search(r"runs\(7\) == \d+", found.text)


def test_the_same_arguments_give_the_same_text_and_other_seeds_other_words() -> None:
    found = trace(SOURCE, PRICES, "10", glosses=GLOSSES)
    narrator = TemplateNarrator()
    texts = [asyncio.run(narrator.narrate(seed(index), found, ())) for index in (1, 1, 2, 3)]
    assert texts[0] == texts[1]
    assert len(set(texts)) == 3


def test_the_last_statement_gives_the_exact_answer() -> None:
    found = told("def solve(n):\n    return [n, {'a': 1.0}, (True,)]", "3")
    assert found.prose.endswith("answer is [3, {'a': 1.0}, (True,)].")
    assert found.verdict.verified, found.verdict.faults


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def solve(n):\n    return 1 // n", "raised"),
        ("def solve(n):\n    while True:\n        n += 1", "incomplete"),
        ("def solve(n):\n" + "    n += 1\n" * 300 + "    return n", "too_long"),
        ("def solve(n):\n    branch = n + 1\n    return branch", "shadowed_name"),
        ("def solve(n):\n    set = n + 1\n    both = {n, set} | {5}\n    both -= both\n    return set, both", "shadowed_name"),
    ],
)
def test_what_cannot_be_told_is_refused_with_a_reason(source: str, reason: str) -> None:
    found = trace(source, "0")
    with pytest.raises(Untellable) as refused:
        tell(seed(), found)
    assert refused.value.reason == reason


def test_variables_may_be_named_like_what_claims_call() -> None:
    source = "def solve(n):\n    runs, old = 0, 1\n    for calls in range(n):\n        runs += calls\n        old = runs\n"
    source += "    return runs, old"
    found = told(source, "40")
    assert "runs(" in found.text
    assert found.verdict.verified, found.verdict.faults


@pytest.mark.parametrize(
    "source",
    [
        "def solve(n):\n    t = 0\n    for i in range(n):\n        for j in range(9):\n            t += i * j % 7\n    return t",
        "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n\ndef solve(n):\n    return fib(n % 17)",
        "def solve(n):\n    xs = []\n    while n:\n        xs.append(n % 5)\n        n -= 1\n    return sum(xs)",
    ],
)
def test_long_executions_give_bounded_texts_that_hold(source: str) -> None:
    found = told(source, "900")
    assert len(found.trace.steps) > 2_000
    assert len(found.prose.split()) < 1_500
    assert found.verdict.verified, found.verdict.faults


async def _verdicts(start: int, count: int) -> list[str]:
    domain, author, sandbox = load("math"), GrammarAuthor(), DirectSandbox()
    faults = []
    for index in range(start, start + count):
        topic, level = domain.assign(index)
        name = Seed(3, "math", topic, level, index)
        draft = await author.write(name, ())
        if not isinstance(draft, Draft):
            continue
        report = await sandbox.run(Job(draft.program, draft.calls[0], Mode.TRACE))
        assert report.trace is not None
        text = tell(name, report.trace)
        anchors = [anchor for statement in parse(text).statements for anchor in statement.anchors]
        assert all(one.last <= other.first for one, other in pairwise(anchors))
        faults += [f"{name.key}: {fault}" for fault in (await check(sandbox, report.trace, text)).faults]
    return faults


def test_composed_programs_are_told_so_that_the_checker_agrees() -> None:
    faults = asyncio.run(_verdicts(0, 48))
    assert len({fault.partition(": ")[0] for fault in faults}) <= 2, faults


def test_a_trace_of_expressions_is_told_and_checked_by_its_lines() -> None:
    line = trace(SOURCE, PRICES, "6")
    job = Job(line.program, line.call, Mode.TRACE, granularity=Granularity.EXPRESSION)
    fine = asyncio.run(DirectSandbox().run(job)).trace
    assert fine is not None
    assert len(fine.steps) > len(line.steps)
    text = tell(seed(), fine)
    assert text == tell(seed(), line)
    assert not asyncio.run(check(DirectSandbox(), fine, text)).faults


def test_told_backward_the_input_is_proposed_executed_in_words_and_the_answer() -> None:
    found = trace(SOURCE, PRICES, "10", glosses=GLOSSES)
    text = asyncio.run(TemplateNarrator(backward=True).narrate(seed(), found, ()))
    verdict = asyncio.run(check(DirectSandbox(), found, text, wanted=found.returned))
    assert verdict.verified, verdict.faults
    assert re.match(r"(?:Suppose|Assume|Let us suppose|Say) that the prices are ", parse(text).prose)
    assert parse(text).prose.endswith(f"{found.returned}, as wanted, so the answer is prices = {PRICES}, limit = 10.")
