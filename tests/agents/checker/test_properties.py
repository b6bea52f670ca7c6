"""What holds of the checker whatever the program, the change, or the text."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from agents.checker import judge, labels, mended, prepare, proposed, render, statements_of
from agents.narration import Narration, parse
from agents.narration import render as written
from agents.narrator import Untellable
from agents.seeds import Seed
from agents.template.narrator import tell
from agents.verdict import Law, Verdict
from sandbox.base import Job, Mode
from sandbox.program import Call, Program
from sandbox.trace import Trace
from tests.agents.checker.stage import CALLS, CODE, SUM, Play, trace
from tests.agents.programs import arguments, glosses, sources
from tests.sandbox.inprocess import ForkingSandbox


@pytest.fixture(scope="module")
def box() -> Iterator[ForkingSandbox]:
    sandbox = ForkingSandbox()
    yield sandbox
    sandbox.close()


def verdict(box: ForkingSandbox, found: Trace, text: str, *, anchored: bool | None = None, wanted: str | None = None) -> Verdict:
    case = prepare(found, text, anchored=anchored, wanted=wanted)
    return judge(case, box.now(case.job))


def tellings(box: ForkingSandbox, program: Program, call: Call, seed: int, *, backward: bool = False) -> tuple[Trace, str]:
    """A recorded program and what the template narrator tells of it."""
    found = box.now(Job(program, call, Mode.TRACE)).trace
    assert found is not None
    try:
        return found, tell(Seed(seed, "corpus", "", 0, 0), found, backward=backward)
    except Untellable:
        assume(False)  # noqa: FBT003 -- as hypothesis has it
        raise


_PROGRAMS = st.builds(lambda source, words: Program(source, "solve", glosses=words), sources(), glosses)
_CALLS = arguments.map(Call)
_SEEDS = st.integers(0, 9)


def examples(number: int) -> settings:
    """Settings of a test of so many examples, each of which is made and executed slowly."""
    return settings(max_examples=number, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@examples(60)
@given(program=_PROGRAMS, call=_CALLS, seed=_SEEDS)
def test_a_faithful_telling_of_any_program_is_accepted(box: ForkingSandbox, program: Program, call: Call, seed: int) -> None:
    found, text = tellings(box, program, call, seed)
    assert not verdict(box, found, text, anchored=True).faults


@examples(30)
@given(program=_PROGRAMS, call=_CALLS, seed=_SEEDS)
def test_so_is_one_that_proposes_the_input_and_only_for_its_output(
    box: ForkingSandbox, program: Program, call: Call, seed: int
) -> None:
    found, text = tellings(box, program, call, seed, backward=True)
    assert found.returned is not None
    assert not verdict(box, found, text, anchored=True, wanted=found.returned).faults
    faults = verdict(box, found, text, anchored=True, wanted=f"[{found.returned}]").faults
    assert {fault.law for fault in faults} == {Law.ANSWER}


def _falsified(claim: str, data: st.DataObject) -> str:
    """A claim that is false where this one is true."""
    if (match := re.fullmatch(r"(.* == )(-?\d+)", claim)) and data.draw(st.booleans(), label="another number"):
        return f"{match[1]}{int(match[2]) + data.draw(st.sampled_from((-10, -1, 1, 3, 100)))}"
    return claim.removeprefix("not ") if claim.startswith("not ") else f"not ({claim})"


def _with_a_false_claim(text: str, data: st.DataObject) -> str:
    narration = parse(text)
    places = [
        (number, at, order)
        for number, statement in enumerate(narration.statements)
        for at, anchor in enumerate(statement.anchors)
        for order in range(len(anchor.claims))
    ]
    number, at, order = data.draw(st.sampled_from(places))
    statements = list(narration.statements)
    anchors = list(statements[number].anchors)
    claims = list(anchors[at].claims)
    claims[order] = _falsified(claims[order], data)
    anchors[at] = type(anchors[at])(anchors[at].first, anchors[at].last, tuple(claims))
    statements[number] = type(statements[number])(statements[number].prose, tuple(anchors))
    return written(Narration(tuple(statements)))


@examples(100)
@given(program=_PROGRAMS, call=_CALLS, seed=_SEEDS, data=st.data())
def test_a_single_claim_made_false_is_rejected_as_untrue(
    box: ForkingSandbox, program: Program, call: Call, seed: int, data: st.DataObject
) -> None:
    found, text = tellings(box, program, call, seed)
    lie = _with_a_false_claim(text, data)
    assert Law.TRUTH in {fault.law for fault in verdict(box, found, lie, anchored=True).faults}


_PIECES = (
    "[[3| total == 4]]", "[[0..99999| 1]]", "[[return == 7]]", "[[6..4|x]]", "[[", "]]", "|", ";", "`", "```", "\\boxed{", "}",
    "the answer is ", "The total becomes 0 + 4 = 4.", "4 is even, so ", "first ", "the remaining ", "`kept` is ['b']", "'", '"',
    "9" * 4500, "10 ** 99999", "1e999", "(" * 300, "[" * 300, "{'a': " * 100, "-" * 400, "not " * 60, "\ud800", "\udfff\ud800",
    "\0", "\x1b[2J", "\u202eabc\u202c", "שלום ", "مرحبا 4 ", "\u200f7", "\u0660\u0661", "½", "٣ + 4 = 7", "\U0001f600", "\ufeff",
    "\ue000", "\uf400", "\n\n", "\r", "\u2028", "a" * 3000, "f(x)", "lambda: 0", "{x!r:>{y}}", "%s%n", "prices = [4], limit = 1",
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=200),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(st.characters(exclude_categories=()), max_size=8)), max_size=14).map(
        "".join
    ),
)


def _everything(box: ForkingSandbox, play: Play, text: str, *, anchored: bool | None, wanted: str | None) -> Verdict:
    """All that is done with a text."""
    case = prepare(trace(play), text, anchored=anchored, wanted=wanted)
    found = judge(case, box.now(case.job))
    assert 0.0 <= found.unread_share <= 1.0
    assert len(labels(case, found)) == len(case.statements)
    render(found, statements_of(text))
    mended(text, found)
    proposed(text)
    proposed("", text)
    return found


@examples(250)
@given(
    play=st.sampled_from((SUM, CODE, CALLS)),
    text=_TEXTS,
    anchored=st.sampled_from((None, True, False)),
    wanted=st.sampled_from(
        (
            None,
            "7",
            "('a",
        )
    ),
)
def test_no_text_makes_the_checker_fail_or_is_accepted(
    *, box: ForkingSandbox, play: Play, text: str, anchored: bool | None, wanted: str | None
) -> None:
    assert not _everything(box, play, text, anchored=anchored, wanted=wanted).verified


@examples(100)
@given(play=st.sampled_from((SUM, CODE, CALLS)), text=_TEXTS, at=st.integers(0, 2000))
def test_nor_does_any_text_within_a_true_telling(box: ForkingSandbox, play: Play, text: str, at: int) -> None:
    _everything(box, play, play.text[:at] + text + play.text[at:], anchored=None, wanted=None)


_FORBIDDEN = ("exec", "open", "import", "os.", "subprocess.", "socket.", "shutil.", "pty.", "ctypes.", "webbrowser.")
_seen: list[str] | None = None


def _hook(event: str, args: tuple[object, ...]) -> None:
    if _seen is not None and event.startswith(_FORBIDDEN):
        _seen.append(f"{event} {args!r}"[:200])


@cache
def _listen() -> None:
    sys.addaudithook(_hook)


@contextmanager
def _watched() -> Iterator[list[str]]:
    """What the code within executes, opens, imports or starts in this process."""
    global _seen  # noqa: PLW0603 -- a hook cannot be taken back
    _listen()
    _seen = []
    try:
        yield _seen
    finally:
        _seen = None


def _hostile(canary: Path) -> list[str]:
    touch = f"open({json.dumps(str(canary))}, 'w')"
    return [
        touch,
        f"__import__('os').system({json.dumps(f'touch {canary}')})",
        f"eval({touch!r})",
        f"exec({touch!r})",
        f"(lambda: {touch})()",
        f"[{touch} for _ in [1]]",
        f"(x := {touch})",
        f"f'{{{touch}}}'",
        "().__class__.__base__.__subclasses__()",
        "'{0.__class__.__init__.__globals__}'.format(prices)",
        f"prices.__class__.__mro__[-1].__subclasses__()[0].__init__.__globals__['__builtins__']['open']({str(canary)!r}, 'w')",
        f"getattr(prices, {touch!r})",
        f"sorted([1], key=lambda _: {touch})",
    ]


@pytest.mark.parametrize("number", range(len(_hostile(Path("x")))))
def test_hostile_words_and_claims_run_nowhere(box: ForkingSandbox, number: int, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    code = _hostile(canary)[number]
    texts = [
        SUM.text.replace("[[4| total == 4]]", f"[[4| total == 4; {code}]]"),
        SUM.text.replace("[[16| return == 7]]", f"[[return == {code}]]"),
        SUM.text.replace("0 + 4 = 4", f"`{code}` = 4"),
        SUM.text.replace("The answer is 7", f"The answer is {code}"),
        re.sub(r" \[\[.*?\]\]", "", SUM.text).replace("0 + 4 = 4", code),
        f"So the answer is prices = {code}, limit = 5.",
        code,
    ]
    verdict(box, trace(SUM), SUM.text)  # what is imported late is imported now
    for text in texts:
        for wanted in (None, "7"):
            with _watched() as happened:
                case = prepare(trace(SUM), text, wanted=wanted)
                proposed(text)
                proposed("", code)
            report = box.now(case.job)
            with _watched() as then:
                found = judge(case, report)
                render(found, statements_of(text))
                mended(text, found)
            assert not [*happened, *then]
            assert not found.verified
    assert not canary.exists()
